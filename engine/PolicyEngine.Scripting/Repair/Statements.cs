using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PolicyEngine.Scripting.Repair;

/// <summary>A top-level statement as its lines show it, read by itself.</summary>
/// <param name="Start">Where it begins in the file.</param>
/// <param name="Text">Its text, up to where the next one begins.</param>
/// <param name="Tree">What the text alone reads as.</param>
/// <param name="Errors">Why the compiler does not read it; the earliest first.</param>
/// <param name="LacksEnd">Whether it is whole but for the semicolon that ends it.</param>
internal sealed record Statement(int Start, string Text, SyntaxTree Tree, IReadOnlyList<Diagnostic> Errors, bool LacksEnd)
{
    public bool IsBroken => Errors.Count > 0 || LacksEnd;
}

/// <summary>
/// Splits a script into statements by its lines: one begins where a line stands at the left margin with a word. So a
/// sign that is missing in one statement is not sought in the next, as the compiler does.
/// </summary>
internal static class Statements
{
    /// <summary>A statement whose lines stand at the margin is read together with at most so many that follow.</summary>
    private const int MostJoined = 12;

    public static IReadOnlyList<Statement> Of(SyntaxTree tree)
    {
        var text = tree.GetText();
        var starts = Starts(tree, text);
        var statements = new List<Statement>();
        for (var i = 0; i < starts.Count;)
        {
            var one = Read(i, i + 1);
            var next = i + 1;
            for (var end = i + 2; one.IsBroken && end <= Math.Min(starts.Count, i + MostJoined); end++)
            {
                if (Read(i, end) is { IsBroken: false } joined)
                    (one, next) = (joined, end);
            }

            statements.Add(one);
            i = next;
        }

        return statements;

        Statement Read(int from, int to)
        {
            var end = to < starts.Count ? starts[to] : text.Length;
            return Statements.Read(starts[from], text.ToString(TextSpan.FromBounds(starts[from], end)), to < starts.Count, tree.Options);
        }
    }

    /// <summary>Reads a text as one statement.</summary>
    /// <param name="isFollowed">Whether another follows, so that it has to end; only the last may go without its semicolon.</param>
    public static Statement Read(int start, string text, bool isFollowed, ParseOptions options)
    {
        var tree = CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)options);
        var errors = tree.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).OrderBy(d => d.Location.SourceSpan.Start).ToList();
        var last = tree.GetRoot().GetLastToken();
        var lacksEnd = isFollowed && errors.Count == 0
            && !last.IsKind(SyntaxKind.None) && !last.IsKind(SyntaxKind.SemicolonToken) && !last.IsKind(SyntaxKind.CloseBraceToken);
        return new(start, text, tree, errors, lacksEnd);
    }

    private static List<int> Starts(SyntaxTree tree, SourceText text)
    {
        var inside = LongTexts(tree.GetRoot());
        var margin = text.Lines.Select(line => Indent(text, line)).Where(indent => indent >= 0).DefaultIfEmpty(0).Min();
        var starts = new List<int>();
        foreach (var line in text.Lines)
        {
            if (Indent(text, line) == margin && BeginsWithWord(text, line.Start + margin) && !inside.Any(span => span.Contains(line.Start)))
                starts.Add(line.Start);
        }

        if (starts.Count == 0 || starts[0] > 0)
            starts.Insert(0, 0);
        return starts;
    }

    /// <summary>Texts and comments over several lines: what stands in them begins nothing.</summary>
    private static List<TextSpan> LongTexts(SyntaxNode root) =>
    [
        .. root.DescendantTokens().Where(token => token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken)).Select(token => token.Span),
        .. root.DescendantNodes().OfType<InterpolatedStringExpressionSyntax>().Select(node => node.Span),
        .. root.DescendantTrivia().Where(trivia => trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)).Select(trivia => trivia.Span),
    ];

    /// <summary>How far a line of code stands from the left; -1 where it holds none.</summary>
    private static int Indent(SourceText text, TextLine line)
    {
        var at = line.Start;
        while (at < line.End && text[at] is ' ' or '\t')
            at++;
        var isCode = at < line.End && !(text[at] == '/' && at + 1 < line.End && text[at + 1] is '/' or '*') && text[at] != '#';
        return isCode ? at - line.Start : -1;
    }

    private static bool BeginsWithWord(SourceText text, int at) => at < text.Length && (char.IsLetter(text[at]) || text[at] is '_' or '@');
}
