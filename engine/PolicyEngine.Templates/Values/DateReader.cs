using System.Globalization;
using NodaTime;

namespace PolicyEngine.Templates.Values;

/// <summary>
/// Reads dates: by a percent pattern, or freely in the forms people write (2016/01/05, 05/01/2016, March 14, 2016), with an
/// optional time and offset. A date without an offset is one in the zone of the render.
/// </summary>
internal sealed partial class DateReader(string input, TemplateCulture culture)
{
    private readonly string text = input;
    private int at;
    private int year;
    private int month = 1;
    private int day = 1;
    private int hour;
    private int minute;
    private int second;
    private int nanosecond;
    private bool? afternoon;
    private Offset? offset;

    /// <summary>The date, or null when the text is none. An empty <paramref name="pattern"/> reads freely.</summary>
    public static ZonedDateTime? Read(string text, string pattern, TemplateCulture culture, DateTimeZone zone)
    {
        var reader = new DateReader(text.Trim(), culture);
        var read = pattern.Length > 0 ? reader.ReadByPattern(pattern) : reader.ReadFreely();
        reader.SkipSpaces();
        return read && reader.at == reader.text.Length ? reader.Result(zone) : null;
    }

    private ZonedDateTime? Result(DateTimeZone zone)
    {
        if (afternoon is { } late)
            hour = (hour % 12) + (late ? 12 : 0);
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month)
            || hour > 23 || minute > 59 || second > 59)
            return null;
        var local = new LocalDateTime(year, month, day, hour, minute, second).PlusNanoseconds(nanosecond);
        return offset is { } given ? local.WithOffset(given).InZone(zone) : zone.AtLeniently(local);
    }

    private bool ReadFreely()
    {
        var read = char.IsAsciiDigit(Peek()) ? ReadNumericDate() : ReadWordDate();
        if (!read)
            return false;
        if (Peek() == 'T')
            at++;
        SkipSpaces();
        return at == text.Length || ReadFreeTime();
    }

    private bool ReadNumericDate()
    {
        var start = at;
        if (!ReadNumber(4, out var first))
            return false;
        var yearFirst = at - start == 4;
        if (!yearFirst && Peek() == ' ')
            return ReadDayWord(first);
        var separator = Peek();
        if (separator is not ('/' or '-' or '.'))
            return false;
        at++;
        if (!ReadNumber(2, out var second) || !Take(separator) || !ReadNumber(4, out var third))
            return false;
        (year, month, day) = yearFirst ? (first, second, third)
            : culture.DayFirst ? (third, second, first)
            : (third, first, second);
        return true;
    }

    private bool ReadDayWord(int dayOfMonth)
    {
        SkipSpaces();
        TakeWord("de");
        if (!ReadMonthName())
            return false;
        day = dayOfMonth;
        Take(',');
        SkipSpaces();
        TakeWord("de");
        return ReadNumber(4, out year);
    }

    private bool ReadWordDate()
    {
        if (!ReadMonthName())
            return false;
        SkipSpaces();
        if (!ReadNumber(2, out day))
            return false;
        Take(',');
        SkipSpaces();
        return ReadNumber(4, out year);
    }

    private bool ReadFreeTime()
    {
        if (char.IsAsciiDigit(Peek()))
        {
            if (!ReadNumber(2, out hour) || !Take(':') || !ReadNumber(2, out minute) || (Take(':') && !ReadNumber(2, out second)))
                return false;
            if (Peek() is '.' or ',')
                ReadFraction();
            SkipSpaces();
            ReadHalfDay();
            SkipSpaces();
        }
        return at == text.Length || ReadOffset();
    }

    private void ReadFraction()
    {
        at++;
        var digits = 0;
        for (; char.IsAsciiDigit(Peek()); at++, digits++)
            nanosecond = digits < 9 ? (nanosecond * 10) + (text[at] - '0') : nanosecond;
        for (; digits < 9; digits++)
            nanosecond *= 10;
    }

    private bool ReadOffset()
    {
        if (Take('Z') || Take('z'))
        {
            offset = Offset.Zero;
            return true;
        }
        var sign = Peek() == '-' ? -1 : 1;
        if (!Take('+') && !Take('-'))
            return false;
        if (!ReadNumber(2, out var hours))
            return false;
        Take(':');
        var minutes = 0;
        if (char.IsAsciiDigit(Peek()) && !ReadNumber(2, out minutes))
            return false;
        if (hours > 17 || minutes > 59)
            return false;
        offset = Offset.FromSeconds(sign * ((hours * 3600) + (minutes * 60)));
        return true;
    }

    private bool ReadMonthName()
    {
        var found = ReadName(culture.MonthNames);
        if (found == 0)
            found = ReadName(TemplateCulture.Invariant.MonthNames);
        month = found;
        return found > 0;
    }

    /// <summary>Reads one of the names, full names before short ones, and returns its number from 1, or 0.</summary>
    private int ReadName(IReadOnlyList<string> names)
    {
        var half = names.Count / 2;
        for (var index = 0; index < names.Count; index++)
        {
            if (TakeWord(names[index]))
                return (index % half) + 1;
        }
        return 0;
    }

    private bool TakeWord(string word)
    {
        if (string.Compare(text, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) != 0)
            return false;
        at += word.Length;
        SkipSpaces();
        return true;
    }

    private bool ReadNumber(int digits, out int value)
    {
        var end = at;
        while (end < text.Length && end - at < digits && char.IsAsciiDigit(text[end]))
            end++;
        var read = int.TryParse(text.AsSpan(at, end - at), NumberStyles.None, CultureInfo.InvariantCulture, out value);
        at = end;
        return read;
    }

    private char Peek() => at < text.Length ? text[at] : '\0';

    private bool Take(char c)
    {
        if (Peek() != c || at >= text.Length)
            return false;
        at++;
        return true;
    }

    private void SkipSpaces()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
    }
}
