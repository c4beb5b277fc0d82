namespace PolicyEngine.Templates.Compilation;

/// <summary>Compiles calls and pipes.</summary>
internal static class CallCompiler
{
    public static Evaluate Compile(Call call)
    {
        if (call.Arguments.All(IsPlain))
            return CompilePlain(call, null);
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
        if (pipe.Target.Arguments.All(IsPlain))
            return CompilePlain(pipe.Target, left);
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

    private static bool IsPlain(Argument argument) => argument.Name is null && !argument.Expand;

    /// <summary>A call with nothing but arguments by position, which stand in one array; the first one may come through a pipe.</summary>
    private static Evaluate CompilePlain(Call call, Evaluate? piped)
    {
        var callee = PathCompiler.CompileUncalled(call.Callee);
        var values = call.Arguments.Select(argument => ExpressionCompiler.Compile(argument.Value)).ToArray();
        var first = piped is null ? 0 : 1;
        var given = values.Length + first;
        return context =>
        {
            var value = piped?.Invoke(context);
            var function = ToCallable(context, callee(context), call);
            var slots = new object?[function.Slots(given)];
            if (first == 1)
                slots[0] = value;
            for (var index = 0; index < values.Length; index++)
                slots[first + index] = values[index](context);
            context.Position = call.At;
            return function.InvokePlain(context, slots, given);
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
