using System.Globalization;
using System.Text;
using PolicyEngine.Checks;
using PolicyEngine.Coverage;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting.Checks;
using PolicyEngine.Hosting.Providers;
using PolicyEngine.Model;

namespace PolicyEngine.Hosting.Documents;

/// <summary>
/// The generated text of a policy: for each clause, in the document's order, what it tells and what its statements
/// say, with their lines. The same policy gives the same bytes.
/// </summary>
public static class PolicyDocument
{
    /// <summary>The text of every version of a provider's policy and of its contracts, as Markdown.</summary>
    /// <param name="host">The host that serves it.</param>
    /// <param name="provider">The provider's id.</param>
    /// <param name="spoken">The language of headings.</param>
    public static string Markdown(PolicyHost host, string provider, Language spoken) =>
        Markdown(host.Loaded.First(known => known.Id == provider), spoken);

    private static string Markdown(Provider provider, Language spoken)
    {
        var text = new StringBuilder();
        var clauses = ClauseFile.Read(provider.Folder, [])?.Clauses ?? [];
        foreach (var version in provider.Versions)
        {
            text.Append(CultureInfo.InvariantCulture, $"# {version.Image.Identity.Source}: {version.Name}\n\n")
                .Append(Sentence.Of("docs.from", Date(version.Image.Model), version.Revision).In(spoken)).Append("\n\n");
            Write(text, version.Image.Model, clauses, spoken);
        }
        foreach (var contract in provider.Versions.SelectMany(version => version.Contracts).Distinct(ReferenceEqualityComparer.Instance).Cast<PolicyModel>())
        {
            text.Append(CultureInfo.InvariantCulture, $"# {contract.Identity.Source}: {contract.ContractOf}\n\n")
                .Append(Sentence.Of("docs.contract", contract.Identity.Id, Date(contract)).In(spoken)).Append("\n\n");
            Write(text, contract, clauses, spoken);
        }
        return text.ToString();
    }

    private static string Date(PolicyModel model) => model.Identity.From.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static void Write(StringBuilder text, PolicyModel model, IReadOnlyList<ClauseEntry> index, Language spoken)
    {
        var titles = index.ToDictionary(clause => clause.Id, clause => clause.Title, StringComparer.Ordinal);
        var spokenOf = model.Statements.SelectMany(statement => statement.Clauses).Concat(model.Assumptions.Select(assumed => assumed.Clause))
            .Concat(model.Conflicts.SelectMany(conflict => conflict.Clauses)).Distinct().ToList();
        // Clauses that the index does not have, as a contract's own, come after those that it has.
        foreach (var clause in index.Select(clause => clause.Id).Where(spokenOf.Contains).Concat(spokenOf.Where(clause => !titles.ContainsKey(clause))))
        {
            text.Append("## ").Append(clause).Append(titles.TryGetValue(clause, out var title) ? $" · {title}" : "").Append("\n\n");
            foreach (var paragraph in Paragraphs(model, clause, spoken))
                text.Append(paragraph).Append("\n\n");
            var lines = Lines(model, clause).ToList();
            foreach (var line in lines)
                text.Append("- ").Append(line).Append('\n');
            if (lines.Count > 0)
                text.Append('\n');
        }
    }

    private static IEnumerable<string> Paragraphs(PolicyModel model, string clause, Language spoken) =>
    [
        .. model.Notes.Where(note => note.Citation.Clauses.Contains(clause)).Select(note => $"{note.Text} ({Place(note.Citation.At)})"),
        .. model.Matrices.Where(matrix => matrix.Citation.Clauses.Contains(clause)).Select(Table),
        .. model.Conflicts.Where(conflict => conflict.Clauses.Contains(clause)).Select(conflict =>
            $"> {Sentence.Of("docs.conflict", conflict.Clauses, conflict.Says, conflict.Governs, conflict.Because).In(spoken)} ({Place(conflict.At)})"),
        .. model.Assumptions.Where(assumed => assumed.Clause == clause).Select(assumed =>
            $"> {Sentence.Of("docs.assumed", assumed.Text).In(spoken)} ({Place(assumed.At)})"),
    ];

    private static string Table(MatrixModel matrix)
    {
        var table = new StringBuilder();
        table.Append(CultureInfo.InvariantCulture, $"`{matrix.Decides.Path}` ({Place(matrix.Citation.At)}):\n\n| {matrix.Rows.Path} \\ {matrix.Columns.Path} | {string.Join(" | ", matrix.Heads)} |\n")
            .Append("|---").Insert(table.Length, "|---", matrix.Heads.Count).Append("|\n");
        table.Append(string.Join("\n", matrix.Cells.Select(row => $"| **{row.Head}** | {string.Join(" | ", row.Cells)} |")));
        return table.ToString();
    }

    private static IEnumerable<string> Lines(PolicyModel model, string clause)
    {
        var said = PolicyParts.Of(model)
            .Where(part => part.Id.Kind != PartKind.Cell && part.Citation.Clauses.Contains(clause))
            .Select(part => (part.Label, part.Citation.At))
            .Concat(model.Calendars.Where(calendar => calendar.Citation.Clauses.Contains(clause))
                .Select(calendar => (Label: $"calendar {calendar.Definition}", calendar.Citation.At)))
            .Concat(model.Calendars.Where(calendar => calendar.Holidays?.Clauses.Contains(clause) == true)
                .Select(calendar => (Label: $"calendar {calendar.Name}: holidays {calendar.Definition.Holidays.Name}", calendar.Holidays!.At)))
            .Concat(model.Schedules.Where(schedule => schedule.Citation.Clauses.Contains(clause))
                .Select(schedule => (Label: $"schedule {schedule.Schedule}", schedule.Citation.At)))
            .Concat(model.Indicators.Where(indicator => indicator.Citation.Clauses.Contains(clause))
                .Select(indicator => (Label: $"indicator {indicator.Indicator}", indicator.Citation.At)));
        return said.OrderBy(line => line.At.File, StringComparer.Ordinal).ThenBy(line => line.At.Line)
            .Select(line => $"`{line.Label}` ({Place(line.At)})");
    }

    /// <summary>A place without its column.</summary>
    private static string Place(SourceLocation at) => (at with { Column = 0 }).ToString();
}
