namespace PolicyEngine.Testing.Recording;

/// <summary>Numbers drawn from a seed: SplitMix64, the same on every machine. Not thread-safe.</summary>
internal sealed class Draw(ulong seed)
{
    private ulong state = seed;

    /// <summary>A whole number from 0 to below a limit.</summary>
    public long Below(long limit) => (long)(Next() % (ulong)limit);

    /// <summary>A whole number between two, both included.</summary>
    public long Between(long from, long to) => from + Below(to - from + 1);

    /// <summary>Whether something of this chance happens, 0 to 1.</summary>
    public bool Happens(decimal chance) => Below(1_000_000) < (long)(chance * 1_000_000);

    /// <summary>One of some things, by their weights.</summary>
    public T OneOf<T>(IReadOnlyList<T> items, Func<T, long> weight)
    {
        var left = Below(items.Sum(weight));
        foreach (var item in items)
        {
            left -= weight(item);
            if (left < 0)
                return item;
        }
        throw new InvalidOperationException("Nothing to choose from.");
    }

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15UL;
        var mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return mixed ^ (mixed >> 31);
    }
}
