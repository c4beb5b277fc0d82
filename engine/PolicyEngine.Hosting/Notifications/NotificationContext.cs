using NodaTime;
using PolicyEngine.Authoring;
using PolicyEngine.Explain;
using PolicyEngine.Hosting.Evaluation;
using PolicyEngine.Hosting.Ingestion;
using PolicyEngine.Hosting.Providers;
using PolicyEngine.Runtime;

namespace PolicyEngine.Hosting.Notifications;

/// <summary>What the notifications of one decision may read.</summary>
internal sealed class NotificationContext(
    Provider provider, IReadOnlyDictionary<string, object?> names, TicketRecord ticket, EffectReader reader, TicketEvent? read, long at, TicketCharges charges)
{
    public TicketRecord Ticket { get; } = ticket;

    public long At { get; } = at;

    /// <summary>The event; null for the clock's own.</summary>
    public TicketEvent? Event => read;

    public string EventId => read?.Id ?? "";

    /// <summary>The escalation that the decision has just brought about, if any.</summary>
    public List<KeyValuePair<string, object?>>? Escalation { get; set; }

    /// <summary>The model that a template sees. Its members are listed in <c>docs/operations</c>.</summary>
    public IReadOnlyDictionary<string, object?> ModelFor(
        NotificationDescription notification, in TicketState state, IReadOnlyList<string> clauses)
    {
        var clocks = reader.Clocks(state);
        var about = clocks.FirstOrDefault(clock => clock.Number == notification.Clock && clock.IsTarget);
        return new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["ticket"] = TicketOf(state),
            ["event"] = EventOf(),
            ["target"] = about is null ? null : ClockOf(about),
            ["targets"] = clocks.Where(clock => clock.IsTarget).Select(ClockOf).ToArray(),
            ["timers"] = clocks.Where(clock => !clock.IsTarget).Select(ClockOf).ToArray(),
            ["charges"] = charges.Of(Ticket.Id).Select(ChargeOf).ToArray(),
            ["escalation"] = Escalation is null ? null : Plain(Escalation),
            ["auto_close"] = clocks.FirstOrDefault(clock => clock is { IsTarget: false, ChangesStatus: true, Status: "running" })?.Deadline,
            ["clauses"] = clauses,
            ["notice"] = null,
            ["provider"] = new Dictionary<string, object?>(StringComparer.Ordinal) { ["id"] = provider.Id, ["name"] = provider.Plugin.Name },
            ["names"] = names,
        };
    }

    private Dictionary<string, object?> TicketOf(in TicketState state)
    {
        var model = TicketModel.Of(Ticket.Json);
        foreach (var (name, value) in reader.Decided(state))
            model[TicketModel.SnakeCase(name)] = value;
        model["id"] = Ticket.Id;
        model["status"] = reader.StatusOf(state);
        model["opened_at"] = state.Header.Phase == TicketPhase.Open ? Instant.FromUnixTimeTicks(state.Header.OpenedAt) : null;
        return model;
    }

    private Dictionary<string, object?> EventOf()
    {
        var model = read is null ? new Dictionary<string, object?>(StringComparer.Ordinal) : TicketModel.Of(read.Data);
        foreach (var field in read is null ? [] : EventTypes.Of(read.Kind).Fields.OfType<InstantField>())
        {
            if (JsonMembers.TextAt(read!.Data, field.Path) is { } written)
                model[field.Path] = EventTime.Parse(written);
        }
        model["id"] = read?.Id;
        model["type"] = read?.Type;
        model["at"] = Instant.FromUnixTimeTicks(At);
        return model;
    }

    private static Dictionary<string, object?> ChargeOf(ChargeLine line) => new(StringComparer.Ordinal)
    {
        ["concept"] = line.Charge.Concept,
        ["account"] = line.Charge.Account,
        ["minutes"] = line.Charge.Minutes,
        ["billed_minutes"] = line.Charge.BilledMinutes,
        ["amount"] = line.Charge.Amount,
        ["currency"] = line.Charge.Currency,
        ["excluded"] = line.Charge.Excluded,
    };

    private static Dictionary<string, object?> ClockOf(ClockDescription clock) => new(StringComparer.Ordinal)
    {
        ["name"] = clock.Name,
        ["deadline"] = clock.Deadline,
        ["used"] = clock.Used,
        ["calendar"] = clock.Calendar,
        ["status"] = clock.Status,
    };

    private static Dictionary<string, object?> Plain(IEnumerable<KeyValuePair<string, object?>> members) =>
        members.ToDictionary(
            member => member.Key,
            member => member.Value is IEnumerable<KeyValuePair<string, object?>> nested ? Plain(nested) : member.Value,
            StringComparer.Ordinal);
}
