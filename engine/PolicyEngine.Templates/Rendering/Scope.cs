namespace PolicyEngine.Templates.Rendering;

/// <summary>One of the objects in which names are looked up, innermost first. Names are written to the nearest that has members.</summary>
internal abstract class Scope(Scope? parent)
{
    public Scope? Parent { get; } = parent;

    public abstract bool TryGet(string name, out object? value);

    /// <summary>Whether the scope took the value; otherwise the next one out is asked.</summary>
    public abstract bool TrySet(RenderContext context, string name, object? value);

    public virtual ScriptObject? Members => null;
}

/// <summary>The members of an object: the globals, the object of a <c>with</c>, the parameters of a function.</summary>
internal sealed class ObjectScope(ScriptObject members, Scope? parent) : Scope(parent)
{
    public override ScriptObject Members => members;

    public override bool TryGet(string name, out object? value) => members.TryGetValue(name, out value);

    public override bool TrySet(RenderContext context, string name, object? value)
    {
        members.Set(context, name, value);
        return true;
    }
}

/// <summary>The variable of a loop, which lives no longer than the loop.</summary>
internal sealed class LoopScope(string name, Scope? parent) : Scope(parent)
{
    public object? Value { get; set; }

    public override bool TryGet(string asked, out object? value)
    {
        value = Value;
        return string.Equals(asked, name, StringComparison.Ordinal);
    }

    public override bool TrySet(RenderContext context, string asked, object? value)
    {
        if (!string.Equals(asked, name, StringComparison.Ordinal))
            return false;
        Value = value;
        return true;
    }
}

/// <summary>The built-in names, outermost of all. They are shared between renders and never written to.</summary>
internal sealed class BuiltInScope() : Scope(null)
{
    public static readonly BuiltInScope Instance = new();

    public override bool TryGet(string name, out object? value) => BuiltInCatalog.Globals.TryGetValue(name, out value);

    public override bool TrySet(RenderContext context, string name, object? value) => false;
}
