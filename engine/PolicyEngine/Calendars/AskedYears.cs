namespace PolicyEngine.Calendars;

/// <summary>
/// The tables of years outside a calendar's horizon that are asked about again and again: a policy outlives the years
/// that it was compiled for. Answers do not depend on them. Safe on any thread.
/// </summary>
/// <param name="compile">Makes the tables of so many years from a first one.</param>
/// <param name="dates">The calendar's dates.</param>
/// <param name="years">How many years the tables tell; 0 for no tables at all.</param>
internal sealed class AskedYears(Func<int, int, BucketTables> compile, OpenDates dates, int years)
{
    /// <summary>What so many questions cost without tables is about what the tables cost.</summary>
    private const int Often = 2_048;

    /// <summary>The year before the one that is asked about, it, and the one after it.</summary>
    private const int FewestYears = 3;

    private readonly int span = Math.Max(years, FewestYears);
    private volatile Horizon? horizon;

    // Threads may miscount each other: tables then come a little sooner or later.
    private int year;
    private int times;

    /// <summary>Tables and the instants about which they are asked.</summary>
    internal sealed class Horizon(BucketTables tables, long first, long end)
    {
        public readonly BucketTables Tables = tables;

        public bool Covers(long at) => at >= first && at < end;
    }

    /// <summary>Tables that tell an instant and a year after it; null where it has not been asked about often enough.</summary>
    public Horizon? Of(long at) => horizon is { } known && known.Covers(at) ? known : Ask(at);

    private Horizon? Ask(long at)
    {
        var asked = LocalTicks.DateOf(dates.DayOf(at)).Year;
        if (asked != year)
            (year, times) = (asked, 0);
        var first = asked - 1;
        if (++times < Often || years == 0 || first < 2 || first + span > 9998)
            return null;
        times = 0;
        return horizon = new Horizon(compile(first, span), StartOf(first), StartOf(first + span - 1));
    }

    private long StartOf(int first) => dates.StartOf(LocalTicks.DayOf(new NodaTime.LocalDate(first, 1, 1)));
}
