using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting.Providers;
using PolicyEngine.Model;

namespace PolicyEngine.Hosting.Documents;

/// <summary>
/// A point that the document contradicts or leaves open, and how the policy settles it. Immutable.
/// </summary>
/// <param name="Policies">The versions and contracts that say so.</param>
/// <param name="Clauses">The clauses concerned.</param>
/// <param name="Says">What the document says twice, or leaves open and how it is settled.</param>
/// <param name="Governs">The clause that governs; null for an assumption.</param>
/// <param name="Because">Why it governs; null for an assumption.</param>
/// <param name="At">Where the policy declares it.</param>
/// <param name="Changes">
/// The line that would be changed to settle it otherwise, where the script names it; else the statements of the
/// governing clause.
/// </param>
public sealed record SettledPoint(
    IReadOnlyList<string> Policies,
    IReadOnlyList<string> Clauses,
    string Says,
    string? Governs,
    string? Because,
    SourceLocation At,
    IReadOnlyList<ScriptLine> Changes)
{
    /// <summary>The points of a provider, in the order of its files and their lines; each said once.</summary>
    /// <param name="host">The host that serves it.</param>
    /// <param name="provider">The provider's id.</param>
    public static IReadOnlyList<SettledPoint> Of(PolicyHost host, string provider) =>
        Of(host.Get(provider));

    internal static IReadOnlyList<SettledPoint> Of(Provider provider) =>
    [
        .. provider.Versions.SelectMany(version => Of(provider.Folder, version.Name, version.Model))
            .Concat(provider.Contracts.SelectMany(contract => Of(provider.Folder, $"{contract.Identity.Id}, {contract.ContractOf}", contract)))
            .GroupBy(point => (point.At, point.Says))
            .Select(same => same.First() with { Policies = [.. same.SelectMany(point => point.Policies).Distinct()] })
            .OrderBy(point => point.At.File, StringComparer.Ordinal).ThenBy(point => point.At.Line),
    ];

    internal static IEnumerable<SettledPoint> Of(PolicyFolder folder, string policy, PolicyModel model)
    {
        var lines = new LinesToChange(folder, model);
        return model.Conflicts.Select(conflict => new SettledPoint(
                [policy], conflict.Clauses, conflict.Says, conflict.Governs, conflict.Because, conflict.At,
                ChangesOf(lines, model, conflict.Change, conflict.Governs)))
            .Concat(model.Assumptions.Select(assumed => new SettledPoint(
                [policy], [assumed.Clause], assumed.Text, null, null, assumed.At, ChangesOf(lines, model, assumed.Change, assumed.Clause))));
    }

    private static IReadOnlyList<ScriptLine> ChangesOf(LinesToChange lines, PolicyModel model, string? change, string clause) =>
        change is not null && lines.Find(change) is [var line]
            ? [line]
            : [.. model.Statements.Where(statement => statement.Clauses.Contains(clause)).Select(statement => new ScriptLine(statement.At, "")).Distinct()];
}
