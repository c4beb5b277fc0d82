using System.Globalization;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Testing.Scenarios.Reports;

/// <summary>Writes coverage for people: figures by kind, then what no scenario takes with its place.</summary>
/// <param name="output">Where to.</param>
/// <param name="spoken">The language of the report.</param>
internal sealed class CoverageText(TextWriter output, Language spoken)
{
    private const int WidestTitle = 24;

    /// <summary>Writes the coverage of one provider.</summary>
    public void Write(CoverageReport report)
    {
        foreach (var policy in report.Policies)
            Write(policy);
        output.Write(Word("coverage.total", report.Provider, report.Covered, report.Total,
            report.Percent.ToString("0.0", CultureInfo.InvariantCulture)) + "\n");
    }

    private void Write(PolicyCoverageReport policy)
    {
        output.Write(Word("coverage.title", policy.Name) + "\n");
        WriteFigure(Word("coverage.clauses"), policy.Clauses.Count(clause => clause.IsCovered), policy.Clauses.Count);
        foreach (var group in policy.Groups)
            WriteFigure(CoverageGroup.TitleOf(group.Kind).In(spoken), group.Covered, group.Parts.Count);
        foreach (var clause in policy.Clauses.Where(clause => !clause.IsCovered))
            WriteMissing(clause.At, Word("coverage.clause", clause.Clause));
        foreach (var part in policy.Missing)
            WriteMissing(part.Citation.At, $"{part.Label} [{part.Citation.Clause}]");
        output.Write("\n");
    }

    private void WriteMissing(SourceLocation at, string what) =>
        output.Write($"  {Word("coverage.missing", $"{at.ToLine()}: {what}")}\n");

    private void WriteFigure(string title, int covered, int total) => output.Write(string.Create(CultureInfo.InvariantCulture,
        $"  {title.PadRight(WidestTitle)}{Word("coverage.figure", $"{covered,4}", $"{total,4}")}\n"));

    private string Word(string key, params object?[] values) => Sentence.Of(key, values).In(spoken);
}
