using System.Text;
using System.Text.Json;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting.Output;

namespace PolicyEngine.Hosting.Documents;

/// <summary>The settled points of companies for people and as JSON. The same points give the same bytes.</summary>
public static class SettledText
{
    /// <summary>For people: a paragraph each.</summary>
    public static string Text(IEnumerable<(string Provider, IReadOnlyList<SettledPoint> Points)> all, Language spoken)
    {
        var text = new StringBuilder();
        foreach (var (provider, points) in all)
        {
            foreach (var point in points)
                Write(text, point, spoken);
            text.Append(Sentence.Of("docs.points", provider, points.Count(point => point.Governs is not null), points.Count(point => point.Governs is null)).In(spoken))
                .Append("\n\n");
        }
        return text.ToString();
    }

    /// <summary>For programs: one object.</summary>
    public static string Json(IEnumerable<(string Provider, IReadOnlyList<SettledPoint> Points)> all) =>
        ReportJson.Of(json => json.WriteObjects("providers", all, one =>
        {
            json.WriteString("provider", one.Provider);
            json.WriteObjects("points", one.Points, point => Write(json, point));
        }));

    private static void Write(StringBuilder text, SettledPoint point, Language spoken)
    {
        text.Append(point.At.ToLine()).Append(": ")
            .Append(Sentence.Of(point.Governs is null ? "docs.assumption" : "docs.contradiction", point.Clauses).In(spoken)).Append('\n')
            .Append("  ").Append(point.Says).Append('\n');
        if (point.Governs is not null)
            text.Append("  ").Append(Sentence.Of("docs.governs", point.Governs, point.Because).In(spoken)).Append('\n');
        if (point.Changes.Count > 0)
            text.Append("  ").Append(Sentence.Of("docs.change", point.Changes.Select(Line)).In(spoken)).Append('\n');
    }

    private static void Write(Utf8JsonWriter json, SettledPoint point)
    {
        json.WriteString("kind", point.Governs is null ? "assumption" : "conflict");
        json.WriteTexts("policies", point.Policies);
        json.WriteTexts("clauses", point.Clauses);
        json.WriteString("says", point.Says);
        json.WriteString("governs", point.Governs);
        json.WriteString("because", point.Because);
        json.WritePlace(point.At);
        json.WriteObjects("change", point.Changes, line =>
        {
            json.WritePlace(line.At);
            json.WriteString("text", line.Text is "" ? null : line.Text);
        });
    }

    private static string Line(ScriptLine line) => line.Text is "" ? line.At.ToLine() : $"{line.At.ToLine()}: {line.Text}";
}
