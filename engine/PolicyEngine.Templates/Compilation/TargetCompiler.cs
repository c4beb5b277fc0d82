namespace PolicyEngine.Templates.Compilation;

/// <summary>Compiles what stands on the left of an assignment. Objects of the model are never written to: a layer over them is.</summary>
internal static class TargetCompiler
{
    public static Store Compile(Expression target) => target switch
    {
        GlobalVariable variable => CompileGlobal(variable),
        LocalVariable local => CompileLocal(local),
        MemberAccess member => CompileMember(member),
        IndexAccess index => CompileIndex(index),
        _ => throw new InvalidOperationException($"{target.GetType().Name} is not a target."),
    };

    private static Store CompileGlobal(GlobalVariable variable)
    {
        var (at, name) = (variable.At, variable.Name);
        return (context, value) =>
        {
            context.Position = at;
            context.Assign(name, value);
        };
    }

    private static Store CompileLocal(LocalVariable local)
    {
        var (at, name) = (local.At, local.Name);
        return (context, value) =>
        {
            context.Position = at;
            context.Frame.Set(context, name, value);
        };
    }

    private static Store CompileMember(MemberAccess access)
    {
        var target = ExpressionCompiler.Compile(access.Target);
        var (at, name) = (access.At, access.Name);
        return (context, value) =>
        {
            var owner = target(context);
            context.Position = at;
            if (owner is null)
                throw context.Fail($"{Naming.Of(access.Target)} is null, so its member '{name}' can not be set.");
            SetMember(context, owner, name, value);
        };
    }

    private static void SetMember(RenderContext context, object owner, string name, object? value)
    {
        switch (owner)
        {
            case IReadOnlyDictionary<string, object?> members:
                context.Overlay(members).Set(context, name, value);
                break;
            case ScriptArray array:
                (array.Members ??= new ScriptObject()).Set(context, name, value);
                break;
            case BuiltInNamespace { Name: "date" } when name == "format":
                context.BuiltIns.DateFormat = context.Text(value);
                break;
            default:
                throw context.Fail($"The member '{name}' of {Describer.Describe(context, owner)} can not be set.");
        }
    }

    private static Store CompileIndex(IndexAccess access)
    {
        var target = ExpressionCompiler.Compile(access.Target);
        var index = ExpressionCompiler.Compile(access.Index);
        var at = access.At;
        return (context, value) =>
        {
            var owner = target(context);
            var key = index(context);
            context.Position = at;
            if (owner is null)
                throw context.Fail($"{Naming.Of(access.Target)} is null and has no elements.");
            SetElement(context, owner, key ?? throw context.Fail("The index is null."), value);
        };
    }

    private static void SetElement(RenderContext context, object owner, object key, object? value)
    {
        if (owner is not IReadOnlyList<object?> items || key is string or EncodedText)
        {
            SetMember(context, owner, context.Text(key), value);
            return;
        }
        if (items is not ScriptArray array)
            throw context.Fail("This array is not one that the template made, so its elements can not be set: make a new one.");
        var index = Numbers.ToInt(context, key, "The index");
        index = index < 0 ? array.Count + index : index;
        if (index < 0)
            throw context.Fail($"The index {context.Text(key)} lies before the first element.");
        array.Set(context, index, value);
    }
}
