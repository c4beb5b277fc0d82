using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PolicyEngine.Scripting.Stages;

namespace PolicyEngine.Scripting.Repair;

/// <summary>
/// How well the brackets of a statement agree with how its author laid it out: lines that stand equally far from the
/// left are equally deep, and the words of the chain stand outside of all brackets. Less is better.
/// </summary>
/// <param name="Uneven">Lines that are deeper or less deep than others that stand equally far in.</param>
/// <param name="Sunk">How deep the words of the chain stand, added up.</param>
/// <param name="Depth">How deep all lines stand, added up: what is open is closed as early as can be.</param>
internal readonly record struct Layout(int Uneven, int Sunk, int Depth) : IComparable<Layout>
{
    public static Layout Of(string text, IReadOnlySet<string> chain)
    {
        var depths = new Dictionary<int, int>();
        var (uneven, sunk, sum, depth, lineEnd, afterDot) = (0, 0, 0, 0, -1, false);
        foreach (var token in SyntaxFactory.ParseTokens(text, options: ScriptTranslator.Language))
        {
            if (token.IsKind(SyntaxKind.EndOfFileToken))
                break;
            if (token.SpanStart > lineEnd)
            {
                var lineStart = text.LastIndexOf('\n', token.SpanStart) + 1;
                lineEnd = text.IndexOf('\n', token.SpanStart) is >= 0 and var end ? end : text.Length;
                if (!depths.TryAdd(token.SpanStart - lineStart, depth) && depths[token.SpanStart - lineStart] != depth)
                    uneven++;
                sum += depth;
            }

            if (afterDot && chain.Contains(token.Text))
                sunk += Math.Abs(depth);
            afterDot = token.IsKind(SyntaxKind.DotToken);
            depth += token.Kind() switch
            {
                SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken or SyntaxKind.OpenBraceToken => 1,
                SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken or SyntaxKind.CloseBraceToken => -1,
                _ => 0,
            };
        }

        return new(uneven, sunk, sum);
    }

    public int CompareTo(Layout other) => (Uneven, Sunk, Depth).CompareTo((other.Uneven, other.Sunk, other.Depth));
}
