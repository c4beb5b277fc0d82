using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NodaTime;
using PolicyEngine.Compilation;
using PolicyEngine.Hosting;
using PolicyEngine.Hosting.Ingestion;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Benchmarks;

/// <summary>
/// One ticket of MásNegocio in the middle of its life, and one event of a type as ingestion would have encoded it. The
/// ticket is put back before each decision.
/// </summary>
internal sealed class EventScene
{
    /// <summary>What an event of a type says; the clock's own and a schedule's say nothing.</summary>
    private static readonly Dictionary<EventKind, string> Data = new()
    {
        [EventKind.Updated] = """{"impact":"extenso"}""",
        [EventKind.StatusChanged] = """{"status":"en_proceso","by":{"role":"consultor","name":"Ana"}}""",
        [EventKind.Replied] = """{"from":"agent","channel":"correo","by":{"role":"consultor","name":"Ana"},"needsInformation":true}""",
        [EventKind.WorkLogged] = """{"minutes":95,"by":{"role":"consultor","name":"Ana"}}""",
        [EventKind.EscalationRequested] = """{"by":"customer"}""",
        [EventKind.Delivered] = """{"what":"rca","by":{"role":"consultor","name":"Ana"}}""",
        [EventKind.Approved] = """{"what":"drp","approved":true,"by":{"role":"usuario","name":"Luis"}}""",
        [EventKind.SurveyAnswered] = """{"survey":"satisfaction","score":4}""",
        [EventKind.CustomerUpdated] = """{"customer":{"drpContracted":true}}""",
        [EventKind.MaintenanceAnnounced] = """{"start":"2026-04-01T22:00:00-06:00","end":"2026-04-02T02:00:00-06:00","critical":false}""",
    };

    private const string Ticket = """
        {"kind":"incidente","support":"funcional","impact":"moderado","urgency":"alta","channel":"correo","title":"t",
         "description":"d","requester":{"name":"n","company":"c","valid":true},"customer":{"id":"demo"}}
        """;

    private readonly PolicyImage image;
    private readonly EventEncoder encoder = new();
    private readonly EffectBuffer effects = new();
    private readonly TicketHeader headerBefore;
    private readonly byte[] smallBefore;
    private readonly long[] wideBefore;
    private readonly ClockState[] clocksBefore;
    private readonly TicketSlab slab;
    private readonly long[] shared;
    private readonly EventKind kind;
    private readonly bool changesTicket;
    private readonly long at;
    private int subject;

    /// <param name="host">The companies.</param>
    /// <param name="kind">The kind of the event.</param>
    public EventScene(PolicyHost host, EventKind kind)
    {
        this.kind = kind;
        var opened = Instant.FromUtc(2026, 3, 9, 16, 0);
        image = host.InForce("masnegocio", opened)!.Image;
        slab = new TicketSlab(image);
        shared = new long[image.Facts.Count];
        slab.Add(kind == EventKind.MaintenanceAnnounced ? TicketPhase.Provider : TicketPhase.None);
        at = (opened + Duration.FromMinutes(5)).ToUnixTimeTicks();
        if (slab[0].Header.Phase == TicketPhase.None)
            Prepare(opened);
        changesTicket = kind is EventKind.Opened or EventKind.Updated or EventKind.CustomerUpdated;
        if (kind == EventKind.ClockDue)
            at = NextClock();
        Encode(kind, Data.GetValueOrDefault(kind, kind == EventKind.Opened ? Ticket : "{}"));
        (headerBefore, smallBefore, wideBefore, clocksBefore) = (slab[0].Header, slab[0].Small.ToArray(), slab[0].Wide.ToArray(), slab[0].Clocks.ToArray());
        if (Decide() == 0 && kind is EventKind.Opened or EventKind.Updated or EventKind.StatusChanged or EventKind.Replied or EventKind.ClockDue)
            throw new InvalidOperationException($"The event of kind {kind} brings nothing about.");
    }

    /// <summary>Puts the ticket back and decides the event.</summary>
    /// <returns>How many effects came of it.</returns>
    public int Decide()
    {
        effects.Clear();
        slab.Reserve();
        var state = slab[0];
        state.Header = headerBefore;
        smallBefore.CopyTo(state.Small);
        wideBefore.CopyTo(state.Wide);
        clocksBefore.CopyTo(state.Clocks);
        Decider.Decide(image, state, Input(kind, at), effects);
        return effects.Count;
    }

    /// <summary>For all but an opening the ticket is open, and somebody has it.</summary>
    private void Prepare(Instant opened)
    {
        if (kind == EventKind.Opened)
            return;
        Encode(EventKind.Opened, Ticket);
        Now(EventKind.Opened, opened, changes: true);
        Encode(EventKind.StatusChanged, """{"status":"asignado","by":{"role":"mesa","name":"Eva"},"assignee":"Ana"}""");
        Now(EventKind.StatusChanged, opened + Duration.FromMinutes(1), changes: false);
    }

    private void Now(EventKind what, Instant when, bool changes) => Decider.Decide(image, slab[0], new DecisionInput
    {
        Kind = what,
        At = when.ToUnixTimeTicks(),
        Small = encoder.Small,
        Wide = encoder.Wide,
        TicketSmall = changes ? encoder.TicketSmall : default,
        TicketWide = changes ? encoder.TicketWide : default,
        Shared = shared,
    }, effects);

    private void Encode(EventKind what, string text)
    {
        var data = Parse(text);
        // What an event says of a ticket is laid over what is known of it; the host merges the two before this.
        var merged = Parse(Ticket);
        merged.Merge(data);
        if (encoder.EncodeTicket(image, slab[0], merged) is not null
            || (what < EventKind.ClockDue && encoder.EncodeEvent(EventTypes.Of(what), image, data) is not null))
            throw new InvalidOperationException($"The event of kind {what} does not encode.");
    }

    /// <summary>As ingestion reads lines: an instant stays the text that it is.</summary>
    private static JObject Parse(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }

    private long NextClock()
    {
        var clocks = slab[0].Clocks;
        for (subject = 0; subject < clocks.Length; subject++)
        {
            if (clocks[subject].Phase == ClockPhase.Running)
                return clocks[subject].NextAt;
        }
        throw new InvalidOperationException("No clock runs.");
    }

    private DecisionInput Input(EventKind what, long when) => new()
    {
        Kind = what,
        At = when,
        Subject = subject,
        Small = encoder.Small,
        Wide = encoder.Wide,
        TicketSmall = changesTicket ? encoder.TicketSmall : default,
        TicketWide = changesTicket ? encoder.TicketWide : default,
        Shared = shared,
    };
}
