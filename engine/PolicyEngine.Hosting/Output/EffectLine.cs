using System.Runtime.InteropServices;
using NodaTime;
using PolicyEngine.Hosting.Ingestion;
using PolicyEngine.Hosting.Providers;

namespace PolicyEngine.Hosting.Output;

/// <summary>One effect on its way out: its form, what fills the gaps, and what it alone has. Used again for the next one.</summary>
internal sealed class EffectLine(string provider, LocalTimes times)
{
    private readonly List<(string Name, MemberValue Value)> more = [];

    public string Provider { get; } = provider;

    public LocalTimes Times { get; } = times;

    /// <summary>The ticket's id, or the event's subject; null for schedules.</summary>
    public string? Ticket { get; set; }

    /// <summary>The version that decided it; null where none is in force.</summary>
    public PolicyVersion? Version { get; set; }

    /// <summary>The causing event; null for the clock's own.</summary>
    public TicketEvent? Event { get; set; }

    /// <summary>Unix ticks.</summary>
    public long At { get; set; }

    public EffectForm Form { get; private set; } = null!;

    /// <summary>The effect's wide operands.</summary>
    public long X { get; private set; }

    public long Y { get; private set; }

    /// <summary>Who acted, where the form asks for it: a role and perhaps a name.</summary>
    public (MemberValue Role, MemberValue? Name) Actor { get; set; }

    /// <summary>What this effect has besides its form's members, in order.</summary>
    public ReadOnlySpan<(string Name, MemberValue Value)> More => CollectionsMarshal.AsSpan(more);

    /// <summary>Begins with another effect of the same decision.</summary>
    public void Begin(EffectForm form, long x, long y)
    {
        (Form, X, Y) = (form, x, y);
        more.Clear();
    }

    public void Add(string name, object? value) => more.Add((name, new MemberValue(value)));

    public void Add(string name, MemberValue value) => more.Add((name, value));

    /// <summary>Adds who acted.</summary>
    public void AddActor(string name, (MemberValue Role, MemberValue? Name) actor)
    {
        Actor = actor;
        more.Add((name, new MemberValue(ActorMembers())));
    }

    /// <summary>The effect as an object.</summary>
    public EffectRecord ToRecord() => new(
        Ticket,
        Provider,
        Version?.Name,
        Version?.Revision,
        Event?.Id,
        Local(At),
        Form.Described.Effect,
        [.. Form.Described.Members.Select(Filled), .. more.Select(member => new KeyValuePair<string, object?>(member.Name, member.Value.ToObject()))],
        Form.Described.Clauses,
        Form.Described.Why);

    private KeyValuePair<string, object?> Filled(KeyValuePair<string, object?> member) => new(member.Key, member.Value switch
    {
        Gap.FirstInstant => LocalOrNull(X),
        Gap.SecondInstant => LocalOrNull(Y),
        Gap.Fraction => Y / 10_000m,
        Gap.Actor => ActorMembers(),
        var value => value,
    });

    private KeyValuePair<string, object?>[] ActorMembers() => Actor.Name is { } name
        ? [new("role", Actor.Role.ToObject()), new("name", name.ToObject())]
        : [new("role", Actor.Role.ToObject())];

    private object? LocalOrNull(long ticks) => ticks == Runtime.ClockState.Never ? null : Local(ticks);

    private OffsetDateTime Local(long ticks) => Instant.FromUnixTimeTicks(ticks).InZone(Times.Zone).ToOffsetDateTime();
}
