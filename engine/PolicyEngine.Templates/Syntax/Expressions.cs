namespace PolicyEngine.Templates.Syntax;

/// <summary>A node of the tree. <paramref name="At"/> is the offset in the source text at which it begins.</summary>
internal abstract record Node(int At);

internal abstract record Expression(int At) : Node(At);

internal sealed record Literal(int At, object? Value) : Expression(At);

internal sealed record Interpolation(int At, IReadOnlyList<Expression> Parts) : Expression(At);

/// <summary>A name that is looked up in the objects in scope.</summary>
internal sealed record GlobalVariable(int At, string Name) : Expression(At)
{
    /// <summary>The names of the template that it stands in; null where nobody numbered it.</summary>
    public GlobalNames? Names { get; init; }

    /// <summary>Its number among them.</summary>
    public int Number { get; init; }
}

/// <summary><c>$name</c>: a name of the current function or included page.</summary>
internal sealed record LocalVariable(int At, string Name) : Expression(At);

/// <summary><c>$</c>: the arguments of the current function or included page.</summary>
internal sealed record ArgumentList(int At) : Expression(At);

/// <summary><c>$$</c>: the block that a <c>wrap</c> handed to the current function.</summary>
internal sealed record WrappedBlock(int At) : Expression(At);

internal sealed record ThisObject(int At) : Expression(At);

/// <summary><c>for.index</c> and its like.</summary>
internal sealed record LoopMember(int At, string Loop, string Name) : Expression(At);

internal sealed record MemberAccess(int At, Expression Target, string Name, bool Optional, int NameAt) : Expression(At);

internal sealed record IndexAccess(int At, Expression Target, Expression Index) : Expression(At);

internal sealed record Argument(int At, string? Name, Expression Value, bool Expand) : Node(At);

internal sealed record Call(int At, Expression Callee, IReadOnlyList<Argument> Arguments) : Expression(At);

internal sealed record Pipe(int At, Expression Left, Call Target) : Expression(At);

/// <summary><c>@name</c>: the function itself and not what it answers.</summary>
internal sealed record Alias(int At, Expression Target) : Expression(At);

internal sealed record Nested(int At, Expression Inner) : Expression(At);

internal sealed record Unary(int At, string Operator, Expression Operand) : Expression(At);

internal sealed record Binary(int At, string Operator, Expression Left, Expression Right, int OperatorAt) : Expression(At);

internal sealed record Conditional(int At, Expression Condition, Expression Then, Expression Else) : Expression(At);

internal sealed record ArrayLiteral(int At, IReadOnlyList<Expression> Items) : Expression(At);

internal sealed record ObjectLiteral(int At, IReadOnlyList<KeyValuePair<string, Expression>> Members) : Expression(At);

/// <summary><c>x++</c> and its like: the answer is the value before, or with <paramref name="Before"/> the value after.</summary>
internal sealed record Increment(int At, Expression Target, int By, bool Before) : Expression(At);

internal sealed record FunctionLiteral(int At, string Name, IReadOnlyList<Parameter>? Parameters, Statement Body) : Expression(At);

/// <summary>A parameter of a function; <paramref name="Default"/> makes it optional, <paramref name="Rest"/> makes it take all that is left.</summary>
internal sealed record Parameter(int At, string Name, Expression? Default, bool Rest) : Node(At);
