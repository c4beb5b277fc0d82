using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PolicyEngine.Scripting.Stages;

namespace PolicyEngine.Scripting.Formatting;

/// <summary>
/// Aligns the tables of a script: rows of a matrix, lines that say the same word of different values, and the comments
/// behind them. Only blanks within lines change, so the script means the same; formatting twice changes nothing more.
/// Pure; safe to call from many threads.
/// </summary>
public static class ScriptFormatter
{
    /// <summary>A table that would become wider than so many characters is left as it stands.</summary>
    public const int WidestLine = 160;

    /// <summary>The text with its tables aligned.</summary>
    /// <returns>Null where the text cannot be read: it is not touched before it is.</returns>
    /// <exception cref="InvalidOperationException">A bug: more than blanks would have changed.</exception>
    public static string? Format(string text)
    {
        var root = CSharpSyntaxTree.ParseText(text, ScriptTranslator.Language).GetRoot();
        if (root.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error))
            return null;
        var lines = ScriptLine.Of(text, root);
        foreach (var table in Tables.Of(lines))
            Tables.Align(table);
        foreach (var block in Runs(lines, line => line.Comment is not null && line.Code.Length > 0))
            AlignComments(block);
        var formatted = string.Concat(lines.Select(line => line.Text + line.End));
        return SaysTheSame(text, formatted) ? formatted : throw new InvalidOperationException("Formatting changed more than blanks.");
    }

    /// <summary>Whether two texts differ in blanks within lines alone: signs, words, comments and line ends are the same.</summary>
    internal static bool SaysTheSame(string one, string other) => Contents(one).SequenceEqual(Contents(other));

    private static IEnumerable<string> Contents(string text)
    {
        foreach (var token in CSharpSyntaxTree.ParseText(text, ScriptTranslator.Language).GetRoot().DescendantTokens(descendIntoTrivia: true))
        {
            foreach (var trivia in token.LeadingTrivia.Concat(token.TrailingTrivia).Where(trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia)))
                yield return trivia.ToString().TrimEnd(' ', '\t');
            yield return token.Text;
        }
    }

    private static void AlignComments(List<ScriptLine> block)
    {
        var column = block.Max(line => line.Code.Length) + 1;
        if (block.Count > 1 && block.TrueForAll(line => column + line.Comment!.Length <= WidestLine))
            block.ForEach(line => line.CommentColumn = column);
    }

    /// <summary>The longest runs of lines that all have a property.</summary>
    internal static IEnumerable<List<ScriptLine>> Runs(IEnumerable<ScriptLine> lines, Func<ScriptLine, bool> has)
    {
        var run = new List<ScriptLine>();
        foreach (var line in lines)
        {
            if (has(line))
            {
                run.Add(line);
            }
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }

        if (run.Count > 0)
            yield return run;
    }
}
