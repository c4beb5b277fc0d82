using System.Runtime.CompilerServices;
using System.Text;

namespace PolicyEngine.Templates.Compilation;

/// <summary>Turns expressions into closures. Every closure that can fail sets the position first.</summary>
internal static class ExpressionCompiler
{
    public static Evaluate Compile(Expression expression)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return CompileKind(expression);
    }

    private static Evaluate CompileKind(Expression expression) => expression switch
    {
        Literal literal => CompileLiteral(literal),
        GlobalVariable or LocalVariable or MemberAccess or IndexAccess or ArgumentList or ThisObject or LoopMember or WrappedBlock
            => PathCompiler.CompileCalled(expression),
        Binary binary => CompileBinary(binary),
        Unary unary => CompileUnary(unary),
        Call call => CallCompiler.Compile(call),
        Pipe pipe => CallCompiler.CompilePipe(pipe),
        Nested nested => CompileNested(nested),
        Alias alias => PathCompiler.CompileUncalled(alias.Target),
        Conditional conditional => CompileConditional(conditional),
        Interpolation interpolation => CompileInterpolation(interpolation),
        ArrayLiteral array => CompileArray(array),
        ObjectLiteral members => CompileObject(members),
        FunctionLiteral function => FunctionCompiler.Compile(function),
        Increment increment => CompileIncrement(increment),
        _ => throw new InvalidOperationException($"There is no code for {expression.GetType().Name}."),
    };

    private static Evaluate CompileLiteral(Literal literal)
    {
        var value = literal.Value switch
        {
            bool flag => Boxes.Of(flag),
            int small => Boxes.Of(small),
            var other => other,
        };
        return _ => value;
    }

    private static Evaluate CompileNested(Nested nested)
    {
        var inner = Compile(nested.Inner);
        var at = nested.At;
        if (nested.Inner is not (FunctionLiteral or Pipe or Call or Conditional))
            return inner;
        return context =>
        {
            var value = inner(context);
            if (value is not Callable callable)
                return value;
            context.Position = at;
            return callable.Invoke(context);
        };
    }

    private static Evaluate CompileBinary(Binary binary)
    {
        var left = Compile(binary.Left);
        var right = Compile(binary.Right);
        var (at, symbol) = (binary.OperatorAt, binary.Operator);
        switch (symbol)
        {
            case "&&":
                return context => Boxes.Of(IsTrue(context, left) && IsTrue(context, right));
            case "||":
                return context => Boxes.Of(IsTrue(context, left) || IsTrue(context, right));
            case "??":
                return context => left(context) ?? right(context);
            case "?!":
                return context => left(context) is { } ? right(context) : null;
            case "==" or "!=":
                return CompileEquality(left, right, at, symbol == "==");
            case "+":
                return CompileSum(left, right, at);
        }
        return context =>
        {
            var first = left(context);
            var second = right(context);
            context.Position = at;
            return Operators.Apply(context, symbol, first, second);
        };
    }

    /// <summary>Small numbers are added here: counting is what templates add for.</summary>
    private static Evaluate CompileSum(Evaluate left, Evaluate right, int at) => context =>
    {
        var first = left(context);
        var second = right(context);
        context.Position = at;
        if (first is not int a || second is not int b)
            return Operators.Apply(context, "+", first, second);
        context.Step();
        return Boxes.Of((long)a + b);
    };

    private static Evaluate CompileEquality(Evaluate left, Evaluate right, int at, bool wanted) => context =>
    {
        var first = left(context);
        var second = right(context);
        context.Position = at;
        context.Step();
        return Boxes.Of(Comparison.AreEqual(context, first, second) == wanted);
    };

    private static bool IsTrue(RenderContext context, Evaluate value)
    {
        context.Step();
        return Comparison.IsTrue(value(context));
    }

    private static Evaluate CompileUnary(Unary unary)
    {
        var operand = Compile(unary.Operand);
        var (at, symbol) = (unary.At, unary.Operator);
        if (symbol == "!")
            return context => Boxes.Of(!Comparison.IsTrue(operand(context)));
        return context =>
        {
            var value = operand(context);
            if (value is null)
                return null;
            context.Position = at;
            if (!Numbers.IsNumber(value))
                throw context.Fail($"'{symbol}' does not work on {Describer.Describe(context, value)}.");
            return symbol == "-" ? Arithmetic.Negate(context, value) : value;
        };
    }

    private static Evaluate CompileConditional(Conditional conditional)
    {
        var condition = Compile(conditional.Condition);
        var then = Compile(conditional.Then);
        var otherwise = Compile(conditional.Else);
        return context =>
        {
            context.Step();
            return Comparison.IsTrue(condition(context)) ? then(context) : otherwise(context);
        };
    }

    private static Evaluate CompileInterpolation(Interpolation interpolation)
    {
        var parts = interpolation.Parts.Select(Compile).ToArray();
        var at = interpolation.At;
        return context =>
        {
            var text = new StringBuilder();
            foreach (var part in parts)
            {
                var value = context.Text(part(context));
                context.Position = at;
                context.AllocateText(value.Length);
                text.Append(value);
            }
            return text.ToString();
        };
    }

    private static Evaluate CompileArray(ArrayLiteral array)
    {
        var items = array.Items.Select(Compile).ToArray();
        var at = array.At;
        return context =>
        {
            context.Position = at;
            context.AllocateItems(items.Length);
            var values = new List<object?>(items.Length);
            foreach (var item in items)
                values.Add(item(context));
            return new ScriptArray(values);
        };
    }

    private static Evaluate CompileObject(ObjectLiteral literal)
    {
        var members = literal.Members.Select(member => (member.Key, Value: Compile(member.Value))).ToArray();
        var at = literal.At;
        return context =>
        {
            context.Position = at;
            context.Allocate(64);
            context.Step();
            var made = new ScriptObject();
            foreach (var (name, value) in members)
                made.Set(context, name, value(context));
            return made;
        };
    }

    private static Evaluate CompileIncrement(Increment increment)
    {
        var read = Compile(increment.Target);
        var write = TargetCompiler.Compile(increment.Target);
        var (at, by, before) = (increment.At, Boxes.Of(increment.By), increment.Before);
        return context =>
        {
            var old = read(context);
            context.Position = at;
            var changed = Operators.Apply(context, "+", old, by);
            write(context, changed);
            return before ? changed : old;
        };
    }
}
