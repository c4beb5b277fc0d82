namespace PolicyEngine.Runtime;

/// <summary>
/// The deadlines of the bucket that the wheel has reached, in order: counted into some sixty slots by time, each of
/// which is then sorted by itself. Not safe for use from several threads at once.
/// </summary>
internal sealed class DeadlineBatch(Comparison<Deadline> order, int slotShift, int slots)
{
    /// <summary>So few are sorted one by one, slots or not.</summary>
    private const int Few = 24;

    private readonly int[] slotEnds = new int[slots + 1];
    private Deadline[] unsorted = new Deadline[64];
    private Deadline[] sorted = new Deadline[64];
    private int count;
    private int next;

    public bool IsEmpty => next == count;

    public long Bytes => 48 + 24 * unsorted.Length + 4 * slotEnds.Length;

    public ref readonly Deadline First => ref sorted[next];

    public void Drop() => next++;

    /// <summary>
    /// Replaces the batch, which must be empty, with the deadlines of a bucket's chain that still hold, and frees it.
    /// Asking the table about all of them at once also brings near what handing them out will ask again.
    /// </summary>
    public void Load(DeadlineBuckets buckets, DeadlineBuckets.Chain chain, TimerTable due)
    {
        count = next = 0;
        while (buckets.TryNext(ref chain, out var block, out var deadlines))
        {
            if (count + deadlines.Length > unsorted.Length)
                Grow(count + deadlines.Length);
            foreach (ref readonly var deadline in deadlines)
            {
                unsorted[count] = deadline;
                count += due[deadline.Timer] == deadline.At ? 1 : 0;
            }
            buckets.Free(block);
        }

        if (count > Few)
        {
            SortBySlots();
            return;
        }
        (sorted, unsorted) = (unsorted, sorted);
        Sort(sorted.AsSpan(0, count));
    }

    private void SortBySlots()
    {
        Array.Clear(slotEnds);
        foreach (ref readonly var deadline in unsorted.AsSpan(0, count))
            slotEnds[SlotOf(deadline) + 1]++;
        for (var slot = 0; slot < slots; slot++) slotEnds[slot + 1] += slotEnds[slot];
        // Now each entry says where its slot begins; placing the deadlines moves it to where the slot ends.
        foreach (ref readonly var deadline in unsorted.AsSpan(0, count))
            sorted[slotEnds[SlotOf(deadline)]++] = deadline;
        for (int slot = 0, start = 0; slot < slots; start = slotEnds[slot++])
            Sort(sorted.AsSpan(start..slotEnds[slot]));
    }

    /// <summary>A slot seldom holds more than a few, for which the library's sort is slower than inserting one by one.</summary>
    private void Sort(Span<Deadline> slot)
    {
        if (slot.Length > Few)
        {
            slot.Sort(order);
            return;
        }

        for (var i = 1; i < slot.Length; i++)
        {
            var deadline = slot[i];
            var hole = i;
            while (hole > 0 && IsAfter(slot[hole - 1], deadline))
            {
                slot[hole] = slot[hole - 1];
                hole--;
            }

            slot[hole] = deadline;
        }
    }

    private bool IsAfter(in Deadline one, in Deadline other) =>
        one.At > other.At || (one.At == other.At && order(one, other) > 0);

    private int SlotOf(in Deadline deadline) => (int)(deadline.At >> slotShift) & (slots - 1);

    private void Grow(int needed)
    {
        var length = Math.Max(needed, unsorted.Length * 2);
        Array.Resize(ref unsorted, length);
        Array.Resize(ref sorted, length);
    }
}
