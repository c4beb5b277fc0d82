namespace PolicyEngine.Calendars;

/// <summary>
/// Intervals in order, apart from each other, in a buffer that the caller lends. It must have room for one interval
/// more for each one that is added or cut out.
/// </summary>
internal ref struct IntervalSet(Span<OpenInterval> buffer)
{
    private readonly Span<OpenInterval> buffer = buffer;
    private int count;

    public readonly int Count => count;

    /// <summary>Joins an interval with the ones that it touches or overlaps. An empty or turned one changes nothing.</summary>
    public void Add(long from, long to)
    {
        if (from >= to) return;
        var first = 0;
        while (first < count && this.buffer[first].To < from) first++;
        var next = first;
        while (next < count && this.buffer[next].From <= to)
        {
            from = Math.Min(from, this.buffer[next].From);
            to = Math.Max(to, this.buffer[next].To);
            next++;
        }

        Shift(next, first + 1);
        this.buffer[first] = new OpenInterval(from, to);
    }

    /// <summary>Closes everything between two instants.</summary>
    public void Remove(long from, long to)
    {
        if (from >= to) return;
        for (var i = count - 1; i >= 0; i--)
        {
            var (opens, closes) = this.buffer[i];
            if (closes <= from || opens >= to) continue;
            if (opens < from && to < closes)
            {
                Shift(i + 1, i + 2);
                this.buffer[i] = new OpenInterval(opens, from);
                this.buffer[i + 1] = new OpenInterval(to, closes);
            }
            else if (opens < from)
            {
                this.buffer[i] = new OpenInterval(opens, from);
            }
            else if (to < closes)
            {
                this.buffer[i] = new OpenInterval(to, closes);
            }
            else
            {
                Shift(i + 1, i);
            }
        }
    }

    /// <summary>Moves the intervals from one place onwards to another, which makes room or closes it.</summary>
    private void Shift(int from, int to)
    {
        this.buffer[from..count].CopyTo(this.buffer[to..]);
        count += to - from;
    }
}
