namespace PolicyEngine.Scripting.Wording;

/// <summary>Slips of the pen: quotes, commas, characters that a word processor put in.</summary>
internal static class TokenSentences
{
    private const string TypographicQuotes = "“”„‟«»‘’‚‛";

    public static string Unterminated(Slip slip) => "A text begins on this line and its closing quote (\") is missing.";

    public static string SingleQuotes(Slip slip) => "A text stands between double quotes (\"…\"), not single ones.";

    /// <summary>The compiler names what it expected between quotes: <c>Syntax error, ',' expected</c>.</summary>
    public static string? Expected(Slip slip)
    {
        var parts = slip.CompilersSentence.Split('\'');
        return parts.Length == 3 && parts[1].Length == 1 ? $"A '{parts[1]}' is missing here." : null;
    }

    public static string? UnexpectedCharacter(Slip slip) =>
        slip.CompilersSentence.Split('\'') is [_, [var character], ..]
            ? TypographicQuotes.Contains(character, StringComparison.Ordinal)
                ? $"'{character}' is a typographic quote: a text stands between plain ones (\"…\")."
                : $"The character '{character}' has no meaning here."
            : null;

    public static string NothingToRead(Slip slip) =>
        slip.Written.Length is 0 or > 20 ? "Something is missing here." : $"Something is missing before '{slip.Written}'.";
}
