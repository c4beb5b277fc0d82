using System.Runtime.CompilerServices;

namespace PolicyEngine.Templates.Rendering;

/// <summary>All state of one render. Never shared: a template is rendered by many threads with a context each.</summary>
internal sealed class RenderContext
{
    private Dictionary<object, ScriptObject>? overlays;
    private readonly GlobalNames names;
    private readonly (int Version, object? Value)[] known;
    private readonly Scope root;
    private int version = 1;
    private readonly int mostSteps;
    private readonly long mostMemory;
    private long memory;
    private int steps;
    private int calls;

    public RenderContext(Template template, IReadOnlyDictionary<string, object?> model, RenderOptions options)
    {
        Options = options;
        (mostSteps, mostMemory) = (options.Budget.Steps, options.Budget.Memory);
        Culture = options.Culture;
        Source = template.Source;
        Output = new OutputBuffer(this, captured: false);
        Scope = root = new ObjectScope(new ScriptObject(model), BuiltInScope.Instance);
        names = template.Source.Names;
        known = new (int, object?)[names.Count];
        Encoding = options.Encoding;
    }

    public RenderOptions Options { get; }

    public TemplateCulture Culture { get; }

    public OutputEncoding Encoding { get; }

    /// <summary>Whether text that is encoded must be told from text that is not. A subject is encoded over again at no harm.</summary>
    public bool Encodes => Encoding is OutputEncoding.Html or OutputEncoding.WhatsApp;

    public bool EncodesHtml => Encoding == OutputEncoding.Html;

    public OutputBuffer Output { get; set; }

    public Scope Scope { get; set; }

    public Frame Frame { get => field ??= new Frame(); set; }

    public LoopState? Loop { get; set; }

    public object? Returned { get; set; }

    /// <summary>The indentation that further lines of text take on while an indented expression is written.</summary>
    public string? Indent { get; set; }

    /// <summary>Where the statement or operation that runs now stands, for errors.</summary>
    public SourceText Source { get; set; }

    public int Position { get; set; }

    public BuiltInState BuiltIns => field ??= new BuiltInState();

    public TemplateFailure Fail(TemplateMessage message) => new(Source.ErrorAt(Position, message));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step(int count = 1)
    {
        steps += count;
        if ((uint)steps > (uint)mostSteps)
            ThrowSteps();
    }

    /// <summary>Counts memory before it is taken.</summary>
    public void Allocate(long bytes)
    {
        memory += bytes;
        if (memory > mostMemory || bytes < 0)
            throw Fail($"The template uses more than the limit of {Options.Budget.Memory} bytes for its values (budget: Memory).");
    }

    /// <summary>Counts a string before it is made, and the work of making it.</summary>
    public void AllocateText(long length)
    {
        Allocate(24 + (2 * length));
        Step(1 + (int)Math.Min(length >> 5, int.MaxValue / 2));
    }

    /// <summary>Counts the elements of an array before they are made.</summary>
    public void AllocateItems(long count)
    {
        Allocate(96 + (40 * count));
        Step(1 + (int)Math.Min(count, int.MaxValue / 2));
    }

    public void Enter()
    {
        if (++calls > Options.Budget.Depth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw Fail($"Functions and includes call one another deeper than the limit of {Options.Budget.Depth} (budget: Depth).");
        Step(4);
    }

    public void Leave() => calls--;

    /// <summary>The text of a value, as it is written into the output.</summary>
    public string Text(object? value) => value as string ?? Printer.Text(this, value, Culture);

    /// <summary>
    /// The writable stand-in of an object of the model: the template changes that one, and the caller's stays as it was.
    /// </summary>
    public ScriptObject Overlay(IReadOnlyDictionary<string, object?> members)
    {
        if (members is ScriptObject own)
            return own;
        overlays ??= new Dictionary<object, ScriptObject>(ReferenceEqualityComparer.Instance);
        if (!overlays.TryGetValue(members, out var overlay))
        {
            Allocate(128);
            Forget();
            overlays.Add(members, overlay = new ScriptObject(members));
        }
        return overlay;
    }

    /// <summary>What stands for a value of the model now: its stand-in, if the template has changed it.</summary>
    public object? Current(object? value) =>
        overlays is not null && value is IReadOnlyDictionary<string, object?> and not ScriptObject && overlays.TryGetValue(value, out var overlay)
            ? overlay
            : value;

    /// <summary>Something was assigned: what names stood for may not hold any more.</summary>
    public void Forget() => version++;

    /// <summary>
    /// The same as by its name. What a name of the page stands for outside of its loops is kept until something is assigned.
    /// </summary>
    public bool TryLookUp(GlobalVariable variable, out object? value)
    {
        var scope = Scope;
        for (; scope is LoopScope loop; scope = loop.Parent)
        {
            if (!loop.TryGet(variable.Name, out value))
                continue;
            value = Current(value);
            return true;
        }
        if (!ReferenceEquals(scope, root) || !ReferenceEquals(variable.Names, names))
            return TryLookUp(variable.Name, out value);
        ref var kept = ref known[variable.Number];
        if (kept.Version == version)
        {
            value = kept.Value;
            return true;
        }
        if (!TryLookUp(variable.Name, out value))
            return false;
        kept = (version, value);
        return true;
    }

    public bool TryLookUp(string name, out object? value)
    {
        for (var scope = Scope; scope is not null; scope = scope.Parent)
        {
            if (scope.TryGet(name, out value))
            {
                value = Current(value);
                return true;
            }
        }
        value = null;
        return false;
    }

    public void Assign(string name, object? value)
    {
        for (var scope = Scope; scope is not null; scope = scope.Parent)
        {
            if (scope.TrySet(this, name, value))
                return;
        }
    }

    /// <summary>Runs something and takes what it writes as a value.</summary>
    public object Capture(Action run)
    {
        var (output, indent) = (Output, Indent);
        Output = new OutputBuffer(this, captured: true);
        Indent = null;
        run();
        var text = Output.TakeText();
        (Output, Indent) = (output, indent);
        return Encodes ? new EncodedText(text) : text;
    }

    private void ThrowSteps() =>
        throw Fail($"The template takes more than the limit of {Options.Budget.Steps} steps (budget: Steps).");
}
