using NodaTime;

namespace PolicyEngine.Calendars;

/// <summary>
/// How a holiday's date follows from the year, as a statute says it. A rule is data: a date, what happens to it when
/// it falls on a certain weekday, and the years in which it holds. Immutable; safe to share between threads.
/// </summary>
public sealed record HolidayRule
{
    private enum Anchor
    {
        Date,
        Weekday,
        Easter,
    }

    private enum Move
    {
        None,
        ToMonday,
        SundayAlsoMonday,
    }

    private readonly Anchor anchor;
    private readonly int month;
    private readonly int number;
    private readonly IsoDayOfWeek weekday;
    private Move move;
    private int firstYear = int.MinValue;
    private int lastYear = int.MaxValue;
    private int cycle = 1;
    private int cycleYear;

    private HolidayRule(string name, Anchor anchor, int month, int number, IsoDayOfWeek weekday = IsoDayOfWeek.None) =>
        (Name, this.anchor, this.month, this.number, this.weekday) = (name, anchor, month, number, weekday);

    /// <summary>What the statute calls the day.</summary>
    public string Name { get; }

    /// <summary>The same date every year. 29 February is a holiday in leap years only.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No year has such a date.</exception>
    public static HolidayRule Fixed(string name, int month, int day)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        ArgumentOutOfRangeException.ThrowIfLessThan(day, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(day, DateTime.DaysInMonth(2000, month));
        return new HolidayRule(name, Anchor.Date, month, day);
    }

    /// <summary>The nth such weekday of a month, such as the third Monday of March.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not every year has such a day.</exception>
    public static HolidayRule Nth(string name, int nth, IsoDayOfWeek weekday, int month)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        ArgumentOutOfRangeException.ThrowIfLessThan(nth, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(nth, 4);
        ArgumentOutOfRangeException.ThrowIfEqual((int)weekday, (int)IsoDayOfWeek.None);
        return new HolidayRule(name, Anchor.Weekday, month, nth, weekday);
    }

    /// <summary>So many days after Easter Sunday of the Gregorian calendar, or before it if negative.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day could leave its year: less than -80 or more than 250.</exception>
    public static HolidayRule FromEaster(string name, int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, -80);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, 250);
        return new HolidayRule(name, Anchor.Easter, 0, days);
    }

    /// <summary>The same rule, kept on the Monday on or after its date; the date itself is then an ordinary day.</summary>
    public HolidayRule MovedToMonday() => this with { move = Move.ToMonday };

    /// <summary>The same rule, which closes the Monday after as well where the date is a Sunday.</summary>
    public HolidayRule WithMondayAfterSunday() => this with { move = Move.SundayAlsoMonday };

    /// <summary>The same rule, holding in this year and later ones.</summary>
    public HolidayRule Since(int year) => this with { firstYear = year };

    /// <summary>The same rule, holding in this year and earlier ones.</summary>
    public HolidayRule Through(int year) => this with { lastYear = year };

    /// <summary>The same rule, holding once in so many years: in the given year and each whole cycle before and after it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The cycle is not positive.</exception>
    public HolidayRule Every(int years, int counting)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(years, 1);
        return this with { cycle = years, cycleYear = counting };
    }

    /// <summary>The last year in which it holds; null where it holds for ever.</summary>
    internal int? LastYear => lastYear == int.MaxValue ? null : lastYear;

    /// <summary>Whether a move can carry the rule's day over the end of its year.</summary>
    internal bool MayReachNextYear => move != Move.None && this.anchor != Anchor.Easter && this.month == 12;

    /// <summary>The dates, none to two, that the rule gives for a year; the next year's if a move carries them there.</summary>
    internal int Dates(int year, Span<LocalDate> dates)
    {
        if (year < 1 || year < firstYear || year > lastYear || (year - cycleYear) % cycle != 0) return 0;
        if (this.anchor == Anchor.Date && this.number > DateTime.DaysInMonth(year, this.month)) return 0;

        var date = this.anchor switch
        {
            Anchor.Date => new LocalDate(year, this.month, this.number),
            Anchor.Weekday => NthWeekday(year),
            _ => EasterSunday.Of(year).PlusDays(this.number),
        };

        if (move == Move.ToMonday) date = date.PlusDays((8 - (int)date.DayOfWeek) % 7);
        dates[0] = date;
        if (move != Move.SundayAlsoMonday || date.DayOfWeek != IsoDayOfWeek.Sunday) return 1;
        dates[1] = date.PlusDays(1);
        return 2;
    }

    private LocalDate NthWeekday(int year)
    {
        var first = new LocalDate(year, this.month, 1);
        return first.PlusDays(((this.weekday - first.DayOfWeek + 7) % 7) + (7 * (this.number - 1)));
    }
}
