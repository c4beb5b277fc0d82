namespace PolicyEngine.Calendars;

/// <summary>
/// Answers by walking from local date to local date: exact at every distance, in time proportional to the number of
/// dates walked. It is what <see cref="BucketTables"/> is built from, and what answers outside them.
/// </summary>
internal ref struct DayWalk(OpenDates dates, Span<OpenInterval> buffer)
{
    private readonly OpenDates _dates = dates;
    private readonly Span<OpenInterval> _buffer = buffer;
    private HolidayYear _year;

    /// <summary>The open intervals of one date, valid until the next call.</summary>
    public ReadOnlySpan<OpenInterval> On(int day) => _buffer[.._dates.Read(day, ref _year, _buffer)];

    /// <summary>The earliest instant at which so much open time has elapsed since the start.</summary>
    public long Forward(long start, long duration)
    {
        for (var day = Math.Max(DayBefore(start), _dates.FirstDay); day <= _dates.LastDay; day++)
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
        for (var day = Math.Min(DayAfter(start), _dates.LastDay); day >= _dates.FirstDay; day--)
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
        var last = Math.Min(DayAfter(to), _dates.LastDay);
        for (var day = Math.Max(DayBefore(from), _dates.FirstDay); day <= last; day++)
            foreach (var (opens, closes) in On(day))
                open += Math.Max(0, Math.Min(closes, to) - Math.Max(opens, from));
        return open;
    }

    public bool IsOpen(long at)
    {
        var last = Math.Min(DayAfter(at), _dates.LastDay);
        for (var day = Math.Max(DayBefore(at), _dates.FirstDay); day <= last; day++)
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
            if (step > 0 ? found > _dates.LastDay : found < _dates.FirstDay) return false;
            if (found < _dates.FirstDay || found > _dates.LastDay) continue;
            if (!On(found).IsEmpty) n -= step;
        }

        return true;
    }

    // A gap over midnight may put an instant into the stretch of the date before or after its own.
    private readonly int DayBefore(long instant) => _dates.DayOf(instant) - 1;

    private readonly int DayAfter(long instant) => _dates.DayOf(instant) + 1;
}
