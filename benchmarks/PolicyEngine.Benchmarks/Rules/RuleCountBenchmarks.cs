using BenchmarkDotNet.Attributes;
using PolicyEngine.Runtime;

namespace PolicyEngine.Benchmarks.Rules;

/// <summary>
/// Opening a ticket under 10, 100 and 1,000 rules that tabulate, and as many rows of a table: one row and one rule speak
/// of each ticket. The baseline are the ten.
/// </summary>
[MemoryDiagnoser]
public class RuleCountBenchmarks
{
    private const int Tickets = 1_000;

    private readonly EffectBuffer effects = new();
    private readonly ManyRules ten = new(10);
    private readonly ManyRules hundred = new(100);
    private readonly ManyRules thousand = new(1_000);

    [GlobalSetup]
    public void Check()
    {
        foreach (var rules in (ManyRules[])[ten, hundred, thousand])
        {
            var slab = rules.Slab;
            for (var i = 0; i < Tickets; i++)
            {
                effects.Clear();
                slab[0].Reset(TicketPhase.None);
                Decider.Decide(rules.Image, slab[0], rules.Opening(i), effects);
                var routed = effects.Effects.ToArray().Single(effect => effect.Kind == EffectKind.Routed);
                if (rules.PriorityOf(slab[0]) != rules.Expected(i).Priority || routed.Citation < 0)
                    throw new InvalidOperationException("The rules do not decide what they say.");
            }
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Tickets)]
    public long Rules10() => Decide(ten);

    [Benchmark(OperationsPerInvoke = Tickets)]
    public long Rules100() => Decide(hundred);

    [Benchmark(OperationsPerInvoke = Tickets)]
    public long Rules1000() => Decide(thousand);

    private long Decide(ManyRules rules)
    {
        var (sum, slab) = (0L, rules.Slab);
        for (var i = 0; i < Tickets; i++)
        {
            effects.Clear();
            var state = slab[0];
            // A ticket that nobody opened: the opening itself fills its slots and clocks.
            state.Header.Phase = TicketPhase.None;
            Decider.Decide(rules.Image, state, rules.Opening(i), effects);
            sum += effects.Count;
        }
        return sum;
    }
}
