using BenchmarkDotNet.Attributes;
using Newtonsoft.Json.Linq;
using NodaTime;
using PolicyEngine.Compilation;
using PolicyEngine.Coverage;
using PolicyEngine.Hosting;
using PolicyEngine.Hosting.Ingestion;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Benchmarks;

/// <summary>
/// Opening a ticket under MásNegocio's policy as shipped, from encoded fields to effects, against the same two
/// deadlines written by hand over NodaTime. Each operation decides a thousand tickets at different instants.
/// </summary>
[MemoryDiagnoser]
public class DecideBenchmarks
{
    private const int Tickets = 1_000;

    private readonly HandWrittenDesk byHand = new();
    private readonly EventEncoder encoder = new();
    private readonly EffectBuffer effects = new();
    private readonly long[] instants = new long[Tickets];
    private readonly long[] shared = new long[1];
    private PolicyImage image = null!;
    private TicketSlab slab = null!;
    private PolicyHost host = null!;

    [GlobalSetup]
    public void Open()
    {
        host = PolicyHost.Open(PolicyHost.FindWorkspace(AppContext.BaseDirectory)!);
        var start = Instant.FromUtc(2026, 1, 5, 0, 0);
        image = host.InForce("masnegocio", start)!.Image;
        slab = new TicketSlab(image);
        slab.Add(TicketPhase.None);
        var random = new Random(1);
        for (var i = 0; i < Tickets; i++)
            instants[i] = (start + Duration.FromSeconds(random.Next(0, 300 * 86_400))).ToUnixTimeTicks();
        var data = JObject.Parse("""
            {"kind":"incidente","support":"funcional","impact":"moderado","urgency":"alta","channel":"correo","title":"t",
             "description":"d","requester":{"name":"n","company":"c","valid":true},"customer":{"id":"demo"}}
            """);
        if (encoder.EncodeTicket(image, slab[0], data) is not null || encoder.EncodeEvent(EventTypes.Of(EventKind.Opened), image, data) is not null)
            throw new InvalidOperationException("The ticket does not encode.");
    }

    [GlobalCleanup]
    public void Close() => host.Dispose();

    [Benchmark(Baseline = true, OperationsPerInvoke = Tickets)]
    public long ByHandOverNodaTime()
    {
        var sum = 0L;
        foreach (var at in instants)
        {
            var (_, reaction, attention) = byHand.Open(urgency: 2, impact: 3, Instant.FromUnixTimeTicks(at));
            sum += reaction.ToUnixTimeTicks() ^ attention.ToUnixTimeTicks();
        }
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Tickets)]
    public long Decide()
    {
        var sum = 0L;
        foreach (var at in instants)
        {
            effects.Clear();
            var state = slab[0];
            state.Reset(TicketPhase.None);
            Decider.Decide(image, state, InputAt(at), effects);
            sum += effects.Count;
        }
        return sum;
    }

    /// <summary>The same with a trace that keeps every receipt.</summary>
    [Benchmark(OperationsPerInvoke = Tickets)]
    public long DecideWithReceipts()
    {
        var trace = new CountingTrace();
        foreach (var at in instants)
        {
            effects.Clear();
            var state = slab[0];
            state.Reset(TicketPhase.None);
            Decider.Decide(image, state, InputAt(at), effects, ref trace);
        }
        return trace.Receipts;
    }

    private DecisionInput InputAt(long at) => new()
    {
        Kind = EventKind.Opened,
        At = at,
        Small = encoder.Small,
        Wide = encoder.Wide,
        TicketSmall = encoder.TicketSmall,
        TicketWide = encoder.TicketWide,
        Shared = shared,
    };

    private struct CountingTrace : ITrace
    {
        public long Receipts;

        public void Row(PartKind table, int number, int row) => Receipts++;

        public void Rule(int rule, bool applies) => Receipts++;

        public void Part(PartKind part, int number, int detail) => Receipts++;
    }
}
