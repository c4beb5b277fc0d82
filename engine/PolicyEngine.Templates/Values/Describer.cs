using System.Numerics;
using NodaTime;

namespace PolicyEngine.Templates.Values;

/// <summary>What values are called, in messages and by <c>object.typeof</c> and <c>object.kind</c>.</summary>
internal static class Describer
{
    public static TemplateMessage Describe(RenderContext context, object? value) => value switch
    {
        null => (TemplateMessage)"null",
        bool flag => flag ? "true" : "false",
        string or EncodedText => $"the text '{Shorten(value.ToString()!)}'",
        BigInteger or double or float or decimal or int or long => $"the number {Shorten(context.Text(value))}",
        Callable callable => callable.Name.Length > 0 ? $"the function '{callable.Name}'" : (TemplateMessage)"a function",
        ScriptRange => "a range",
        BuiltInNamespace group => $"the built-in object '{group.Name}'",
        IReadOnlyDictionary<string, object?> => "an object",
        IReadOnlyList<object?> => "an array",
        Duration => "a timespan",
        _ when Dates.IsDate(value) => "a date",
        _ => $"a value of the unknown kind {value.GetType().Name}",
    };

    public static string Shorten(string text) => text.Length > 40 ? text[..40] + "…" : text;

    public static string? TypeName(object? value) => value switch
    {
        null => null,
        bool => "boolean",
        string or EncodedText => "string",
        ScriptRange => "iterator",
        IReadOnlyList<object?> => "array",
        _ when Numbers.IsNumber(value) => "number",
        _ => "object",
    };

    public static string? KindName(object? value) => value switch
    {
        null => null,
        bool => "bool",
        int => "int",
        long => "long",
        BigInteger => "bigint",
        float => "float",
        double => "double",
        decimal => "decimal",
        ScriptRange => "range",
        Callable => "function",
        _ => TypeName(value),
    };
}
