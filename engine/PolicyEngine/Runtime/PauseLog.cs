using PolicyEngine.Calendars;

namespace PolicyEngine.Runtime;

/// <summary>
/// The pauses of all clocks of a slab: chains in one array, newest first. They are kept whole, not as a sum, so that
/// a change of calendar or of target can be worked out from the start and the pauses. Not thread-safe.
/// </summary>
public sealed class PauseLog
{
    private Entry[] entries = new Entry[64];
    private int count;

    private readonly record struct Entry(Pause Pause, int Older);

    /// <summary>Makes room, so that a decision that ends the pauses of every clock does not allocate.</summary>
    public void Reserve(int more)
    {
        if (count + more > entries.Length)
            Array.Resize(ref entries, Math.Max(entries.Length * 2, count + more));
    }

    /// <summary>Adds a pause to a chain.</summary>
    /// <param name="chain">The chain's newest entry, or -1.</param>
    /// <param name="pause">The pause; it does not begin before the chain's newest.</param>
    /// <returns>The chain's new newest entry.</returns>
    public int Add(int chain, Pause pause)
    {
        Reserve(1);
        entries[count] = new Entry(pause, chain);
        return count++;
    }

    /// <summary>Fills a span with the last pauses of a chain, in the order of their beginnings.</summary>
    public void CopyTo(int chain, Span<Pause> pauses)
    {
        for (var i = pauses.Length - 1; i >= 0; i--)
        {
            pauses[i] = entries[chain].Pause;
            chain = entries[chain].Older;
        }
    }
}
