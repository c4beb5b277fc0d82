using System.Text;
using NodaTime;
using NodaTime.Text;

namespace PolicyEngine.Hosting.Ingestion;

/// <summary>Times as events write them: RFC 3339 with an offset.</summary>
public static class EventTime
{
    /// <summary>The length of <c>2026-03-06T18:30:00.1234567-06:00</c>.</summary>
    private const int LongestUsual = 33;
    private const int TicksDigits = 7;
    private const long DaysToUnixEpoch = 719_162;

    private static ReadOnlySpan<ushort> DaysBefore => [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

    /// <summary>The instant that a text says; null where it says none.</summary>
    public static Instant? Parse(string text)
    {
        Span<byte> utf8 = stackalloc byte[LongestUsual];
        if (Encoding.UTF8.TryGetBytes(text, utf8, out var length) && TryParse(utf8[..length], out var ticks))
            return Instant.FromUnixTimeTicks(ticks);
        var parsed = OffsetDateTimePattern.Rfc3339.Parse(text);
        if (!parsed.Success)
            return null;
        try
        {
            return parsed.Value.ToInstant();
        }
        // The last hours of the year 9999 west of Greenwich are a time, but no instant.
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>
    /// The Unix ticks that a text says in the usual way: <c>2026-03-06T18:30:00-06:00</c> or with <c>Z</c>, of a year from
    /// 1900 to 2999, with at most seven decimals. False for anything else, which may still be a time.
    /// </summary>
    internal static bool TryParse(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length < 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':')
            return false;
        var (year, month, day) = (Two(text) * 100 + Two(text[2..]), Two(text[5..]), Two(text[8..]));
        var (hour, minute, second) = (Two(text[11..]), Two(text[14..]), Two(text[17..]));
        var isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        if (year is < 1900 or > 2999 || month is < 1 or > 12 || (uint)hour > 23 || (uint)minute > 59 || (uint)second > 59
            || day < 1 || day > (month == 12 ? 31 : DaysBefore[month] - DaysBefore[month - 1]) + (month == 2 && isLeap ? 1 : 0)
            || !TryFraction(text[19..], out var fraction, out var length) || !TryOffset(text[(19 + length)..], out var offset))
            return false;
        var before = year - 1;
        var days = before * 365L + before / 4 - before / 100 + before / 400 + DaysBefore[month - 1] + (month > 2 && isLeap ? 1 : 0) + day - 1
            - DaysToUnixEpoch;
        ticks = (days * 86_400 + hour * 3_600 + minute * 60 + second - offset) * NodaConstants.TicksPerSecond + fraction;
        return true;
    }

    /// <summary>Two digits; something below zero where they are none.</summary>
    private static int Two(ReadOnlySpan<byte> text)
    {
        var (tens, ones) = (text[0] - '0', text[1] - '0');
        return (uint)tens <= 9 && (uint)ones <= 9 ? tens * 10 + ones : -10_000;
    }

    private static bool TryFraction(ReadOnlySpan<byte> text, out long ticks, out int length)
    {
        (ticks, length) = (0, 0);
        if (text[0] != '.')
            return true;
        for (length = 1; length < text.Length && text[length] is >= (byte)'0' and <= (byte)'9'; length++)
            ticks = length > TicksDigits ? ticks : ticks * 10 + (text[length] - '0');
        for (var digits = length - 1; digits < TicksDigits; digits++)
            ticks *= 10;
        return length > 1 && length <= TicksDigits + 1;
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, out int seconds)
    {
        seconds = 0;
        if (text.Length == 1)
            return text[0] == 'Z';
        if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || text[3] != ':')
            return false;
        var (hours, minutes) = (Two(text[1..]), Two(text[4..]));
        seconds = (hours * 60 + minutes) * (text[0] == '-' ? -60 : 60);
        // Nothing is said of what minus zero would be.
        return hours is >= 0 and <= 17 && minutes is >= 0 and <= 59 && (seconds != 0 || text[0] == '+');
    }
}
