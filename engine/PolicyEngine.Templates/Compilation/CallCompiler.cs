namespace PolicyEngine.Templates.Compilation;

/// <summary>Compiles calls and pipes.</summary>
internal static class CallCompiler
{
    public static Evaluate Compile(Call call)
    {
        var callee = PathCompiler.CompileUncalled(call.Callee);
        var arguments = CompileArguments(call.Arguments);
        return context =>
        {
            var function = ToCallable(context, callee(context), call);
            var given = arguments(context);
            context.Position = call.At;
            return function.Invoke(context, given);
        };
    }

    public static Evaluate CompilePipe(Pipe pipe)
    {
        var left = ExpressionCompiler.Compile(pipe.Left);
        var callee = PathCompiler.CompileUncalled(pipe.Target.Callee);
        var arguments = CompileArguments(pipe.Target.Arguments);
        return context =>
        {
            var value = left(context);
            var function = ToCallable(context, callee(context), pipe.Target);
            var given = arguments(context).WithFirst(value);
            context.Position = pipe.Target.At;
            return function.Invoke(context, given);
        };
    }

    public static Callable ToCallable(RenderContext context, object? value, Call call)
    {
        if (value is Callable callable)
            return callable;
        context.Position = call.At;
        throw context.Fail(Naming.Unknown(context, call.Callee)
            ?? $"{Naming.Of(call.Callee)} is not a function but {Describer.Describe(context, value)}.");
    }

    public static Func<RenderContext, CallArguments> CompileArguments(IReadOnlyList<Argument> arguments)
    {
        if (arguments.Count == 0)
            return static _ => CallArguments.None;
        var values = arguments.Select(argument => ExpressionCompiler.Compile(argument.Value)).ToArray();
        return arguments.Any(argument => argument.Name is not null || argument.Expand)
            ? context => Collect(context, arguments, values)
            : context =>
            {
                var positional = new object?[values.Length];
                for (var index = 0; index < values.Length; index++)
                    positional[index] = values[index](context);
                return new CallArguments(positional);
            };
    }

    private static CallArguments Collect(RenderContext context, IReadOnlyList<Argument> arguments, Evaluate[] values)
    {
        var positional = new List<object?>();
        var named = new List<(string, object?)>();
        for (var index = 0; index < values.Length; index++)
        {
            var value = values[index](context);
            context.Position = arguments[index].At;
            if (arguments[index].Name is { } name)
            {
                named.Add((name, value));
            }
            else if (arguments[index].Expand && value is IReadOnlyList<object?> items)
            {
                context.AllocateItems(items.Count);
                positional.AddRange(items);
            }
            else
            {
                positional.Add(value);
            }
        }
        return new CallArguments([.. positional], named);
    }
}
