using System.Globalization;
using System.Text;
using System.Text.Json;
using NodaTime.Text;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting.Output;

namespace PolicyEngine.Hosting.Documents;

/// <summary>A policy's document as Markdown for people and as JSON. The same document gives the same bytes.</summary>
public static class DocumentText
{
    /// <summary>For people: a heading for each clause, the document's words quoted, then what the policy says and where.</summary>
    public static string Markdown(PolicyDocument document, Language spoken)
    {
        var text = new StringBuilder();
        foreach (var policy in document.Policies)
        {
            text.Append(CultureInfo.InvariantCulture, $"# {policy.Identity.Source}: {policy.Name}\n\n").Append((policy.ContractOf is { } customer
                ? Sentence.Of("docs.contract", policy.Identity.Id, LocalDatePattern.Iso.Format(policy.Identity.From), customer)
                : Sentence.Of("docs.from", LocalDatePattern.Iso.Format(policy.Identity.From), policy.Revision)).In(spoken)).Append("\n\n");
            foreach (var clause in policy.Clauses)
                Write(text, clause, spoken);
        }
        return text.ToString();
    }

    /// <summary>For programs: one object.</summary>
    public static string Json(IEnumerable<PolicyDocument> documents, Language spoken) =>
        ReportJson.Of(json => json.WriteObjects("providers", documents, document =>
        {
            json.WriteString("provider", document.Provider);
            json.WriteObjects("policies", document.Policies, policy => Write(json, policy, spoken));
        }));

    private static void Write(StringBuilder text, DocumentedClause clause, Language spoken)
    {
        text.Append("## ").Append(clause.Clause.Id).Append(clause.Clause.Title is "" ? "" : $" · {clause.Clause.Title}").Append("\n\n");
        if (clause.Clause.Text is not "")
            text.Append("> ").Append(clause.Clause.Section is "" ? "" : $"§{clause.Clause.Section}: ").Append(clause.Clause.Text).Append("\n\n");
        foreach (var note in clause.Notes)
            text.Append(note.Text).Append(CultureInfo.InvariantCulture, $" ({note.Citation.At.ToLine()})\n\n");
        foreach (var table in clause.Tables)
            text.Append(CultureInfo.InvariantCulture, $"{table.Decides} ({table.At.ToLine()}):\n\n{Table(table)}\n\n");
        foreach (var saying in clause.Sayings)
            text.Append("- ").Append(saying.Text.In(spoken)).Append(CultureInfo.InvariantCulture, $" ({saying.Citation.At.ToLine()})\n");
        if (clause.Sayings.Count > 0)
            text.Append('\n');
        foreach (var point in clause.Settled)
            text.Append("*").Append(Settled(point).In(spoken)).Append(CultureInfo.InvariantCulture, $"* ({point.At.ToLine()})\n\n");
        if (clause.IsUnspoken)
            text.Append(Sentence.Of("docs.unspoken").In(spoken)).Append("\n\n");
    }

    private static Sentence Settled(SettledPoint point) => point.Governs is null
        ? Sentence.Of("docs.assumed", point.Says)
        : Sentence.Of("docs.conflict", point.Clauses, point.Says, point.Governs, point.Because);

    private static string Table(DocumentedTable table) => string.Join('\n',
    [
        $"| {table.RowsBy} \\ {table.ColumnsBy} | {string.Join(" | ", table.Heads)} |",
        $"|---|{string.Concat(Enumerable.Repeat("---|", table.Heads.Count))}",
        .. table.Rows.Select(row => $"| **{row.Head}** | {string.Join(" | ", row.Cells)} |"),
    ]);

    private static void Write(Utf8JsonWriter json, DocumentedPolicy policy, Language spoken)
    {
        json.WriteString("policy", policy.Identity.Id);
        json.WriteString("version", policy.Identity.Version);
        json.WriteString("from", LocalDatePattern.Iso.Format(policy.Identity.From));
        json.WriteString("source", policy.Identity.Source);
        json.WriteString("contractOf", policy.ContractOf);
        json.WriteString("revision", policy.Revision);
        json.WriteObjects("clauses", policy.Clauses, clause => Write(json, clause, spoken));
    }

    private static void Write(Utf8JsonWriter json, DocumentedClause clause, Language spoken)
    {
        json.WriteString("id", clause.Clause.Id);
        json.WriteString("kind", clause.Clause.Kind);
        json.WriteString("section", clause.Clause.Section);
        json.WriteString("title", clause.Clause.Title);
        json.WriteString("text", clause.Clause.Text);
        json.WriteObjects("tells", clause.Notes, note => Write(json, note.Text, note.Citation.At));
        json.WriteObjects("tables", clause.Tables, table => Write(json, table));
        json.WriteObjects("says", clause.Sayings, saying => Write(json, saying.Text.In(spoken), saying.Citation.At));
        json.WriteObjects("settles", clause.Settled, point => Write(json, Settled(point).In(spoken), point.At));
    }

    private static void Write(Utf8JsonWriter json, DocumentedTable table)
    {
        json.WriteString("decides", table.Decides);
        json.WriteString("rows", table.RowsBy);
        json.WriteString("columns", table.ColumnsBy);
        json.WriteTexts("heads", table.Heads);
        json.WriteStartObject("cells");
        foreach (var (head, cells) in table.Rows)
            json.WriteTexts(head, cells);
        json.WriteEndObject();
        json.WritePlace(table.At);
    }

    private static void Write(Utf8JsonWriter json, string text, SourceLocation at)
    {
        json.WriteString("text", text);
        json.WritePlace(at);
    }
}
