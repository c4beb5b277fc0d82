namespace PolicyEngine.Templates.Values;

/// <summary>Something that can be called: a function of the template or a built-in one.</summary>
internal abstract class Callable(string name)
{
    public string Name { get; } = name;

    public abstract object? Invoke(RenderContext context, CallArguments arguments);

    public object? Invoke(RenderContext context) => Invoke(context, CallArguments.None);

    /// <summary>How many arguments the array for so many given ones has: a built-in function takes it as it is.</summary>
    public virtual int Slots(int given) => given;

    /// <summary>Calls with arguments by position in an array of the length that <see cref="Slots"/> said.</summary>
    public virtual object? InvokePlain(RenderContext context, object?[] slots, int given) => Invoke(context, new CallArguments(slots));
}

/// <summary>The arguments of one call, evaluated.</summary>
internal sealed record CallArguments(object?[] Positional, IReadOnlyList<(string Name, object? Value)>? Named = null)
{
    public static readonly CallArguments None = new([]);

    public CallArguments WithFirst(object? value) => new([value, .. Positional], Named);
}

internal delegate object? BuiltInBody(RenderContext context, object?[] arguments);

/// <summary>
/// A built-in function. Its parameters are declared in one line of text: <c>"text start length?"</c>, a question mark for what
/// may be left out (it is then null), three points for what takes all that is left.
/// </summary>
internal sealed class BuiltInFunction : Callable
{
    private readonly string[] parameters;
    private readonly int required;
    private readonly bool rest;
    private readonly BuiltInBody body;

    public BuiltInFunction(string name, string signature, BuiltInBody body)
        : base(name)
    {
        var declared = signature.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        parameters = [.. declared.Select(parameter => parameter.TrimEnd('?', '.'))];
        required = declared.Count(parameter => !parameter.EndsWith('?') && !parameter.EndsWith('.'));
        rest = declared.Length > 0 && declared[^1].EndsWith('.');
        this.body = body;
    }

    public override int Slots(int given) => IsPlain(given) ? parameters.Length : given;

    public override object? InvokePlain(RenderContext context, object?[] slots, int given)
    {
        if (!IsPlain(given))
            return Invoke(context, new CallArguments(slots));
        Count(context, given);
        return body(context, slots);
    }

    /// <summary>The call, its arguments and the little that most functions make.</summary>
    private static void Count(RenderContext context, int given)
    {
        context.Step();
        context.Allocate(96 + (8 * given));
    }

    private bool IsPlain(int given) => !rest && given >= required && given <= parameters.Length;

    public override object? Invoke(RenderContext context, CallArguments arguments)
    {
        Count(context, arguments.Positional.Length);
        if (arguments.Named is null && !rest && arguments.Positional.Length == parameters.Length)
            return body(context, arguments.Positional);
        return body(context, Bind(context, arguments));
    }

    private object?[] Bind(RenderContext context, CallArguments arguments)
    {
        var bound = new object?[parameters.Length];
        var given = arguments.Positional;
        var plain = rest ? parameters.Length - 1 : parameters.Length;
        if (given.Length > plain && !rest)
            throw context.Fail($"'{Name}' takes {Count(parameters.Length)} and was given {given.Length}.");
        Array.Copy(given, bound, Math.Min(given.Length, plain));
        if (rest)
            bound[^1] = new ScriptArray([.. given.Skip(plain)]);
        var missing = given.Length < required ? new HashSet<int>(Enumerable.Range(given.Length, required - given.Length)) : [];
        foreach (var (name, value) in arguments.Named ?? [])
        {
            var index = Find(context, name);
            missing.Remove(index);
            if (rest && index == plain)
                ((ScriptArray)bound[^1]!).Add(value);
            else
                bound[index] = value;
        }
        if (missing.Count > 0)
            throw context.Fail($"'{Name}' needs {Count(required)} and lacks '{parameters[missing.Min()]}'.");
        return bound;
    }

    private static TemplateMessage Count(int arguments) => arguments == 1 ? (TemplateMessage)"1 argument" : $"{arguments} arguments";

    private int Find(RenderContext context, string name)
    {
        var plain = name.Replace("_", "", StringComparison.Ordinal);
        var index = Array.FindIndex(parameters, parameter => string.Equals(
            parameter.Replace("_", "", StringComparison.Ordinal), plain, StringComparison.OrdinalIgnoreCase));
        return index >= 0 ? index : throw context.Fail($"'{Name}' has no argument '{name}'.{NearestName.Suggest(name, parameters)}");
    }
}

/// <summary>A named group of built-in functions, like <c>string</c>. Shared between renders.</summary>
internal sealed class BuiltInNamespace(string name, params IReadOnlyList<BuiltInFunction> functions)
{
    private readonly Dictionary<string, BuiltInFunction> members =
        functions.ToDictionary(function => function.Name[(name.Length + 1)..], StringComparer.Ordinal);

    public string Name { get; } = name;

    public IReadOnlyDictionary<string, BuiltInFunction> Members => members;
}
