using PolicyEngine.Explain;
using PolicyEngine.Runtime;

namespace PolicyEngine.Hosting.Evaluation;

/// <summary>
/// What only the output reads, kept in the order of the output: positions in queues, and indicators. No decision
/// depends on it. Not thread-safe.
/// </summary>
internal sealed class OutputFolds(QueueBook queues, IndicatorBook indicators)
{
    /// <summary>Takes one effect in.</summary>
    /// <returns>The members that it thereby gets.</returns>
    public IEnumerable<KeyValuePair<string, object?>> Take(string ticket, in Effect effect, EffectReader reader, long at)
    {
        switch (effect.Kind)
        {
            case EffectKind.Routed when reader.QueueOf(effect) is { } joined:
                return [new("position", queues.Join(joined.Desk, ticket, joined.Place, at))];
            case EffectKind.QueueMoved when reader.QueueOf(effect) is { } moved:
                queues.Move(moved.Desk, ticket, moved.Place);
                return [];
            case EffectKind.QueueLeft when reader.QueueOf(effect) is { } left:
                queues.Leave(left.Desk, ticket);
                return [];
            case EffectKind.Observed:
                indicators.Observe(reader.IndicatorOf(effect), at, effect.X, effect.Y);
                return [];
            case EffectKind.Indicator:
                return indicators.Measure(reader.IndicatorOf(effect), at);
            default:
                return [];
        }
    }

    /// <summary>Forgets the desks that have a queue no more.</summary>
    public void KeepQueues(IReadOnlySet<string> desks) => queues.Keep(desks);
}
