using NodaTime;
using PolicyEngine.Calendars;

namespace PolicyEngine.Benchmarks;

/// <summary>
/// Business time as a careful developer would write it by hand over NodaTime: Monday to Friday from 9 to 19 in Mexico
/// City without its statutory holidays, a loop over days.
/// </summary>
internal sealed class BusinessHours
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["America/Mexico_City"];
    private static readonly LocalTime Opens = new(9, 0);
    private static readonly LocalTime Closes = new(19, 0);

    private readonly HashSet<LocalDate> holidays =
        [.. Enumerable.Range(2024, 8).SelectMany(Mexico.Statutory.InYear).Select(holiday => holiday.Date)];

    /// <summary>The instant at which so much business time has elapsed.</summary>
    public Instant Add(Instant start, Duration left)
    {
        var date = start.InZone(Zone).Date;
        while (true)
        {
            if (IsOpen(date))
            {
                var opens = date.At(Opens).InZoneLeniently(Zone).ToInstant();
                var closes = date.At(Closes).InZoneLeniently(Zone).ToInstant();
                var from = Instant.Max(start, opens);
                if (from < closes)
                {
                    if (closes - from >= left)
                        return from + left;
                    left -= closes - from;
                }
            }
            date = date.PlusDays(1);
        }
    }

    /// <summary>The business time between two instants.</summary>
    public Duration Between(Instant from, Instant to)
    {
        var sum = Duration.Zero;
        var last = to.InZone(Zone).Date;
        for (var date = from.InZone(Zone).Date; date <= last; date = date.PlusDays(1))
        {
            if (!IsOpen(date))
                continue;
            var start = Instant.Max(from, date.At(Opens).InZoneLeniently(Zone).ToInstant());
            var end = Instant.Min(to, date.At(Closes).InZoneLeniently(Zone).ToInstant());
            if (start < end)
                sum += end - start;
        }
        return sum;
    }

    private bool IsOpen(LocalDate date) =>
        date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && !holidays.Contains(date);
}
