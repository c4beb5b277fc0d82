namespace PolicyEngine.Templates.Compilation;

/// <summary>Compiles functions of the template.</summary>
internal static class FunctionCompiler
{
    public static Evaluate Compile(FunctionLiteral function)
    {
        var body = StatementCompiler.Compile(function.Body);
        var parameters = function.Parameters?
            .Select(parameter => new CompiledParameter(
                parameter.Name, parameter.Rest, parameter.Default is null ? null : ExpressionCompiler.Compile(parameter.Default)))
            .ToArray();
        return context =>
        {
            context.Allocate(64);
            return new ScriptFunction(function.Name, parameters, body, context.Source);
        };
    }
}

internal sealed record CompiledParameter(string Name, bool Rest, Evaluate? Default);

/// <summary>
/// A function of the template. With parameters it has names of its own; without, it shares those of its caller and finds its
/// arguments in <c>$</c>.
/// </summary>
internal sealed class ScriptFunction(string name, CompiledParameter[]? parameters, Execute body, SourceText source) : Callable(name)
{
    public override object? Invoke(RenderContext context, CallArguments arguments) => Invoke(context, arguments, null);

    public object? Invoke(RenderContext context, CallArguments arguments, WrappedCode? block)
    {
        context.Enter();
        context.Allocate(448 + (16 * arguments.Positional.Length));
        var (frame, scope, outerSource) = (context.Frame, context.Scope, context.Source);
        var inner = new Frame { Block = block };
        if (parameters is null)
            inner.Arguments = Simple(context, arguments);
        else
            context.Scope = new ObjectScope(Bind(context, arguments, inner), scope);
        context.Frame = inner;
        context.Source = source;
        var result = body(context) == Flow.Return ? context.Returned : null;
        context.Returned = null;
        (context.Frame, context.Scope, context.Source) = (frame, scope, outerSource);
        context.Leave();
        return result;
    }

    /// <summary>The arguments as <c>$</c>: the named ones are its members.</summary>
    public static ScriptArray Simple(RenderContext context, CallArguments arguments)
    {
        var list = new ScriptArray([.. arguments.Positional]);
        foreach (var (argument, value) in arguments.Named ?? [])
            (list.Members ??= new ScriptObject()).Set(context, argument, value);
        return list;
    }

    private ScriptObject Bind(RenderContext context, CallArguments arguments, Frame frame)
    {
        var bound = new ScriptObject();
        var list = new List<object?>();
        var given = arguments.Positional;
        CheckNames(context, arguments);
        for (var index = 0; index < parameters!.Length; index++)
        {
            var parameter = parameters[index];
            var value = parameter.Rest ? Rest(arguments, parameter.Name, index)
                : index < given.Length ? given[index]
                : Named(arguments, parameter.Name, out var named) ? named
                : parameter.Default is { } fallback ? fallback(context)
                : throw context.Fail($"'{Name}' lacks its argument '{parameter.Name}'.");
            bound.Set(context, parameter.Name, value);
            list.Add(value);
        }
        if (given.Length > parameters.Length && (parameters.Length == 0 || !parameters[^1].Rest))
            throw context.Fail($"'{Name}' takes {parameters.Length} arguments and was given {given.Length}.");
        frame.Arguments = new ScriptArray(list);
        return bound;
    }

    private void CheckNames(RenderContext context, CallArguments arguments)
    {
        foreach (var (argument, _) in arguments.Named ?? [])
        {
            if (!Array.Exists(parameters!, parameter => parameter.Name == argument))
                throw context.Fail($"'{Name}' has no argument '{argument}'.{NearestName.Suggest(argument, parameters!.Select(parameter => parameter.Name))}");
        }
    }

    private static ScriptArray Rest(CallArguments arguments, string parameter, int index)
    {
        var rest = new ScriptArray([.. arguments.Positional.Skip(index)]);
        foreach (var (argument, value) in arguments.Named ?? [])
        {
            if (argument == parameter)
                rest.Add(value);
        }
        return rest;
    }

    private static bool Named(CallArguments arguments, string parameter, out object? value)
    {
        foreach (var (argument, given) in arguments.Named ?? [])
        {
            if (argument == parameter)
            {
                value = given;
                return true;
            }
        }
        value = null;
        return false;
    }
}
