using BenchmarkDotNet.Attributes;
using PolicyEngine.Benchmarks.W3;
using PolicyEngine.Hosting;
using PolicyEngine.Model;

namespace PolicyEngine.Benchmarks;

/// <summary>
/// Deciding one event of each type under MásNegocio's policy as shipped, from encoded fields to effects, putting the
/// ticket back included; against opening a ticket of W3 by hand over NodaTime, which is measured once.
/// </summary>
[MemoryDiagnoser]
public class EventBenchmarks
{
    private const int Times = 1_000;

    private readonly W3ByHand byHand = new();
    private readonly Dictionary<EventKind, EventScene> scenes = [];
    private W3Tickets tickets = null!;
    private PolicyHost host = null!;

    /// <summary>MásNegocio has no procedure, and schedules and revisions are no events of a ticket's life.</summary>
    public static IEnumerable<EventKind> Kinds => Enum.GetValues<EventKind>()
        .Except([EventKind.StepAnswered, EventKind.ScheduleDue, EventKind.RevisionSwapped]);

    [GlobalSetup]
    public void Prepare()
    {
        tickets = new W3Tickets();
        host = PolicyHost.Open(PolicyHost.FindWorkspace(AppContext.BaseDirectory)!);
        foreach (var kind in Kinds)
            scenes.Add(kind, new EventScene(host, kind));
    }

    [GlobalCleanup]
    public void Close()
    {
        tickets.Dispose();
        host.Dispose();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Times)]
    public long OpeningByHandOverNodaTime()
    {
        var sum = 0L;
        for (var i = 0; i < Times; i++)
        {
            var outcome = byHand.Open(tickets.SmallOf(i), tickets.WideOf(i), tickets.InstantOf(i));
            sum += outcome.Priority + (int)outcome.Routes + (outcome.Reaction.ToUnixTimeTicks() ^ outcome.Attention.ToUnixTimeTicks());
        }
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Times), ArgumentsSource(nameof(Kinds))]
    public long Decide(EventKind kind)
    {
        var (sum, scene) = (0L, scenes[kind]);
        for (var i = 0; i < Times; i++)
            sum += scene.Decide();
        return sum;
    }
}
