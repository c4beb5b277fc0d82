using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PolicyEngine.Scripting.Wording;

namespace PolicyEngine.Scripting.Repair;

/// <summary>
/// Looks for the one sign that is missing in a broken statement, or too many, by trying: it mends the statement if the
/// compiler then reads it. Of several places the one that agrees best with the statement's layout is meant. Nothing is
/// bound here, so a hostile text costs no more than the bounds say.
/// </summary>
internal sealed class Mender(WordMap words, CSharpParseOptions options)
{
    private const int LongestStatement = 8_192;
    private const int Near = 8;

    /// <summary>How many characters may still be read in trying, over all statements of a script.</summary>
    private int patience = 3_000_000;

    /// <summary>What mends the statement; null where no single sign does, or none that its layout bears out.</summary>
    public Mending? Mend(Statement statement)
    {
        if (statement.Errors.Count == 0 || statement.Text.Length > LongestStatement)
            return null;
        var tokens = SyntaxFactory.ParseTokens(statement.Text, options: options)
            .Where(token => !token.IsKind(SyntaxKind.EndOfFileToken)).ToArray();
        var chain = words.ChainOf(tokens.FirstOrDefault().Text ?? "");
        return Kinds(statement, tokens)
            .Select(candidates => Best(statement, candidates, chain))
            .FirstOrDefault(mending => mending is not null);
    }

    /// <summary>The best of some candidates; a sign that makes equal lines unequal is not the one that was forgotten.</summary>
    private Mending? Best(Statement statement, IEnumerable<Mending> candidates, IReadOnlySet<string> chain)
    {
        var found = candidates
            .Where(candidate => Mends(statement, candidate))
            .Select(candidate => (Mending: candidate, Layout: Layout.Of(candidate.In(statement.Text), chain)))
            .Where(candidate => candidate.Layout.Uneven == 0)
            .ToList();
        if (found.Count == 0)
            return null;
        var layout = found.Min(candidate => candidate.Layout);
        var likely = found.Where(candidate => candidate.Layout.CompareTo(layout) == 0).Select(candidate => candidate.Mending).ToList();

        // Where several places would do, a bracket is missing at the latest of them, and any other sign at the first.
        return likely.FindAll(mending => mending.Sign == likely[0].Sign) is var same && Brackets.IsBracket(same[0].Sign) ? same[^1] : same[0];
    }

    private bool Mends(Statement statement, Mending mending)
    {
        patience -= statement.Text.Length;
        return patience > 0 && !Statements.Read(statement.Start, mending.In(statement.Text), isFollowed: true, options).IsBroken;
    }

    /// <summary>What to try, the likeliest kind first. The compiler stumbles at or after the sign, never before it.</summary>
    private IEnumerable<IEnumerable<Mending>> Kinds(Statement statement, SyntaxToken[] tokens)
    {
        var stumbles = statement.Errors[0].Location.SourceSpan.End;
        var reached = tokens[..Math.Min(tokens.Length, tokens.Count(token => token.SpanStart <= stumbles) + 1)];
        var missing = Brackets.Missing(tokens);
        if (missing is null)
            yield break;
        if (missing.Length == 0)
        {
            yield return Between(reached, Math.Max(1, reached.Length - Near));
            yield return Twice(reached, Math.Max(1, reached.Length - Near));
        }
        else if (Brackets.IsClosing(missing))
        {
            yield return reached.Select(token => new Mending(token.Span.End, missing));
        }
        else
        {
            yield return AfterWords(reached, missing);
            yield return reached.Where(token => token.Text == Brackets.PartnerOf(missing)).Select(TooMany);
            yield return reached.Select(token => new Mending(token.SpanStart, missing));
        }
    }

    /// <summary>A sign that stands twice, and a semicolon before the statement's end.</summary>
    private static IEnumerable<Mending> Twice(SyntaxToken[] tokens, int first) =>
        tokens.Skip(first)
            .Where((token, i) => token.IsKind(SyntaxKind.SemicolonToken) || (token.Text == tokens[first + i - 1].Text && token.Text.All(char.IsPunctuation)))
            .Select(TooMany);

    private static Mending TooMany(SyntaxToken token) => new(token.SpanStart, token.Text, IsTooMany: true);

    /// <summary>An opening bracket after a word, which its first argument may have run into: <c>WithinCritica</c>.</summary>
    private IEnumerable<Mending> AfterWords(SyntaxToken[] tokens, string bracket) =>
        from i in Enumerable.Range(0, tokens.Length)
        let token = tokens[i]
        where token.IsKind(SyntaxKind.IdentifierToken)
        from length in Enumerable.Range(1, token.Text.Length)
        where words.Knows(token.Text[..length])
            && !(length == token.Text.Length && tokens.ElementAtOrDefault(i + 1).IsKind(SyntaxKind.OpenParenToken))
        select new Mending(token.SpanStart + length, bracket);

    /// <summary>Signs that stand between two things, at the places from an index on; the likeliest first at each.</summary>
    private IEnumerable<Mending> Between(SyntaxToken[] tokens, int first) =>
        from i in Enumerable.Range(first, Math.Max(0, tokens.Length - first)).Reverse()
        from sign in Signs(tokens.ElementAtOrDefault(i - 2), tokens[i - 1], tokens[i], tokens.ElementAtOrDefault(i + 1))
        let standsBehind = sign == "," || sign == ";" || sign == ":"
        select new Mending(standsBehind ? tokens[i - 1].Span.End : tokens[i].SpanStart, sign);

    private string[] Signs(SyntaxToken former, SyntaxToken before, SyntaxToken after, SyntaxToken next)
    {
        if (words.IsArgument(before.Text))
            return [":", ",", ".", "="];
        if (before.IsKind(SyntaxKind.NumericLiteralToken) && before.Span.End == after.SpanStart)
            return [".", ","];
        return Compares(former) || Compares(next) || after.IsKind(SyntaxKind.ExclamationToken)
            ? ["&", ",", ".", "=", "=>", ";"]
            : [",", ".", "=", "==", "=>", "&", ":", ";"];
    }

    private static bool Compares(SyntaxToken token) =>
        token.Kind() is SyntaxKind.EqualsEqualsToken or SyntaxKind.ExclamationEqualsToken or SyntaxKind.LessThanToken
            or SyntaxKind.GreaterThanToken or SyntaxKind.LessThanEqualsToken or SyntaxKind.GreaterThanEqualsToken;
}
