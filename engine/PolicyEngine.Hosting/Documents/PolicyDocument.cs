using PolicyEngine.Checks;
using PolicyEngine.Diagnostics;
using PolicyEngine.Explain.Sayings;
using PolicyEngine.Hosting.Checks;
using PolicyEngine.Hosting.Providers;
using PolicyEngine.Model;

namespace PolicyEngine.Hosting.Documents;

/// <summary>
/// A provider's policies clause by clause, in the document's order: its words, what the policy makes of them, and
/// where. <see cref="DocumentText"/> writes it. Immutable; the same policies give the same document.
/// </summary>
/// <param name="Provider">The provider's id.</param>
/// <param name="Policies">Each version of its policy, then each contract.</param>
public sealed record PolicyDocument(string Provider, IReadOnlyList<DocumentedPolicy> Policies)
{
    /// <summary>The document of a provider.</summary>
    /// <param name="host">The host that serves it.</param>
    /// <param name="provider">The provider's id.</param>
    public static PolicyDocument Of(PolicyHost host, string provider) => Of(host.Get(provider));

    private static PolicyDocument Of(Provider provider)
    {
        var index = ClauseFile.Read(provider.Folder, [])?.Clauses ?? [];
        return new PolicyDocument(provider.Id,
        [
            .. provider.Versions.Select(version => new DocumentedPolicy(version.Model.Identity, version.Name, null, version.Revision,
                Clauses(provider, version.Name, version.Model, index))),
            .. provider.Contracts.Select(contract => new DocumentedPolicy(contract.Identity, contract.Identity.Id, contract.ContractOf, null,
                Clauses(provider, contract.Identity.Id, contract, index))),
        ]);
    }

    /// <summary>All clauses of the document, then those that only the script has; of a contract, those that it speaks for.</summary>
    private static List<DocumentedClause> Clauses(Provider provider, string policy, PolicyModel model, IReadOnlyList<ClauseEntry> index)
    {
        var sayings = PolicySayings.Of(model, provider.Folder.NameOf);
        var points = SettledPoint.Of(provider.Folder, policy, model).ToList();
        var spoken = model.Statements.SelectMany(statement => statement.Clauses).Concat(points.SelectMany(point => point.Clauses)).ToHashSet();
        return
        [
            .. index.Where(clause => model.ContractOf is null || spoken.Contains(clause.Id))
                .Concat(spoken.Except(index.Select(clause => clause.Id)).Select(own => new ClauseEntry(own, "", "", default)))
                .Select(clause => new DocumentedClause(
                    clause,
                    [.. model.Notes.Where(note => note.Citation.Clauses.Contains(clause.Id))],
                    [.. model.Matrices.Where(matrix => matrix.Citation.Clauses.Contains(clause.Id)).Select(matrix => Table(matrix, provider.Folder.NameOf))],
                    [.. InOrder(sayings.Where(saying => saying.Citation.Clauses.Contains(clause.Id)))],
                    [.. points.Where(point => point.Clauses.Contains(clause.Id))])),
        ];
    }

    private static DocumentedTable Table(MatrixModel matrix, Func<string, string> name) => new(
        name(matrix.Decides.Path), name(matrix.Rows.Path), name(matrix.Columns.Path),
        [.. matrix.Heads.Select(head => name(head.Id))],
        [.. matrix.Cells.Select(row => (name(row.Head.Id), (IReadOnlyList<string>)[.. row.Cells.Select(cell => name(cell.Id))]))],
        matrix.Citation.At);

    private static IEnumerable<Saying> InOrder(IEnumerable<Saying> sayings) =>
        sayings.OrderBy(saying => saying.Citation.At.File, StringComparer.Ordinal).ThenBy(saying => saying.Citation.At.Line);
}

/// <summary>A version of a policy, or a contract.</summary>
/// <param name="Identity">Which, from when on, of which document.</param>
/// <param name="Name">Its name.</param>
/// <param name="ContractOf">Whose contract it is; null for a policy.</param>
/// <param name="Revision">The revision of its files; null for a contract, which is part of its policy's.</param>
/// <param name="Clauses">Its clauses.</param>
public sealed record DocumentedPolicy(
    PolicyIdentity Identity, string Name, string? ContractOf, string? Revision, IReadOnlyList<DocumentedClause> Clauses);

/// <summary>A clause, and what the policy makes of it.</summary>
/// <param name="Clause">The clause as the document's index has it.</param>
/// <param name="Notes">What it only tells.</param>
/// <param name="Tables">Its tables.</param>
/// <param name="Sayings">What its statements say, in the order of their lines.</param>
/// <param name="Settled">What the document contradicts or leaves open there.</param>
public sealed record DocumentedClause(
    ClauseEntry Clause,
    IReadOnlyList<NoteModel> Notes,
    IReadOnlyList<DocumentedTable> Tables,
    IReadOnlyList<Saying> Sayings,
    IReadOnlyList<SettledPoint> Settled)
{
    /// <summary>Whether nothing in the policy speaks of it.</summary>
    public bool IsUnspoken => Notes.Count + Tables.Count + Sayings.Count + Settled.Count == 0;
}

/// <summary>A matrix, with its ids as people read them.</summary>
/// <param name="Decides">What it decides.</param>
/// <param name="RowsBy">What its rows are.</param>
/// <param name="ColumnsBy">What its columns are.</param>
/// <param name="Heads">The columns' heads.</param>
/// <param name="Rows">Each row's head and cells.</param>
/// <param name="At">Where it stands.</param>
public sealed record DocumentedTable(
    string Decides, string RowsBy, string ColumnsBy, IReadOnlyList<string> Heads,
    IReadOnlyList<(string Head, IReadOnlyList<string> Cells)> Rows, SourceLocation At);
