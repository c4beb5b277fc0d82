using System.Collections.Immutable;
using NodaTime;

namespace PolicyEngine.Calendars;

/// <summary>
/// A calendar's definition, asked date by date: which stretches of the time line are open on a local date. Local
/// dates cut the time line into pieces, from one local midnight to the next, so dates can be taken one at a time and
/// nothing is counted twice. Days are counted from 1970-01-01. Immutable; safe to share between threads.
/// </summary>
internal sealed class OpenDates
{
    /// <summary>The dates that a calendar knows; before and after them everything is closed.</summary>
    public static readonly int EarliestDay = LocalTicks.DayOf(new LocalDate(1, 1, 3));

    /// <inheritdoc cref="EarliestDay"/>
    public static readonly int LatestDay = LocalTicks.DayOf(new LocalDate(9998, 12, 29));

    private readonly DayHours[] weekly;
    private readonly HolidayCalendar holidays;
    private readonly HashSet<int> closures;
    private readonly Dictionary<int, DayHours> openings;
    private readonly Dictionary<int, DayHours> breaks;

    public OpenDates(ServiceCalendar calendar)
    {
        Zone = calendar.Zone;
        weekly = [.. Enumerable.Range(1, 7).Select(day => calendar.Hours[(IsoDayOfWeek)day])];
        holidays = calendar.Holidays;
        closures = calendar.Closures.IsEmpty ? [] : calendar.Closures.Keys.Select(LocalTicks.DayOf).ToHashSet();
        this.openings = ByDay(calendar.Openings);
        this.breaks = ByDay(calendar.Breaks);

        // Near a transition the windows and breaks of three dates may meet in one.
        var windows = weekly.Concat(this.openings.Values).Max(hours => hours.Windows.Length);
        var breaks = this.breaks.Values.Select(hours => hours.Windows.Length).DefaultIfEmpty(0).Max();
        MostIntervals = (3 * (windows + breaks)) + 1;

        var opensWeekly = weekly.Any(hours => !hours.Windows.IsEmpty);
        var openings = this.openings.Keys.Where(day => day >= EarliestDay && day <= LatestDay).ToArray();
        FirstDay = opensWeekly ? EarliestDay : openings.Length > 0 ? openings.Min() - 1 : LatestDay;
        LastDay = opensWeekly ? LatestDay : openings.Length > 0 ? openings.Max() + 1 : EarliestDay;
    }

    /// <summary>Plain tables: a calendar has few such dates, mostly none, and those made for reading take longer to make.</summary>
    private static Dictionary<int, DayHours> ByDay(ImmutableSortedDictionary<LocalDate, DayHours> dates) =>
        dates.IsEmpty ? [] : dates.ToDictionary(each => LocalTicks.DayOf(each.Key), each => each.Value);

    public DateTimeZone Zone { get; }

    /// <summary>No date before this one has open time. It is after <see cref="LastDay"/> where no date at all has.</summary>
    public int FirstDay { get; }

    /// <summary>No date after this one has open time.</summary>
    public int LastDay { get; }

    /// <summary>How much room <see cref="Read"/> needs in its buffer.</summary>
    public int MostIntervals { get; }

    /// <summary>The instant at which a local date begins.</summary>
    public long StartOf(int day) => LocalTicks.ToInstant(Zone, day * LocalTicks.Day);

    /// <summary>The instant itself, or one a little outside all known dates if it is beyond them.</summary>
    public static long Clamp(long instant) =>
        Math.Clamp(instant, (EarliestDay - 2) * LocalTicks.Day, (LatestDay + 3) * LocalTicks.Day);

    /// <summary>The local date of an instant.</summary>
    public int DayOf(long instant) => LocalTicks.DayOf(LocalTicks.OfInstant(Zone, Clamp(instant)));

    /// <summary>
    /// Writes the open intervals of one local date into the buffer, in order and apart, and returns how many there
    /// are. Allocates near a transition of the zone only.
    /// </summary>
    /// <param name="day">The date, from <see cref="EarliestDay"/> to <see cref="LatestDay"/>.</param>
    /// <param name="year">What the caller keeps between calls, so that a year's holidays are found out once.</param>
    /// <param name="buffer">Room for <see cref="MostIntervals"/> intervals.</param>
    public int Read(int day, ref HolidayYear year, Span<OpenInterval> buffer)
    {
        var hours = HoursOf(day, ref year, out var closed);
        if (closed) return 0;

        var set = new IntervalSet(buffer);
        var midnight = day * LocalTicks.Day;
        if (LocalTicks.TrySteadyOffset(Zone, midnight - LocalTicks.Day, midnight + (2 * LocalTicks.Day), out var offset))
        {
            foreach (var window in hours.Windows)
                set.Add(midnight - offset + (window.FromSecond * LocalTicks.Second), midnight - offset + (window.ToSecond * LocalTicks.Second));
            if (this.breaks.TryGetValue(day, out var breaks))
                foreach (var pause in breaks.Windows)
                    set.Remove(midnight - offset + (pause.FromSecond * LocalTicks.Second), midnight - offset + (pause.ToSecond * LocalTicks.Second));
            return set.Count;
        }

        ReadNearTransition(day, ref year, ref set);
        return set.Count;
    }

    /// <summary>
    /// A gap over midnight moves the end of one date's windows into the next date, so the neighbours' windows count
    /// as far as they reach into this one.
    /// </summary>
    private void ReadNearTransition(int day, ref HolidayYear year, ref IntervalSet set)
    {
        var (start, end) = (StartOf(day), StartOf(day + 1));
        for (var near = day - 1; near <= day + 1; near++)
            foreach (var window in HoursOf(near, ref year, out _).Windows)
                set.Add(Math.Max(start, At(near, window.FromSecond)), Math.Min(end, At(near, window.ToSecond)));
        for (var near = day - 1; near <= day + 1; near++)
            if (this.breaks.TryGetValue(near, out var breaks))
                foreach (var pause in breaks.Windows)
                    set.Remove(At(near, pause.FromSecond), At(near, pause.ToSecond));
    }

    private long At(int day, int second) =>
        LocalTicks.ToInstant(Zone, (day * LocalTicks.Day) + (second * LocalTicks.Second));

    private DayHours HoursOf(int day, ref HolidayYear year, out bool closed)
    {
        closed = false;
        if (this.openings.TryGetValue(day, out var hours)) return hours;
        closed = closures.Contains(day) || year.IsHoliday(holidays, day);
        // Day 0, 1970-01-01, was a Thursday, the fourth day of the week.
        return closed ? DayHours.Closed : weekly[(((day + 3) % 7) + 7) % 7];
    }
}
