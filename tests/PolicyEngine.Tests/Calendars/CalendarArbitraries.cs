using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using PolicyEngine.Calendars;

namespace PolicyEngine.Tests.Calendars;

/// <summary>A calendar and somewhere to ask about it: an instant of 2014 to 2017 and two durations, all in ticks.</summary>
public sealed record CalendarQuestion(ServiceCalendar Calendar, long Start, long Duration, long Further)
{
    public override string ToString()
    {
        var calendar = Calendar;
        return $"{calendar}; closures {string.Join(' ', calendar.Closures.Keys)}; "
            + $"openings {string.Join(", ", calendar.Openings)}; breaks {string.Join(", ", calendar.Breaks)}; "
            + $"holidays {string.Join(' ', calendar.Holidays.InYear(2015).Select(each => each.Date))}; "
            + $"start {Instant.FromUnixTimeTicks(Start)} ({Start}), duration {Duration}, further {Further}";
    }
}

/// <summary>
/// Random calendars, mostly odd ones: windows of a minute, breaks, openings on holidays, in zones whose clocks change,
/// asked about near those changes.
/// </summary>
internal static class CalendarArbitraries
{
    private static readonly string[] Zones =
    [
        "America/New_York", "Europe/Madrid", "Australia/Lord_Howe", "America/Sao_Paulo", "Africa/Casablanca",
        "America/Mexico_City", "America/La_Paz", "UTC",
    ];

    public static Arbitrary<WeeklyHours> Weeks() => Week.ToArbitrary();

    public static Arbitrary<CalendarQuestion> Questions() => Question.ToArbitrary();

    private static Gen<DayHours> Day =>
        from marks in Gen.Choose(0, 288).ListOf()
        from fine in Gen.Choose(1, 4)
        let seconds = marks.Take(6).Select(mark => mark * 300).Distinct().Order().ToArray()
        select DayHours.Of(seconds.Chunk(2).Where(pair => pair.Length == 2)
            // Every fourth day has a window or two of a minute.
            .Select(pair => new OpenWindow(pair[0], fine == 1 ? pair[0] + 60 : pair[1])));

    private static Gen<WeeklyHours> Week => Gen.Frequency(
        (1, Gen.Constant(WeeklyHours.AllWeek)),
        (1, Gen.Constant(WeeklyHours.Parse("Mon-Fri 09:00-13:00 14:00-18:00"))),
        (1, Gen.Constant(WeeklyHours.Parse("Mon-Sun 22:00-02:30"))),
        (1, Gen.Constant(WeeklyHours.Parse("Sun 02:15-02:45 23:30-24:00"))),
        (6, Day.ArrayOf(7).Select(days => days
            .Select((hours, day) => WeeklyHours.On((IsoDayOfWeek)(day + 1), hours))
            .Aggregate((one, other) => one.Union(other)))));

    private static Gen<LocalDate> Date(long near) =>
        from days in Gen.Choose(-6, 6)
        select Instant.FromUnixTimeTicks(near).InUtc().Date.PlusDays(days);

    /// <summary>Half of the instants lie within three days of a change of the zone's clocks.</summary>
    private static Gen<long> Start(DateTimeZone zone)
    {
        var (first, last) = (Instant.FromUtc(2014, 1, 1, 0, 0), Instant.FromUtc(2017, 12, 31, 0, 0));
        var changes = zone.GetZoneIntervals(first, last)
            .Where(each => each.HasEnd && each.End < last).Select(each => each.End.ToUnixTimeTicks()).ToArray();
        var anywhere =
            from minute in Gen.Choose(0, 4 * 365 * 24 * 60)
            select first.ToUnixTimeTicks() + (minute * NodaConstants.TicksPerMinute);
        if (changes.Length == 0) return anywhere;
        var nearChange =
            from change in Gen.Elements(changes)
            from minute in Gen.Choose(-4320, 4320)
            from tick in Gen.Choose(-1, 1)
            select change + (minute * NodaConstants.TicksPerMinute) + tick;
        return Gen.OneOf(anywhere, nearChange);
    }

    private static Gen<long> Duration => Gen.OneOf(
        Gen.Choose(1, 100).Select(ticks => (long)ticks),
        Gen.Choose(1, 3000).Select(minutes => minutes * NodaConstants.TicksPerMinute),
        Gen.Choose(1, int.MaxValue).Select(ticks => ticks * 4321L));

    private static Gen<CalendarQuestion> Question =>
        from zoneId in Gen.Elements(Zones)
        let zone = DateTimeZoneProviders.Tzdb[zoneId]
        from start in Start(zone)
        from week in Week
        from rules in Gen.Elements(HolidayCalendar.None, Mexico.Statutory, Bolivia.National, Colombia.Legal)
        from closures in Date(start).ListOf()
        from openings in Gen.Zip(Date(start), Day).ListOf()
        from breaks in Gen.Zip(Date(start), Day).ListOf()
        from duration in Duration
        from further in Duration
        select new CalendarQuestion(
            breaks.Take(2).Aggregate(
                openings.Take(2).Aggregate(
                    closures.Take(2).Aggregate(
                        new ServiceCalendar("random", zone, week).WithHolidays(rules),
                        (calendar, date) => calendar.WithClosure(date, "closed")),
                    (calendar, each) => calendar.WithOpening(each.Item1, each.Item2)),
                (calendar, each) => calendar.WithBreak(each.Item1, each.Item2)),
            start,
            duration,
            further);
}
