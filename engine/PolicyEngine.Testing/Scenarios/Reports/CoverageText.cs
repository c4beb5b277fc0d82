using System.Globalization;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Testing.Scenarios.Reports;

/// <summary>Writes coverage for people: figures by kind, then what no scenario takes with its place.</summary>
public static class CoverageText
{
    /// <summary>Writes the coverage of one provider.</summary>
    public static void Write(TextWriter output, CoverageReport report)
    {
        foreach (var policy in report.Policies)
        {
            output.Write($"coverage of {policy.Name}\n");
            WriteFigure(output, "clauses", policy.Clauses.Count(clause => clause.IsCovered), policy.Clauses.Count);
            foreach (var group in policy.Groups)
                WriteFigure(output, group.Title, group.Covered, group.Parts.Count);
            foreach (var clause in policy.Clauses.Where(clause => !clause.IsCovered))
                output.Write($"  not covered: {Place(clause.Statement.At)}: clause {clause.Statement.Clause}\n");
            foreach (var part in policy.Missing)
                output.Write($"  not covered: {Place(part.Citation.At)}: {part.Label} [{part.Citation.Clause}]\n");
            output.Write("\n");
        }
        output.Write(string.Create(CultureInfo.InvariantCulture,
            $"{report.Provider}: {report.Covered} of {report.Total} parts covered ({report.Percent:0.0} %).\n"));
    }

    /// <summary>A place without its column: statements are found by their line.</summary>
    public static string Place(SourceLocation at) => (at with { Column = 0 }).ToString();

    private static void WriteFigure(TextWriter output, string title, int covered, int total) =>
        output.Write($"  {title.PadRight(18)} {covered.ToString(CultureInfo.InvariantCulture),4} of {total.ToString(CultureInfo.InvariantCulture),4}\n");
}
