using System.Globalization;
using System.Text;

namespace PolicyEngine.Templates.BuiltIns;

/// <summary>The functions of <c>string</c>. Text that is missing is empty text, where the language has nothing else to say.</summary>
internal static class StringFunctions
{
    public static readonly BuiltInNamespace Namespace = new("string",
    [
        new("string.append", "text with", (c, a) => Operators.Concatenate(c, c.ReadText(a[0]), a[1])),
        new("string.prepend", "text by", (c, a) => Operators.Concatenate(c, c.ReadText(a[1]), a[0])),
        new("string.capitalize", "text", (c, a) => Capitalize(c, c.ReadText(a[0]), wholeText: false)),
        new("string.capitalizewords", "text", (c, a) => Capitalize(c, c.ReadText(a[0]), wholeText: true)),
        new("string.downcase", "text", (c, a) => Made(c, c.ReadText(a[0]).ToLowerInvariant())),
        new("string.upcase", "text", (c, a) => Made(c, c.ReadText(a[0]).ToUpperInvariant())),
        new("string.contains", "text value", (c, a) => Boxes.Of(Test(c, a, static (text, value) => text.Contains(value, StringComparison.Ordinal)))),
        new("string.starts_with", "text value", (c, a) => Boxes.Of(Test(c, a, static (text, value) => text.StartsWith(value, StringComparison.Ordinal)))),
        new("string.ends_with", "text value", (c, a) => Boxes.Of(Test(c, a, static (text, value) => text.EndsWith(value, StringComparison.Ordinal)))),
        new("string.equals_ignore_case", "text value", (c, a) => Boxes.Of(
            string.Equals(c.ReadText(a[0]), c.ReadText(a[1]), StringComparison.OrdinalIgnoreCase))),
        new("string.empty", "text", (c, a) => Boxes.Of(c.Text(a[0]).Length == 0)),
        new("string.whitespace", "text", (c, a) => Boxes.Of(string.IsNullOrWhiteSpace(c.ReadText(a[0])))),
        new("string.size", "text", (c, a) => Boxes.Of(c.Text(a[0]).Length)),
        new("string.escape", "text", (c, a) => Printer.Escape(c, c.Text(a[0]))),
        new("string.literal", "text", (c, a) => a[0] is null ? null : Printer.Literal(c, c.Text(a[0]))),
        new("string.handleize", "text", (c, a) => Handleize(c, c.ReadText(a[0]))),
        new("string.lstrip", "text", (c, a) => Made(c, c.ReadText(a[0]).TrimStart())),
        new("string.rstrip", "text", (c, a) => Made(c, c.ReadText(a[0]).TrimEnd())),
        new("string.strip", "text", (c, a) => Made(c, c.ReadText(a[0]).Trim())),
        new("string.strip_newlines", "text", (c, a) => Made(c, StripNewLines(c.ReadText(a[0])))),
        new("string.pluralize", "number singular plural", (c, a) => Comparison.AreEqual(c, a[0], Boxes.Of(1)) ? a[1] : a[2]),
        .. StringSearch.Functions,
        .. StringConversion.Functions,
    ]);

    /// <summary>Counts a text that was made from another no longer than itself.</summary>
    public static string Made(RenderContext context, string text)
    {
        context.AllocateText(text.Length);
        return text;
    }

    private static bool Test(RenderContext context, object?[] arguments, Func<string, string, bool> test) =>
        arguments[0] is not null && arguments[1] is not null && test(context.ReadText(arguments[0]), context.ReadText(arguments[1]));

    private static string Capitalize(RenderContext context, string text, bool wholeText)
    {
        context.AllocateText(text.Length);
        var capital = new StringBuilder(text.Length);
        var wordStarts = true;
        foreach (var c in text)
        {
            capital.Append(wordStarts ? char.ToUpperInvariant(c) : c);
            wordStarts = wholeText && char.IsWhiteSpace(c);
        }
        return capital.ToString();
    }

    /// <summary>Letters and digits in lower case, with one hyphen for whatever stands between them.</summary>
    private static string Handleize(RenderContext context, string text)
    {
        context.AllocateText(text.Length);
        var handle = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
                handle.Append(char.ToLowerInvariant(c));
            else if (handle.Length > 0 && handle[^1] != '-')
                handle.Append('-');
        }
        return handle.ToString().TrimEnd('-');
    }

    private static string StripNewLines(string text) =>
        text.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);

    /// <summary>A text as a number, or null when it is none. Written as the culture of the render writes numbers.</summary>
    public static object? ToNumber<T>(RenderContext context, object? text, NumberStyles style)
        where T : struct, System.Numerics.INumber<T> =>
        T.TryParse(context.ReadText(text), style, context.Culture.Info, out var number) ? number : null;
}
