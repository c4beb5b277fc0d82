using System.Text;
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
    /// <summary>The tickets that name a customer or once did, some perhaps twice.</summary>
    private readonly Dictionary<string, List<TicketRecord>> byCustomer = new(StringComparer.Ordinal);
    private readonly Dictionary<PolicyVersion, TicketSlab> slabs = [];
    private readonly EventEncoder encoder;
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
        encoder = new EventEncoder(book.Names);
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
        var read = entry.Copies?[lane.Number] ?? entry.Event!;
        if ((isOwn || entry.Copies is not null) && (read.IsEncoded || Map(read, isOwn)))
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
            case EventKind.SurveyAnswered or EventKind.ServiceInterrupted or EventKind.ServiceRestored when Find(read) is null:
                ApplyToNoTicket(read);
                break;
            case EventKind.Opened when Find(read) is null or { Phase: TicketPhase.Refused }:
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

    private TicketRecord? Find(TicketEvent read) =>
        tickets.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(read.SubjectText, out var known) ? known : null;

    private bool Map(TicketEvent read, bool isOwn)
    {
        try
        {
            read.Data = book.Provider.Plugin.Map(read.Type, read.System, read.Data);
            return true;
        }
        // Whatever a plugin throws is contained to this event.
        catch (Exception exception)
        {
            if (isOwn)
                lane.Output.Fail(Diagnostic.Of("PE0405", lane.Here, book.Provider.Id, exception.GetType().Name, exception.Message));
            return false;
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
        if (book.Provider.InForce(at) is { } version && book.Schedules.NumberIn(version.Model, number) is >= 0 and var index)
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
        if (read.IsEncoded && SaysAllOf(CustomerOf(read), read))
        {
            var said = new ColdJson(read, CustomerOf(read));
            var own = version.For(said.Customer, at, book.Provider.Zone);
            encoder.TakeTicket(own, read);
            Decide(ticket, own, InputOf(read, null, encoder.TicketSmall, encoder.TicketWide), OwnersOf(said), read, null, said);
            return;
        }
        var cold = new ColdJson(WithCustomer(read.Data));
        DecideChange(ticket, version.For(cold.Customer, at, book.Provider.Zone), read, cold);
    }

    private void ApplyToTicket(TicketEvent read)
    {
        var at = Instant.FromUnixTimeTicks(read.At);
        if (Find(read) is not { } ticket)
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
            DecideUpdate(ticket, read, null);
        else
            DecideEvent(ticket, read);
    }

    private void ApplyToNoTicket(TicketEvent read)
    {
        if (book.Provider.InForce(Instant.FromUnixTimeTicks(read.At)) is { } version)
        {
            var ownEvent = Scratch(read.Subject, version, TicketPhase.Provider);
            ownEvent.Cold = read.IsEncoded ? new ColdJson(read) : new ColdJson(read.Data);
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
        var concerned = byCustomer.GetValueOrDefault(read.Subject, [])
            .Where(ticket => ticket.Phase == TicketPhase.Open && ticket.Customer == read.Subject)
            .Where(ticket => !ticket.Image!.IsFinal(ticket.Slab![ticket.Row]))
            .Distinct()
            .OrderBy(ticket => ticket.Id, StringComparer.Ordinal);
        foreach (var ticket in concerned.ToList())
        {
            lane.StandAt(ticket);
            DecideUpdate(ticket, read, changes);
        }
    }

    /// <param name="ticket">The ticket, which is open.</param>
    /// <param name="read">The event.</param>
    /// <param name="ofCustomer">What changes of its customer; null where the event changes the ticket itself.</param>
    private void DecideUpdate(TicketRecord ticket, TicketEvent read, JObject? ofCustomer)
    {
        if (read.IsChange)
        {
            encoder.TakeChange(ticket.Image!, ticket.Slab![ticket.Row], read);
            Decide(ticket, ticket.Image!, InputOf(read, null, encoder.TicketSmall, encoder.TicketWide), OwnersOf(ticket), read, null, null,
                changed: ofCustomer is null ? "" : "customer");
            return;
        }
        var changes = ofCustomer is null ? read.Data : new JObject { ["customer"] = ofCustomer.DeepClone() };
        var cold = new ColdJson(JsonMembers.Merged(ticket.Json, changes));
        var image = cold.Customer == ticket.Customer
            ? ticket.Image!
            : ticket.Version!.For(cold.Customer, Instant.FromUnixTimeTicks(read.At), book.Provider.Zone);
        DecideChange(ticket, image, read, cold);
    }

    /// <summary>An event that changes the ticket's members.</summary>
    private void DecideChange(TicketRecord ticket, PolicyImage image, TicketEvent read, ColdJson cold)
    {
        var flaw = encoder.EncodeTicket(image, ticket.Slab![ticket.Row], cold.Json);
        flaw ??= Encode(read, image);
        Decide(ticket, image, InputOf(read, flaw, encoder.TicketSmall, encoder.TicketWide), OwnersOf(cold), read, flaw, cold);
    }

    /// <summary>An event that leaves the ticket's members as they are.</summary>
    private void DecideEvent(TicketRecord ticket, TicketEvent read)
    {
        var image = ticket.Image!;
        var flaw = Encode(read, image);
        Decide(ticket, image, InputOf(read, flaw, default, default), OwnersOf(ticket), read, flaw, null);
    }

    /// <summary>Encodes an event's own members, unless they were when it was read.</summary>
    private EncodingFlaw? Encode(TicketEvent read, PolicyImage image) =>
        read.IsEncoded ? null : encoder.EncodeEvent(EventTypes.Of(read.Kind), image, read.Data);

    private DecisionInput InputOf(
        TicketEvent read, EncodingFlaw? flaw, ReadOnlySpan<byte> ticketSmall, ReadOnlySpan<long> ticketWide) => new()
        {
            Kind = read.Kind,
            At = read.At,
            Small = read.IsEncoded ? read.Small : encoder.Small,
            Wide = read.IsEncoded ? read.Wide : encoder.Wide,
            TicketSmall = ticketSmall,
            TicketWide = ticketWide,
            Flaw = flaw?.Kind ?? EventFlaw.None,
            Answer = AnswerOf(read),
        };

    private static string? AnswerOf(TicketEvent read)
    {
        if (!read.IsEncoded)
            return JsonMembers.TextAt(read.Data, "answer");
        return read.AnswerAt.Length == 0 ? null : Encoding.UTF8.GetString(read.Said(read.AnswerAt));
    }

    private void Decide(
        TicketRecord ticket, PolicyImage image, in DecisionInput input, FactOwners owners, TicketEvent? read, EncodingFlaw? flaw, ColdJson? cold,
        string? changed = null)
    {
        effects.Clear();
        ticket.Slab!.Reserve();
        var state = ticket.Slab[ticket.Row];
        if (image.Facts.Count > 0)
            DecideWithFacts(ticket, image, state, input, owners);
        else
            DecideNow(image, state, input);
        if (changed is not null && !IsRefused)
            ticket.Cold.Change(read!, changed);
        Keep(ticket, image, cold);
        if (read is { Kind: EventKind.WorkLogged } && !IsRefused)
            ticket.Cold.AddWork(read);
        lane.Effects += effects.Count;
        if (options.Tells)
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
    private void Keep(TicketRecord ticket, PolicyImage image, ColdJson? cold)
    {
        // What a refused opening said is kept to tell its sender; nobody decides from it.
        if (cold is not null && (!IsRefused || ticket.Phase == TicketPhase.Refused))
        {
            if (cold.Customer is { } customer && customer != ticket.Customer)
                Belong(ticket, customer);
            ticket.Cold = cold;
            ticket.Image = image;
        }
        foreach (var effect in effects.Effects)
        {
            if (effect.Kind == EffectKind.Wake)
                lane.Wake(ticket, image.ClockCount, effect.A, effect.X);
        }
    }

    /// <summary>What the customer's own events have told; null for nothing.</summary>
    private JObject? CustomerOf(TicketEvent read) => customers.Count > 0 && read.CustomerAt.Length > 0
        ? customers.GetValueOrDefault(Encoding.UTF8.GetString(read.Said(read.CustomerAt)))
        : null;

    /// <summary>Whether an opening says itself everything that is known of its customer.</summary>
    private static bool SaysAllOf(JObject? known, TicketEvent read)
    {
        if (known is null)
            return true;
        var said = JsonBytes.At(read.DataBytes, "customer").Bytes;
        foreach (var member in known.Properties())
        {
            // Whether an escaped text is blank is for others to say, and a dot in a name is none of a path.
            if (member.Name.Contains('.', StringComparison.Ordinal) || JsonBytes.At(said, member.Name).Kind is JsonKind.Absent or JsonKind.Missing or JsonKind.EscapedText)
                return false;
        }
        return true;
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

    private void Belong(TicketRecord ticket, string customer)
    {
        if (!byCustomer.TryGetValue(customer, out var theirs))
            byCustomer[customer] = theirs = [];
        theirs.Add(ticket);
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

    private static FactOwners OwnersOf(TicketRecord ticket) => OwnersOf(ticket.Cold);

    private static FactOwners OwnersOf(ColdJson cold) => new(cold.Customer, cold.Service);
}
