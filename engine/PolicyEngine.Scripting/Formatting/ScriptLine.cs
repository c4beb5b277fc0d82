using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace PolicyEngine.Scripting.Formatting;

/// <summary>One line of a script: its code, the comment behind it and its line end. The code may be laid out anew.</summary>
internal sealed class ScriptLine(string code, string? comment, string end, bool isWhole, IReadOnlyList<SyntaxToken> tokens, int start)
{
    private readonly string original = code;

    /// <summary>The code with its indentation, without blanks at the end.</summary>
    public string Code { get; set; } = code;

    /// <summary>The comment behind the code, from its strokes on; null where there is none.</summary>
    public string? Comment { get; } = comment;

    /// <summary>Where the comment begins, from 0.</summary>
    public int CommentColumn { get; set; } = comment is null ? 0 : code.Length;

    public string End { get; } = end;

    /// <summary>Whether nothing on it began on an earlier line or goes on in a later one, and no comment stands within its code.</summary>
    public bool IsWhole { get; } = isWhole;

    /// <summary>What stands on it.</summary>
    public IReadOnlyList<SyntaxToken> Tokens { get; } = tokens;

    public string Text => Comment is null ? Code : Code.PadRight(Math.Max(CommentColumn, Code.Length)) + Comment;

    /// <summary>The text between two places of the file, both on this line, as the file has it.</summary>
    public string Between(int from, int to) => original[(from - start)..(to - start)];

    /// <summary>The blanks before the first thing on it.</summary>
    public string Indent => original[..^original.TrimStart().Length];

    public static IReadOnlyList<ScriptLine> Of(string text, SyntaxNode root)
    {
        var source = SourceText.From(text);
        var tokens = root.DescendantTokens().Where(token => token.Span.Length > 0).ToLookup(token => source.Lines.IndexOf(token.SpanStart));
        var comments = root.DescendantTrivia()
            .Where(trivia => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia)
            .ToLookup(trivia => source.Lines.IndexOf(trivia.SpanStart));
        var inside = root.DescendantTokens().Select(token => token.Span).Concat(root.DescendantTrivia().Where(trivia => trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)).Select(trivia => trivia.Span))
            .Where(span => source.Lines.IndexOf(span.Start) != source.Lines.IndexOf(span.End))
            .SelectMany(span => Enumerable.Range(source.Lines.IndexOf(span.Start), source.Lines.IndexOf(span.End) - source.Lines.IndexOf(span.Start) + 1))
            .ToHashSet();
        return [.. source.Lines.Select((line, i) => One(source, line, inside.Contains(i), tokens[i].ToArray(), comments[i].ToArray()))];
    }

    private static ScriptLine One(SourceText source, TextLine line, bool isPart, SyntaxToken[] tokens, SyntaxTrivia[] comments)
    {
        var end = source.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        var text = source.ToString(line.Span);
        // A line within a long text or comment is the author's to its last blank.
        if (isPart)
            return new(text, null, end, isWhole: false, tokens, line.Start);
        if (comments is not [.., var last] || !last.IsKind(SyntaxKind.SingleLineCommentTrivia) || last.Span.End != line.End)
            return new(text.TrimEnd(), null, end, isWhole: comments.Length == 0, tokens, line.Start);
        var at = last.SpanStart - line.Start;
        var code = text[..at].TrimEnd();
        return new(code, text[at..].TrimEnd(), end, isWhole: comments.Length == 1, tokens, line.Start)
        {
            CommentColumn = code.Length == 0 ? at : code.Length + 1,
        };
    }
}
