namespace PolicyEngine.Tests.Wire;

/// <summary>Lines with a few things wrong in them, as random numbers have it.</summary>
internal static class DamagedLine
{
    private static readonly string[] Fragments =
    [
        "null", "true", "-1", "1e308", "99999999999999999999", "\"\"", "\" \"", "{}", "[]", "\"telefono\"", "\"\\u0000\"", "\"\\ud800\"", "ñ", "😀",
        "\"2026-03-09T10:00:00-06:00\"", "\"9999-12-31T23:59:59Z\"", "\"0001-01-01T00:00:00Z\"", "\"-0001-01-01T00:00:00Z\"", "{\"id\":[]}", "\\", "\"", ":", ",",
    ];

    public static string Of(string line, Random random)
    {
        for (var times = random.Next(1, 4); times > 0; times--)
            line = random.Next(8) switch
            {
                0 => line[..random.Next(line.Length)],
                1 => line.Remove(random.Next(line.Length), 1),
                2 => line.Insert(random.Next(line.Length), Fragments[random.Next(Fragments.Length)]),
                3 => line.Insert(random.Next(line.Length), ((char)random.Next(1, 0x2FF)).ToString()),
                4 => SwapDigit(line, random),
                _ => ReplaceValue(line, random),
            } is { Length: > 0 } damaged ? damaged : "{";
        return line;
    }

    private static string SwapDigit(string line, Random random)
    {
        var digits = Enumerable.Range(0, line.Length).Where(i => char.IsAsciiDigit(line[i])).ToList();
        if (digits.Count == 0)
            return line;
        var at = digits[random.Next(digits.Count)];
        return $"{line[..at]}{random.Next(10)}{line[(at + 1)..]}";
    }

    /// <summary>Puts something else where a member's value begins.</summary>
    private static string ReplaceValue(string line, Random random)
    {
        var colons = Enumerable.Range(0, line.Length - 1).Where(i => line[i] == ':' && line[i + 1] is '"' or '{' or '[' or 't' or 'f').ToList();
        if (colons.Count == 0)
            return line;
        var from = colons[random.Next(colons.Count)] + 1;
        var to = line[from] == '"' ? line.IndexOf('"', from + 1) + 1 : line.IndexOfAny([',', '}', ']'], from);
        return to <= from ? line : line[..from] + Fragments[random.Next(Fragments.Length)] + line[to..];
    }
}
