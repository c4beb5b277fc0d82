using PolicyEngine.Calendars;

namespace PolicyEngine.Runtime;

/// <summary>
/// The pauses of all clocks of a slab. They are kept whole, not as a sum, so that a change of calendar or of target
/// can be worked out from the start and the pauses. A pause does not begin before the chain's newest. Not thread-safe.
/// </summary>
public sealed class PauseLog : ChainLog<Pause>
{
    /// <summary>Fills a span with the last pauses of a chain, in the order of their beginnings.</summary>
    public void CopyTo(int chain, Span<Pause> pauses)
    {
        for (var i = pauses.Length - 1; i >= 0; i--)
            pauses[i] = At(chain, out chain);
    }
}
