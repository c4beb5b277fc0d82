using System.Text;

namespace PolicyEngine.Templates.Values;

/// <summary>Text that is HTML already and must not be escaped again. Made only while output is encoded as HTML.</summary>
internal sealed class HtmlText(string text)
{
    public override string ToString() => text;

    /// <summary>Escapes the five characters that mean something in HTML; all others stay readable.</summary>
    public static string Escape(string text)
    {
        var first = text.AsSpan().IndexOfAny("<>&\"'");
        if (first < 0)
            return text;
        var escaped = new StringBuilder(text.Length + 16).Append(text, 0, first);
        foreach (var c in text.AsSpan(first))
            Append(escaped, c);
        return escaped.ToString();
    }

    private static void Append(StringBuilder escaped, char c)
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
}
