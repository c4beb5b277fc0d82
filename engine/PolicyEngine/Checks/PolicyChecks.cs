using PolicyEngine.Authoring;
using PolicyEngine.Checks.Regions;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Checks;

/// <summary>
/// Everything that <c>policyengine check</c> finds in models that load: pure, the same for the same family. What keeps a
/// policy from being served at all is <see cref="ModelChecks"/>'s.
/// </summary>
public static class PolicyChecks
{
    /// <summary>The checks that find statements without effect, which harm nobody where another version needs them.</summary>
    private static readonly IReadOnlyList<Check> Idle =
        [Check.NeverApplies, Check.Shadowed, Check.NeverHappens, Check.UnreachedStep];

    /// <summary>What is wrong, exempted findings left out, with the exemptions that exempt nothing; in order of place.</summary>
    /// <param name="family">What is checked together; its models were built without errors.</param>
    public static IReadOnlyList<Diagnostic> Find(PolicyFamily family)
    {
        var exemptions = new Exemptions(family.Versions.Concat(family.Contracts));
        var found = family.Versions.Select(model => (Model: model, Findings: FindingsOf(model, family).ToList())).ToList();
        var left = found.SelectMany(each => exemptions.Leave(each.Findings.Where(finding => IsOfAllThatSayIt(finding, found)), each.Model))
            .Concat(family.Contracts.SelectMany(contract => exemptions.Leave(ContractFindings(contract, family), contract)))
            .Concat(exemptions.Leave(family.Shared, null))
            .ToList();
        return
        [
            .. left.Select(finding => finding.ToDiagnostic()).Concat(exemptions.Unused()).Distinct()
                .OrderBy(finding => finding.At.File, StringComparer.Ordinal)
                .ThenBy(finding => finding.At.Line)
                .ThenBy(finding => finding.At.Column)
                .ThenBy(finding => finding.Code, StringComparer.Ordinal)
                .ThenBy(finding => finding.Message, StringComparer.Ordinal),
        ];
    }

    /// <summary>The findings that no script of these allows, for what is found while they load.</summary>
    public static IReadOnlyList<Diagnostic> Unexempted(IEnumerable<Finding> findings, IEnumerable<PolicyModel> models) =>
        [.. new Exemptions(models).Leave(findings, null).Select(finding => finding.ToDiagnostic())];

    /// <summary>A statement that several versions load may be idle in one of them, as long as it is not in another.</summary>
    private static bool IsOfAllThatSayIt(Finding finding, List<(PolicyModel Model, List<Finding> Findings)> found) =>
        !Idle.Contains(finding.Check) || found.TrueForAll(each =>
            !each.Model.Statements.Any(statement => statement.At.File == finding.At.File)
            || each.Findings.Exists(other => other.Check == finding.Check && other.At == finding.At));

    private static IEnumerable<Finding> FindingsOf(PolicyModel model, PolicyFamily family)
    {
        var contracts = family.Contracts.Where(contract => contract.Identity.Id == model.Identity.Id).ToList();
        var world = new PolicyWorld(model, contracts);
        return
        [
            .. new MatrixChecks(model, world).Find(),
            .. new RowChecks(model, world).Find(),
            .. new StatusChecks(model, world).Find(),
            .. new MomentChecks(model, world).Find(),
            .. new ClockChecks(model, world).Find(),
            .. NameChecks.Find(model, family),
            .. ClauseChecks.Find(model, family),
            .. VersionChecks.Find(model, family),
        ];
    }

    /// <summary>What a contract brings about in each version that it is laid over.</summary>
    private static IEnumerable<Finding> ContractFindings(PolicyModel contract, PolicyFamily family)
    {
        var findings = VersionChecks.Find(contract, family).ToList();
        foreach (var policy in family.Versions.Where(version => version.Identity.Id == contract.Identity.Id))
        {
            var laid = Overlaid.Of(policy, contract);
            var world = new PolicyWorld(laid, []);
            var own = Citations(contract);
            findings.AddRange(new MatrixChecks(contract, world).Find());
            findings.AddRange(new RowChecks(laid, world).Find().Where(finding => own.Contains(finding.At)));
            var clocks = new ClockChecks(laid, world);
            var alone = new ClockChecks(policy, new PolicyWorld(policy, []));
            findings.AddRange(clocks.WithoutTime().Concat(clocks.TooLong())
                .Except(alone.WithoutTime().Concat(alone.TooLong()))
                .Select(finding => own.Contains(finding.At) ? finding : finding with { At = contract.At }));
        }
        return findings.Distinct();
    }

    private static HashSet<SourceLocation> Citations(PolicyModel contract) =>
    [
        .. contract.Decisions.SelectMany(decision => decision.Rows).Select(row => row.Citation.At),
        .. contract.Starts.Select(row => row.Citation.At),
        .. contract.Clocks.SelectMany(clock => clock.Durations).Select(row => row.Citation.At),
        .. contract.Clocks.SelectMany(clock => clock.Calendars.Concat(clock.Openings)).Select(row => row.Citation.At),
    ];
}
