using System.Text;

namespace PolicyEngine.Templates.BuiltIns;

/// <summary>The functions of <c>html</c>, and <c>raw</c>.</summary>
internal static class HtmlFunctions
{
    public static readonly BuiltInFunction Raw = new("raw", "value", AsEncoded);

    public static readonly BuiltInNamespace Namespace = new("html",
    [
        new("html.raw", "value", AsEncoded),
        new("html.escape", "text", (c, a) => a[0] is EncodedText ? a[0] : Html(c, ValueEncoder.Html(StringFunctions.Made(c, c.ReadText(a[0]))))),
        new("html.strip", "text", (c, a) => Strip(c, c.ReadText(a[0]))),
        new("html.newline_to_br", "text", (c, a) => Html(c, BreakLines(c, c.EncodesHtml ? Printer.Encoded(c, a[0]) : c.ReadText(a[0])))),
        new("html.url_encode", "text", (c, a) => Uri.EscapeDataString(Sized(c, c.ReadText(a[0])))),
        new("html.url_escape", "text", (c, a) => EscapeUrl(c, c.ReadText(a[0]))),
    ]);

    /// <summary>Says that the value is encoded already. Where nothing is encoded it is the value itself.</summary>
    private static object? AsEncoded(RenderContext context, object?[] arguments) =>
        context.Encodes && arguments[0] is not null ? new EncodedText(context.Text(arguments[0])) : arguments[0];

    private static object Html(RenderContext context, string text) => context.EncodesHtml ? new EncodedText(text) : text;

    private static string Sized(RenderContext context, string text)
    {
        context.AllocateText(9L * text.Length);
        return text;
    }

    private static string BreakLines(RenderContext context, string text)
    {
        context.AllocateText(7L * text.Length);
        var broken = new StringBuilder(text.Length + 16);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\r' || (text[at] == '\n' && (at == 0 || text[at - 1] != '\r')))
                broken.Append("<br />");
            broken.Append(text[at]);
        }
        return broken.ToString();
    }

    /// <summary>Escapes what a URL can not hold, and leaves the signs that structure one.</summary>
    private static string EscapeUrl(RenderContext context, string text)
    {
        const string Structural = ":/?#[]@!$&'()*+,;=%";
        Sized(context, text);
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii && Structural.Contains((char)rune.Value, StringComparison.Ordinal))
                escaped.Append((char)rune.Value);
            else
                escaped.Append(Uri.EscapeDataString(rune.ToString()));
        }
        return escaped.ToString();
    }

    /// <summary>Takes out tags, comments, and scripts and styles with what is in them, in one pass. What is not closed stays.</summary>
    private static string Strip(RenderContext context, string text)
    {
        context.AllocateText(text.Length);
        var kept = new StringBuilder(text.Length);
        var unclosed = new HashSet<string>(StringComparer.Ordinal);
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('<', at);
            if (open < 0)
                break;
            kept.Append(text, at, open - at);
            var closing = Closing(text, open);
            var end = FindOnce(text, closing, open, unclosed);
            if (end < 0 && closing != ">")
                end = FindOnce(text, closing = ">", open, unclosed);
            at = end < 0 ? open + 1 : end + closing.Length;
            if (end < 0)
                kept.Append('<');
        }
        return kept.Append(text, at, text.Length - at).ToString();
    }

    private static string Closing(string text, int open)
    {
        bool Starts(string tag) => string.Compare(text, open, tag, 0, tag.Length, StringComparison.OrdinalIgnoreCase) == 0;
        return Starts("<!--") ? "-->" : Starts("<script") ? "</script>" : Starts("<style") ? "</style>" : ">";
    }

    /// <summary>Once a closing was not found there is none further on either; searching again would make the pass quadratic.</summary>
    private static int FindOnce(string text, string closing, int from, HashSet<string> unclosed)
    {
        if (unclosed.Contains(closing))
            return -1;
        var end = text.IndexOf(closing, from, StringComparison.OrdinalIgnoreCase);
        if (end < 0)
            unclosed.Add(closing);
        return end;
    }
}
