using NodaTime;

namespace PolicyEngine.Templates.Compilation;

/// <summary>
/// Compiles what leads to a value: names, members, elements. A path that ends at a function calls it, unless the function
/// itself was asked for.
/// </summary>
internal static class PathCompiler
{
    public static Evaluate CompileCalled(Expression path)
    {
        var read = CompileUncalled(path);
        if (path is ArgumentList or ThisObject or LoopMember or WrappedBlock)
            return read;
        var at = path.At;
        return context =>
        {
            var value = read(context);
            // Most values are texts, and that they are is the quickest thing to know of them.
            if (value is null or string || value is not Callable callable)
                return value;
            context.Position = at;
            return callable.Invoke(context);
        };
    }

    /// <summary>The value at the end of the path, even if it is a function.</summary>
    public static Evaluate CompileUncalled(Expression path) => path switch
    {
        GlobalVariable variable => CompileGlobal(variable),
        LocalVariable local => CompileLocal(local),
        MemberAccess member => CompileMember(member),
        IndexAccess index => CompileIndex(index),
        ArgumentList => static context => context.Frame.Arguments ??= new ScriptArray(),
        ThisObject => CompileThis(),
        LoopMember member => CompileLoopMember(member),
        WrappedBlock => CompileBlock(path.At),
        Nested nested => CompileUncalled(nested.Inner),
        _ => ExpressionCompiler.Compile(path),
    };

    private static Evaluate CompileGlobal(GlobalVariable variable)
    {
        var at = variable.At;
        return context =>
        {
            context.Step();
            if (context.TryLookUp(variable, out var value))
                return value;
            if (!context.Options.Strict)
                return null;
            context.Position = at;
            throw context.Fail(Naming.Unknown(context, variable)!);
        };
    }

    private static Evaluate CompileLocal(LocalVariable local)
    {
        var name = local.Name;
        return context => context.Frame.TryGet(name, out var value) ? value : null;
    }

    private static Evaluate CompileThis() => static context =>
    {
        for (var scope = context.Scope; scope is not null; scope = scope.Parent)
        {
            if (scope.Members is { } members)
                return members;
        }
        return null;
    };

    private static Evaluate CompileLoopMember(LoopMember member) => context =>
    {
        context.Position = member.At;
        var loop = context.Loop?.Find(member.Loop)
            ?? throw context.Fail($"'{member.Loop}.{member.Name}' stands outside of a '{member.Loop}' loop.");
        return loop.TryGet(context, member.Name, out var value)
            ? value
            : throw context.Fail($"A '{member.Loop}' loop has no '{member.Name}'.");
    };

    private static Evaluate CompileBlock(int at) => context =>
    {
        context.Position = at;
        context.Frame.Block?.Run(context);
        return null;
    };

    private static Evaluate CompileMember(MemberAccess access)
    {
        if (access.Target is GlobalVariable owner && BuiltInCatalog.Find(owner.Name, access.Name) is { } function)
            return CompileBuiltIn(owner, BuiltInCatalog.Globals[owner.Name], function, CompileAnyMember(access));
        return CompileAnyMember(access);
    }

    /// <summary>A built-in function is known beforehand, unless something else goes by the name of its group.</summary>
    private static Evaluate CompileBuiltIn(GlobalVariable owner, object? group, BuiltInFunction function, Evaluate other) => context =>
    {
        if (!context.TryLookUp(owner, out var found) || !ReferenceEquals(found, group))
            return other(context);
        context.Step(2);
        return function;
    };

    private static Evaluate CompileAnyMember(MemberAccess access)
    {
        var target = access.Target is GlobalVariable variable ? CompileOwner(variable) : ExpressionCompiler.Compile(access.Target);
        var (at, name, optional) = (access.NameAt, access.Name, access.Optional);
        return context =>
        {
            var value = target(context);
            context.Position = at;
            context.Step();
            if (value is not null)
                return context.Current(Member(context, value, name));
            if (optional)
                return null;
            context.Position = access.At;
            throw context.Fail(Naming.Unknown(context, access.Target) ?? $"{Naming.Of(access.Target)} is null and has no member '{name}'.");
        };
    }

    /// <summary>A name whose member is asked for, in one closure: nothing is read more often.</summary>
    private static Evaluate CompileOwner(GlobalVariable variable)
    {
        var at = variable.At;
        var unknown = CompileGlobal(variable);
        return context =>
        {
            if (!context.TryLookUp(variable, out var value))
                return unknown(context);
            context.Step();
            if (value is Dictionary<string, object?> || value is not Callable callable)
                return value;
            context.Position = at;
            return callable.Invoke(context);
        };
    }

    public static object? Member(RenderContext context, object value, string name)
    {
        if (value is Dictionary<string, object?> plain && plain.TryGetValue(name, out var found))
            return found;
        switch (value)
        {
            case ScriptArray { Members: { } carried } when carried.TryGetValue(name, out var own):
                return own;
            case IReadOnlyDictionary<string, object?> members:
                return members.TryGetValue(name, out var member) ? member : name == "empty?" ? Boxes.Of(!members.Any()) : null;
            case IReadOnlyList<object?> items:
                return name == "size" ? Boxes.Of(items.Count) : name == "empty?" ? Boxes.Of(items.Count == 0) : null;
            case string or EncodedText:
                var length = value.ToString()!.Length;
                return name == "size" ? Boxes.Of(length) : name == "empty?" ? Boxes.Of(length == 0) : null;
            case BuiltInNamespace group:
                return group.Members.TryGetValue(name, out var function)
                    ? function
                    : throw context.Fail($"There is no '{group.Name}.{name}'.{NearestName.Suggest(name, group.Members.Keys)}");
            case Duration span:
                return Timespans.Member(span, name);
            default:
                return Dates.IsDate(value) ? Dates.Member(Dates.Zoned(context, value), name) : null;
        }
    }

    private static Evaluate CompileIndex(IndexAccess access)
    {
        var target = ExpressionCompiler.Compile(access.Target);
        var index = ExpressionCompiler.Compile(access.Index);
        var at = access.At;
        return context =>
        {
            var value = target(context);
            var key = index(context);
            context.Position = at;
            context.Step();
            if (value is null)
                throw context.Fail(Naming.Unknown(context, access.Target) ?? $"{Naming.Of(access.Target)} is null and has no elements.");
            return context.Current(Element(context, value, key));
        };
    }

    public static object? Element(RenderContext context, object value, object? key)
    {
        if (key is null)
            throw context.Fail("The index is null.");
        if (key is string name && value is Dictionary<string, object?> plain && plain.TryGetValue(name, out var found))
            return found;
        switch (value)
        {
            case IReadOnlyDictionary<string, object?> members:
                return Member(context, members, context.Text(key));
            case BuiltInNamespace group:
                return Member(context, group, context.Text(key));
            case IReadOnlyList<object?> when key is string or EncodedText:
                return Member(context, value, context.Text(key));
            case IReadOnlyList<object?> items:
                var index = Position(context, key, items.Count);
                return index >= 0 && index < items.Count ? items[index] : null;
            case string or EncodedText:
                var text = value.ToString()!;
                var at = Position(context, key, text.Length);
                return at >= 0 && at < text.Length ? text[at].ToString() : null;
            default:
                throw context.Fail($"{Describer.Describe(context, value)} has no elements.");
        }
    }

    /// <summary>An index as a position: negative ones count from the end.</summary>
    private static int Position(RenderContext context, object key, int count)
    {
        var index = Numbers.ToInt(context, key, "The index");
        return index < 0 ? count + index : index;
    }
}
