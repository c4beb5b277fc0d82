using System.Numerics;
using System.Runtime.Intrinsics;

namespace PolicyEngine.Hosting.Ingestion;

/// <summary>
/// The smallest parts of JSON in bytes that nobody has looked at yet. Behind the line stand <see cref="TicketEvent.Slack"/>
/// zeros, which end whatever goes on too long. A negative place says that something is not right beyond doubt.
/// </summary>
internal static class JsonText
{
    private const int MostDigits = 18;

    /// <summary>The place of a text's closing quote, from behind the opening one.</summary>
    public static int End(byte[] line, int at, out bool isEscaped)
    {
        isEscaped = false;
        while (true)
        {
            var block = Vector128.Create<byte>(line.AsSpan(at, Vector128<byte>.Count));
            var stops = Vector128.Equals(block, Vector128.Create((byte)'"')) | Vector128.Equals(block, Vector128.Create((byte)'\\'))
                | Vector128.LessThan(block, Vector128.Create((byte)' '));
            var mask = stops.ExtractMostSignificantBits();
            if (mask == 0)
            {
                at += Vector128<byte>.Count;
                continue;
            }
            at += BitOperations.TrailingZeroCount(mask);
            if (line[at] == '"')
                return at;
            if (line[at] != '\\')
                return -1;
            isEscaped = true;
            if ((at = AfterEscape(line, at + 1)) < 0)
                return -1;
        }
    }

    /// <summary>Whether there is nothing to see in a text: in one with escapes, before the first of them.</summary>
    public static bool IsBlank(ReadOnlySpan<byte> text, bool isEscaped) =>
        JsonBytes.IsBlank(isEscaped ? text[..text.IndexOf((byte)'\\')] : text);

    /// <summary>What follows a number without exponent, and not longer than any decimal holds.</summary>
    public static int NumberEnd(byte[] line, int at)
    {
        var start = at;
        if (line[at] == '-')
            at++;
        var digits = at;
        at = DigitsEnd(line, at);
        if (at == digits || (line[digits] == '0' && at > digits + 1))
            return -1;
        if (line[at] == '.')
        {
            var decimals = at + 1;
            if ((at = DigitsEnd(line, decimals)) == decimals)
                return -1;
        }
        return line[at] is (byte)'e' or (byte)'E' || at - start > MostDigits ? -1 : at;
    }

    public static bool IsWord(byte[] line, int at, ReadOnlySpan<byte> word) => line.AsSpan(at, word.Length).SequenceEqual(word);

    public static int PassBlanks(byte[] line, int at)
    {
        while (line[at] is (byte)' ' or (byte)'\t' or (byte)'\r')
            at++;
        return at;
    }

    private static int AfterEscape(byte[] line, int at)
    {
        if (line[at] is (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t')
            return at + 1;
        if (line[at] != 'u')
            return -1;
        for (var i = 1; i <= 4; i++)
        {
            if (!char.IsAsciiHexDigit((char)line[at + i]))
                return -1;
        }
        return at + 5;
    }

    private static int DigitsEnd(byte[] line, int at)
    {
        while ((uint)(line[at] - '0') <= 9)
            at++;
        return at;
    }
}
