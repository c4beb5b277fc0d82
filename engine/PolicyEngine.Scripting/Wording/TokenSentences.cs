using PolicyEngine.Diagnostics;

namespace PolicyEngine.Scripting.Wording;

/// <summary>Slips of the pen: quotes, commas, characters that a word processor put in.</summary>
internal static class TokenSentences
{
    private const string TypographicQuotes = "“”„‟«»‘’‚‛";

    public static Sentence Unterminated(Slip slip) => Sentence.Of("PE0112");

    public static Sentence SingleQuotes(Slip slip) => Sentence.Of("PE0113.single");

    /// <summary>The compiler names what it expected between quotes: <c>Syntax error, ',' expected</c>.</summary>
    public static Sentence? Expected(Slip slip)
    {
        var parts = slip.CompilersSentence.Split('\'');
        return parts.Length == 3 && parts[1].Length == 1 ? Sentence.Of("PE0111", parts[1]) : null;
    }

    public static Sentence? UnexpectedCharacter(Slip slip) =>
        slip.CompilersSentence.Split('\'') is [_, [var character], ..]
            ? TypographicQuotes.Contains(character, StringComparison.Ordinal)
                ? Sentence.Of("PE0113.typographic", character.ToString())
                : Sentence.Of("PE0113.character", character.ToString())
            : null;

    public static Sentence NothingToRead(Slip slip) =>
        slip.Written.Length is 0 or > 20 ? Sentence.Of("PE0114") : Sentence.Of("PE0114.before", slip.Written);
}
