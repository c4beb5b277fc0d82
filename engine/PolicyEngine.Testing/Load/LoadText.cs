using System.Text;
using PolicyEngine.Diagnostics;
using PolicyEngine.Testing.Layout;

namespace PolicyEngine.Testing.Load;

/// <summary>A report of a load, and a comparison of two, as text for people.</summary>
public static class LoadText
{
    /// <summary>The settings, the machine, the figures, and a row for each type of event of each provider.</summary>
    public static string Write(LoadReport report, Language spoken)
    {
        var text = new StringBuilder();
        text.Append(LoadWords.Of(report).In(spoken)).Append('\n');
        text.Append(Sentence.Of("load.mix", report.Settings.Mix).In(spoken)).Append('\n');
        text.Append(Sentence.Of("load.machine", string.Join("; ", report.Machine.Select(told => $"{told.Key} {told.Value}"))).In(spoken)).Append('\n');
        text.Append(Sentence.Of("load.warmUp", report.Settings.WarmUp).In(spoken)).Append('\n');
        text.Append(Sentence.Of("load.digest", report.Digest ?? "≠").In(spoken)).Append("\n\n");
        text.AppendTable(Figures(report, spoken), left: 1);
        text.Append('\n');
        text.AppendTable(Types(report, spoken), left: 2);
        foreach (var remark in Remarks(report))
            text.Append('\n').Append(remark.In(spoken));
        return text.Append(Remarks(report).Count > 0 ? "\n" : "").ToString();
    }

    /// <summary>A row for each figure that is judged, what differs besides, and a sentence at the end.</summary>
    public static string Write(LoadComparison comparison, Language spoken)
    {
        var text = new StringBuilder("\n");
        string[] heads = ["load.figure", "load.then", "load.now", "load.ratio", "load.limit", "load.verdict"];
        List<string[]> rows = [[.. heads.Select(head => Sentence.Of(head).In(spoken))]];
        rows.AddRange(comparison.Figures.Select(figure => (string[])
        [
            LoadWords.Of(figure.Now).In(spoken),
            Quantity.Of(figure.Then.Value, figure.Then.Unit),
            Quantity.Of(figure.Now.Value, figure.Now.Unit),
            figure.Then.Value > 0 ? $"{figure.Ratio.ToString("0.000", System.Globalization.CultureInfo.InvariantCulture)}" : "–",
            double.IsFinite(figure.Limit) ? Quantity.Percent(figure.Limit) : "?",
            LoadWords.Of(figure.Verdict).In(spoken),
        ]));
        text.AppendTable(rows, left: 1);
        if (comparison.OtherMachine.Count > 0)
            text.Append(Sentence.Of("load.otherMachine", comparison.OtherMachine).In(spoken)).Append('\n');
        if (comparison.OtherDecisions)
            text.Append(Sentence.Of("load.otherDecisions").In(spoken)).Append('\n');
        var worse = comparison.Figures.Where(figure => figure.Verdict == LoadVerdict.Worse).Select(figure => LoadWords.Of(figure.Now).In(spoken)).ToList();
        return text.Append((worse.Count > 0 ? Sentence.Of("load.worse", Sentence.AllOf(worse)) : Sentence.Of("load.notWorse")).In(spoken)).Append('\n').ToString();
    }

    /// <summary>What a reader has to know before reading the figures.</summary>
    internal static IReadOnlyList<Sentence> Remarks(LoadReport report)
    {
        var remarks = new List<Sentence>();
        if (report.Digest is null)
            remarks.Add(Sentence.Of("load.digestsDiffer"));
        if (report.Behind > 0)
            remarks.Add(Sentence.Of("load.behind", Quantity.Whole(report.Behind)));
        if (report.Runs.Sum(run => run.Failed) is > 0 and var failed)
            remarks.Add(Sentence.Of("load.failed", Quantity.Whole(failed)));
        if (report.Runs.Count < 2)
            remarks.Add(Sentence.Of("load.once"));
        return remarks;
    }

    internal static List<string[]> Figures(LoadReport report, Language spoken)
    {
        List<string[]> rows =
        [
            [Sentence.Of("load.figure").In(spoken), Sentence.Of("load.mean").In(spoken), Sentence.Of("load.noise").In(spoken),
                .. report.Runs.Select((_, run) => Sentence.Of("load.run", run + 1).In(spoken))],
        ];
        rows.AddRange(report.Figures.Select(figure => (string[])
        [
            LoadWords.Of(figure).In(spoken),
            Quantity.Of(figure.Value, figure.Unit),
            figure.Noise is { } noise ? Quantity.Percent(noise) : "–",
            .. figure.Runs.Select(run => Quantity.Of(run, figure.Unit)),
        ]));
        return rows;
    }

    internal static List<string[]> Types(LoadReport report, Language spoken)
    {
        List<string[]> rows =
        [
            [.. ((string[])["load.provider", "load.type", "load.count"]).Select(key => Sentence.Of(key).In(spoken)),
                .. LoadReport.Percentiles.Select(percentile => percentile.Name.Replace('_', '.'))],
        ];
        for (var provider = 0; provider < report.Settings.Providers.Count; provider++)
        {
            var name = report.Settings.Providers[provider];
            foreach (var type in report.Runs.SelectMany(run => run.Of(provider)).GroupBy(row => row.Type))
            {
                var all = new LatencyHistogram();
                foreach (var (_, latency) in type)
                    all.Add(latency);
                rows.Add([name, type.Key, Quantity.Whole(all.Count),
                    .. LoadReport.Percentiles.Select(percentile => Quantity.Of(all.Percentile(percentile.Percent), LoadUnit.Time))]);
            }
        }
        return rows;
    }
}
