using System.Globalization;
using System.Text;
using NodaTime;
using PolicyEngine.Benchmarks.Lines;
using PolicyEngine.Hosting;
using PolicyEngine.Hosting.Evaluation;
using PolicyEngine.Hosting.Evaluation.Lanes;
using PolicyEngine.Hosting.Ingestion;
using PolicyEngine.Hosting.Providers;

namespace PolicyEngine.Benchmarks;

/// <summary>
/// The lives of many tickets of MásNegocio, side by side, read and encoded beforehand: eight events each, and the deadlines
/// that fall due between them. The real lanes decide them, on their own threads; effects are told to nobody.
/// </summary>
internal sealed class LaneStream
{
    private const int BatchEvents = 512;

    /// <summary>Batches that are handed over before the first of them is awaited.</summary>
    private const int Underway = 8;

    private static readonly string[] Life =
    [
        """ticket.opened {"kind":"KIND","support":"funcional","impact":"IMPACT","urgency":"URGENCY","channel":"correo","title":"t","description":"d","attachments":["solicitud_auditoria"],"environment":"produccion","requester":{"name":"n","company":"c","valid":true},"customer":{"id":"c-CUSTOMER"}}""",
        """ticket.status_changed {"status":"asignado","by":{"role":"mesa","name":"Eva"},"assignee":"Ana"}""",
        """ticket.replied {"from":"agent","channel":"correo","by":{"role":"consultor","name":"Ana"}}""",
        """ticket.work_logged {"minutes":95,"by":{"role":"consultor","name":"Ana"}}""",
        """ticket.replied {"from":"agent","channel":"correo","by":{"role":"consultor","name":"Ana"},"needsInformation":true}""",
        """ticket.replied {"from":"customer","channel":"correo"}""",
        """ticket.work_logged {"minutes":20,"by":{"role":"consultor","name":"Luis"}}""",
        """ticket.status_changed {"status":"solucionado","by":{"role":"consultor","name":"Ana"},"solutionType":"definitiva"}""",
    ];

    private static readonly string[] Impacts = ["extenso", "significativo", "moderado", "menor"];
    private static readonly string[] Urgencies = ["critica", "alta", "media", "baja"];
    private static readonly Duration Wave = Duration.FromMinutes(35);

    private readonly Provider provider;
    private readonly TicketEvent[] events;

    /// <param name="host">The workspace.</param>
    /// <param name="tickets">How many tickets there are.</param>
    /// <param name="auditEvery">Every so many tickets are audits, whose opening touches a fact of their customer; 0: none is.</param>
    public LaneStream(PolicyHost host, int tickets, int auditEvery)
    {
        provider = host.Get("masnegocio");
        var plans = new EventPlans(provider.Plugin.Vocabulary);
        var scanner = SampleLines.ScannerOf(plans);
        events = new TicketEvent[Life.Length * tickets];
        for (var i = 0; i < events.Length; i++)
        {
            events[i] = new TicketEvent();
            if (!scanner.TryRead(Encoding.UTF8.GetBytes(Line(i % tickets, i / tickets, tickets, auditEvery)), events[i]))
                throw new InvalidOperationException("The line is not a usual one.");
        }
    }

    public int Count => events.Length;

    /// <summary>Has lanes decide everything, from the first event to the last.</summary>
    /// <returns>The seconds that it took, the processor's seconds of the busiest lane, and how many effects came of it.</returns>
    public (double Seconds, double Busiest, long Effects) Decide(int lanes)
    {
        var turns = new Turns(lanes);
        Lane[] all = [.. Enumerable.Range(0, lanes).Select(number => new Lane(number, turns, "events", writes: false))];
        var batches = Batches(new ProviderBook(provider, all, new EvaluationOptions { Tells = false }), lanes);
        GC.Collect();
        using var crew = new LaneCrew(all, turns);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        for (var i = 0; i < batches.Count + Underway; i++)
        {
            if (i < batches.Count)
                crew.Hand(batches[i], isToDecide: true);
            if (i >= Underway)
                crew.Await(batches[i - Underway]);
        }
        return (watch.Elapsed.TotalSeconds, ThreadTimes.Of("lane ").DefaultIfEmpty().Max(), all.Sum(lane => lane.Effects));
    }

    private List<Batch> Batches(ProviderBook book, int lanes)
    {
        var batches = new List<Batch>();
        for (var i = 0; i < events.Length; i++)
        {
            if (i % BatchEvents == 0)
                batches.Add(new Batch(lanes) { First = i });
            var at = events[i].At;
            batches[^1].Entries.Add(new Entry(events[i], book, at, i, Partition.LaneOf(events[i].SubjectText, lanes), Arms: i == 0));
        }
        return batches;
    }

    /// <summary>Each ticket's first event, then each one's second, and so on.</summary>
    private static string Line(int ticket, int wave, int tickets, int auditEvery)
    {
        var life = Life[wave];
        var (type, data) = (life[..life.IndexOf(' ', StringComparison.Ordinal)], life[life.IndexOf('{', StringComparison.Ordinal)..]);
        data = data.Replace("KIND", auditEvery > 0 && ticket % auditEvery == 0 ? "auditoria" : "incidente", StringComparison.Ordinal)
            .Replace("IMPACT", Impacts[ticket % 4], StringComparison.Ordinal)
            .Replace("URGENCY", Urgencies[ticket / 4 % 4], StringComparison.Ordinal)
            .Replace("CUSTOMER", (ticket % 997).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var at = Instant.FromUtc(2026, 3, 9, 16, 0) + wave * Wave + Wave * (ticket / (double)tickets);
        return string.Create(CultureInfo.InvariantCulture,
            $$"""{"specversion":"1.0","id":"e-{{wave}}-{{ticket}}","source":"/masnegocio/helix","type":"{{type}}","subject":"MN-{{ticket}}","time":"{{at:uuuu-MM-dd'T'HH:mm:ss.fff'Z'}}","data":{{data}}}""");
    }
}
