namespace PolicyEngine.Hosting.Evaluation.Lanes;

/// <summary>
/// Where a decision stands in the order of the output: the line that releases it; before the line itself the deadlines
/// that it releases, by instant, provider, ticket id and order of declaration.
/// </summary>
/// <param name="Sequence">The number of the line's event.</param>
/// <param name="At">Unix ticks of the deadline; <see cref="Line"/> for the event itself.</param>
/// <param name="Ticket">The ticket; null for an event that concerns one ticket alone.</param>
/// <param name="Timer">Which of the ticket's timers.</param>
internal readonly record struct OutputKey(long Sequence, long At, TicketRecord? Ticket = null, int Timer = 0) : IComparable<OutputKey>
{
    /// <summary>After all deadlines: the event itself.</summary>
    public const long Line = long.MaxValue;

    /// <summary>Before all deadlines: what was found while the line was read.</summary>
    public const long Reading = long.MinValue;

    public int CompareTo(OutputKey other)
    {
        var order = Sequence.CompareTo(other.Sequence);
        if (order == 0)
            order = At.CompareTo(other.At);
        if (order == 0 && !ReferenceEquals(Ticket, other.Ticket))
            order = TicketRecord.Compare(Ticket, other.Ticket);
        return order == 0 ? Timer.CompareTo(other.Timer) : order;
    }
}
