using PolicyEngine.Model;

namespace PolicyEngine.Runtime;

/// <summary>What ingestion found wrong with an event before anybody decided on it.</summary>
public enum EventFlaw : byte
{
    None,

    /// <summary>A member has a value that its field does not have.</summary>
    UnknownValue,

    /// <summary>A member that every event of its type has is missing.</summary>
    MissingMember,
}

/// <summary>
/// One event as <see cref="Decider"/> sees it: encoded once, at ingestion. Views over the caller's memory.
/// </summary>
public readonly ref struct DecisionInput
{
    public required EventKind Kind { get; init; }

    /// <summary>Unix ticks of the event.</summary>
    public required long At { get; init; }

    /// <summary>The clock or schedule that falls due.</summary>
    public int Subject { get; init; }

    /// <summary>The event's own members.</summary>
    public ReadOnlySpan<byte> Small { get; init; }

    public ReadOnlySpan<long> Wide { get; init; }

    /// <summary>For an event that changes the ticket's members: the ticket's slots as they would become; else empty.</summary>
    public ReadOnlySpan<byte> TicketSmall { get; init; }

    public ReadOnlySpan<long> TicketWide { get; init; }

    /// <summary>The shared facts, already read for this ticket's customer, service and period.</summary>
    public ReadOnlySpan<long> Shared { get; init; }

    public EventFlaw Flaw { get; init; }

    /// <summary>The answer that an event gives to a step, as it was written.</summary>
    public ReadOnlySpan<char> Answer { get; init; }
}
