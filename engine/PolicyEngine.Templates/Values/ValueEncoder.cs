using System.Buffers;
using System.Text;

namespace PolicyEngine.Templates.Values;

/// <summary>What each kind of output does to the text of a value.</summary>
internal static class ValueEncoder
{
    private const string HtmlMarks = "<>&\"'";
    private const string WhatsAppMarks = "*_~`";

    /// <summary>Signs that look like WhatsApp's marks and format nothing: WhatsApp itself has no way to escape a mark.</summary>
    private const string WhatsAppLookAlikes = "\u2217\u02cd\u223c\u02cb";

    /// <summary>Stands invisibly before a sign that would begin a quotation or a list.</summary>
    private const char WordJoiner = '\u2060';

    private static readonly SearchValues<char> HtmlSigns = SearchValues.Create(HtmlMarks);
    private static readonly SearchValues<char> WhatsAppSigns = SearchValues.Create(WhatsAppMarks + ">-");

    public static string Encode(OutputEncoding encoding, string text) => encoding switch
    {
        OutputEncoding.Html => Html(text),
        OutputEncoding.WhatsApp => WhatsApp(text),
        OutputEncoding.Subject => Spaced(text),
        _ => text,
    };

    /// <summary>Escapes the five characters that mean something in HTML; all others stay readable.</summary>
    public static string Html(string text)
    {
        var first = text.AsSpan().IndexOfAny(HtmlSigns);
        if (first < 0)
            return text;
        var escaped = new StringBuilder(text.Length + 16).Append(text, 0, first);
        foreach (var c in text.AsSpan(first))
        {
            switch (c)
            {
                case '<': escaped.Append("&lt;"); break;
                case '>': escaped.Append("&gt;"); break;
                case '&': escaped.Append("&amp;"); break;
                case '"': escaped.Append("&quot;"); break;
                case '\'': escaped.Append("&#39;"); break;
                default: escaped.Append(c); break;
            }
        }
        return escaped.ToString();
    }

    /// <summary>Replaces the marks that format a WhatsApp message. An underscore inside a word formats nothing and stays.</summary>
    private static string WhatsApp(string text)
    {
        if (text.AsSpan().IndexOfAny(WhatsAppSigns) < 0)
            return text;
        var escaped = new StringBuilder(text.Length + 4);
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            var mark = WhatsAppMarks.IndexOf(c, StringComparison.Ordinal);
            if (BeginsQuotationOrList(text, at))
                escaped.Append(WordJoiner);
            escaped.Append(mark < 0 || IsInsideWord(text, at) ? c : WhatsAppLookAlikes[mark]);
        }
        return escaped.ToString();
    }

    private static bool IsInsideWord(string text, int at) =>
        text[at] == '_' && at > 0 && at + 1 < text.Length && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at + 1]);

    private static bool BeginsQuotationOrList(string text, int at) =>
        text[at] is '>' or '-' && (at == 0 || text[at - 1] == '\n') && at + 1 < text.Length && text[at + 1] == ' ';

    /// <summary>Whatever ends a line or moves the cursor becomes a space: whoever reads the mail's headers would take it for a further one.</summary>
    private static string Spaced(string text) =>
        text.AsSpan().ContainsAnyInRange('\0', '\u001f') || text.AsSpan().ContainsAnyInRange('\u007f', '\u009f') || text.AsSpan().ContainsAny('\u2028', '\u2029')
            ? string.Create(text.Length, text, static (line, from) =>
            {
                for (var at = 0; at < from.Length; at++)
                    line[at] = char.IsControl(from[at]) || from[at] is '\u2028' or '\u2029' ? ' ' : from[at];
            })
            : text;

    /// <summary>A whole subject as one line, with one space where there were several and none at its ends.</summary>
    public static string OneLine(string text) =>
        string.Join(' ', Spaced(text).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
