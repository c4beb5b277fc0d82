using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting.Output;
using PolicyEngine.Testing.Mutation;
using PolicyEngine.Testing.Scenarios.Running;

namespace PolicyEngine.Testing.Scenarios.Reports;

/// <summary>How the scenarios of one provider ended, and what they cover.</summary>
/// <param name="Set">The scenarios.</param>
/// <param name="Outcomes">How they ended.</param>
/// <param name="Coverage">What they cover.</param>
/// <param name="Mutation">Which changes of the policies they notice; null where that was not asked.</param>
public sealed record ProviderReport(
    ScenarioSet Set, IReadOnlyList<ScenarioOutcome> Outcomes, CoverageReport Coverage, MutationReport? Mutation = null)
{
    /// <summary>How many did not hold.</summary>
    public int Failed => Outcomes.Count(outcome => !outcome.Passed);
}

/// <summary>
/// The report of a run in its three forms. The same outcomes give the same bytes: no clock, no machine.
/// </summary>
public static class TestReport
{
    /// <summary>For people: failures with both sides, then coverage.</summary>
    public static string Text(IReadOnlyList<ProviderReport> reports, Language spoken)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        foreach (var report in reports)
        {
            var failures = new FailureText(output, report.Set, spoken);
            foreach (var outcome in report.Outcomes)
                failures.Write(outcome);
            new CoverageText(output, spoken).Write(report.Coverage);
            if (report.Mutation is { } mutation)
                new MutationText(output, spoken).Write(report.Set.Provider, mutation);
            output.Write(Sentence.Of("test.total", report.Set.Provider, report.Outcomes.Count, report.Failed).In(spoken) + "\n");
        }
        return output.ToString();
    }

    /// <summary>For programs: one object.</summary>
    public static string Json(IReadOnlyList<ProviderReport> reports, Language spoken) =>
        ReportJson.Of(json => json.WriteObjects("providers", reports, report => Write(json, report, spoken)));

    /// <summary>For build servers: JUnit's XML, a suite for each file of scenarios.</summary>
    public static string JUnit(IReadOnlyList<ProviderReport> reports, Language spoken)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("testsuites");
            foreach (var report in reports)
            {
                foreach (var file in report.Outcomes.GroupBy(outcome => outcome.Scenario.Where.File))
                    WriteSuite(xml, report, file.Key, [.. file], spoken);
            }
            xml.WriteEndElement();
        }
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{text}\n";
    }

    private static void WriteSuite(XmlWriter xml, ProviderReport report, string file, IReadOnlyList<ScenarioOutcome> outcomes, Language spoken)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", file);
        xml.WriteAttributeString("tests", outcomes.Count.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("failures", outcomes.Count(outcome => !outcome.Passed).ToString(CultureInfo.InvariantCulture));
        foreach (var outcome in outcomes)
        {
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("classname", report.Set.Provider);
            xml.WriteAttributeString("name", outcome.Scenario.Name);
            xml.WriteAttributeString("file", file);
            xml.WriteAttributeString("line", outcome.Scenario.Where.Line.ToString(CultureInfo.InvariantCulture));
            if (!outcome.Passed)
            {
                using var why = new StringWriter(CultureInfo.InvariantCulture);
                var failures = new FailureText(why, report.Set, spoken);
                failures.Write(outcome);
                xml.WriteStartElement("failure");
                xml.WriteAttributeString("message", outcome.Failures.Count > 0 ? failures.Summary(outcome.Failures[0]) : outcome.Problems[0].In(spoken));
                xml.WriteString(why.ToString());
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void Write(Utf8JsonWriter json, ProviderReport report, Language spoken)
    {
        json.WriteString("provider", report.Set.Provider);
        json.WriteNumber("scenarios", report.Outcomes.Count);
        json.WriteNumber("failed", report.Failed);
        json.WriteObjects("outcomes", report.Outcomes, outcome => Write(json, report.Set, outcome, spoken));
        Write(json, report.Coverage);
        if (report.Mutation is { } mutation)
            Write(json, mutation);
    }

    private static void Write(Utf8JsonWriter json, ScenarioSet set, ScenarioOutcome outcome, Language spoken)
    {
        json.WriteString("name", outcome.Scenario.Name);
        json.WritePlace(outcome.Scenario.Where);
        json.WriteTexts("proves", outcome.Scenario.Proves);
        json.WriteBoolean("passed", outcome.Passed);
        if (!outcome.Passed)
        {
            var failures = new FailureText(TextWriter.Null, set, spoken);
            json.WriteTexts("failures",
                outcome.Problems.Select(problem => problem.In(spoken)).Concat(outcome.Failures.Select(failures.Summary)));
        }
    }

    private static void Write(Utf8JsonWriter json, CoverageReport coverage)
    {
        json.WriteStartObject("coverage");
        json.WriteNumber("covered", coverage.Covered);
        json.WriteNumber("total", coverage.Total);
        json.WriteNumber("percent", decimal.Round(coverage.Percent, 1));
        json.WriteObjects("policies", coverage.Policies, policy => Write(json, policy));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PolicyCoverageReport policy)
    {
        json.WriteString("policy", policy.Name);
        json.WriteStartObject("clauses");
        json.WriteNumber("covered", policy.Clauses.Count(clause => clause.IsCovered));
        json.WriteNumber("total", policy.Clauses.Count);
        json.WriteTexts("missing", policy.Clauses.Where(clause => !clause.IsCovered).Select(clause => clause.Clause));
        json.WriteEndObject();
        json.WriteObjects("parts", policy.Groups, group => Write(json, group));
    }

    private static void Write(Utf8JsonWriter json, CoverageGroup group)
    {
        json.WriteString("kind", CoverageGroup.TitleOf(group.Kind).In(Language.English));
        json.WriteNumber("covered", group.Covered);
        json.WriteNumber("total", group.Parts.Count);
        json.WriteObjects("missing", group.Parts.Where(part => !part.IsCovered).Select(part => part.Part), part =>
        {
            json.WritePlace(part.Citation.At);
            json.WriteString("clause", part.Citation.Clause);
            json.WriteString("part", part.Label);
        });
    }

    private static void Write(Utf8JsonWriter json, MutationReport mutation)
    {
        json.WriteStartObject("mutation");
        json.WriteNumber("mutants", mutation.Tried);
        json.WriteNumber("killed", mutation.Count(MutantFate.Killed));
        json.WriteNumber("equivalent", mutation.Count(MutantFate.Equivalent));
        json.WriteNumber("survived", mutation.Count(MutantFate.Survived));
        json.WriteObjects("survivors", mutation.Of(MutantFate.Survived).Concat(mutation.Of(MutantFate.Equivalent)), survivor =>
        {
            json.WriteString("policy", survivor.Policy);
            json.WritePlace(survivor.Mutant.Citation.At);
            json.WriteString("clause", survivor.Mutant.Citation.Clause);
            json.WriteString("change", survivor.Mutant.Change);
            json.WriteString("because", survivor.By);
        });
        json.WriteEndObject();
    }
}
