using NodaTime;
using PolicyEngine.Calendars;

namespace PolicyEngine.Benchmarks;

/// <summary>
/// MásNegocio's opening as a careful developer would write it by hand over NodaTime: a matrix, two targets, a loop
/// over days. The baseline that the engine is measured against; it gives the same deadlines.
/// </summary>
internal sealed class HandWrittenDesk
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["America/Mexico_City"];
    private static readonly LocalTime Opens = new(9, 0);
    private static readonly LocalTime Closes = new(19, 0);

    private static readonly byte[,] Priorities =
    {
        { 1, 1, 2, 2 },
        { 1, 2, 2, 3 },
        { 2, 2, 3, 3 },
        { 3, 3, 4, 4 },
    };

    private static readonly Duration[] Reaction =
        [Duration.FromMinutes(40), Duration.FromHours(1), Duration.FromHours(2), Duration.FromHours(2)];

    private static readonly Duration[] Attention =
        [Duration.FromHours(3), Duration.FromHours(10), Duration.FromHours(20), Duration.FromHours(20)];

    private readonly HashSet<LocalDate> holidays =
        [.. Enumerable.Range(2024, 6).SelectMany(Mexico.Statutory.InYear).Select(holiday => holiday.Date)];

    public (int Priority, Instant Reaction, Instant Attention) Open(int urgency, int impact, Instant at)
    {
        var priority = Priorities[urgency - 1, impact - 1];
        return (priority, Add(at, Reaction[priority - 1]), Add(at, Attention[priority - 1]));
    }

    private Instant Add(Instant start, Duration left)
    {
        var date = start.InZone(Zone).Date;
        while (true)
        {
            if (date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && !holidays.Contains(date))
            {
                var opens = (date + Opens).InZoneLeniently(Zone).ToInstant();
                var closes = (date + Closes).InZoneLeniently(Zone).ToInstant();
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
}
