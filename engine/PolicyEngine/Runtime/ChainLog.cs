namespace PolicyEngine.Runtime;

/// <summary>Chains of entries in one array, newest first. What was added stays. Not thread-safe.</summary>
public abstract class ChainLog<T>
    where T : struct
{
    private Entry[] entries = new Entry[64];
    private int count;

    private readonly record struct Entry(T Value, int Older);

    /// <summary>Makes room, so that a decision that adds as many entries does not allocate.</summary>
    public void Reserve(int more)
    {
        if (count + more > entries.Length)
            Array.Resize(ref entries, Math.Max(entries.Length * 2, count + more));
    }

    /// <summary>Adds an entry to a chain.</summary>
    /// <param name="chain">The chain's newest entry, or -1.</param>
    /// <param name="value">The entry.</param>
    /// <returns>The chain's new newest entry.</returns>
    public int Add(int chain, T value)
    {
        Reserve(1);
        entries[count] = new Entry(value, chain);
        return count++;
    }

    /// <summary>The entry at a place of a chain, and the place of the next older one (-1 for none).</summary>
    protected T At(int place, out int older)
    {
        older = entries[place].Older;
        return entries[place].Value;
    }
}
