namespace PolicyEngine.Hosting.Evaluation;

/// <summary>
/// Who waits before each desk of one provider. A fold over effects in the order of the output: only what is written
/// reads it, so no decision depends on it. Not thread-safe.
/// </summary>
internal sealed class QueueBook
{
    private readonly Dictionary<string, WaitingLine> lines = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Desk, string Ticket), WaitingKey> waiting = [];
    private long arrivals;

    /// <summary>A ticket begins to wait.</summary>
    /// <param name="place">Its place by precedence: the smaller goes first.</param>
    /// <param name="at">Unix ticks of its reception.</param>
    /// <returns>Its position, from 1: one more than those who are ahead of it.</returns>
    public int Join(string desk, string ticket, int place, long at)
    {
        if (!lines.TryGetValue(desk, out var line))
            lines[desk] = line = new WaitingLine();
        var key = new WaitingKey(place, at, ++arrivals);
        line.Add(key);
        waiting[(desk, ticket)] = key;
        return line.Ahead(key) + 1;
    }

    /// <summary>A ticket that waits takes another place, and keeps its reception.</summary>
    public void Move(string desk, string ticket, int place)
    {
        if (!waiting.TryGetValue((desk, ticket), out var key))
            return;
        lines[desk].Remove(key);
        lines[desk].Add(waiting[(desk, ticket)] = key with { Place = place });
    }

    public void Leave(string desk, string ticket)
    {
        if (waiting.Remove((desk, ticket), out var key))
            lines[desk].Remove(key);
    }

    /// <summary>Forgets the desks that have a queue no more.</summary>
    public void Keep(IReadOnlySet<string> desks)
    {
        foreach (var gone in lines.Keys.Where(desk => !desks.Contains(desk)).ToList())
            lines.Remove(gone);
        foreach (var gone in waiting.Keys.Where(key => !desks.Contains(key.Desk)).ToList())
            waiting.Remove(gone);
    }
}
