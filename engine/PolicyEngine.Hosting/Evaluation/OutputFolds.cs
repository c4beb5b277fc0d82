using PolicyEngine.Explain;
using PolicyEngine.Hosting.Evaluation.Lanes;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Hosting.Evaluation;

/// <summary>
/// What only the output reads, kept in the order of the output: positions in queues, and indicators. No decision
/// depends on it. Not thread-safe.
/// </summary>
internal sealed class OutputFolds(QueueBook queues, IndicatorBook indicators)
{
    /// <summary>What is to be done with an effect when its turn in the output comes: it gives the members that the effect gets.</summary>
    /// <returns>Null where nothing is.</returns>
    public Deferred? Defer(string ticket, in Effect effect, EffectReader reader, long at)
    {
        switch (effect.Kind)
        {
            case EffectKind.Routed when reader.QueueOf(effect) is { } joined:
                return Join(joined, ticket, at);
            case EffectKind.QueueMoved when reader.QueueOf(effect) is { } moved:
                return Move(moved, ticket);
            case EffectKind.QueueLeft when reader.QueueOf(effect) is { } left:
                return Leave(left, ticket);
            case EffectKind.Observed:
                return Observe(reader.IndicatorOf(effect), at, effect.X, effect.Y);
            case EffectKind.Indicator:
                return Measure(reader.IndicatorOf(effect), at);
            default:
                return null;
        }
    }

    // Each by itself: most effects have nothing to do later, and one method with all of these would make room for what
    // they capture each time.
    private Deferred Join((string Desk, int Place) to, string ticket, long at) => () => [new("position", queues.Join(to.Desk, ticket, to.Place, at))];

    private Deferred Move((string Desk, int Place) to, string ticket) => () =>
    {
        queues.Move(to.Desk, ticket, to.Place);
        return [];
    };

    private Deferred Leave((string Desk, int Place) from, string ticket) => () =>
    {
        queues.Leave(from.Desk, ticket);
        return [];
    };

    private Deferred Observe(IndicatorModel indicator, long at, long sum, long count) => () =>
    {
        indicators.Observe(indicator, at, sum, count);
        return [];
    };

    private Deferred Measure(IndicatorModel indicator, long at) => () => indicators.Measure(indicator, at);

    /// <summary>Forgets the desks that have a queue no more.</summary>
    public void KeepQueues(IReadOnlySet<string> desks) => queues.Keep(desks);
}
