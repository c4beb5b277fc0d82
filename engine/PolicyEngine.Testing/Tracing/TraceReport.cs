using PolicyEngine.Checks;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting;
using PolicyEngine.Hosting.Checks;
using PolicyEngine.Hosting.Providers;
using PolicyEngine.Model;
using PolicyEngine.Testing.Scenarios;
using PolicyEngine.Testing.Scenarios.Running;

namespace PolicyEngine.Testing.Tracing;

/// <summary>What a clause lacks to be traced from the document to what is seen.</summary>
public enum TraceGap
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A rule that no statement speaks, and no assumption settles.</summary>
    Rule,

    /// <summary>A rule that no scenario proves.</summary>
    Scenario,

    /// <summary>A duty of which no scenario sees a task, a status or a due time.</summary>
    Duty,

    /// <summary>Information that stands nowhere in the policy's generated text.</summary>
    Text,
}

/// <summary>A clause on its way from the document to what is seen. Immutable.</summary>
/// <param name="Clause">The clause, and where the index has it.</param>
/// <param name="Rules">The statements that speak for it, and the assumptions that settle it.</param>
/// <param name="Scenarios">The scenarios that prove it and hold.</param>
/// <param name="Effects">How many effects of which name cite it in scenarios.</param>
/// <param name="Gap">What it lacks.</param>
public sealed record TracedClause(
    ClauseEntry Clause,
    IReadOnlyList<SourceLocation> Rules,
    IReadOnlyList<ScenarioModel> Scenarios,
    IReadOnlyList<KeyValuePair<string, int>> Effects,
    TraceGap Gap);

/// <summary>The clauses of a provider's document with what became of each. Immutable.</summary>
public sealed record TraceReport(string Provider, IReadOnlyList<TracedClause> Clauses)
{
    /// <summary>Whether no clause lacks anything.</summary>
    public bool IsComplete => Clauses.All(clause => clause.Gap == TraceGap.None);

    /// <summary>Traces the clauses of the provider's index; none where it has no index.</summary>
    /// <param name="host">The host that serves the provider.</param>
    /// <param name="provider">The provider's id.</param>
    /// <param name="outcomes">How its scenarios ended.</param>
    public static TraceReport Of(PolicyHost host, string provider, IReadOnlyList<ScenarioOutcome> outcomes) =>
        Of(host.Get(provider), outcomes);

    private static TraceReport Of(Provider provider, IReadOnlyList<ScenarioOutcome> outcomes)
    {
        var models = provider.Versions.Select(version => version.Image.Model).Concat(provider.Contracts).ToList();
        var passed = outcomes.Where(outcome => outcome.Passed).ToList();
        var clauses = ClauseFile.Read(provider.Folder, [])?.Clauses ?? [];
        return new TraceReport(provider.Id, [.. clauses.Select(clause => Trace(clause, models, passed))]);
    }

    private static TracedClause Trace(ClauseEntry clause, List<PolicyModel> models, List<ScenarioOutcome> passed)
    {
        var spoken = models.SelectMany(model => model.Statements).Where(statement => statement.Clauses.Contains(clause.Id))
            .Select(statement => statement.At).Distinct().ToList();
        var settled = models.SelectMany(model => model.Assumptions).Where(assumed => assumed.Clause == clause.Id)
            .Select(assumed => assumed.At).Distinct().ToList();
        var proving = passed.Where(outcome => outcome.Scenario.Proves.Contains(clause.Id)).ToList();
        var citing = passed.SelectMany(outcome => outcome.Effects).Where(effect => effect.Clauses.Contains(clause.Id)).ToList();
        var effects = citing.GroupBy(effect => effect.Effect).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => KeyValuePair.Create(group.Key, group.Count())).ToList();
        var gap = clause.Kind switch
        {
            "duty" => citing.Any(effect => IsDuty(effect.Effect)) || proving.Any(outcome => outcome.Scenario.Parts.OfType<Expectation>().Any(IsDuty))
                ? TraceGap.None : TraceGap.Duty,
            "info" => spoken.Count > 0 || settled.Count > 0 ? TraceGap.None : TraceGap.Text,
            _ when spoken.Count == 0 && settled.Count == 0 => TraceGap.Rule,
            _ => proving.Count == 0 ? TraceGap.Scenario : TraceGap.None,
        };
        return new TracedClause(clause, [.. spoken.Concat(settled)], [.. proving.Select(outcome => outcome.Scenario)], effects, gap);
    }

    private static bool IsDuty(Expectation expected) => !expected.IsAbsent && IsDuty(expected.Effect);

    /// <summary>A task, a status, or a target, which has a time by which it is due.</summary>
    private static bool IsDuty(string effect) =>
        effect is "task" or "status_changed" || effect.StartsWith("target_", StringComparison.Ordinal);
}
