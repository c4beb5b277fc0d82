using NodaTime;
using PolicyEngine.Authoring;

namespace PolicyEngine.Testing.Load;

/// <summary>
/// The facts that the tickets of one partition share, by owner; those of a month or year begin again with it. Not
/// thread-safe.
/// </summary>
internal sealed class LoadFacts(IReadOnlyList<FactField> facts, DateTimeZone zone)
{
    private readonly long[] values = new long[facts.Count * LoadScene.Customers];
    private readonly long[] read = new long[facts.Count];
    private YearMonth month;

    /// <summary>The facts of a ticket's customer, service and provider. The span holds until the next call.</summary>
    public ReadOnlySpan<long> Read(int customer)
    {
        for (var fact = 0; fact < read.Length; fact++)
            read[fact] = values[PlaceOf(fact, customer)];
        return read;
    }

    public void Write(int fact, int customer, long value) => values[PlaceOf(fact, customer)] = value;

    /// <summary>The clock has come to an instant: what lasts for a month or year begins again where one has begun.</summary>
    public void Reach(long at)
    {
        if (facts.Count == 0)
            return;
        var now = Instant.FromUnixTimeTicks(at).InZone(zone).Date.ToYearMonth();
        if (now == month)
            return;
        for (var fact = 0; fact < facts.Count; fact++)
        {
            if (facts[fact].Period == FactPeriod.CalendarMonth || (facts[fact].Period == FactPeriod.CalendarYear && now.Year != month.Year))
                values.AsSpan(fact * LoadScene.Customers, LoadScene.Customers).Clear();
        }
        month = now;
    }

    /// <summary>Everything begins again.</summary>
    public void Clear()
    {
        values.AsSpan().Clear();
        month = default;
    }

    private int PlaceOf(int fact, int customer) => fact * LoadScene.Customers + facts[fact].Owner switch
    {
        FactOwner.Customer => customer,
        FactOwner.Service => customer % 16,
        _ => 0,
    };
}
