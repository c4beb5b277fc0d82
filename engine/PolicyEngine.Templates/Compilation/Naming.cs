namespace PolicyEngine.Templates.Compilation;

/// <summary>How an expression is quoted in a message.</summary>
internal static class Naming
{
    public static string Of(Expression expression) => Path(expression) is { } path ? $"'{path}'" : "The value";

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
