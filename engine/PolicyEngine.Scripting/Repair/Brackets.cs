using Microsoft.CodeAnalysis;

namespace PolicyEngine.Scripting.Repair;

/// <summary>Brackets that stand in pairs.</summary>
internal static class Brackets
{
    private const string Pairs = "()[]{}";

    public static bool IsBracket(string sign) => sign.Length == 1 && Pairs.Contains(sign, StringComparison.Ordinal);

    public static bool IsClosing(string sign) => sign is ")" or "]" or "}";

    /// <summary>The one that closes an opening bracket.</summary>
    public static string PartnerOf(string opening) => Pairs[Pairs.IndexOf(opening, StringComparison.Ordinal) + 1].ToString();

    /// <summary>The bracket of which one is missing, empty where none is, null where more than one is.</summary>
    public static string? Missing(IEnumerable<SyntaxToken> tokens)
    {
        var counts = new int[Pairs.Length];
        foreach (var token in tokens)
        {
            if (token.Span.Length == 1 && Pairs.IndexOf(token.Text[0], StringComparison.Ordinal) is >= 0 and var kind)
                counts[kind]++;
        }

        var missing = "";
        for (var kind = 0; kind < counts.Length; kind += 2)
        {
            var more = counts[kind] - counts[kind + 1];
            if (more == 0)
                continue;
            if (Math.Abs(more) > 1 || missing.Length > 0)
                return null;
            missing = Pairs[more > 0 ? kind + 1 : kind].ToString();
        }

        return missing;
    }
}
