namespace PolicyEngine.Runtime;

/// <summary>A binary heap of deadlines, the first in order at its top. Not safe for use from several threads at once.</summary>
internal sealed class DeadlineHeap(Comparison<Deadline> order)
{
    private Deadline[] items = new Deadline[16];

    public int Count { get; private set; }

    public ref readonly Deadline First => ref items[0];

    public long Bytes => 24 + 12 * items.Length;

    /// <summary>Keeps those that a timer table says are pending, each once.</summary>
    public void Keep(TimerTable due)
    {
        var all = items.AsSpan(0, Count);
        Count = 0;
        // Each goes to where one that was read before stood, or to its own place.
        foreach (var deadline in all)
        {
            if (due[deadline.Timer] != deadline.At)
                continue;
            due[deadline.Timer] = ClockState.Never;
            Push(deadline);
        }
        foreach (ref readonly var deadline in items.AsSpan(0, Count))
            due[deadline.Timer] = deadline.At;
    }

    public void Push(in Deadline deadline)
    {
        if (Count == items.Length) Array.Resize(ref items, Count * 2);
        var hole = Count++;
        while (hole > 0)
        {
            var parent = (hole - 1) / 2;
            if (order(items[parent], deadline) <= 0) break;
            items[hole] = items[parent];
            hole = parent;
        }

        items[hole] = deadline;
    }

    public Deadline Pop()
    {
        var first = items[0];
        var last = items[--Count];
        var hole = 0;
        while (true)
        {
            var child = (2 * hole) + 1;
            if (child >= Count) break;
            if (child + 1 < Count && order(items[child + 1], items[child]) < 0) child++;
            if (order(last, items[child]) <= 0) break;
            items[hole] = items[child];
            hole = child;
        }

        items[hole] = last;
        return first;
    }
}
