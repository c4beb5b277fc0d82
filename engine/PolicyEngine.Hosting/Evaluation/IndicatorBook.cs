using NodaTime;
using PolicyEngine.Model;

namespace PolicyEngine.Hosting.Evaluation;

/// <summary>
/// What one provider's indicators have come to, by period. A fold over effects in the order of the output, as the
/// queues are. Sums are exact. Not thread-safe.
/// </summary>
internal sealed class IndicatorBook(DateTimeZone zone)
{
    private readonly Dictionary<(string Indicator, string Period), (decimal Sum, long Count)> sums = [];

    /// <param name="at">Unix ticks of what was observed.</param>
    /// <param name="sum">What is added.</param>
    /// <param name="count">How many more were observed.</param>
    public void Observe(IndicatorModel indicator, long at, long sum, long count)
    {
        var key = KeyOf(indicator, at);
        var so = sums.GetValueOrDefault(key);
        sums[key] = (so.Sum + sum, so.Count + count);
    }

    /// <summary>The members of the effect at the end of a period.</summary>
    /// <param name="at">Unix ticks of its end: the first instant that belongs to it no more.</param>
    public IEnumerable<KeyValuePair<string, object?>> Measure(IndicatorModel indicator, long at)
    {
        var key = KeyOf(indicator, at - 1);
        var (sum, count) = sums.GetValueOrDefault(key);
        var value = indicator.Scale.ValueOf(sum, count);
        return
        [
            new("value", value),
            new("band", indicator.BandOf(value)?.Id),
            new("period", key.Period),
        ];
    }

    private (string Indicator, string Period) KeyOf(IndicatorModel indicator, long at) =>
        (indicator.Indicator.Id, indicator.PeriodOf(Instant.FromUnixTimeTicks(at).InZone(zone).Date));
}
