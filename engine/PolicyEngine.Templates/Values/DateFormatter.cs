using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Calendars;

namespace PolicyEngine.Templates.Values;

/// <summary>Writes dates by the percent patterns of the language.</summary>
internal static class DateFormatter
{
    public const string DefaultFormat = "%d %b %Y";

    /// <summary>The longest pattern: none that says anything is longer.</summary>
    public const int LongestPattern = 1000;

    public static string Format(ZonedDateTime date, string pattern, TemplateCulture culture)
    {
        if (pattern.StartsWith("%g", StringComparison.Ordinal))
            (pattern, culture) = (pattern[2..], TemplateCulture.Invariant);
        var text = new StringBuilder();
        for (var at = 0; at < pattern.Length; at++)
        {
            if (pattern[at] != '%' || at + 1 == pattern.Length)
                text.Append(pattern[at]);
            else
                Append(text, date, pattern[++at], culture);
        }
        return text.ToString();
    }

    private static void Append(StringBuilder text, ZonedDateTime date, char code, TemplateCulture culture)
    {
        if (Composite(code, culture) is { } pattern)
            text.Append(Format(date, pattern, culture));
        else
            text.Append(DatePart(date, code, culture) ?? TimePart(date, code, culture) ?? Other(date, code));
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

    private static string? DatePart(ZonedDateTime date, char code, TemplateCulture culture) => code switch
    {
        'a' => culture.ShortDay(date.DayOfWeek),
        'A' => culture.Day(date.DayOfWeek),
        'b' or 'h' => culture.ShortMonth(date.Month),
        'B' => culture.Month(date.Month),
        'C' => Digits(date.Year / 100, "00"),
        'd' => Digits(date.Day, "00"),
        'e' => Padded(date.Day),
        'j' => Digits(date.DayOfYear, "000"),
        'm' => Digits(date.Month, "00"),
        'u' => Digits((int)date.DayOfWeek, "0"),
        'w' => Digits((int)date.DayOfWeek % 7, "0"),
        'U' => Digits(WeekOfYear(date, IsoDayOfWeek.Sunday), "00"),
        'W' => Digits(WeekOfYear(date, IsoDayOfWeek.Monday), "00"),
        'V' => Digits(WeekYearRules.Iso.GetWeekOfWeekYear(date.Date), "00"),
        'v' => $"{Padded(date.Day)}-{TemplateCulture.Invariant.ShortMonth(date.Month).ToUpperInvariant()}-{Digits(date.Year, "0000")}",
        'y' => Digits(date.Year % 100, "00"),
        'Y' => Digits(date.Year, "0000"),
        _ => null,
    };

    private static string? TimePart(ZonedDateTime date, char code, TemplateCulture culture) => code switch
    {
        'H' => Digits(date.Hour, "00"),
        'I' => Digits(date.ClockHourOfHalfDay, "00"),
        'k' => Padded(date.Hour),
        'l' => Padded(date.ClockHourOfHalfDay),
        'L' => Digits(date.Millisecond, "000"),
        'M' => Digits(date.Minute, "00"),
        'N' => Digits(date.NanosecondOfSecond, "000000000"),
        'p' => culture.HalfDay(date.Hour),
        'P' => culture.HalfDay(date.Hour).ToLowerInvariant(),
        'S' => Digits(date.Second, "00"),
        's' => Digits(date.ToInstant().ToUnixTimeSeconds(), "0"),
        'Z' => Offset(date.Offset),
        _ => null,
    };

    private static string Other(ZonedDateTime date, char code) => code switch
    {
        'n' => "\n",
        't' => "\t",
        'g' => "",
        '%' => "%",
        _ => "%" + code,
    };

    /// <summary>The week of the year, the first one being that of January 1, however short it is.</summary>
    private static int WeekOfYear(ZonedDateTime date, IsoDayOfWeek firstDay)
    {
        var newYear = new LocalDate(date.Year, 1, 1).DayOfWeek;
        var lead = ((int)newYear - (int)firstDay + 7) % 7;
        return ((date.DayOfYear - 1 + lead) / 7) + 1;
    }

    private static string Offset(Offset offset)
    {
        var minutes = Math.Abs(offset.Seconds / 60);
        return (offset.Seconds < 0 ? "-" : "+") + Digits(minutes / 60, "00") + ":" + Digits(minutes % 60, "00");
    }

    private static string Digits(long value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static string Padded(int value) => value.ToString(CultureInfo.InvariantCulture).PadLeft(2);
}
