using System.Globalization;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Scripting.Sources;

/// <summary>What is refused before a parser sees it: texts that would cost it minutes, or that do not say what they show.</summary>
internal static class TextGates
{
    public const int MostBytes = 512 * 1024;

    /// <summary>Deeper than any policy, and far from where the parser takes seconds.</summary>
    public const int DeepestBracket = 100;

    /// <summary>Interpolated texts inside each other: each level doubles what the parser reads.</summary>
    public const int DeepestText = 4;

    private const string Bidirectional = "\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    /// <summary>More words and signs than this the parser is not given; the longest policies have some ten thousand.</summary>
    public const int MostWords = 100_000;

    public static IEnumerable<Diagnostic> Check(string file, string text)
    {
        if (FirstInvisible(text) is >= 0 and var hidden)
        {
            var character = ((int)text[hidden]).ToString("X4", CultureInfo.InvariantCulture);
            yield return Diagnostic.Of(Bidirectional.Contains(text[hidden], StringComparison.Ordinal) ? "PE0104" : "PE0104.hidden", LocationOf(file, text, hidden), character);
        }

        if (BracketDepth.FirstDeeperThan(DeepestBracket, text) is >= 0 and var deep)
            yield return Diagnostic.Of("PE0103", LocationOf(file, text, deep), DeepestBracket);

        else if (BracketDepth.FirstTextDeeperThan(DeepestText, text) is >= 0 and var inner)
            yield return Diagnostic.Of("PE0103.texts", LocationOf(file, text, inner), DeepestText);

        if (FirstWordBeyond(MostWords, text) is >= 0 and var late)
            yield return Diagnostic.Of("PE0102.words", LocationOf(file, text, late), MostWords);
    }

    private static int FirstInvisible(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (IsInvisible(text[at]))
                return at;
        }

        return -1;
    }

    /// <summary>Where a text's words and signs become too many; a line of one sign that is repeated is one.</summary>
    private static int FirstWordBeyond(int limit, string text)
    {
        var before = ' ';
        for (var at = 0; at < text.Length; at++)
        {
            var c = char.IsLetterOrDigit(text[at]) ? 'a' : text[at];
            if (c != before && c > ' ' && --limit < 0)
                return at;
            before = c;
        }

        return -1;
    }

    /// <summary>Characters of control and of format, and line ends that editors do not show as such; tabs and plain line ends are none.</summary>
    private static bool IsInvisible(char c) =>
        c is not ((>= ' ' and < '\u007F') or '\t' or '\r' or '\n')
        && char.GetUnicodeCategory(c) is (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static SourceLocation LocationOf(string file, string text, int at)
    {
        var before = text.AsSpan(0, at);
        return new(file, before.Count('\n') + 1, at - before.LastIndexOf('\n'));
    }
}
