namespace PolicyEngine.Templates.Checking;

/// <summary>Names of one place in a template, over those of the places around it.</summary>
internal abstract class Layer(Layer? outer)
{
    public Layer? Outer { get; } = outer;

    /// <summary>Whether the name is one of this layer's, and what is known of its value: null where nothing is.</summary>
    public abstract bool TryGet(string name, out TemplateShape? shape);

    public virtual IEnumerable<string> Names => [];
}

/// <summary>The names of a loop, a function or a <c>with</c>.</summary>
internal sealed class NamesLayer(IReadOnlyDictionary<string, TemplateShape?> names, Layer outer) : Layer(outer)
{
    public override bool TryGet(string name, out TemplateShape? shape) => names.TryGetValue(name, out shape);

    public override IEnumerable<string> Names => names.Keys;
}

/// <summary>A place where any name may be one, like the inside of a <c>with</c> over an object of which little is known.</summary>
internal sealed class AnyNameLayer(Layer outer) : Layer(outer)
{
    public override bool TryGet(string name, out TemplateShape? shape)
    {
        shape = null;
        return true;
    }
}

/// <summary>The inside of a function, which may be called from within any loop and any other function.</summary>
internal sealed class FunctionLayer(NamesOfTemplate names, Layer outer) : Layer(outer)
{
    public override bool TryGet(string name, out TemplateShape? shape)
    {
        shape = null;
        return names.Passes(name) || names.HasWith;
    }
}

/// <summary>What the template assigns, the model, and the built-in names.</summary>
internal sealed class GlobalLayer(NamesOfTemplate names, TemplateShape model) : Layer(null)
{
    private static readonly Dictionary<string, TemplateShape> BuiltIns = BuiltInCatalog.Globals.ToDictionary(
        member => member.Key,
        member => member.Value is BuiltInNamespace group
            ? TemplateShape.Closed(group.Members.Keys.Select(name => (name, TemplateShape.Anything)))
            : TemplateShape.Anything,
        StringComparer.Ordinal);

    public override IEnumerable<string> Names => model.Members.Keys.Concat(BuiltIns.Keys);

    public override bool TryGet(string name, out TemplateShape? shape)
    {
        shape = null;
        if (names.Assigns(name))
            return true;
        return model.Members.TryGetValue(name, out shape) || BuiltIns.TryGetValue(name, out shape) || model.IsOpen || names.AreUnknowable;
    }
}
