using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PolicyEngine.Calendars;

/// <summary>
/// A <see cref="ServiceCalendar"/> made ready to measure open time. Instants are Unix ticks and durations ticks, both
/// of 100 ns as in NodaTime's <c>Instant.ToUnixTimeTicks</c>; every answer is exact to the tick.
/// Immutable; safe to share between threads.
/// </summary>
/// <remarks>
/// Within the horizon of years that it was compiled for, <see cref="Add"/>, <see cref="Between"/>,
/// <see cref="NextOpen"/> and <see cref="IsOpen"/> take a few nanoseconds and allocate nothing. Outside it the same
/// answers come from walking date by date, at some hundred nanoseconds for each date walked, until a year has been asked
/// about some thousand times: then it gets tables too, and so do the years after it. A business calendar is closed before
/// the year 1 and after 9998.
/// </remarks>
public sealed class CompiledCalendar
{
    /// <summary>The greatest duration of which <see cref="AddAtOnce"/> and <see cref="AddFrom"/> may be asked.</summary>
    internal const long MostTicksAtOnce = BucketTables.MostTicks;

    /// <summary>The answer where no instant fits: the calendar does not open often enough, or never.</summary>
    public const long Never = long.MaxValue;

    private const int MostIntervalsOnStack = 64;

    private const long MostNaturalDays = long.MaxValue / LocalTicks.Day;

    private readonly bool isNatural;
    private readonly OpenDates dates;
    private readonly BucketTables tables;
    private readonly AskedYears elsewhere;

    private CompiledCalendar(ServiceCalendar definition, OpenDates dates, BucketTables tables, AskedYears elsewhere)
    {
        Definition = definition;
        isNatural = definition.IsNatural;
        this.dates = dates;
        this.tables = tables;
        this.elsewhere = elsewhere;
    }

    /// <summary>What was compiled.</summary>
    public ServiceCalendar Definition { get; }

    /// <summary>
    /// Compiles a calendar. It takes about a quarter of a millisecond for each year of the horizon, and some tens of
    /// kilobytes.
    /// </summary>
    /// <param name="calendar">The definition.</param>
    /// <param name="firstYear">The first local year of the horizon, 2 to 9997.</param>
    /// <param name="years">How many years the horizon has, 0 or more; the last may be 9997. Answers do not depend on it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The horizon leaves the years 2 to 9997.</exception>
    public static CompiledCalendar Compile(ServiceCalendar calendar, int firstYear, int years) =>
        Compile(calendar, firstYear, years, BucketTables.MostBuckets);

    internal static CompiledCalendar Compile(ServiceCalendar calendar, int firstYear, int years, int mostBuckets)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(firstYear, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(years);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(years, 9998 - firstYear);

        var dates = new OpenDates(calendar);
        BucketTables TablesOf(int first, int count)
        {
            var firstDay = LocalTicks.DayOf(new NodaTime.LocalDate(first, 1, 1));
            var nextDay = LocalTicks.DayOf(new NodaTime.LocalDate(first + count, 1, 1));
            return new BucketTables(
                CollectionsMarshal.AsSpan(IntervalsOf(dates, firstDay, nextDay)), dates.StartOf(firstDay), dates.StartOf(nextDay), mostBuckets);
        }

        return new CompiledCalendar(
            calendar, dates, calendar.IsNatural ? BucketTables.Natural : TablesOf(firstYear, years), new AskedYears(TablesOf, dates, years));
    }

    /// <summary>
    /// The earliest instant at which a duration of open time has fully elapsed since the start: a duration that
    /// exactly uses up a window ends at the window's closing. A duration of 0 gives the first open instant at or after
    /// the start. A negative one goes back, to the latest instant from which that much open time elapses until the
    /// start.
    /// </summary>
    /// <returns>The instant, or <see cref="Never"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Add(long start, long duration)
    {
        if ((ulong)(duration - 1) < BucketTables.MostTicks)
        {
            var instant = this.tables.Add(start, duration);
            if (BucketTables.IsTold(instant)) return instant;
        }

        return AddElsewhere(start, duration);
    }

    /// <summary>The part of <see cref="Add"/> that durations of one start share; what it is, is the calendar's own affair.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal long Mark(long start) => this.tables.Mark(start);

    /// <summary>The same as <see cref="AddFrom"/> where the tables tell it at once, as <see cref="IsTold"/> says.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal long AddAtOnce(long mark, long duration) => this.tables.After(mark, duration);

    /// <summary>Whether <see cref="AddAtOnce"/> gave an instant; if not, it takes a search or a walk.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsTold(long instant) => BucketTables.IsTold(instant);

    /// <summary>The same as <see cref="Add"/>, for several durations of one start.</summary>
    /// <param name="mark">The start's <see cref="Mark"/>.</param>
    /// <param name="start">The start.</param>
    /// <param name="duration">The duration, from 1 to <see cref="MostTicksAtOnce"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal long AddFrom(long mark, long start, long duration)
    {
        var instant = this.tables.After(mark, duration);
        return BucketTables.IsTold(instant) ? instant : AddElsewhere(start, duration);
    }

    /// <summary>The open ticks from one instant to another; 0 where the second is not after the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Between(long from, long to)
    {
        if (to <= from) return 0;
        if (isNatural) return unchecked(to - from) is >= 0 and var length ? length : Never;
        var (before, until) = (this.tables.OpenTicksAt(from), this.tables.OpenTicksAt(to));
        return before != BucketTables.Outside && until != BucketTables.Outside ? until - before : BetweenSlowly(from, to);
    }

    /// <summary>The first open instant at or after the given one, or <see cref="Never"/>.</summary>
    public long NextOpen(long at) => Add(at, 0);

    /// <summary>Whether the calendar is open at an instant. It is at an opening and is not at a closing.</summary>
    public bool IsOpen(long at)
    {
        if (isNatural) return true;
        if (this.tables.OpenTicksAt(at) is not BucketTables.Outside and var elapsed
            && this.tables.InstantOf(elapsed) is not BucketTables.Outside and var instant) return instant == at;
        var walk = new DayWalk(this.dates, Room(stackalloc OpenInterval[MostIntervalsOnStack]));
        return walk.IsOpen(at);
    }

    /// <summary>
    /// The same local time on the nth open date after the start's local date, which itself does not count; before it
    /// if negative. A date is open if it has any open time. A local time at which that date is closed moves to the
    /// next opening on the date, and past the last window to the last closing. 0 days give
    /// <see cref="NextOpen"/>. In natural time a day is 24 hours.
    /// </summary>
    /// <remarks>Takes time in proportion to the days. Allocates near a transition of the zone only.</remarks>
    /// <returns>The instant, or <see cref="Never"/>.</returns>
    public long AddBusinessDays(long start, int days)
    {
        if (isNatural) return Math.Abs((long)days) <= MostNaturalDays ? Add(start, days * LocalTicks.Day) : Never;
        if (days == 0) return NextOpen(start);
        if (start == Never) return Never;

        start = OpenDates.Clamp(start);
        var walk = new DayWalk(this.dates, Room(stackalloc OpenInterval[MostIntervalsOnStack]));
        var from = this.dates.DayOf(start);
        if (!walk.TryOpenDate(from, days, out var day)) return Never;

        var timeOfDay = LocalTicks.OfInstant(this.dates.Zone, start) - (from * LocalTicks.Day);
        var wanted = LocalTicks.ToInstant(this.dates.Zone, (day * LocalTicks.Day) + timeOfDay);
        var intervals = walk.On(day);
        foreach (var (opens, closes) in intervals)
            if (wanted <= closes) return Math.Max(wanted, opens);
        return intervals[^1].To;
    }

    /// <summary>
    /// The last closing on the nth open date after the start's local date, which itself does not count; before it if
    /// negative. 0 days give the last closing of the date of <see cref="NextOpen"/>. In natural time it is the
    /// midnight that ends the nth date.
    /// </summary>
    /// <remarks>Takes time in proportion to the days. Allocates near a transition of the zone only.</remarks>
    /// <returns>The instant, or <see cref="Never"/>.</returns>
    public long EndOfBusinessDay(long start, int days)
    {
        if (days == 0) start = NextOpen(start);
        if (start == Never) return Never;
        var from = this.dates.DayOf(start);
        if (isNatural) return EndOfNaturalDay((long)from + days);

        var walk = new DayWalk(this.dates, Room(stackalloc OpenInterval[MostIntervalsOnStack]));
        if (!walk.TryOpenDate(from, days, out var day)) return Never;
        return walk.On(day) is [.., var last] ? last.To : Never;
    }

    private long EndOfNaturalDay(long day) =>
        day < OpenDates.EarliestDay || day >= OpenDates.LatestDay ? Never : this.dates.StartOf((int)day + 1);

    private static long AddNatural(long start, long duration)
    {
        var sum = unchecked(start + duration);
        var overflows = ((start ^ sum) & (duration ^ sum)) < 0;
        return overflows || start == Never ? Never : sum;
    }

    /// <summary>What the records of the tables do not tell: a search in them, or a walk outside.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private long AddElsewhere(long start, long duration)
    {
        if (isNatural) return AddNatural(start, duration);
        var instant = AddIn(this.tables, start, duration);
        if (instant == BucketTables.Outside && this.elsewhere.Of(start) is { } asked) instant = AddIn(asked.Tables, start, duration);
        return instant == BucketTables.Outside ? AddSlowly(start, duration) : instant;
    }

    private static long AddIn(in BucketTables tables, long start, long duration)
    {
        var elapsed = tables.OpenTicksAt(start);
        if (elapsed == BucketTables.Outside) return BucketTables.Outside;
        var last = duration > 0 ? 1L : 0L;
        var instant = tables.InstantOf(unchecked(elapsed + duration - last));
        return instant == BucketTables.Outside ? BucketTables.Outside : instant + last;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private long AddSlowly(long start, long duration)
    {
        if (start == Never) return Never;
        var walk = new DayWalk(this.dates, Room(stackalloc OpenInterval[MostIntervalsOnStack]));
        return duration switch
        {
            >= 0 => walk.Forward(start, duration),
            long.MinValue => Never,
            _ => walk.Backward(start, -duration),
        };
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private long BetweenSlowly(long from, long to)
    {
        if (this.elsewhere.Of(to) is { } asked)
        {
            var (before, until) = (asked.Tables.OpenTicksAt(from), asked.Tables.OpenTicksAt(to));
            if (before != BucketTables.Outside && until != BucketTables.Outside) return until - before;
        }
        var walk = new DayWalk(this.dates, Room(stackalloc OpenInterval[MostIntervalsOnStack]));
        return walk.Between(from, to);
    }

    private Span<OpenInterval> Room(Span<OpenInterval> onStack) =>
        this.dates.MostIntervals <= onStack.Length ? onStack : new OpenInterval[this.dates.MostIntervals];

    private static List<OpenInterval> IntervalsOf(OpenDates dates, int firstDay, int nextDay)
    {
        var intervals = new List<OpenInterval>(nextDay - firstDay);
        var walk = new DayWalk(dates, new OpenInterval[dates.MostIntervals]);
        for (var day = firstDay; day < nextDay; day++)
        {
            foreach (var interval in walk.On(day))
            {
                if (intervals.Count > 0 && intervals[^1].To == interval.From)
                    intervals[^1] = new OpenInterval(intervals[^1].From, interval.To);
                else
                    intervals.Add(interval);
            }
        }

        return intervals;
    }
}
