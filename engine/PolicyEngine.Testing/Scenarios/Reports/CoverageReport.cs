using System.Globalization;
using PolicyEngine.Coverage;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting;
using PolicyEngine.Hosting.Providers;
using PolicyEngine.Model;
using PolicyEngine.Testing.Scenarios.Running;

namespace PolicyEngine.Testing.Scenarios.Reports;

/// <summary>What the scenarios of a provider have taken of its policies, and what they have not. Immutable.</summary>
/// <param name="Provider">The provider's id.</param>
/// <param name="Policies">Each version of its policy, and each contract.</param>
public sealed record CoverageReport(string Provider, IReadOnlyList<PolicyCoverageReport> Policies)
{
    /// <summary>The parts that were taken.</summary>
    public int Covered => Policies.Sum(policy => policy.Groups.Sum(group => group.Covered));

    /// <summary>All parts.</summary>
    public int Total => Policies.Sum(policy => policy.Groups.Sum(group => group.Parts.Count));

    /// <summary>The parts taken in percent of all, 0 to 100; 100 where there are none.</summary>
    public decimal Percent => Total == 0 ? 100 : 100m * Covered / Total;

    /// <summary>Adds up what scenarios have taken.</summary>
    /// <param name="host">The host that served them.</param>
    /// <param name="provider">The provider's id.</param>
    /// <param name="outcomes">How they ended.</param>
    public static CoverageReport Of(PolicyHost host, string provider, IReadOnlyList<ScenarioOutcome> outcomes) =>
        Of(host.Get(provider), outcomes);

    internal static CoverageReport Of(Provider provider, IReadOnlyList<ScenarioOutcome> outcomes)
    {
        var all = new PolicyCoverage();
        foreach (var outcome in outcomes)
            all.Add(outcome.Coverage);
        // What no decision takes by itself, a holiday or a calendar's hours, a scenario proves by saying so and passing.
        var cited = outcomes.SelectMany(outcome => outcome.Effects)
            .SelectMany(effect => effect.Clauses, (effect, clause) => (effect.Policy, Clause: clause))
            .Concat(from outcome in outcomes
                    where outcome.Passed
                    from policy in outcome.Effects.Select(effect => effect.Policy).Distinct()
                    from clause in outcome.Scenario.Proves
                    select (policy, clause))
            .ToHashSet();
        List<(string Name, PolicyModel Model, string? Policy)> models =
        [
            .. provider.Versions.Select(version => (version.Name, version.Image.Model, (string?)version.Name)),
            .. provider.Contracts.Select(contract => (string.Create(CultureInfo.InvariantCulture,
                $"{contract.Identity.Id}, contract of {contract.ContractOf} from {contract.Identity.From:uuuu-MM-dd}"), contract, (string?)null)),
        ];
        // A file that several versions load says one thing once: a scenario of one of them proves it for all.
        var parts = models.Select(model => (model.Model, Taken: all.Of(model.Model)))
            .SelectMany(model => PolicyParts.Of(model.Model).Where(part => model.Taken.Contains(part.Id)))
            .Select(part => (part.Id.Kind, part.Label, part.Citation)).ToHashSet();
        var clauses = models
            .SelectMany(model => model.Model.Statements.SelectMany(Spoken).Where(spoken => cited.Contains((model.Policy, spoken.Clause))))
            .Concat(parts.SelectMany(part => Spoken(part.Citation))).ToHashSet();
        return new CoverageReport(provider.Id, [.. models.Select(model => Of(model.Name, model.Model, parts, clauses))]);
    }

    private static PolicyCoverageReport Of(
        string name, PolicyModel model, HashSet<(PartKind Kind, string Label, Citation Citation)> taken, HashSet<(string Clause, SourceLocation At)> proven)
    {
        var parts = PolicyParts.Of(model).Select(part => new CoveredPart(part, taken.Contains((part.Id.Kind, part.Label, part.Citation)))).ToList();
        var notes = model.Notes.Select(note => note.Citation).ToHashSet();
        var clauses = model.Statements.Where(statement => !notes.Contains(statement)).SelectMany(Spoken).GroupBy(spoken => spoken.Clause, StringComparer.Ordinal)
            .Select(spoken => new CoveredClause(spoken.Key, spoken.First().At, spoken.Any(proven.Contains)))
            .ToList();
        return new PolicyCoverageReport(name, clauses,
            [.. parts.GroupBy(part => part.Part.Id.Kind).OrderBy(group => group.Key).Select(group => new CoverageGroup(group.Key, [.. group]))]);
    }

    /// <summary>The clauses that a statement speaks for: one, or two.</summary>
    private static IEnumerable<(string Clause, SourceLocation At)> Spoken(Citation statement) =>
        statement.Clauses.Select(clause => (clause, statement.At));
}

/// <summary>What was taken of one version or contract.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Clauses">The clauses that its statements speak for.</param>
/// <param name="Groups">Its parts by kind.</param>
public sealed record PolicyCoverageReport(
    string Name, IReadOnlyList<CoveredClause> Clauses, IReadOnlyList<CoverageGroup> Groups)
{
    /// <summary>The parts that nothing took, in the order of the script.</summary>
    public IEnumerable<PolicyPart> Missing => Groups.SelectMany(group => group.Parts)
        .Where(part => !part.IsCovered)
        .Select(part => part.Part)
        .OrderBy(part => part.Citation.At.File, StringComparer.Ordinal).ThenBy(part => part.Citation.At.Line);
}

/// <summary>The parts of one kind.</summary>
public sealed record CoverageGroup(PartKind Kind, IReadOnlyList<CoveredPart> Parts)
{
    /// <summary>How many were taken.</summary>
    public int Covered => Parts.Count(part => part.IsCovered);

    /// <summary>What a kind is called in reports.</summary>
    public static Sentence TitleOf(PartKind kind) => Sentence.Of(kind switch
    {
        PartKind.Cell => "coverage.Cell",
        PartKind.Row => "coverage.Row",
        PartKind.Start => "coverage.Start",
        PartKind.Time => "coverage.Time",
        PartKind.Calendar => "coverage.Calendar",
        PartKind.Opening => "coverage.Opening",
        PartKind.Pause => "coverage.Pause",
        PartKind.Warning => "coverage.Warning",
        PartKind.Transition => "coverage.Transition",
        PartKind.Setter => "coverage.Setter",
        PartKind.Level => "coverage.Level",
        PartKind.Branch => "coverage.Branch",
        PartKind.Rule => "coverage.Rule",
        PartKind.Requirement => "coverage.Requirement",
        PartKind.Refusal => "coverage.Refusal",
        PartKind.Final => "coverage.Final",
        PartKind.TakenWhenFinal => "coverage.TakenWhenFinal",
        PartKind.Precedence => "coverage.Precedence",
        _ => throw new InvalidOperationException($"No title for {kind}."),
    });
}

/// <summary>A part, and whether a scenario took it.</summary>
public sealed record CoveredPart(PolicyPart Part, bool IsCovered);

/// <summary>A clause, its first statement, and whether a scenario took a part of it, saw an effect cite it, or proves it.</summary>
public sealed record CoveredClause(string Clause, SourceLocation At, bool IsCovered);
