namespace PolicyEngine.Templates.Syntax;

internal abstract record Statement(int At) : Node(At);

internal sealed record Block(int At, IReadOnlyList<Statement> Statements) : Statement(At);

internal sealed record TextStatement(int At, string Text) : Statement(At);

/// <summary>An expression whose value is written; further lines of it are indented by <paramref name="Indent"/>.</summary>
internal sealed record OutputStatement(int At, Expression Value, string? Indent) : Statement(At);

/// <summary>An assignment; <paramref name="Operator"/> is the operator before the equals sign, or empty.</summary>
internal sealed record Assignment(int At, Expression Target, string Operator, Expression Value) : Statement(At);

internal sealed record IfStatement(int At, Expression Condition, Statement Then, Statement? Else) : Statement(At);

internal sealed record When(IReadOnlyList<Expression> Values, Statement Body);

internal sealed record CaseStatement(int At, Expression Value, IReadOnlyList<When> Whens, Statement? Else) : Statement(At);

internal sealed record ForStatement(
    int At, Expression Variable, Expression Items, LoopOptions Options, Statement Body, Statement? Else) : Statement(At);

/// <summary>What may follow the collection of a loop. <paramref name="Table"/> is set for <c>tablerow</c>.</summary>
internal sealed record LoopOptions(Expression? Offset, Expression? Limit, bool Reversed, Expression? Columns, bool Table);

internal sealed record WhileStatement(int At, Expression Condition, Statement Body) : Statement(At);

/// <summary><c>break</c> or <c>continue</c>.</summary>
internal sealed record LeaveStatement(int At, bool Break) : Statement(At);

internal sealed record CaptureStatement(int At, Expression Target, Statement Body) : Statement(At);

internal sealed record ReadOnlyStatement(int At, Expression Target) : Statement(At);

internal sealed record ImportStatement(int At, Expression Value) : Statement(At);

internal sealed record WithStatement(int At, Expression Target, Statement Body) : Statement(At);

internal sealed record WrapStatement(int At, Call Target, Statement Body) : Statement(At);

internal sealed record FunctionStatement(int At, string Name, FunctionLiteral Function) : Statement(At);

internal sealed record ReturnStatement(int At, Expression? Value) : Statement(At);
