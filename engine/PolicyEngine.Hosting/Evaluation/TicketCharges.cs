namespace PolicyEngine.Hosting.Evaluation;

/// <summary>
/// What each ticket of a lane has been charged, in its own order: its messages and totals read it. All tickets' charges
/// together are the <see cref="ChargeBook"/>'s. Not thread-safe.
/// </summary>
internal sealed class TicketCharges
{
    private readonly Dictionary<string, List<ChargeLine>> lines = new(StringComparer.Ordinal);

    /// <summary>The charges of a ticket so far.</summary>
    public IReadOnlyList<ChargeLine> Of(string ticket) => lines.GetValueOrDefault(ticket) ?? [];

    public void Add(ChargeLine line)
    {
        if (!lines.TryGetValue(line.Ticket, out var known))
            lines[line.Ticket] = known = [];
        known.Add(line);
    }
}
