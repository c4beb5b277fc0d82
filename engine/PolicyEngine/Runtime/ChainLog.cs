namespace PolicyEngine.Runtime;

/// <summary>
/// Chains of entries in one array, newest first. What was added stays until its whole chain is removed; the room is
/// then used again. Not thread-safe.
/// </summary>
public abstract class ChainLog<T>
    where T : struct
{
    private Entry[] entries = new Entry[64];
    private int count;

    // The places that removed chains left, chained like entries.
    private int vacant = -1;
    private int vacancies;

    private readonly record struct Entry(T Value, int Older);

    /// <summary>How many entries its chains hold.</summary>
    public int Count => count - vacancies;

    /// <summary>Makes room, so that a decision that adds as many entries does not allocate.</summary>
    public void Reserve(int more)
    {
        if (count + more - vacancies > entries.Length)
            Array.Resize(ref entries, Math.Max(entries.Length * 2, count + more));
    }

    /// <summary>Adds an entry to a chain.</summary>
    /// <param name="chain">The chain's newest entry, or -1.</param>
    /// <param name="value">The entry.</param>
    /// <returns>The chain's new newest entry.</returns>
    public int Add(int chain, T value)
    {
        Reserve(1);
        var place = vacant;
        if (place < 0)
            place = count++;
        else
            (vacant, vacancies) = (entries[place].Older, vacancies - 1);
        entries[place] = new Entry(value, chain);
        return place;
    }

    /// <summary>Takes a chain away that nobody refers to any more.</summary>
    /// <param name="chain">The chain's newest entry, or -1.</param>
    public void Remove(int chain)
    {
        while (chain >= 0)
        {
            var older = entries[chain].Older;
            entries[chain] = new Entry(default, vacant);
            (vacant, vacancies) = (chain, vacancies + 1);
            chain = older;
        }
    }

    /// <summary>The entry at a place of a chain, and the place of the next older one (-1 for none).</summary>
    protected T At(int place, out int older)
    {
        older = entries[place].Older;
        return entries[place].Value;
    }
}
