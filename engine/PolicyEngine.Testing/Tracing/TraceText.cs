using System.Globalization;
using System.Text;
using System.Text.Json;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting.Output;
using PolicyEngine.Testing.Layout;

namespace PolicyEngine.Testing.Tracing;

/// <summary>The trace of clauses as a table for people, as JSON, and as one page of HTML. The same report gives the same bytes.</summary>
public static class TraceText
{
    /// <summary>A row for each clause: its rules and scenarios counted, the first place of each, and what it lacks.</summary>
    public static string Table(IReadOnlyList<TraceReport> reports, Language spoken)
    {
        var output = new StringBuilder();
        foreach (var report in reports)
        {
            var rows = report.Clauses.Select(clause => Row(clause, spoken)).ToList();
            rows.Insert(0, [Say("trace.clause"), Say("trace.kind"), Say("trace.rules"), Say("trace.scenarios"), Say("trace.effects"), Say("trace.lacks")]);
            output.AppendTable(rows);
            output.Append(Sentence.Of("trace.total", report.Provider, report.Clauses.Count,
                report.Clauses.Count(clause => clause.Gap != TraceGap.None)).In(spoken)).Append("\n\n");
        }
        return output.ToString();

        string Say(string key) => Sentence.Of(key).In(spoken);
    }

    /// <summary>One object with every clause, place and scenario.</summary>
    public static string Json(IReadOnlyList<TraceReport> reports) =>
        ReportJson.Of(json => json.WriteObjects("providers", reports, report => Write(json, report)));

    /// <summary>What a clause lacks, in words; empty for nothing.</summary>
    public static string Lack(TraceGap gap, Language spoken) => gap switch
    {
        TraceGap.None => "",
        TraceGap.Rule => Sentence.Of("trace.noRule").In(spoken),
        TraceGap.Scenario => Sentence.Of("trace.noScenario").In(spoken),
        TraceGap.Duty => Sentence.Of("trace.noDuty").In(spoken),
        _ => Sentence.Of("trace.noText").In(spoken),
    };

    private static string[] Row(TracedClause clause, Language spoken) =>
    [
        clause.Clause.Id,
        clause.Clause.Kind,
        Counted(clause.Rules.Select(rule => rule.ToLine()).ToList()),
        clause.Scenarios.Count.ToString(CultureInfo.InvariantCulture),
        string.Join(" ", clause.Effects.Select(effect => string.Create(CultureInfo.InvariantCulture, $"{effect.Key}:{effect.Value}"))),
        Lack(clause.Gap, spoken),
    ];

    private static string Counted(List<string> places) => places.Count switch
    {
        0 => "–",
        1 => places[0],
        _ => string.Create(CultureInfo.InvariantCulture, $"{places[0]} +{places.Count - 1}"),
    };

    private static void Write(Utf8JsonWriter json, TraceReport report)
    {
        json.WriteString("provider", report.Provider);
        json.WriteBoolean("complete", report.IsComplete);
        json.WriteObjects("clauses", report.Clauses, clause => Write(json, clause));
    }

    private static void Write(Utf8JsonWriter json, TracedClause clause)
    {
        json.WriteString("id", clause.Clause.Id);
        json.WriteString("kind", clause.Clause.Kind);
        json.WriteString("title", clause.Clause.Title);
        json.WriteObjects("rules", clause.Rules, json.WritePlace);
        json.WriteObjects("scenarios", clause.Scenarios, scenario =>
        {
            json.WriteString("name", scenario.Name);
            json.WritePlace(scenario.Where);
        });
        json.WriteStartObject("effects");
        foreach (var (effect, count) in clause.Effects)
            json.WriteNumber(effect, count);
        json.WriteEndObject();
        json.WriteString("lacks", clause.Gap == TraceGap.None ? null : clause.Gap.ToString().ToLowerInvariant());
    }
}
