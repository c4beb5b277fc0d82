namespace PolicyEngine.Templates.Compilation;

/// <summary>How an expression is quoted in a message.</summary>
internal static class Naming
{
    public static TemplateMessage Of(Expression expression) => Path(expression) is { } path ? $"'{path}'" : (TemplateMessage)"The value";

    /// <summary>What to say of a name that nothing goes by, with the nearest one that something does; null for everything else.</summary>
    public static TemplateMessage? Unknown(RenderContext context, Expression expression) =>
        expression is GlobalVariable variable && !context.TryLookUp(variable.Name, out _)
            ? (TemplateMessage)$"There is no '{variable.Name}'.{NearestName.Suggest(variable.Name, Known(context))}"
            : null;

    private static IEnumerable<string> Known(RenderContext context)
    {
        for (var scope = context.Scope; scope is not null; scope = scope.Parent)
        {
            foreach (var name in scope.Members?.Keys ?? [])
                yield return name;
        }
        foreach (var name in BuiltInCatalog.Globals.Keys)
            yield return name;
    }

    private static string? Path(Expression expression) => expression switch
    {
        GlobalVariable variable => variable.Name,
        LocalVariable local => "$" + local.Name,
        ArgumentList => "$",
        ThisObject => "this",
        MemberAccess member => Path(member.Target) is { } target ? $"{target}.{member.Name}" : null,
        IndexAccess index => Path(index.Target) is { } target ? $"{target}[…]" : null,
        Nested nested => Path(nested.Inner),
        Alias alias => Path(alias.Target),
        _ => null,
    };
}
