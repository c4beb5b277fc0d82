namespace PolicyEngine.Templates.Checking;

/// <summary>What an <c>include</c> names.</summary>
/// <param name="Value">The name, where it stands in the text; null where it is worked out.</param>
/// <param name="At">Where.</param>
internal sealed record Included(string? Value, int At)
{
    /// <summary>What a call or a pipe includes; null where it includes nothing.</summary>
    public static Included? By(Node node) => node switch
    {
        Call { Callee: GlobalVariable { Name: "include" }, Arguments: [var first, ..] } => new Included(Text(first.Value), first.At),
        Pipe { Target.Callee: GlobalVariable { Name: "include" } } pipe => new Included(Text(pipe.Left), pipe.Left.At),
        Call { Callee: GlobalVariable { Name: "include_join" } } join => new Included(null, join.At),
        Pipe { Target.Callee: GlobalVariable { Name: "include_join" } } join => new Included(null, join.At),
        _ => null,
    };

    private static string? Text(Expression expression) => expression is Literal { Value: string text } ? text : null;
}
