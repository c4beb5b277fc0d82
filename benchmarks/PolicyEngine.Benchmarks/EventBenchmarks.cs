using BenchmarkDotNet.Attributes;
using PolicyEngine.Benchmarks.W3;
using PolicyEngine.Model;

namespace PolicyEngine.Benchmarks;

/// <summary>
/// Deciding one event of each type under MásNegocio's policy as shipped, from encoded fields to effects, putting the
/// ticket back included; against opening a ticket of W3 by hand over NodaTime.
/// </summary>
[MemoryDiagnoser]
public class EventBenchmarks
{
    private const int Times = 1_000;

    private readonly W3ByHand byHand = new();
    private W3Tickets tickets = null!;
    private EventScene scene = null!;

    [Params(EventKind.Opened, EventKind.Updated, EventKind.StatusChanged, EventKind.Replied, EventKind.WorkLogged,
        EventKind.EscalationRequested, EventKind.Delivered, EventKind.Approved, EventKind.SurveyAnswered, EventKind.CustomerUpdated,
        EventKind.ServiceInterrupted, EventKind.ServiceRestored, EventKind.NotificationFailed, EventKind.MaintenanceAnnounced,
        EventKind.ClockDue)]
    public EventKind Kind { get; set; }

    [GlobalSetup]
    public void Prepare() => (tickets, scene) = (new W3Tickets(), new EventScene(Kind));

    [GlobalCleanup]
    public void Close()
    {
        tickets.Dispose();
        scene.Dispose();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Times)]
    public long OpeningByHandOverNodaTime()
    {
        var sum = 0L;
        for (var i = 0; i < Times; i++)
            sum += byHand.Open(tickets.SmallOf(i), tickets.WideOf(i), tickets.InstantOf(i)).Priority;
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Times)]
    public long Decide()
    {
        var sum = 0L;
        for (var i = 0; i < Times; i++)
            sum += scene.Decide();
        return sum;
    }
}
