using System.Text;
using Newtonsoft.Json.Linq;
using NodaTime;
using PolicyEngine.Compilation;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting.Ingestion;
using PolicyEngine.Hosting.Providers;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Hosting.Evaluation;

/// <summary>The tickets of one provider: finds whom an event concerns, has it decided, and keeps what follows.</summary>
internal sealed partial class ProviderBook
{
    private Provider provider;
    private readonly EvaluationRun evaluation;
    private readonly Dictionary<string, TicketRecord> tickets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JObject> customers = new(StringComparer.Ordinal);
    /// <summary>The tickets that name a customer or once did, some perhaps twice.</summary>
    private readonly Dictionary<string, List<TicketRecord>> byCustomer = new(StringComparer.Ordinal);
    private readonly Dictionary<PolicyVersion, TicketSlab> slabs = [];
    private readonly EventEncoder encoder;
    private readonly EventPlans plans;
    private readonly EffectBuffer effects = new();
    private readonly ChargeBook charges = new();
    private readonly OutputFolds folds;
    private readonly FactStore facts;
    private readonly EvaluationOptions options;
    private ScheduleBook schedules;
    private EffectEmitter emitter;
    private readonly TicketRecord ownTicket;
    private readonly byte[] noSmall;
    private readonly long[] noWide;
    private bool isArmed;

    public ProviderBook(Provider provider, EvaluationRun evaluation, EvaluationOptions options)
    {
        (this.provider, this.evaluation, this.options) = (provider, evaluation, options);
        plans = new EventPlans(provider.Plugin.Vocabulary);
        encoder = new EventEncoder(plans.Names);
        facts = new FactStore(provider.Zone);
        folds = new OutputFolds(new QueueBook(), new IndicatorBook(provider.Zone));
        schedules = new ScheduleBook(provider);
        emitter = new EffectEmitter(provider, evaluation, options, folds, charges);
        ownTicket = new TicketRecord("", this, null, null, 0);
        noSmall = new byte[provider.Plugin.Vocabulary.EventSmall];
        noWide = new long[provider.Plugin.Vocabulary.EventWide];
        noWide.AsSpan().Fill(Authoring.Field.AbsentNumber);
    }

    public string ProviderId => provider.Id;

    /// <summary>How its events can be encoded as they are read; null where its plugin has to see them first.</summary>
    public EventPlans? Plans => EventPlans.Serve(provider.Plugin) ? plans : null;

    public void Apply(TicketEvent read)
    {
        ArmSchedules(read.At);
        if (!read.IsEncoded && !Map(read))
            return;
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
            Shared = facts.Read(ticket.Image!.Facts, OwnersOf(ticket), at),
        };
        Decide(ticket, ticket.Image, input, null, null, null);
    }

    private TicketRecord? Find(TicketEvent read) =>
        tickets.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(read.SubjectText, out var known) ? known : null;

    private bool Map(TicketEvent read)
    {
        try
        {
            read.Data = provider.Plugin.Map(read.Type, read.System, read.Data);
            return true;
        }
        // Whatever a plugin throws is contained to this event.
        catch (Exception exception)
        {
            evaluation.Summary.AddFailure(Diagnostic.Of(
                "PE0405", evaluation.Here, provider.Id, exception.GetType().Name, exception.Message));
            return false;
        }
    }

    private void ArmSchedules(long at)
    {
        if (isArmed)
            return;
        isArmed = true;
        for (var i = 0; i < schedules.Count; i++)
            ArmSchedule(i, Instant.FromUnixTimeTicks(at));
    }

    private void ArmSchedule(int number, Instant after)
    {
        var next = schedules.Next(number, after)?.ToUnixTimeTicks() ?? ClockState.Never;
        evaluation.Wake(ownTicket, schedules.Count, number, next);
    }

    private void FireSchedule(int number, Instant at)
    {
        if (provider.InForce(at) is { } version && schedules.NumberIn(version.Image, number) is >= 0 and var index)
        {
            var input = new DecisionInput
            {
                Kind = EventKind.ScheduleDue,
                At = at.ToUnixTimeTicks(),
                Subject = index,
                Small = noSmall,
                Wide = noWide,
                Shared = facts.Read(version.Image.Facts, default, at),
            };
            Decide(Scratch("", version, TicketPhase.Provider), version.Image, input, null, null, null);
        }
        ArmSchedule(number, at);
    }

    private void Open(TicketEvent read)
    {
        var at = Instant.FromUnixTimeTicks(read.At);
        if (provider.InForce(at) is not { } version)
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
            var own = version.For(said.Customer, at, provider.Zone);
            encoder.TakeTicket(own, read);
            Decide(ticket, own, InputOf(read, own, OwnersOf(said), null, encoder.TicketSmall, encoder.TicketWide), read, null, said);
            return;
        }
        var cold = new ColdJson(WithCustomer(read.Data));
        DecideChange(ticket, version.For(cold.Customer, at, provider.Zone), read, cold);
    }

    private void ApplyToTicket(TicketEvent read)
    {
        var at = Instant.FromUnixTimeTicks(read.At);
        if (Find(read) is not { } ticket)
        {
            if (provider.InForce(at) is { } version)
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
        if (provider.InForce(Instant.FromUnixTimeTicks(read.At)) is { } version)
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
            DecideUpdate(ticket, read, changes);
    }

    /// <param name="ticket">The ticket, which is open.</param>
    /// <param name="read">The event.</param>
    /// <param name="ofCustomer">What changes of its customer; null where the event changes the ticket itself.</param>
    private void DecideUpdate(TicketRecord ticket, TicketEvent read, JObject? ofCustomer)
    {
        if (read.IsChange)
        {
            encoder.TakeChange(ticket.Image!, ticket.Slab![ticket.Row], read);
            Decide(ticket, ticket.Image!, InputOf(read, ticket.Image!, OwnersOf(ticket), null, encoder.TicketSmall, encoder.TicketWide), read, null, null,
                changed: ofCustomer is null ? "" : "customer");
            return;
        }
        var changes = ofCustomer is null ? read.Data : new JObject { ["customer"] = ofCustomer.DeepClone() };
        var cold = new ColdJson(JsonMembers.Merged(ticket.Json, changes));
        var image = cold.Customer == ticket.Customer
            ? ticket.Image!
            : ticket.Version!.For(cold.Customer, Instant.FromUnixTimeTicks(read.At), provider.Zone);
        DecideChange(ticket, image, read, cold);
    }

    /// <summary>An event that changes the ticket's members.</summary>
    private void DecideChange(TicketRecord ticket, PolicyImage image, TicketEvent read, ColdJson cold)
    {
        var flaw = encoder.EncodeTicket(image, ticket.Slab![ticket.Row], cold.Json);
        flaw ??= Encode(read, image);
        Decide(ticket, image, InputOf(read, image, OwnersOf(cold), flaw, encoder.TicketSmall, encoder.TicketWide), read, flaw, cold);
    }

    /// <summary>An event that leaves the ticket's members as they are.</summary>
    private void DecideEvent(TicketRecord ticket, TicketEvent read)
    {
        var image = ticket.Image!;
        var flaw = Encode(read, image);
        Decide(ticket, image, InputOf(read, image, OwnersOf(ticket), flaw, default, default), read, flaw, null);
    }

    /// <summary>Encodes an event's own members, unless they were when it was read.</summary>
    private EncodingFlaw? Encode(TicketEvent read, PolicyImage image) =>
        read.IsEncoded ? null : encoder.EncodeEvent(EventTypes.Of(read.Kind), image, read.Data);

    private DecisionInput InputOf(
        TicketEvent read, PolicyImage image, FactOwners owners, EncodingFlaw? flaw,
        ReadOnlySpan<byte> ticketSmall, ReadOnlySpan<long> ticketWide) => new()
        {
            Kind = read.Kind,
            At = read.At,
            Small = read.IsEncoded ? read.Small : encoder.Small,
            Wide = read.IsEncoded ? read.Wide : encoder.Wide,
            TicketSmall = ticketSmall,
            TicketWide = ticketWide,
            Shared = facts.Read(image.Facts, owners, Instant.FromUnixTimeTicks(read.At)),
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
        TicketRecord ticket, PolicyImage image, in DecisionInput input, TicketEvent? read, EncodingFlaw? flaw, ColdJson? cold,
        string? changed = null)
    {
        effects.Clear();
        ticket.Slab!.Reserve();
        var state = ticket.Slab[ticket.Row];
        DecideNow(image, state, input);
        if (changed is not null && !IsRefused)
            ticket.Cold.Change(read!, changed);
        Keep(ticket, image, input.At, cold);
        if (read is { Kind: EventKind.WorkLogged } && !IsRefused)
            ticket.Cold.AddWork(read);
        if (options.Tells)
            emitter.Emit(ticket, effects, state, input.At, read, flaw);
    }

    private bool IsRefused => effects.Count > 0 && effects.Effects[0].Kind == EffectKind.Refused;

    private void DecideNow(PolicyImage image, in TicketState state, in DecisionInput input)
    {
        if (options.Coverage is { } coverage)
            coverage.Decide(image, state, input, effects);
        else
            Decider.Decide(image, state, input, effects);
    }

    /// <summary>What a decision leaves: the ticket's merged JSON, deadlines to wait for, facts that changed.</summary>
    private void Keep(TicketRecord ticket, PolicyImage image, long at, ColdJson? cold)
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
                evaluation.Wake(ticket, image.ClockCount, effect.A, effect.X);
            else if (effect.Kind == EffectKind.FactChanged)
                facts.Write(image.Facts[effect.A], OwnersOf(ticket), Instant.FromUnixTimeTicks(at), effect.X);
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
