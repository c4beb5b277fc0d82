using System.Globalization;
using System.Text;
using PolicyEngine.Diagnostics;
using PolicyEngine.Testing.Layout;

namespace PolicyEngine.Testing.Load;

/// <summary>A report of a load as one self-contained page of HTML: no file, font or script beside it.</summary>
public static class LoadPage
{
    private const string Style = """
        :root{--ink:#1d2733;--soft:#5a6775;--rule:#d8dee6;--head:#f1f4f8;--paper:#fff;--one:#0b66c3;--two:#c2410c;--three:#0f7b4f;--four:#8b3fb0;color-scheme:light dark}
        @media(prefers-color-scheme:dark){:root{--ink:#e3e8ee;--soft:#9aa7b5;--rule:#34404d;--head:#1d2630;--paper:#12181f;--one:#6cb2ff;--two:#ff9a5c;--three:#52d39a;--four:#d59bf0}}
        body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:84rem;padding:0 1rem;color:var(--ink);background:var(--paper)}
        h1{font-size:1.5rem;margin-bottom:.3rem}h2{font-size:1.2rem;margin-top:2.2rem}
        .charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,30rem),1fr));gap:1.5rem 2rem}
        figure{margin:0}figcaption{font-weight:600;margin-bottom:.3rem}svg{width:100%;height:auto;display:block}
        svg text{font:13px system-ui,sans-serif;fill:var(--soft)}svg .end{text-anchor:end}svg .middle{text-anchor:middle}
        svg path{fill:none;stroke-width:2;stroke-linejoin:round}svg .grid{stroke:var(--rule);stroke-width:1}
        .a{stroke:var(--one)}.b{stroke:var(--two);stroke-dasharray:7 4}.c{stroke:var(--three);stroke-dasharray:2 3}.d{stroke:var(--four);stroke-dasharray:10 3 2 3}
        .wide{overflow-x:auto}table{border-collapse:collapse;min-width:24rem}
        th,td{text-align:right;padding:.3rem .7rem;border-bottom:1px solid var(--rule);white-space:nowrap;font-variant-numeric:tabular-nums}
        th{background:var(--head)}.left{text-align:left}.remark{border-left:4px solid var(--two);padding:.4rem .8rem}
        dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
        """;

    private static readonly string[] Lines = ["a", "b", "c", "d"];

    /// <summary>Percentiles stand the further to the right the fewer events lie beyond them: each step has a tenth of the one before.</summary>
    private static readonly (double At, string Text)[] Percentiles =
        [.. ((double[])[0, 50, 90, 99, 99.9, 99.99, 99.999]).Select(percent => (Beyond(percent / 100), percent.ToString(CultureInfo.InvariantCulture)))];

    /// <summary>Writes the page.</summary>
    public static string Write(LoadReport report, Language spoken)
    {
        string Say(string key, params object?[] values) => HtmlPage.Encode(Sentence.Of(key, values).In(spoken));
        var page = HtmlPage.Begin(Sentence.Of("load.title").In(spoken), Style, spoken);
        page.Append("<p>").Append(HtmlPage.Encode(LoadWords.Of(report).In(spoken))).Append("</p>\n");
        foreach (var remark in LoadText.Remarks(report))
            page.Append("<p class=\"remark\">").Append(HtmlPage.Encode(remark.In(spoken))).Append("</p>\n");
        Charts(page, report, spoken);
        page.Append("<h2>").Append(Say("load.figures")).Append("</h2>\n");
        Table(page, LoadText.Figures(report, spoken), left: 1);
        page.Append("<h2>").Append(Say("load.types")).Append("</h2>\n");
        Table(page, LoadText.Types(report, spoken), left: 2);
        page.Append("<h2>").Append(Say("load.settings")).Append("</h2>\n<dl>");
        foreach (var (name, text) in report.Wanted.Concat(report.Machine).Append(new("digest", report.Digest ?? "≠")))
            page.Append("<dt>").Append(HtmlPage.Encode(name)).Append("</dt><dd>").Append(HtmlPage.Encode(text)).Append("</dd>");
        return HtmlPage.End(page.Append("</dl>\n<p>").Append(Say("load.readOn")).Append("</p>\n"));
    }

    private static void Charts(StringBuilder page, LoadReport report, Language spoken)
    {
        string Say(string key, params object?[] values) => Sentence.Of(key, values).In(spoken);
        var runs = report.Runs.Take(Lines.Length).Select((run, i) => (Run: run, Name: Say("load.run", i + 1), Style: Lines[i])).ToList();
        page.Append("<div class=\"charts\">\n")
            .Append(ByPercentile(Say("load.chartLatency"), run => run.Latency))
            .Append(OverTime(Say("load.chartEvents"), LoadUnit.PerSecond).Draw(
                [.. runs.Select(run => new ChartLine(run.Name, run.Style, PerSecond(run.Run, sample => sample.Events)))]))
            .Append(OverTime(Say("load.chartMemory"), LoadUnit.Memory).Draw(
                [.. runs.Take(2).SelectMany((run, i) => (ChartLine[])
                [
                    new($"{Say("load.residentShort")} {i + 1}", Lines[2 * i], [.. run.Run.Samples.Select(sample => (Seconds(sample.At), (double)sample.Machine.Resident))]),
                    new($"{Say("load.managed")} {i + 1}", Lines[(2 * i) + 1], [.. run.Run.Samples.Select(sample => (Seconds(sample.At), (double)sample.Machine.Managed))]),
                ])]))
            .Append(OverTime(Say("load.chartDeadlines"), LoadUnit.PerSecond).Draw(
                [.. runs.Select(run => new ChartLine(run.Name, run.Style, PerSecond(run.Run, sample => sample.Deadlines)))]))
            .Append(ByPercentile(Say("load.chartLate"), run => run.Lateness))
            .Append("</div>\n");

        LoadChart OverTime(string title, LoadUnit unit) => new(title, Say("load.seconds"), unit);

        string ByPercentile(string title, Func<LoadResult, LatencyHistogram> of) =>
            new LoadChart(title, Say("load.of"), LoadUnit.Time) { Ticks = Percentiles, IsLogarithmic = true }.Draw(
                [.. runs.Select(run => new ChartLine(run.Name, run.Style, Distribution(of(run.Run))))]);
    }

    /// <summary>How much came in each interval between two looks, for a second of it. Looks that follow at once say nothing.</summary>
    private static List<(double X, double Y)> PerSecond(LoadResult run, Func<LoadSample, long> of)
    {
        var points = new List<(double, double)>();
        var before = run.Samples[0];
        foreach (var sample in run.Samples.Skip(1))
        {
            var passed = Seconds(sample.At - before.At);
            if (points.Count > 0 && passed < 0.5)
                continue;
            var rate = (of(sample) - of(before)) / Math.Max(passed, 1e-9);
            if (points.Count == 0)
                points.Add((Seconds(before.At), rate));
            points.Add((Seconds(sample.At), rate));
            before = sample;
        }
        return points;
    }

    private static List<(double X, double Y)> Distribution(LatencyHistogram latency)
    {
        var points = new List<(double, double)>();
        var sum = 0L;
        foreach (var (nanoseconds, count) in latency.Counts())
        {
            points.Add((Beyond(sum / (double)latency.Count), nanoseconds));
            sum += count;
            // The last of all has none beyond it, and stands where one of as many again would.
            points.Add((Beyond(Math.Min(sum, latency.Count - 0.5) / latency.Count), nanoseconds));
        }
        return points;
    }

    private static double Beyond(double share) => -Math.Log10(1 - share);

    private static double Seconds(long nanoseconds) => nanoseconds / 1e9;

    private static void Table(StringBuilder page, List<string[]> rows, int left)
    {
        page.Append("<div class=\"wide\"><table>\n");
        for (var row = 0; row < rows.Count; row++)
        {
            page.Append("<tr>");
            for (var column = 0; column < rows[row].Length; column++)
            {
                var cell = row == 0 ? "th" : "td";
                page.Append('<').Append(cell).Append(column < left ? " class=\"left\">" : ">").Append(HtmlPage.Encode(rows[row][column])).Append("</").Append(cell).Append('>');
            }
            page.Append("</tr>\n");
        }
        page.Append("</table></div>\n");
    }
}
