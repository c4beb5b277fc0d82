using BenchmarkDotNet.Attributes;
using PolicyEngine.Runtime;

namespace PolicyEngine.Benchmarks.W3;

/// <summary>
/// W3: a matrix, two additions of business time and six conditions over eight fields, through the image of a script,
/// against the same by hand over NodaTime.
/// </summary>
[MemoryDiagnoser]
public class W3Benchmarks
{
    private readonly W3ByHand byHand = new();
    private readonly EffectBuffer effects = new();
    private W3Tickets tickets = null!;
    private TicketSlab slab = null!;

    [GlobalSetup]
    public void Prepare()
    {
        tickets = new W3Tickets();
        slab = new TicketSlab(tickets.Image);
        slab.Add(TicketPhase.None);
        for (var i = 0; i < W3Tickets.Count; i++)
            Check(i);
    }

    [GlobalCleanup]
    public void Close() => tickets.Dispose();

    [Benchmark(Baseline = true, OperationsPerInvoke = W3Tickets.Count)]
    public long ByHandOverNodaTime()
    {
        var sum = 0L;
        for (var i = 0; i < W3Tickets.Count; i++)
        {
            var outcome = byHand.Open(tickets.SmallOf(i), tickets.WideOf(i), tickets.InstantOf(i));
            sum += outcome.Priority + (int)outcome.Routes + (outcome.Reaction.ToUnixTimeTicks() ^ outcome.Attention.ToUnixTimeTicks());
        }
        return sum;
    }

    /// <summary>Matrix, deadlines and conditions from the image's tables, without state and effects.</summary>
    [Benchmark(OperationsPerInvoke = W3Tickets.Count)]
    public long Assess()
    {
        var sum = 0L;
        Span<long> deadlines = stackalloc long[2];
        for (var i = 0; i < W3Tickets.Count; i++)
        {
            var assessment = Decider.Assess(tickets.Image, tickets.SmallOf(i), tickets.WideOf(i));
            assessment.Deadlines(tickets.InstantOf(i), deadlines);
            sum += assessment.Decided(0) + assessment.OpeningRules.Length + (deadlines[0] ^ deadlines[1]);
        }
        return sum;
    }

    [Benchmark(OperationsPerInvoke = W3Tickets.Count)]
    public long Decide()
    {
        var sum = 0L;
        for (var i = 0; i < W3Tickets.Count; i++)
        {
            effects.Clear();
            var state = slab[0];
            // A ticket that nobody opened: the opening itself fills its slots and clocks.
            state.Header.Phase = TicketPhase.None;
            Decider.Decide(tickets.Image, state, tickets.Opening(i), effects);
            sum += effects.Count;
        }
        return sum;
    }

    /// <summary>What is decided by hand, what the tables say and what is decided with effects are the same.</summary>
    private void Check(int ticket)
    {
        var expected = byHand.Open(tickets.SmallOf(ticket), tickets.WideOf(ticket), tickets.InstantOf(ticket));
        var assessment = Decider.Assess(tickets.Image, tickets.SmallOf(ticket), tickets.WideOf(ticket));
        Span<long> deadlines = stackalloc long[2];
        assessment.Deadlines(tickets.InstantOf(ticket), deadlines);
        effects.Clear();
        var state = slab[0];
        state.Reset(TicketPhase.None);
        Decider.Decide(tickets.Image, state, tickets.Opening(ticket), effects);
        var started = effects.Effects.ToArray().Where(effect => effect.Kind == EffectKind.TargetStarted).Select(effect => effect.X).ToArray();
        var routes = effects.Effects.ToArray().Where(effect => effect.Kind == EffectKind.Routed)
            .Aggregate(Routes.None, (all, effect) => all | (Routes)(1 << effect.A));
        // The two rules that start the targets are rules of the opening too.
        var isSame = assessment.Decided(0) == expected.Priority
            && assessment.OpeningRules.Length == System.Numerics.BitOperations.PopCount((uint)expected.Routes) + 2
            && deadlines[0] == expected.Reaction.ToUnixTimeTicks() && deadlines[1] == expected.Attention.ToUnixTimeTicks()
            && started.SequenceEqual(deadlines.ToArray()) && routes == expected.Routes;
        if (!isSame)
            throw new InvalidOperationException($"Ticket {ticket} is decided otherwise than by hand.");
    }
}
