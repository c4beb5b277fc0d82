using PolicyEngine.Coverage;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting.Output;

namespace PolicyEngine.Testing.Scenarios.Running;

/// <summary>How a scenario ended. Immutable.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Failures">What was expected and did not hold, in the scenario's order.</param>
/// <param name="Problems">What failed in a plugin, a script's code or a template.</param>
/// <param name="Effects">Every effect, in order.</param>
/// <param name="Coverage">Which parts of the policies it has taken.</param>
public sealed record ScenarioOutcome(
    ScenarioModel Scenario,
    IReadOnlyList<ExpectationFailure> Failures,
    IReadOnlyList<Diagnostic> Problems,
    IReadOnlyList<EffectRecord> Effects,
    PolicyCoverage Coverage)
{
    /// <summary>Whether all that it expects came about, and nothing failed on the way.</summary>
    public bool Passed => Failures.Count == 0 && Problems.Count == 0;
}

/// <summary>An expectation that did not hold.</summary>
/// <param name="Expected">What was expected.</param>
/// <param name="Actual">What came about in its place: the nearest effects first; for what must not come about, what did.</param>
public sealed record ExpectationFailure(Expectation Expected, IReadOnlyList<EffectRecord> Actual);
