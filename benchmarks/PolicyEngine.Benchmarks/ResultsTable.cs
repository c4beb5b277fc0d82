using System.Globalization;
using System.Text;
using BenchmarkDotNet.Reports;

namespace PolicyEngine.Benchmarks;

/// <summary>The table of one section: times, ratios, allocations, and beside each what is aimed at and whether it is met.</summary>
internal static class ResultsTable
{
    public static string Of(Section section, Summary summary)
    {
        var table = new StringBuilder("| | time | ratio | allocated | aim |\n|---|---|---|---|---|\n");
        var whole = summary.Reports.First(IsBaseline);
        foreach (var group in summary.Reports.GroupBy(Key))
        {
            // A baseline of its own, or the one that all groups share.
            var baseline = group.FirstOrDefault(IsBaseline) ?? whole;
            foreach (var report in group)
            {
                var name = group.Key.Length == 0 ? $"`{Method(report)}`" : $"{group.Key}: `{Method(report)}`";
                table.Append(CultureInfo.InvariantCulture,
                    $"| {name} | {Nanoseconds(Median(report))} | {Ratio(Median(report) / Median(baseline))} | {Bytes(report)} B | {Aims(section, summary, report, baseline, group)} |\n");
            }
        }
        return table.ToString();
    }

    private static string Aims(
        Section section, Summary summary, BenchmarkReport report, BenchmarkReport baseline, IEnumerable<BenchmarkReport> group)
    {
        if (IsBaseline(report) && !section.Aims.Any(aim => aim.Row == Method(report)))
            return "";
        var said = section.Aims.Where(aim => aim.Row is null || aim.Row == Method(report)).Select(aim =>
        {
            var other = aim.Against is null ? baseline : summary.Reports.First(row => Method(row) == aim.Against);
            var ratio = Median(report) / Median(other);
            var against = aim.Against is null || ReferenceEquals(other, baseline) ? "" : $" × `{aim.Against}` ({Ratio(ratio)})";
            return $"{Ratio(aim.AtMost)}{against}{Verdict(ratio <= aim.AtMost, aim.Control, group)}";
        });
        return string.Join("; ", section.AllocatesNothing ? said.Append($"0 B{Verdict(Bytes(report) == 0)}") : said);
    }

    private static string Verdict(bool isMet, Control? control, IEnumerable<BenchmarkReport> group) =>
        !isMet && control is not null && Median(group.First(row => Method(row) == control.Row)) > control.AtMost
            ? $", inconclusive (`{control.Row}`)"
            : Verdict(isMet);

    private static string Verdict(bool isMet) => isMet ? ", met" : ", **missed**";

    private static bool IsBaseline(BenchmarkReport report) => report.BenchmarkCase.Descriptor.Baseline;

    private static string Key(BenchmarkReport report) => string.Join(", ", report.BenchmarkCase.Parameters.Items
        .Select(parameter => $"{parameter.Value}").Concat(report.BenchmarkCase.Descriptor.Categories));

    private static string Method(BenchmarkReport report) => report.BenchmarkCase.Descriptor.WorkloadMethod.Name;

    private static double Median(BenchmarkReport report) => report.ResultStatistics!.Median;

    private static long Bytes(BenchmarkReport report) => report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0;

    private static string Ratio(double ratio) => ratio.ToString(ratio < 0.1 ? "0.000" : "0.00", CultureInfo.InvariantCulture);

    private static string Nanoseconds(double time) =>
        $"{time.ToString(time < 100 ? "0.0" : "N0", CultureInfo.InvariantCulture)} ns";
}
