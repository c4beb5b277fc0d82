namespace PolicyEngine.Templates.Compilation;

/// <summary>Compiles the statements that open a scope, fill one, or leave one.</summary>
internal static class ScopeCompiler
{
    public static Execute CompileReadOnly(ReadOnlyStatement statement)
    {
        if (statement.Target is LocalVariable local)
        {
            return context =>
            {
                context.Frame.Protect(local.Name);
                return Flow.Next;
            };
        }
        var name = ((GlobalVariable)statement.Target).Name;
        return context =>
        {
            for (var scope = context.Scope; scope is not null; scope = scope.Parent)
            {
                if (scope.Members is not { } members)
                    continue;
                members.Protect(name);
                break;
            }
            return Flow.Next;
        };
    }

    public static Execute CompileImport(ImportStatement statement)
    {
        var value = ExpressionCompiler.Compile(statement.Value);
        return context =>
        {
            var imported = value(context);
            context.Position = statement.At;
            if (imported is not IReadOnlyDictionary<string, object?> members)
                throw context.Fail($"Only an object can be imported, and not {Describer.Describe(context, imported)}.");
            var target = (ScriptObject?)PathCompiler.CompileUncalled(new ThisObject(statement.At))(context);
            foreach (var (name, member) in members.ToArray())
            {
                context.Step();
                if (target?.IsReadOnly(name) != true)
                    context.Assign(name, member);
            }
            return Flow.Next;
        };
    }

    public static Execute CompileWith(WithStatement statement)
    {
        var target = ExpressionCompiler.Compile(statement.Target);
        var body = StatementCompiler.Compile(statement.Body);
        return context =>
        {
            var value = target(context);
            context.Position = statement.At;
            if (value is not IReadOnlyDictionary<string, object?> members)
                throw context.Fail($"'with' needs an object and not {Describer.Describe(context, value)}.");
            var outer = context.Scope;
            context.Scope = new ObjectScope(context.Overlay(members), outer);
            var flow = body(context);
            context.Scope = outer;
            return flow;
        };
    }

    public static Execute CompileWrap(WrapStatement statement)
    {
        var callee = PathCompiler.CompileUncalled(statement.Target.Callee);
        var arguments = CallCompiler.CompileArguments(statement.Target.Arguments);
        var body = StatementCompiler.Compile(statement.Body);
        return context =>
        {
            var called = CallCompiler.ToCallable(context, callee(context), statement.Target);
            if (called is not ScriptFunction function)
                throw context.Fail($"'{called.Name}' is built in and runs no block.");
            var given = arguments(context);
            context.Position = statement.At;
            var result = function.Invoke(context, given, new WrappedCode(body, context.Frame, context.Source));
            context.Position = statement.At;
            Printer.Write(context, result, context.Indent);
            return Flow.Next;
        };
    }

    public static Execute CompileFunction(FunctionStatement statement)
    {
        var function = FunctionCompiler.Compile(statement.Function);
        var local = statement.Name.StartsWith('$');
        var store = TargetCompiler.Compile(local
            ? new LocalVariable(statement.At, statement.Name[1..])
            : new GlobalVariable(statement.At, statement.Name));
        return context =>
        {
            store(context, function(context));
            return Flow.Next;
        };
    }

    public static Execute CompileReturn(ReturnStatement statement)
    {
        if (statement.Value is null)
        {
            return static context =>
            {
                context.Returned = null;
                return Flow.Return;
            };
        }
        var value = ExpressionCompiler.Compile(statement.Value);
        return context =>
        {
            context.Returned = value(context);
            return Flow.Return;
        };
    }
}
