namespace PolicyEngine.Templates.Syntax;

/// <summary>The nodes directly below a node, in the order of the text.</summary>
internal static class Children
{
    public static IEnumerable<Node> Of(Node node) => node is Statement statement
        ? OfStatement(statement)
        : OfExpression(node);

    private static IEnumerable<Node> OfStatement(Statement statement) => statement switch
    {
        Block block => block.Statements,
        OutputStatement output => [output.Value],
        Assignment assignment => [assignment.Target, assignment.Value],
        IfStatement conditional => Given(conditional.Condition, conditional.Then, conditional.Else),
        CaseStatement choice => [choice.Value, .. choice.Whens.SelectMany(when => when.Values.Append<Node>(when.Body)), .. Given(choice.Else)],
        ForStatement loop => Given(
            loop.Variable, loop.Items, loop.Options.Offset, loop.Options.Limit, loop.Options.Columns, loop.Body, loop.Else),
        WhileStatement loop => [loop.Condition, loop.Body],
        CaptureStatement capture => [capture.Target, capture.Body],
        ReadOnlyStatement readOnly => [readOnly.Target],
        ImportStatement import => [import.Value],
        WithStatement with => [with.Target, with.Body],
        WrapStatement wrap => [wrap.Target, wrap.Body],
        FunctionStatement function => [function.Function],
        ReturnStatement returned => Given(returned.Value),
        _ => [],
    };

    private static IEnumerable<Node> OfExpression(Node node) => node switch
    {
        Interpolation interpolation => interpolation.Parts,
        MemberAccess member => [member.Target],
        IndexAccess index => [index.Target, index.Index],
        Argument argument => [argument.Value],
        Call call => [call.Callee, .. call.Arguments],
        Pipe pipe => [pipe.Left, pipe.Target],
        Alias alias => [alias.Target],
        Nested nested => [nested.Inner],
        Unary unary => [unary.Operand],
        Binary binary => [binary.Left, binary.Right],
        Conditional conditional => [conditional.Condition, conditional.Then, conditional.Else],
        ArrayLiteral array => array.Items,
        ObjectLiteral literal => literal.Members.Select(member => member.Value),
        Increment increment => [increment.Target],
        FunctionLiteral function => [.. function.Parameters ?? [], function.Body],
        Parameter parameter => Given(parameter.Default),
        _ => [],
    };

    private static IEnumerable<Node> Given(params Node?[] nodes) => nodes.OfType<Node>();
}
