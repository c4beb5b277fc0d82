using System.Globalization;
using System.Text;

namespace PolicyEngine.Templates.Parsing;

/// <summary>Reads the three kinds of plain strings and their escape sequences.</summary>
internal static class StringReader
{
    public static int Read(string text, int at, List<Token> tokens, ErrorList errors)
    {
        var quote = text[at];
        var value = new StringBuilder();
        var next = at + 1;
        while (next < text.Length)
        {
            if (text[next] != quote)
            {
                next = quote == '`' ? Copy(text, next, value) : ReadCharacter(text, next, value, errors);
            }
            else if (quote == '`' && next + 1 < text.Length && text[next + 1] == '`')
            {
                value.Append('`');
                next += 2;
            }
            else
            {
                tokens.Add(new Token(TokenKind.Literal, at, next + 1, "", value.ToString()));
                return next + 1;
            }
        }
        errors.Add(at, $"The string is not closed: {quote} is missing.");
        tokens.Add(new Token(TokenKind.Literal, at, text.Length, "", value.ToString()));
        return text.Length;
    }

    private static int Copy(string text, int at, StringBuilder value)
    {
        value.Append(text[at]);
        return at + 1;
    }

    /// <summary>Reads one character or escape sequence and returns where the next begins.</summary>
    public static int ReadCharacter(string text, int at, StringBuilder value, ErrorList errors)
    {
        if (text[at] != '\\' || at + 1 == text.Length)
            return Copy(text, at, value);
        var escape = text[at + 1];
        switch (escape)
        {
            case 'u':
                return ReadHexadecimal(text, at, 4, value, errors);
            case 'x':
                return ReadHexadecimal(text, at, 2, value, errors);
            case '\r' or '\n':
                return at + 2;
        }
        var index = "nrtbf0'\"\\{}".IndexOf(escape, StringComparison.Ordinal);
        if (index < 0)
            errors.Add(at, $"'\\{escape}' is not an escape sequence. For a backslash, write '\\\\' or a string in backticks.");
        else
            value.Append("\n\r\t\b\f\0'\"\\{}"[index]);
        return at + 2;
    }

    private static int ReadHexadecimal(string text, int at, int digits, StringBuilder value, ErrorList errors)
    {
        var end = at + 2 + digits;
        if (end <= text.Length && ushort.TryParse(
                text.AsSpan(at + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            value.Append((char)code);
            return end;
        }
        errors.Add(at, $"'\\{text[at + 1]}' must be followed by {digits} hexadecimal digits.");
        return at + 2;
    }
}
