using PolicyEngine.Explain;
using PolicyEngine.Hosting.Evaluation.Lanes;
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
                return () => [new("position", queues.Join(joined.Desk, ticket, joined.Place, at))];
            case EffectKind.QueueMoved when reader.QueueOf(effect) is { } moved:
                return () => Done(() => queues.Move(moved.Desk, ticket, moved.Place));
            case EffectKind.QueueLeft when reader.QueueOf(effect) is { } left:
                return () => Done(() => queues.Leave(left.Desk, ticket));
            case EffectKind.Observed:
                var (observed, sum, count) = (reader.IndicatorOf(effect), effect.X, effect.Y);
                return () => Done(() => indicators.Observe(observed, at, sum, count));
            case EffectKind.Indicator:
                var measured = reader.IndicatorOf(effect);
                return () => indicators.Measure(measured, at);
            default:
                return null;
        }
    }

    private static IEnumerable<KeyValuePair<string, object?>> Done(Action fold)
    {
        fold();
        return [];
    }

    /// <summary>Forgets the desks that have a queue no more.</summary>
    public void KeepQueues(IReadOnlySet<string> desks) => queues.Keep(desks);
}
