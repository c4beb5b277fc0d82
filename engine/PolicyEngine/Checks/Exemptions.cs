using PolicyEngine.Authoring;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Checks;

/// <summary>
/// What scripts allow by name, and whether they needed to. An exemption holds for one check and for the clause that it
/// is said of, in its own script; where it names a subject, for that subject alone. A finding that no clause is at fault
/// for is exempted by its subject, where it has one.
/// </summary>
internal sealed class Exemptions
{
    private readonly List<(PolicyModel Model, Exemption Allows, IReadOnlyList<string> Clauses, SourceLocation At)> all;
    private readonly HashSet<SourceLocation> used = [];

    public Exemptions(IEnumerable<PolicyModel> models) => all =
    [
        .. from model in models
           from said in model.Assumptions.Select(one => (one.Allows, Clauses: (IReadOnlyList<string>)[one.Clause], one.At))
               .Concat(model.Conflicts.Select(one => (one.Allows, one.Clauses, one.At)))
           where said.Allows is not null
           select (model, said.Allows, said.Clauses, said.At),
    ];

    /// <summary>The findings that nothing exempts.</summary>
    /// <param name="findings">What was found.</param>
    /// <param name="model">Whose findings they are; null where every script may exempt them.</param>
    public IReadOnlyList<Finding> Leave(IEnumerable<Finding> findings, PolicyModel? model) =>
        [.. findings.Where(finding => !IsAllowed(finding, model))];

    /// <summary>Exemptions that no finding needed: what they speak of is gone, or they name something else.</summary>
    public IEnumerable<Diagnostic> Unused() => all
        .Where(exemption => !used.Contains(exemption.At))
        .Select(exemption => Diagnostic.Of("PE0820", exemption.At, exemption.Allows, exemption.Clauses) with { Severity = Severity.Warning });

    private bool IsAllowed(Finding finding, PolicyModel? model)
    {
        var allowing = all.FindAll(each => (model is null || ReferenceEquals(each.Model, model)) && Matches(each.Allows, each.Clauses, finding));
        used.UnionWith(allowing.Select(each => each.At));
        return allowing.Count > 0;
    }

    private static bool Matches(Exemption allows, IReadOnlyList<string> clauses, Finding finding) =>
        ReferenceEquals(allows.Check, finding.Check)
        && (finding.Said is null ? allows.Subject == finding.Subject : finding.Said.Clauses.Any(clauses.Contains))
        && (allows.Subject is null || allows.Subject == finding.Subject);
}
