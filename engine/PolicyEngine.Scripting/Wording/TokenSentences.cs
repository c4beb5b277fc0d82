using PolicyEngine.Diagnostics;

namespace PolicyEngine.Scripting.Wording;

/// <summary>Slips of the pen: quotes, commas, characters that a word processor put in.</summary>
internal static class TokenSentences
{
    private const string TypographicQuotes = "“”„‟«»‘’‚‛";

    /// <summary>The compiler names what it expected between quotes: <c>Syntax error, ',' expected</c>.</summary>
    public static Diagnostic? Expected(Slip slip) =>
        slip.CompilersSentence.Split('\'') is [_, [_] sign, _] ? slip.Say("PE0111", sign) : SomethingMissing(slip);

    public static Diagnostic? UnexpectedCharacter(Slip slip) =>
        slip.CompilersSentence.Split('\'') is [_, [var character], ..]
            ? slip.Say(TypographicQuotes.Contains(character, StringComparison.Ordinal) ? "PE0113.typographic" : "PE0113.character", character.ToString())
            : null;

    public static Diagnostic SomethingMissing(Slip slip) =>
        slip.Written.Length is 0 or > Slip.MostQuoted ? slip.Say("PE0114") : slip.Say("PE0114.before", slip.Written);
}
