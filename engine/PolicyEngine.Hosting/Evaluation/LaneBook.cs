using Newtonsoft.Json.Linq;
using NodaTime;
using PolicyEngine.Compilation;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting.Evaluation.Lanes;
using PolicyEngine.Hosting.Ingestion;
using PolicyEngine.Hosting.Providers;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Hosting.Evaluation;

/// <summary>
/// The tickets of one provider in one lane: finds whom an event concerns, has it decided, and keeps what follows.
/// </summary>
internal sealed partial class LaneBook
{
    private readonly ProviderBook book;
    private readonly Lane lane;
    private readonly Dictionary<string, TicketRecord> tickets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JObject> customers = new(StringComparer.Ordinal);
    private readonly Dictionary<PolicyVersion, TicketSlab> slabs = [];
    private readonly EventEncoder encoder = new();
    private readonly EffectBuffer effects = new();
    private readonly TicketCharges charges = new();
    private readonly EvaluationOptions options;
    private EffectEmitter emitter;
    private readonly TicketRecord ownTicket;
    private readonly byte[] noSmall;
    private readonly long[] noWide;
    private long[] noFacts = [];

    public LaneBook(ProviderBook book, Lane lane, EvaluationOptions options)
    {
        (this.book, this.lane, this.options) = (book, lane, options);
        emitter = new EffectEmitter(book, lane, options, charges);
        ownTicket = new TicketRecord("", this, null, null, 0);
        noSmall = new byte[book.Provider.Plugin.Vocabulary.EventSmall];
        noWide = new long[book.Provider.Plugin.Vocabulary.EventWide];
        noWide.AsSpan().Fill(Authoring.Field.AbsentNumber);
    }

    public string ProviderId => book.Provider.Id;

    /// <summary>Does what an entry brings for this lane.</summary>
    public void Apply(in Entry entry)
    {
        if (entry.Arms && book.LaneOfSchedules == lane.Number)
            ArmSchedules(entry.Event!.At);
        var isOwn = entry.Lane == lane.Number;
        if ((isOwn || entry.Copies is not null) && Map(entry.Copies?[lane.Number] ?? entry.Event!, isOwn) is { } read)
            Apply(read);
    }

    private void Apply(TicketEvent read)
    {
        switch (read.Kind)
        {
            case EventKind.CustomerUpdated:
                UpdateCustomer(read);
                break;
            case EventKind.MaintenanceAnnounced:
                ApplyToNoTicket(read);
                break;
            case EventKind.SurveyAnswered or EventKind.ServiceInterrupted or EventKind.ServiceRestored when !tickets.ContainsKey(read.Subject):
                ApplyToNoTicket(read);
                break;
            case EventKind.Opened when !tickets.TryGetValue(read.Subject, out var known) || known.Phase == TicketPhase.Refused:
                Open(read);
                break;
            default:
                ApplyToTicket(read);
                break;
        }
    }

    /// <summary>What a ticket has said of itself; empty where there is none.</summary>
    public JObject JsonOf(string ticket) => tickets.TryGetValue(ticket, out var known) ? known.Json : [];

    /// <summary>A deadline of a ticket, or a schedule of the provider's own, has come.</summary>
    public void Fire(TicketRecord ticket, int timer, long due)
    {
        var at = Instant.FromUnixTimeTicks(due);
        if (ReferenceEquals(ticket, ownTicket))
        {
            FireSchedule(timer, at);
            return;
        }
        var input = new DecisionInput
        {
            Kind = EventKind.ClockDue,
            At = due,
            Subject = timer,
            Small = noSmall,
            Wide = noWide,
        };
        Decide(ticket, ticket.Image!, input, OwnersOf(ticket), null, null, null);
    }

    private TicketEvent? Map(TicketEvent raw, bool isOwn)
    {
        try
        {
            return raw with { Data = book.Provider.Plugin.Map(raw.Type, raw.System, raw.Data) };
        }
        // Whatever a plugin throws is contained to this event.
        catch (Exception exception)
        {
            if (isOwn)
                lane.Output.Fail(Diagnostic.Of("PE0405", lane.Here, book.Provider.Id, exception.GetType().Name, exception.Message));
            return null;
        }
    }

    /// <summary>Sets every schedule of the provider to its first time after an instant.</summary>
    public void ArmSchedules(long at)
    {
        for (var i = 0; i < book.Schedules.Count; i++)
            ArmSchedule(i, Instant.FromUnixTimeTicks(at));
    }

    private void ArmSchedule(int number, Instant after)
    {
        var next = book.Schedules.Next(number, after)?.ToUnixTimeTicks() ?? ClockState.Never;
        lane.Wake(ownTicket, book.Schedules.Count, number, next);
    }

    private void FireSchedule(int number, Instant at)
    {
        if (book.Provider.InForce(at) is { } version && book.Schedules.NumberIn(version.Image, number) is >= 0 and var index)
        {
            var input = new DecisionInput
            {
                Kind = EventKind.ScheduleDue,
                At = at.ToUnixTimeTicks(),
                Subject = index,
                Small = noSmall,
                Wide = noWide,
            };
            Decide(Scratch("", version, TicketPhase.Provider), version.Image, input, default, null, null, null);
        }
        ArmSchedule(number, at);
    }

    private void Open(TicketEvent read)
    {
        var at = Instant.FromUnixTimeTicks(read.At);
        if (book.Provider.InForce(at) is not { } version)
        {
            tickets[read.Subject] = new TicketRecord(read.Subject, this, null, null, 0);
            emitter.RefuseWithoutPolicy(read, "ticket", "no_policy_in_force");
            return;
        }
        var slab = SlabOf(version);
        var ticket = tickets[read.Subject] = new TicketRecord(read.Subject, this, version, slab, slab.Add(TicketPhase.None));
        var json = WithCustomer(read.Data);
        var image = version.For(JsonMembers.TextAt(json, "customer.id"), at.InZone(book.Provider.Zone).Date);
        DecideChange(ticket, image, read, json);
    }

    private void ApplyToTicket(TicketEvent read)
    {
        var at = Instant.FromUnixTimeTicks(read.At);
        if (!tickets.TryGetValue(read.Subject, out var ticket))
        {
            if (book.Provider.InForce(at) is { } version)
                DecideEvent(Scratch(read.Subject, version, TicketPhase.None), read);
            else
                emitter.RefuseWithoutPolicy(read, "event", "unknown_ticket");
            return;
        }
        if (ticket.Version is null)
            emitter.RefuseWithoutPolicy(read, "event", "ticket_refused");
        else if (read.Kind == EventKind.Updated && ticket.Phase == TicketPhase.Open)
            DecideUpdate(ticket, read, read.Data);
        else
            DecideEvent(ticket, read);
    }

    private void ApplyToNoTicket(TicketEvent read)
    {
        if (book.Provider.InForce(Instant.FromUnixTimeTicks(read.At)) is { } version)
        {
            var ownEvent = Scratch(read.Subject, version, TicketPhase.Provider);
            ownEvent.Json = read.Data;
            DecideEvent(ownEvent, read);
        }
        else
            emitter.RefuseWithoutPolicy(read, "event", "no_policy_in_force");
    }

    /// <summary>A customer's change holds for its open tickets, in the order of their ids, and for later ones.</summary>
    private void UpdateCustomer(TicketEvent read)
    {
        var changes = read.Data["customer"] as JObject ?? read.Data;
        customers[read.Subject] = JsonMembers.Merged(customers.GetValueOrDefault(read.Subject) ?? [], changes);
        var concerned = tickets.Values
            .Where(ticket => ticket.Phase == TicketPhase.Open && ticket.Customer == read.Subject)
            .Where(ticket => !ticket.Image!.IsFinal(ticket.Slab![ticket.Row]))
            .OrderBy(ticket => ticket.Id, StringComparer.Ordinal);
        foreach (var ticket in concerned.ToList())
        {
            lane.StandAt(ticket);
            DecideUpdate(ticket, read, new JObject { ["customer"] = changes.DeepClone() });
        }
    }

    private void DecideUpdate(TicketRecord ticket, TicketEvent read, JObject changes)
    {
        var json = JsonMembers.Merged(ticket.Json, changes);
        var customer = JsonMembers.TextAt(json, "customer.id");
        var image = customer == ticket.Customer
            ? ticket.Image!
            : ticket.Version!.For(customer, Instant.FromUnixTimeTicks(read.At).InZone(book.Provider.Zone).Date);
        DecideChange(ticket, image, read, json);
    }

    /// <summary>An event that changes the ticket's members.</summary>
    private void DecideChange(TicketRecord ticket, PolicyImage image, TicketEvent read, JObject json)
    {
        var flaw = encoder.EncodeTicket(image, ticket.Slab![ticket.Row], json);
        flaw ??= encoder.EncodeEvent(EventTypes.Of(read.Kind), image, read.Data);
        Decide(ticket, image, InputOf(read, flaw, encoder.TicketSmall, encoder.TicketWide), OwnersOf(json), read, flaw, json);
    }

    /// <summary>An event that leaves the ticket's members as they are.</summary>
    private void DecideEvent(TicketRecord ticket, TicketEvent read)
    {
        var image = ticket.Image!;
        var flaw = encoder.EncodeEvent(EventTypes.Of(read.Kind), image, read.Data);
        Decide(ticket, image, InputOf(read, flaw, default, default), OwnersOf(ticket), read, flaw, null);
    }

    private DecisionInput InputOf(
        TicketEvent read, EncodingFlaw? flaw, ReadOnlySpan<byte> ticketSmall, ReadOnlySpan<long> ticketWide) => new()
        {
            Kind = read.Kind,
            At = read.At,
            Small = encoder.Small,
            Wide = encoder.Wide,
            TicketSmall = ticketSmall,
            TicketWide = ticketWide,
            Flaw = flaw?.Kind ?? EventFlaw.None,
            Answer = JsonMembers.TextAt(read.Data, "answer"),
        };

    private void Decide(
        TicketRecord ticket, PolicyImage image, in DecisionInput input, FactOwners owners, TicketEvent? read, EncodingFlaw? flaw, JObject? json)
    {
        effects.Clear();
        ticket.Slab!.Reserve();
        var state = ticket.Slab[ticket.Row];
        if (image.Facts.Count > 0)
            DecideWithFacts(ticket, image, state, input, owners);
        else
            DecideNow(image, state, input);
        Keep(ticket, image, json);
        if (read is { Kind: EventKind.WorkLogged } && !IsRefused)
            ticket.KeepWork(read);
        emitter.Emit(ticket, effects, state, input.At, read, flaw);
    }

    /// <summary>A decision that can touch a shared fact waits for its turn; others need not know what facts there are.</summary>
    private void DecideWithFacts(TicketRecord ticket, PolicyImage image, in TicketState state, in DecisionInput input, FactOwners owners)
    {
        if (!options.OrdersAll && !image.MayTouchFacts(state, input))
        {
            if (noFacts.Length < image.Facts.Count)
                noFacts = new long[image.Facts.Count];
            DecideNow(image, state, input with { Shared = noFacts.AsSpan(0, image.Facts.Count) });
            return;
        }
        var at = Instant.FromUnixTimeTicks(input.At);
        lane.TakeTurn();
        DecideNow(image, state, input with { Shared = book.Facts.Read(image.Facts, owners, at) });
        foreach (ref readonly var effect in effects.Effects)
        {
            if (effect.Kind == EffectKind.FactChanged)
                book.Facts.Write(image.Facts[effect.A], owners, at, effect.X);
        }
        lane.GiveTurn();
    }

    private bool IsRefused => effects.Count > 0 && effects.Effects[0].Kind == EffectKind.Refused;

    private void DecideNow(PolicyImage image, in TicketState state, in DecisionInput input)
    {
        if (options.Coverage is { } coverage)
            coverage.Decide(image, state, input, effects);
        else
            Decider.Decide(image, state, input, effects);
    }

    /// <summary>What a decision leaves: the ticket's merged JSON, deadlines to wait for.</summary>
    private void Keep(TicketRecord ticket, PolicyImage image, JObject? json)
    {
        // What a refused opening said is kept to tell its sender; nobody decides from it.
        if (json is not null && (!IsRefused || ticket.Phase == TicketPhase.Refused))
        {
            ticket.Json = json;
            ticket.Image = image;
        }
        foreach (var effect in effects.Effects)
        {
            if (effect.Kind == EffectKind.Wake)
                lane.Wake(ticket, image.ClockCount, effect.A, effect.X);
        }
    }

    private JObject WithCustomer(JObject data)
    {
        if (data["customer"] is not JObject customer || JsonMembers.TextAt(data, "customer.id") is not { } id
            || !customers.TryGetValue(id, out var known))
            return data;
        var completed = (JObject)data.DeepClone();
        completed["customer"] = JsonMembers.Completed(customer, known);
        return completed;
    }

    private TicketSlab SlabOf(PolicyVersion version)
    {
        if (!slabs.TryGetValue(version, out var slab))
            slabs[version] = slab = new TicketSlab(version.Image);
        return slab;
    }

    /// <summary>A ticket of the moment, for an event that belongs to none.</summary>
    private TicketRecord Scratch(string subject, PolicyVersion version, TicketPhase phase)
    {
        var slab = new TicketSlab(version.Image);
        return new TicketRecord(subject, this, version, slab, slab.Add(phase));
    }

    private static FactOwners OwnersOf(TicketRecord ticket) => OwnersOf(ticket.Json);

    private static FactOwners OwnersOf(JObject json) =>
        new(JsonMembers.TextAt(json, "customer.id"), JsonMembers.TextAt(json, "service"));
}
