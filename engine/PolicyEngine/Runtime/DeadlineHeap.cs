namespace PolicyEngine.Runtime;

/// <summary>A binary heap of deadlines, the first in order at its top. Not safe for use from several threads at once.</summary>
internal sealed class DeadlineHeap(Comparison<Deadline> order)
{
    private Deadline[] _items = new Deadline[16];

    public int Count { get; private set; }

    public ref readonly Deadline First => ref _items[0];

    public void Push(in Deadline deadline)
    {
        if (Count == _items.Length) Array.Resize(ref _items, Count * 2);
        var hole = Count++;
        while (hole > 0)
        {
            var parent = (hole - 1) / 2;
            if (order(_items[parent], deadline) <= 0) break;
            _items[hole] = _items[parent];
            hole = parent;
        }

        _items[hole] = deadline;
    }

    public Deadline Pop()
    {
        var first = _items[0];
        var last = _items[--Count];
        var hole = 0;
        while (true)
        {
            var child = (2 * hole) + 1;
            if (child >= Count) break;
            if (child + 1 < Count && order(_items[child + 1], _items[child]) < 0) child++;
            if (order(last, _items[child]) <= 0) break;
            _items[hole] = _items[child];
            hole = child;
        }

        _items[hole] = last;
        return first;
    }
}
