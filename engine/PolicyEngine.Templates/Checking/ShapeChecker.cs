namespace PolicyEngine.Templates.Checking;

/// <summary>
/// Goes through a template and all that it includes, and finds the names and members that its model does not have. Where it
/// cannot know, it is silent.
/// </summary>
internal sealed partial class ShapeChecker
{
    /// <summary>Includes within loops within includes are gone through again; somewhere that has to end.</summary>
    private const int MostNodes = 200_000;

    private const int MostIncludes = 32;

    private readonly Func<string, Template?> loader;
    private readonly HashSet<(Layer, Template)> included = [];
    private readonly Dictionary<(SourceText, int), TemplateError> errors = [];
    private readonly NamesOfTemplate names;
    private SourceText source;
    private Layer layer;
    private int nodes;
    private int depth;

    private ShapeChecker(Template template, TemplateShape model, Func<string, Template?> loader)
    {
        this.loader = loader;
        source = template.Source;
        names = new NamesOfTemplate(template, loader);
        layer = new GlobalLayer(names, model);
    }

    public static IReadOnlyList<TemplateError> Check(Template template, TemplateShape model, Func<string, Template?> loader)
    {
        var checker = new ShapeChecker(template, model, loader);
        checker.Visit(template.Tree);
        return [.. checker.errors.Values.OrderBy(error => error.File, StringComparer.Ordinal).ThenBy(error => error.Line).ThenBy(error => error.Column)];
    }

    private void Report(int at, TemplateMessage message) => errors.TryAdd((source, at), source.ErrorAt(at, message));

    private void Visit(Node? node)
    {
        if (node is null || ++nodes > MostNodes)
            return;
        switch (node)
        {
            case ForStatement loop:
                VisitFor(loop);
                break;
            case WithStatement with:
                VisitWith(with);
                break;
            case FunctionLiteral function:
                VisitFunction(function);
                break;
            case Assignment assignment:
                Visit(assignment.Value);
                VisitTarget(assignment.Target);
                break;
            case CaptureStatement capture:
                VisitTarget(capture.Target);
                Visit(capture.Body);
                break;
            case Expression expression:
                ShapeOf(expression);
                break;
            default:
                VisitChildren(node);
                break;
        }
    }

    private void VisitChildren(Node node)
    {
        foreach (var child in Children.Of(node))
            Visit(child);
    }

    private void VisitIn(Layer inner, Node? node)
    {
        var outer = layer;
        layer = inner;
        Visit(node);
        layer = outer;
    }

    /// <summary>What is assigned to needs no value before; what it is a member of does.</summary>
    private void VisitTarget(Expression target)
    {
        if (target is MemberAccess member)
            Visit(member.Target);
        else if (target is IndexAccess)
            VisitChildren(target);
    }

    private void VisitFor(ForStatement loop)
    {
        var item = ShapeOf(loop.Items)?.Item;
        Visit(loop.Options.Offset);
        Visit(loop.Options.Limit);
        Visit(loop.Options.Columns);
        var inner = loop.Variable is GlobalVariable variable
            ? new NamesLayer(new Dictionary<string, TemplateShape?> { [variable.Name] = item }, layer)
            : layer;
        VisitIn(inner, loop.Body);
        Visit(loop.Else);
    }

    private void VisitWith(WithStatement with)
    {
        var shape = ShapeOf(with.Target);
        VisitIn(
            shape is { IsOpen: false }
                ? new NamesLayer(shape.Members.ToDictionary(member => member.Key, member => (TemplateShape?)member.Value), layer)
                : new AnyNameLayer(layer),
            with.Body);
    }

    private void VisitFunction(FunctionLiteral function)
    {
        foreach (var parameter in function.Parameters ?? [])
            Visit(parameter.Default);
        VisitIn(new FunctionLayer(names, layer), function.Body);
    }

    private void VisitIncluded(Included include)
    {
        if (include.Value is not { } name)
            return;
        if (loader(name) is not { } template)
        {
            Report(include.At, $"There is no template '{Describer.Shorten(name)}' to include.");
            return;
        }
        if (depth >= MostIncludes || !included.Add((layer, template)))
            return;
        var outer = source;
        source = template.Source;
        depth++;
        Visit(template.Tree);
        depth--;
        source = outer;
    }
}
