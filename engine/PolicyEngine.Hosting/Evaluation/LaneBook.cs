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
    private readonly Dictionary<string, TicketRecord>.AlternateLookup<ReadOnlySpan<char>> ticketsByText;
    private readonly CustomerBook customers = new();
    private readonly Dictionary<PolicyVersion, TicketSlab> slabs = [];
    private readonly Dictionary<PolicyVersion, TicketSlab> slabsOfTheMoment = [];
    private readonly EventEncoder encoder;
    private readonly TicketDecider decider;
    private readonly TicketRecord ownTicket;
    private readonly byte[] noSmall;
    private readonly long[] noWide;

    public LaneBook(ProviderBook book, Lane lane, EvaluationOptions options)
    {
        (this.book, this.lane) = (book, lane);
        ticketsByText = tickets.GetAlternateLookup<ReadOnlySpan<char>>();
        encoder = new EventEncoder(book.Names);
        decider = new TicketDecider(book, lane, customers, options);
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
        if (ReferenceEquals(ticket, ownTicket))
        {
            FireSchedule(timer, Instant.FromUnixTimeTicks(due));
            return;
        }
        decider.Decide(ticket, ticket.Image!, InputOf(EventKind.ClockDue, due, timer), null);
    }

    private TicketRecord? Find(TicketEvent read) =>
        ticketsByText.TryGetValue(read.SubjectText, out var known) ? known : null;

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
            var moment = Begin("", version, TicketPhase.Provider);
            decider.Decide(moment, version.Image, InputOf(EventKind.ScheduleDue, at.ToUnixTimeTicks(), index), null);
            End(moment);
        }
        ArmSchedule(number, at);
    }

    private void Open(TicketEvent read)
    {
        var at = Instant.FromUnixTimeTicks(read.At);
        if (book.Provider.InForce(at) is not { } version)
        {
            tickets[read.Subject] = new TicketRecord(read.Subject, this, null, null, 0);
            decider.Emitter.RefuseWithoutPolicy(read, "ticket", "no_policy_in_force");
            return;
        }
        var slab = SlabOf(version);
        var ticket = tickets[read.Subject] = new TicketRecord(read.Subject, this, version, slab, slab.Add(TicketPhase.None));
        if (read.IsEncoded)
        {
            var customer = customers.Of(read);
            var image = version.For(customer?.Id, at, book.Provider.Zone);
            if (encoder.TryTakeTicket(image, read, customer?.Encoded(encoder, version.Image)))
            {
                var said = new ColdJson(read, lane.Pages, customer?.Id, customer?.Told);
                decider.Decide(ticket, image, InputOf(read, null, encoder.TicketSmall, encoder.TicketWide), read, null, said);
                return;
            }
        }
        var cold = new ColdJson(customers.Complete(read.Data));
        DecideChange(ticket, version.For(cold.Customer, at, book.Provider.Zone), read, cold);
    }

    private void ApplyToTicket(TicketEvent read)
    {
        var at = Instant.FromUnixTimeTicks(read.At);
        if (Find(read) is not { } ticket)
        {
            if (book.Provider.InForce(at) is { } version)
                DecideOfMoment(Begin(read.Subject, version, TicketPhase.None), read);
            else
                decider.Emitter.RefuseWithoutPolicy(read, "event", "unknown_ticket");
            return;
        }
        if (ticket.Version is null)
            decider.Emitter.RefuseWithoutPolicy(read, "event", "ticket_refused");
        else if (read.Kind == EventKind.Updated && ticket.Phase == TicketPhase.Open)
            DecideUpdate(ticket, read, isOfCustomer: false);
        else
            DecideEvent(ticket, read);
    }

    private void ApplyToNoTicket(TicketEvent read)
    {
        if (book.Provider.InForce(Instant.FromUnixTimeTicks(read.At)) is { } version)
        {
            var moment = Begin(read.Subject, version, TicketPhase.Provider);
            moment.Cold = read.IsEncoded ? new ColdJson(read, null, customers.Of(read)?.Id) : new ColdJson(read.Data);
            DecideOfMoment(moment, read);
        }
        else
            decider.Emitter.RefuseWithoutPolicy(read, "event", "no_policy_in_force");
    }

    /// <summary>A customer's change holds for its open tickets, in the order of their ids, and for later ones.</summary>
    private void UpdateCustomer(TicketEvent read)
    {
        var customer = customers.Of(read.Subject);
        customer.Tell(read, lane.Pages);
        foreach (var ticket in customer.Open)
        {
            lane.StandAt(ticket);
            DecideUpdate(ticket, read, isOfCustomer: true);
        }
    }

    /// <param name="ticket">The ticket, which is open.</param>
    /// <param name="read">The event.</param>
    /// <param name="isOfCustomer">Whether its customer changes; otherwise the ticket itself.</param>
    private void DecideUpdate(TicketRecord ticket, TicketEvent read, bool isOfCustomer)
    {
        if (read.IsChange)
        {
            encoder.TakeChange(ticket.Image!, ticket.Slab![ticket.Row], read);
            var input = InputOf(read, null, encoder.TicketSmall, encoder.TicketWide);
            decider.Decide(ticket, ticket.Image!, input, read, changed: isOfCustomer ? "customer" : "");
            return;
        }
        var changes = isOfCustomer ? new JObject { ["customer"] = Customer.ChangesIn(read).DeepClone() } : read.Data;
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
        decider.Decide(ticket, image, InputOf(read, flaw, encoder.TicketSmall, encoder.TicketWide), read, flaw, cold);
    }

    /// <summary>An event that leaves the ticket's members as they are.</summary>
    private void DecideEvent(TicketRecord ticket, TicketEvent read)
    {
        var image = ticket.Image!;
        var flaw = Encode(read, image);
        decider.Decide(ticket, image, InputOf(read, flaw, default, default), read, flaw);
    }

    /// <summary>The same of a ticket that is there for it alone.</summary>
    private void DecideOfMoment(TicketRecord moment, TicketEvent read)
    {
        DecideEvent(moment, read);
        End(moment);
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

    /// <summary>What comes of itself and says nothing: a deadline, or a schedule's time.</summary>
    private DecisionInput InputOf(EventKind kind, long at, int subject) => new()
    {
        Kind = kind,
        At = at,
        Subject = subject,
        Small = noSmall,
        Wide = noWide,
    };

    private static string? AnswerOf(TicketEvent read)
    {
        if (!read.IsEncoded)
            return JsonMembers.TextAt(read.Data, "answer");
        return read.AnswerAt.Length == 0 ? null : Encoding.UTF8.GetString(read.Said(read.AnswerAt));
    }

    private TicketSlab SlabOf(PolicyVersion version)
    {
        if (!slabs.TryGetValue(version, out var slab))
            slabs[version] = slab = new TicketSlab(version.Image);
        return slab;
    }

    /// <summary>A ticket of the moment, for an event that belongs to none.</summary>
    private TicketRecord Begin(string subject, PolicyVersion version, TicketPhase phase)
    {
        if (!slabsOfTheMoment.TryGetValue(version, out var slab))
            slabsOfTheMoment[version] = slab = new TicketSlab(version.Image);
        return new TicketRecord(subject, this, version, slab, slab.Add(phase));
    }

    /// <summary>The moment is over: another ticket may have its place, unless a clock runs in it.</summary>
    private static void End(TicketRecord moment)
    {
        if (moment.Timers == 0)
            moment.Slab!.Remove(moment.Row);
    }
}
