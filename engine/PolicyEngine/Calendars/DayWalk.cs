namespace PolicyEngine.Calendars;

/// <summary>
/// Answers by walking from local date to local date: exact at every distance, in time proportional to the number of
/// dates walked. It is what <see cref="BucketTables"/> is built from, and what answers outside them.
/// </summary>
internal ref struct DayWalk(OpenDates dates, Span<OpenInterval> buffer)
{
    private readonly OpenDates dates = dates;
    private readonly Span<OpenInterval> buffer = buffer;
    private HolidayYear year;

    /// <summary>The open intervals of one date, valid until the next call.</summary>
    public ReadOnlySpan<OpenInterval> On(int day) => this.buffer[..dates.Read(day, ref year, this.buffer)];

    /// <summary>The earliest instant at which so much open time has elapsed since the start.</summary>
    public long Forward(long start, long duration)
    {
        for (var day = Math.Max(DayBefore(start), this.dates.FirstDay); day <= this.dates.LastDay; day++)
        {
            foreach (var (opens, closes) in On(day))
            {
                var from = Math.Max(opens, start);
                if (from >= closes) continue;
                if (closes - from >= duration) return from + duration;
                duration -= closes - from;
            }
        }

        return CompiledCalendar.Never;
    }

    /// <summary>The latest instant from which so much open time elapses until the start.</summary>
    public long Backward(long start, long duration)
    {
        for (var day = Math.Min(DayAfter(start), this.dates.LastDay); day >= this.dates.FirstDay; day--)
        {
            var intervals = On(day);
            for (var i = intervals.Length - 1; i >= 0; i--)
            {
                var to = Math.Min(intervals[i].To, start);
                if (to <= intervals[i].From) continue;
                if (to - intervals[i].From >= duration) return to - duration;
                duration -= to - intervals[i].From;
            }
        }

        return CompiledCalendar.Never;
    }

    public long Between(long from, long to)
    {
        var open = 0L;
        var last = Math.Min(DayAfter(to), this.dates.LastDay);
        for (var day = Math.Max(DayBefore(from), this.dates.FirstDay); day <= last; day++)
            foreach (var (opens, closes) in On(day))
                open += Math.Max(0, Math.Min(closes, to) - Math.Max(opens, from));
        return open;
    }

    public bool IsOpen(long at)
    {
        var last = Math.Min(DayAfter(at), this.dates.LastDay);
        for (var day = Math.Max(DayBefore(at), this.dates.FirstDay); day <= last; day++)
            foreach (var (opens, closes) in On(day))
                if (opens <= at && at < closes) return true;
        return false;
    }

    /// <summary>The nth date after a date that has any open time, before it if n is negative.</summary>
    public bool TryOpenDate(int day, int n, out int found)
    {
        var step = Math.Sign(n);
        for (found = day; n != 0;)
        {
            found += step;
            if (step > 0 ? found > this.dates.LastDay : found < this.dates.FirstDay) return false;
            if (found < this.dates.FirstDay || found > this.dates.LastDay) continue;
            if (!On(found).IsEmpty) n -= step;
        }

        return true;
    }

    // A gap over midnight may put an instant into the stretch of the date before or after its own.
    private readonly int DayBefore(long instant) => this.dates.DayOf(instant) - 1;

    private readonly int DayAfter(long instant) => this.dates.DayOf(instant) + 1;
}
