namespace PolicyEngine.Templates.Rendering;

/// <summary>What belongs to one call of a function or one included page: its arguments, its <c>$names</c>, the block it was given.</summary>
internal class Frame
{
    private Dictionary<string, object?>? locals;
    private HashSet<string>? readOnly;

    public ScriptArray? Arguments { get; set; }

    public WrappedCode? Block { get; init; }

    public virtual bool TryGet(string name, out object? value)
    {
        value = null;
        return locals is not null && locals.TryGetValue(name, out value);
    }

    public virtual void Set(RenderContext context, string name, object? value)
    {
        if (readOnly is not null && readOnly.Contains(name))
            throw context.Fail($"'${name}' is read-only.");
        if ((locals ??= []).TryAdd(name, value))
            context.Allocate(64);
        else
            locals[name] = value;
    }

    public virtual void Remove(string name) => locals?.Remove(name);

    public virtual void Protect(string name) => (readOnly ??= []).Add(name);
}

/// <summary>
/// The frame of a wrapped block. It sees the names of the function that runs it and then those of the place it was written
/// in; new names belong to that place.
/// </summary>
internal sealed class BlockFrame(Frame runner, Frame home) : Frame
{
    public override bool TryGet(string name, out object? value) =>
        runner.TryGet(name, out value) || home.TryGet(name, out value);

    public override void Set(RenderContext context, string name, object? value) =>
        (runner.TryGet(name, out _) ? runner : home).Set(context, name, value);

    public override void Remove(string name) => home.Remove(name);

    public override void Protect(string name) => home.Protect(name);
}

/// <summary>The block of a <c>wrap</c>, with the frame it was written in.</summary>
internal sealed record WrappedCode(Execute Body, Frame Home, SourceText Source)
{
    public void Run(RenderContext context)
    {
        context.Enter();
        var (frame, source) = (context.Frame, context.Source);
        context.Frame = new BlockFrame(frame, Home) { Arguments = Home.Arguments, Block = Home.Block };
        context.Source = Source;
        Body(context);
        (context.Frame, context.Source) = (frame, source);
        context.Leave();
    }
}
