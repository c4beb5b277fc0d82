namespace PolicyEngine.Templates.Checking;

/// <summary>What is known of the value of an expression.</summary>
internal sealed partial class ShapeChecker
{
    /// <summary>Checks the expression with all that is in it, and says what its value is: null where that is not known.</summary>
    private TemplateShape? ShapeOf(Expression expression)
    {
        switch (expression)
        {
            case GlobalVariable variable:
                return ShapeOf(variable);
            case MemberAccess member:
                return Member(ShapeOf(member.Target), member.Target, member.Name, member.NameAt);
            case IndexAccess index:
                return Element(index);
            case Nested nested:
                return ShapeOf(nested.Inner);
            case Pipe pipe:
                return ShapeOf(pipe);
            case FunctionLiteral:
                Visit(expression);
                return null;
            case Call call when Included.By(call) is { } include:
                VisitChildren(call);
                VisitIncluded(include);
                return null;
            default:
                VisitChildren(expression);
                return null;
        }
    }

    private TemplateShape? ShapeOf(GlobalVariable variable)
    {
        for (var place = layer; place is not null; place = place.Outer)
        {
            if (place.TryGet(variable.Name, out var shape))
                return shape;
        }
        Report(variable.At, $"There is no '{Describer.Shorten(variable.Name)}'.{NearestName.Suggest(variable.Name, KnownNames())}");
        return null;
    }

    private IEnumerable<string> KnownNames()
    {
        for (var place = layer; place is not null; place = place.Outer)
        {
            foreach (var name in place.Names)
                yield return name;
        }
    }

    private TemplateShape? Member(TemplateShape? owner, Expression target, string name, int at)
    {
        if (owner is null)
            return null;
        if (owner.Members.TryGetValue(name, out var shape))
            return shape;
        if (!owner.IsOpen && name != "empty?")
            Report(at, $"{Naming.Of(target)}{Kind(owner)} has no member '{Describer.Shorten(name)}'.{NearestName.Suggest(name, owner.Members.Keys)}");
        return null;
    }

    private static TemplateMessage Kind(TemplateShape owner) => owner.Kind == "object" ? (TemplateMessage)"" : $" is a {(TemplateMessage)owner.Kind} and";

    private TemplateShape? Element(IndexAccess index)
    {
        var owner = ShapeOf(index.Target);
        Visit(index.Index);
        return index.Index is Literal { Value: string name } literal ? Member(owner, index.Target, name, literal.At) : owner?.Item;
    }

    private TemplateShape? ShapeOf(Pipe pipe)
    {
        var value = ShapeOf(pipe.Left);
        Visit(pipe.Target);
        if (Included.By(pipe) is { } include)
            VisitIncluded(include);
        // These hand on the items of a list as they are.
        return pipe.Target.Callee is MemberAccess { Target: GlobalVariable { Name: "array" } } function
            ? function.Name switch
            {
                "first" or "last" => value?.Item,
                "sort" or "reverse" or "limit" or "offset" or "filter" or "uniq" or "compact" => value,
                _ => null,
            }
            : null;
    }
}
