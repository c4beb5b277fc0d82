using NodaTime;
using NodaTime.Calendars;

namespace PolicyEngine.Templates.Values;

/// <summary>Writes dates by the percent patterns of the language.</summary>
internal static class DateFormatter
{
    public const string DefaultFormat = "%d %b %Y";

    /// <summary>The longest pattern: none that says anything is longer.</summary>
    public const int LongestPattern = 1000;

    private const int RoomOnTheStack = 128;

    public static string Format(ZonedDateTime date, string pattern, TemplateCulture culture)
    {
        if (pattern.StartsWith("%g", StringComparison.Ordinal))
            (pattern, culture) = (pattern[2..], TemplateCulture.Invariant);
        var text = new CharWriter(stackalloc char[RoomOnTheStack]);
        Append(ref text, in date, pattern, culture);
        return text.ToString();
    }

    private static void Append(ref CharWriter text, in ZonedDateTime date, string pattern, TemplateCulture culture)
    {
        for (var at = 0; at < pattern.Length; at++)
        {
            if (pattern[at] != '%' || at + 1 == pattern.Length)
            {
                text.Append(pattern[at]);
            }
            else if (Composite(pattern[++at], culture) is { } composite)
                Append(ref text, date, composite, culture);
            else if (!AppendDate(ref text, date, pattern[at], culture) && !AppendTime(ref text, date, pattern[at], culture))
                AppendOther(ref text, pattern[at]);
        }
    }

    private static string? Composite(char code, TemplateCulture culture) => code switch
    {
        'c' => "%a %b %d %T %Y",
        'D' => "%m/%d/%y",
        'F' => "%Y-%m-%d",
        'r' => "%I:%M:%S %p",
        'R' => "%H:%M",
        'T' => "%H:%M:%S",
        'x' => culture.ShortDatePattern,
        'X' => "%H:%M:%S",
        _ => null,
    };

    private static bool AppendDate(ref CharWriter text, in ZonedDateTime date, char code, TemplateCulture culture)
    {
        switch (code)
        {
            case 'a': text.Append(culture.ShortDay(date.DayOfWeek)); break;
            case 'A': text.Append(culture.Day(date.DayOfWeek)); break;
            case 'b' or 'h': text.Append(culture.ShortMonth(date.Month)); break;
            case 'B': text.Append(culture.Month(date.Month)); break;
            case 'C': text.Append(date.Year / 100, 2); break;
            case 'd': text.Append(date.Day, 2); break;
            case 'e': text.Append(date.Day, 2, ' '); break;
            case 'j': text.Append(date.DayOfYear, 3); break;
            case 'm': text.Append(date.Month, 2); break;
            case 'u': text.Append((int)date.DayOfWeek); break;
            case 'w': text.Append((int)date.DayOfWeek % 7); break;
            case 'U': text.Append(WeekOfYear(date, IsoDayOfWeek.Sunday), 2); break;
            case 'W': text.Append(WeekOfYear(date, IsoDayOfWeek.Monday), 2); break;
            case 'V': text.Append(WeekYearRules.Iso.GetWeekOfWeekYear(date.Date), 2); break;
            case 'v':
                text.Append(date.Day, 2, ' ');
                text.Append($"-{TemplateCulture.Invariant.ShortMonth(date.Month).ToUpperInvariant()}-");
                text.Append(date.Year, 4);
                break;
            case 'y': text.Append(date.Year % 100, 2); break;
            case 'Y': text.Append(date.Year, 4); break;
            default: return false;
        }
        return true;
    }

    private static bool AppendTime(ref CharWriter text, in ZonedDateTime date, char code, TemplateCulture culture)
    {
        switch (code)
        {
            case 'H': text.Append(date.Hour, 2); break;
            case 'I': text.Append(date.ClockHourOfHalfDay, 2); break;
            case 'k': text.Append(date.Hour, 2, ' '); break;
            case 'l': text.Append(date.ClockHourOfHalfDay, 2, ' '); break;
            case 'L': text.Append(date.Millisecond, 3); break;
            case 'M': text.Append(date.Minute, 2); break;
            case 'N': text.Append(date.NanosecondOfSecond, 9); break;
            case 'p': text.Append(culture.HalfDay(date.Hour)); break;
            case 'P': text.Append(culture.HalfDay(date.Hour).ToLowerInvariant()); break;
            case 'S': text.Append(date.Second, 2); break;
            case 's': text.Append(date.ToInstant().ToUnixTimeSeconds()); break;
            case 'Z': AppendOffset(ref text, date.Offset); break;
            default: return false;
        }
        return true;
    }

    private static void AppendOther(ref CharWriter text, char code)
    {
        switch (code)
        {
            case 'n': text.Append('\n'); break;
            case 't': text.Append('\t'); break;
            case 'g': break;
            case '%': text.Append('%'); break;
            default:
                text.Append('%');
                text.Append(code);
                break;
        }
    }

    /// <summary>The week of the year, the first one being that of January 1, however short it is.</summary>
    private static int WeekOfYear(in ZonedDateTime date, IsoDayOfWeek firstDay)
    {
        var newYear = new LocalDate(date.Year, 1, 1).DayOfWeek;
        var lead = ((int)newYear - (int)firstDay + 7) % 7;
        return ((date.DayOfYear - 1 + lead) / 7) + 1;
    }

    private static void AppendOffset(ref CharWriter text, Offset offset)
    {
        var minutes = Math.Abs(offset.Seconds / 60);
        text.Append(offset.Seconds < 0 ? '-' : '+');
        text.Append(minutes / 60, 2);
        text.Append(':');
        text.Append(minutes % 60, 2);
    }
}
