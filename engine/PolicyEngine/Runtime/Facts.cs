using NodaTime;
using PolicyEngine.Authoring;

namespace PolicyEngine.Runtime;

/// <summary>
/// What a condition may read: the encoded members of the ticket and of the event, the shared facts, and the event's
/// time. A view over the caller's memory that lives on the stack and allocates nothing.
/// </summary>
public readonly ref struct Facts
{
    private readonly ReadOnlySpan<byte> ticketSmall;
    private readonly ReadOnlySpan<long> ticketWide;
    private readonly ReadOnlySpan<byte> eventSmall;
    private readonly ReadOnlySpan<long> eventWide;
    private readonly ReadOnlySpan<long> shared;
    private readonly long now;
    private readonly PeopleLog? people;

    /// <summary>Where conditions in code that fail are noted; null where nobody asks.</summary>
    internal readonly List<ConditionFailure>? Failures;

    internal Facts(
        ReadOnlySpan<byte> ticketSmall, ReadOnlySpan<long> ticketWide,
        ReadOnlySpan<byte> eventSmall, ReadOnlySpan<long> eventWide,
        ReadOnlySpan<long> shared, long now, PeopleLog? people = null, List<ConditionFailure>? failures = null)
    {
        this.people = people;
        this.ticketSmall = ticketSmall;
        this.ticketWide = ticketWide;
        this.eventSmall = eventSmall;
        this.eventWide = eventWide;
        this.shared = shared;
        this.now = now;
        Failures = failures;
    }

    /// <summary>The time of the event that is being decided.</summary>
    public Instant Now => Instant.FromUnixTimeTicks(now);

    /// <summary>True where the member is there.</summary>
    public bool Has(Field field) => field.Width == FieldWidth.Small
        ? Small(field.Scope, field.Slot) != Field.Absent
        : Wide(field.Scope, field.Slot) != Field.AbsentNumber;

    /// <summary>True where the flag is there and true.</summary>
    public bool Is(FlagField flag) => Small(flag.Scope, flag.Slot) == FlagField.Yes;

    /// <summary>The number; null where it is absent.</summary>
    public decimal? Number(NumberField field)
    {
        var stored = Wide(field.Scope, field.Slot);
        return stored == Field.AbsentNumber ? null : new decimal(stored) / PowerOfTen(field.Decimals);
    }

    /// <summary>The instant; null where it is absent.</summary>
    public Instant? At(InstantField field)
    {
        var stored = Wide(field.Scope, field.Slot);
        return stored == Field.AbsentNumber ? null : Instant.FromUnixTimeTicks(stored);
    }

    internal ReadOnlySpan<byte> TicketSmall => ticketSmall;

    internal ReadOnlySpan<long> TicketWide => ticketWide;

    internal ReadOnlySpan<byte> EventSmall => eventSmall;
    /// <summary>Whether who acts is among the people of a slot's chain.</summary>
    internal bool IsActorAmong(int slot)
    {
        var (actor, chain) = (eventWide[EventFields.ActorName.Slot], ticketWide[slot]);
        return actor != Field.AbsentNumber && chain != Field.AbsentNumber && people is not null && people.Holds((int)chain, (int)actor);
    }

    internal byte Small(FieldScope scope, int slot) => scope == FieldScope.Ticket ? ticketSmall[slot] : eventSmall[slot];

    internal long Wide(FieldScope scope, int slot) => scope switch
    {
        FieldScope.Ticket => ticketWide[slot],
        FieldScope.Event => eventWide[slot],
        _ => shared[slot],
    };

    private static decimal PowerOfTen(int exponent)
    {
        var power = 1m;
        for (var i = 0; i < exponent; i++)
            power *= 10;
        return power;
    }
}
