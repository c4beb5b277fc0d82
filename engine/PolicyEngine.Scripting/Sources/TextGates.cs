using System.Globalization;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Scripting.Sources;

/// <summary>What is refused before a parser sees it: texts that would cost it minutes, or that do not say what they show.</summary>
internal static class TextGates
{
    public const int MostBytes = 512 * 1024;

    /// <summary>Deeper than any policy, and far from where the parser takes seconds.</summary>
    public const int DeepestBracket = 100;

    public static IEnumerable<Diagnostic> Check(string file, string text)
    {
        if (FirstBidirectionalControl(text) is >= 0 and var hidden)
        {
            var character = ((int)text[hidden]).ToString("X4", CultureInfo.InvariantCulture);
            yield return Diagnostic.Of("PE0104", LocationOf(file, text, hidden), character);
        }

        if (BracketDepth.FirstDeeperThan(DeepestBracket, text) is >= 0 and var deep)
            yield return Diagnostic.Of("PE0103", LocationOf(file, text, deep), DeepestBracket);
    }

    private static int FirstBidirectionalControl(string text) =>
        text.AsSpan().IndexOfAny("\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    private static SourceLocation LocationOf(string file, string text, int at)
    {
        var before = text.AsSpan(0, at);
        return new(file, before.Count('\n') + 1, at - before.LastIndexOf('\n'));
    }
}
