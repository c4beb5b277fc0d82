using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PolicyEngine.Coverage;
using PolicyEngine.Hosting.Evaluation;
using PolicyEngine.Hosting.Output;
using PolicyEngine.Hosting.Providers;

namespace PolicyEngine.Testing.Scenarios.Running;

/// <summary>
/// Runs one scenario through the real host, in an evaluation of its own. Safe on any thread; runs of several
/// scenarios share nothing.
/// </summary>
internal sealed class ScenarioRunner
{
    private readonly Provider provider;
    private readonly EvaluationRun run;
    private readonly List<EffectRecord> all = [];
    private readonly HashSet<EffectRecord> expected = new(ReferenceEqualityComparer.Instance);
    private readonly List<ExpectationFailure> failures = [];
    private IReadOnlyList<EffectRecord> latest = [];
    private string? subject;
    private int events;

    private ScenarioRunner(Provider provider, ScenarioModel scenario, EvaluationOptions options)
    {
        this.provider = provider;
        run = new EvaluationRun([provider], options with { InputName = scenario.Where.File });
    }

    /// <summary>Runs a scenario to its end.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="options">How to evaluate.</param>
    /// <param name="untilFailure">Stops at the first expectation that does not hold.</param>
    public static ScenarioOutcome Run(
        Provider provider, ScenarioModel scenario, EvaluationOptions? options = null, bool untilFailure = false)
    {
        var coverage = options?.Coverage ?? new PolicyCoverage();
        var runner = new ScenarioRunner(provider, scenario, (options ?? new EvaluationOptions()) with { Coverage = coverage });
        foreach (var part in scenario.Parts)
        {
            runner.Take(part);
            if (untilFailure && runner.failures.Count > 0)
                break;
        }
        return new ScenarioOutcome(
            scenario, runner.failures, [.. runner.run.Summary.Unreadable, .. runner.run.Summary.Failures], runner.all, coverage);
    }

    private void Take(ScenarioPart part)
    {
        switch (part)
        {
            case Happening happening:
                subject = happening.IsOfTicket ? happening.Subject : null;
                Keep(run.Apply(Line(happening)));
                break;
            case Passing passing:
                subject = null;
                Keep(run.Pass(passing.Until));
                break;
            case Expectation expectation:
                Compare(expectation);
                break;
        }
    }

    private void Keep(IReadOnlyList<EffectRecord> effects)
    {
        latest = effects;
        all.AddRange(effects);
    }

    private string Line(Happening happening) => new JObject
    {
        ["specversion"] = "1.0",
        ["id"] = $"e-{++events}",
        ["source"] = $"/{provider.Id}/scenario",
        ["type"] = happening.Type,
        ["subject"] = happening.Subject,
        ["time"] = EffectRecord.Format(happening.At.InZone(provider.Zone).ToOffsetDateTime()),
        ["data"] = happening.Data,
    }.ToString(Formatting.None);

    private void Compare(Expectation expectation)
    {
        var candidates = Candidates(expectation).ToList();
        var matches = candidates
            .Where(effect => EffectMatch.Holds(expectation, effect) && !(expectation.IsOnlyUnexpected && expected.Contains(effect)))
            .ToList();
        if (!expectation.IsAbsent)
            expected.UnionWith(matches);
        if (expectation.IsAbsent == (matches.Count == 0))
            return;
        failures.Add(new ExpectationFailure(expectation, expectation.IsAbsent ? matches : Nearest(expectation, candidates)));
    }

    private IEnumerable<EffectRecord> Candidates(Expectation expectation)
    {
        var ticket = expectation.Ticket ?? (expectation.At is null ? subject : null);
        var effects = expectation.At is { } at ? all.Where(effect => effect.At.ToInstant() == at) : latest;
        return effects.Where(effect => ticket is null || effect.Ticket == ticket);
    }

    /// <summary>The effects of the expected name, those with the fewest differences first; all where none has it.</summary>
    private static List<EffectRecord> Nearest(Expectation expectation, List<EffectRecord> candidates)
    {
        var named = candidates.Where(effect => EffectMatch.IsNamed(expectation, effect)).ToList();
        return named.Count > 0
            ? [.. named.OrderBy(effect => EffectMatch.Differences(expectation, effect))]
            : candidates;
    }
}
