using System.Collections.Immutable;
using NodaTime;

namespace PolicyEngine.Calendars;

/// <summary>
/// When a service is open, as its documents say it: weekly hours in a zone, holidays, and what single dates do
/// otherwise. This is the definition; <see cref="CompiledCalendar"/> answers questions about it. Every method gives a
/// new calendar. Immutable; safe to share between threads.
/// </summary>
/// <remarks>
/// A date's hours are its exceptional opening if it has one, else nothing on a holiday or closure, else the hours of
/// its day of the week; breaks are taken out last. Windows are turned into instants before they are joined and cut: a
/// local time that a daylight-saving gap skips moves forward by the gap, an ambiguous one is its first occurrence.
/// </remarks>
public sealed class ServiceCalendar
{
    private ServiceCalendar(string name, DateTimeZone zone, WeeklyHours hours, bool isNatural) =>
        (Name, Zone, Hours, IsNatural) = (name, zone, hours, isNatural);

    private ServiceCalendar(ServiceCalendar other)
        : this(other.Name, other.Zone, other.Hours, other.IsNatural) =>
        (Holidays, Closures, Openings, Breaks) = (other.Holidays, other.Closures, other.Openings, other.Breaks);

    /// <summary>A business calendar of weekly hours without holidays.</summary>
    /// <param name="name">What the policy calls it.</param>
    /// <param name="zone">The zone in whose local time everything else is said.</param>
    /// <param name="hours">The hours of an ordinary week.</param>
    public ServiceCalendar(string name, DateTimeZone zone, WeeklyHours hours)
        : this(name, zone, hours, isNatural: false)
    {
    }

    /// <summary>
    /// Natural time: always open, so that open time is elapsed time and a day is 24 hours. Holidays, closures,
    /// openings and breaks that it is given do nothing. The zone only tells where a local date ends.
    /// </summary>
    public static ServiceCalendar AlwaysOpen(string name, DateTimeZone zone) =>
        new(name, zone, WeeklyHours.AllWeek, isNatural: true);

    /// <summary>What the policy calls the calendar.</summary>
    public string Name { get; }

    /// <summary>The zone in whose local time windows and dates are said.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>The hours of an ordinary week.</summary>
    public WeeklyHours Hours { get; private init; }

    /// <summary>Whether this is natural time: see <see cref="AlwaysOpen"/>.</summary>
    public bool IsNatural { get; }

    /// <summary>The holidays, each of which closes its whole local date.</summary>
    public HolidayCalendar Holidays { get; private init; } = HolidayCalendar.None;

    /// <summary>Further dates that are closed like holidays, with the reason of each.</summary>
    public ImmutableSortedDictionary<LocalDate, string> Closures { get; private init; } =
        ImmutableSortedDictionary<LocalDate, string>.Empty;

    /// <summary>Dates whose hours are these instead, on holidays and closures too.</summary>
    public ImmutableSortedDictionary<LocalDate, DayHours> Openings { get; private init; } =
        ImmutableSortedDictionary<LocalDate, DayHours>.Empty;

    /// <summary>Times of single dates that are closed inside whatever hours the dates have.</summary>
    public ImmutableSortedDictionary<LocalDate, DayHours> Breaks { get; private init; } =
        ImmutableSortedDictionary<LocalDate, DayHours>.Empty;

    /// <summary>The same calendar with other weekly hours, such as a customer's extended ones.</summary>
    public ServiceCalendar WithHours(WeeklyHours hours) => new(this) { Hours = hours };

    /// <summary>The same calendar with these holidays in place of the ones it had.</summary>
    public ServiceCalendar WithHolidays(HolidayCalendar holidays) => new(this) { Holidays = holidays };

    /// <summary>The same calendar, closed on one more date.</summary>
    public ServiceCalendar WithClosure(LocalDate date, string reason) =>
        new(this) { Closures = Closures.SetItem(date, reason) };

    /// <summary>The same calendar with an exceptional opening: on that date these hours hold and no others.</summary>
    public ServiceCalendar WithOpening(LocalDate date, DayHours hours) =>
        new(this) { Openings = Openings.SetItem(date, hours) };

    /// <summary>The same calendar, closed during these windows of that date; they join the breaks it already has.</summary>
    public ServiceCalendar WithBreak(LocalDate date, DayHours during) =>
        new(this) { Breaks = Breaks.SetItem(date, Breaks.TryGetValue(date, out var others) ? others.Union(during) : during) };

    public override string ToString() => IsNatural ? $"{Name}: natural time" : $"{Name}: {Hours} ({Zone.Id})";
}
