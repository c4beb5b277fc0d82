namespace PolicyEngine.Templates.Checking;

/// <summary>
/// The names that a template and all that it includes give values to, wherever they do. The language knows no declarations:
/// whether a name has a value at some place depends on what ran before, so one that is assigned anywhere counts as known.
/// </summary>
internal sealed class NamesOfTemplate
{
    private readonly HashSet<string> assigned = new(StringComparer.Ordinal);
    private readonly HashSet<string> passing = new(StringComparer.Ordinal);
    private readonly HashSet<Template> seen = [];
    private readonly Func<string, Template?> loader;

    public NamesOfTemplate(Template template, Func<string, Template?> loader)
    {
        this.loader = loader;
        Collect(template);
    }

    /// <summary>Whether names may come from where no reading of the text finds them.</summary>
    public bool AreUnknowable { get; private set; }

    /// <summary>Whether a function may run where an object's members are names.</summary>
    public bool HasWith { get; private set; }

    /// <summary>Names that hold as long as the template is rendered.</summary>
    public bool Assigns(string name) => assigned.Contains(name);

    /// <summary>Names of loops and parameters, which a function sees that is called there.</summary>
    public bool Passes(string name) => passing.Contains(name);

    private void Collect(Template template)
    {
        if (!seen.Add(template))
            return;
        var open = new Stack<Node>([template.Tree]);
        while (open.TryPop(out var node))
        {
            Collect(node);
            foreach (var child in Children.Of(node))
                open.Push(child);
        }
    }

    private void Collect(Node node)
    {
        switch (node)
        {
            case Assignment assignment:
                Assign(assignment.Target);
                break;
            case Increment increment:
                Assign(increment.Target);
                break;
            case CaptureStatement capture:
                Assign(capture.Target);
                break;
            case FunctionStatement function:
                assigned.Add(function.Name);
                break;
            case ForStatement { Variable: GlobalVariable variable }:
                passing.Add(variable.Name);
                break;
            case Parameter parameter:
                passing.Add(parameter.Name);
                break;
            case WithStatement:
                HasWith = true;
                break;
            case ImportStatement or MemberAccess { Name: "eval" or "eval_template" }:
                AreUnknowable = true;
                break;
            default:
                Include(node);
                break;
        }
    }

    private void Assign(Expression target)
    {
        switch (target)
        {
            case GlobalVariable variable:
                assigned.Add(variable.Name);
                break;
            case MemberAccess { Target: ThisObject } member:
                assigned.Add(member.Name);
                break;
            case IndexAccess { Target: ThisObject }:
                AreUnknowable = true;
                break;
        }
    }

    private void Include(Node node)
    {
        if (Included.By(node) is not { } name)
            return;
        if (name.Value is not string literal)
            AreUnknowable = true;
        else if (loader(literal) is { } template)
            Collect(template);
    }
}
