using System.Globalization;
using System.Numerics;

namespace PolicyEngine.Templates.Parsing;

/// <summary>Reads numbers: integers of any size, floats, decimals, hexadecimal and binary, with underscores and suffixes.</summary>
internal static class NumberReader
{
    private const int MostDigits = 1000;

    public static int Read(string text, int start, List<Token> tokens, ErrorList errors)
    {
        var end = start + 1;
        while (end < text.Length && Continues(text, start, end))
            end++;
        object? value = null;
        if (end - start <= MostDigits)
            value = Parse(text[start..end].Replace("_", "", StringComparison.Ordinal));
        if (value is null)
            errors.Add(start, $"'{text[start..Math.Min(end, start + 40)]}' is not a number, or one with too many digits.");
        tokens.Add(new Token(TokenKind.Literal, start, end, "", value ?? 0));
        return end;
    }

    /// <summary>Whether the character belongs to the number: a point only before a digit (1..5 is a range), a sign only after an exponent.</summary>
    private static bool Continues(string text, int start, int at)
    {
        var c = text[at];
        if (c == '.')
            return at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]) && !text.AsSpan(start, at - start).Contains('.');
        if (c is '+' or '-')
            return text[at - 1] is 'e' or 'E' && !IsPrefixed(text.AsSpan(start)) && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);
        return char.IsAsciiLetterOrDigit(c) || c == '_';
    }

    private static bool IsPrefixed(ReadOnlySpan<char> number) =>
        number.StartsWith("0x", StringComparison.OrdinalIgnoreCase) || number.StartsWith("0b", StringComparison.OrdinalIgnoreCase);

    private static object? Parse(string digits)
    {
        if (IsPrefixed(digits))
            return ParsePrefixed(digits);
        var body = digits[..^1];
        return char.ToLowerInvariant(digits[^1]) switch
        {
            'f' => float.TryParse(body, NumberStyles.Float, CultureInfo.InvariantCulture, out var single) ? single : null,
            'd' => double.TryParse(body, NumberStyles.Float, CultureInfo.InvariantCulture, out var wide) ? wide : null,
            'm' => decimal.TryParse(body, NumberStyles.Float, CultureInfo.InvariantCulture, out var money) ? money : null,
            _ => ParseDecimalDigits(digits),
        };
    }

    private static object? ParsePrefixed(string digits)
    {
        var body = digits.AsSpan(2).TrimEnd("uU");
        var style = char.ToLowerInvariant(digits[1]) == 'x' ? NumberStyles.AllowHexSpecifier : NumberStyles.AllowBinarySpecifier;
        // The leading zero keeps a number with its highest bit set from being read as a negative one.
        return body.Length > 0 && BigInteger.TryParse($"0{body}", style, CultureInfo.InvariantCulture, out var value)
            ? Numbers.Shrink(value)
            : null;
    }

    private static object? ParseDecimalDigits(string digits)
    {
        var point = digits.AsSpan().IndexOf('.') >= 0;
        var exponentAt = digits.AsSpan().IndexOfAny('e', 'E');
        var negativeExponent = exponentAt > 0 && digits.AsSpan(exponentAt).IndexOf('-') > 0;
        if (point || negativeExponent)
            return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
        var exponent = 0;
        if (exponentAt > 0 && (!int.TryParse(digits.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)
            || exponent > MostDigits))
            return null;
        var mantissa = exponentAt > 0 ? digits[..exponentAt] : digits;
        return BigInteger.TryParse(mantissa, NumberStyles.None, CultureInfo.InvariantCulture, out var whole)
            ? Numbers.Shrink(whole * BigInteger.Pow(10, exponent))
            : null;
    }
}
