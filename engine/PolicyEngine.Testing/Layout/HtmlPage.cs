using System.Net;
using System.Text;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Testing.Layout;

/// <summary>A self-contained page of HTML: no file, font or script beside it.</summary>
internal static class HtmlPage
{
    /// <summary>Begins a page, up to its heading.</summary>
    /// <param name="title">Its title and heading, as text.</param>
    /// <param name="style">Its style sheet.</param>
    /// <param name="spoken">The language in which it is written.</param>
    public static StringBuilder Begin(string title, string style, Language spoken) => new StringBuilder()
        .Append("<!doctype html>\n<html lang=\"").Append(spoken == Language.Spanish ? "es" : "en").Append("\">\n<head>\n<meta charset=\"utf-8\">\n")
        .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>").Append(Encode(title))
        .Append("</title>\n<style>\n").Append(style).Append("\n</style>\n</head>\n<body>\n<h1>").Append(Encode(title)).Append("</h1>\n");

    /// <summary>Ends a page.</summary>
    /// <returns>The whole of it.</returns>
    public static string End(StringBuilder page) => page.Append("</body>\n</html>\n").ToString();

    /// <summary>A text as it may stand in a page.</summary>
    public static string Encode(string text) => WebUtility.HtmlEncode(text);
}
