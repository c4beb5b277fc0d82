using System.Globalization;
using System.Text;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using PolicyEngine.Benchmarks.Lines;
using PolicyEngine.Benchmarks.Rules;
using PolicyEngine.Benchmarks.W3;

namespace PolicyEngine.Benchmarks;

/// <summary>
/// Runs the named benchmarks, each with its baseline in the same run, and writes their tables into the page of results
/// between its marks. Ratios count; absolute times are the machine's.
/// </summary>
internal static class ResultsReport
{
    private const string Begin = "<!-- results -->";
    private const string End = "<!-- end of results -->";

    private static readonly (string Title, string Text, Type Benchmark)[] Sections =
    [
        ("W3", "A 4 × 4 matrix, two additions of business time and six conditions over eight fields. `Assess` asks the tables of the image alone, `Decide` opens the ticket with all its effects. The baseline is plain C# over NodaTime from the same encoded fields; that all three say the same is checked first.", typeof(W3Benchmarks)),
        ("Each type of event", "`Decide` under MásNegocio's policy as shipped, putting the ticket back included; the baseline is the opening of W3 by hand.", typeof(EventBenchmarks)),
        ("Business time", "Against a loop over days by hand over NodaTime, which gives the same answers.", typeof(BusinessTimeBenchmarks)),
        ("Many rules", "Opening a ticket under so many rules of the opening, and as many rows of a table.", typeof(RuleCountBenchmarks)),
        ("Deadlines", "A million pending: the earliest fires and is set anew; for every fourth one that fires another is cancelled and one more moved. The baseline is `PriorityQueue` with the same cancels and the same order.", typeof(WheelBenchmarks)),
        ("Lines in", "A company's recorded lines, all of them one operation: encoded alone, and read and decided with every deadline that falls due on the way. The baseline walks every token of the same bytes with `Utf8JsonReader` and keeps nothing. That a line read without objects comes to the same effects is checked first.", typeof(ReaderBenchmarks)),
        ("Lines out", "The effects of a company's recorded tickets, notifications unrendered, from the decisions' numbers to bytes, all of them one operation. The baseline writes the same bytes with `Utf8JsonWriter` from encoded names and values that are at hand.", typeof(WriterBenchmarks)),
    ];

    /// <param name="args">Names of benchmark classes; none for all. <c>--job short</c> for a quick look.</param>
    public static int Write(string[] args)
    {
        var job = args.Contains("short") ? Job.ShortRun : Job.MediumRun;
        var named = args.Where(arg => arg is not ("--job" or "short")).ToList();
        var page = new StringBuilder();
        foreach (var (title, text, benchmark) in Sections.Where(section => named.Count == 0 || named.Contains(section.Benchmark.Name)))
        {
            var config = ManualConfig.CreateEmpty().AddJob(job).AddLogger(ConsoleLogger.Default)
                .AddDiagnoser(BenchmarkDotNet.Diagnosers.MemoryDiagnoser.Default)
                .AddColumnProvider(BenchmarkDotNet.Columns.DefaultColumnProviders.Instance)
                .WithOptions(ConfigOptions.DisableLogFile);
            var summary = BenchmarkRunner.Run(benchmark, config);
            if (summary.HasCriticalValidationErrors || summary.Reports.Any(report => report.ResultStatistics is null))
                return 1;
            page.Append(CultureInfo.InvariantCulture, $"### {title}\n{text}\n\n").Append(Table(summary)).Append('\n');
        }
        if (named.Count == 0)
            page.Append("### Memory\nHot state of five million open tickets and their ten million deadlines, really built (`-- memory`).\n\n| | | |\n|---|---|---|\n")
                .AppendJoin('\n', MemoryReport.Build(MemoryReport.Tickets)).Append("\n\n");
        page.Append(CultureInfo.InvariantCulture, $"{Machine()}\n");
        if (named.Count == 0)
            Rewrite(page.ToString());
        else
            Console.Write(page);
        return 0;
    }

    private static string Table(Summary summary)
    {
        var table = new StringBuilder("| | time | ratio | allocated |\n|---|---|---|---|\n");
        foreach (var group in summary.Reports.GroupBy(report => Key(summary, report)))
        {
            var baseline = group.First(report => report.BenchmarkCase.Descriptor.Baseline);
            foreach (var report in group)
            {
                table.Append(CultureInfo.InvariantCulture,
                    $"| {Name(group.Key, report)} | {Nanoseconds(Median(report))} | {Ratio(Median(report) / Median(baseline))} | {Bytes(report)} |\n");
            }
        }
        return table.ToString();
    }

    private static string Key(Summary summary, BenchmarkReport report)
    {
        var key = report.BenchmarkCase.Parameters.Items.Select(parameter => $"{parameter.Value}")
            .Concat(report.BenchmarkCase.Descriptor.Categories);
        return string.Join(", ", key);
    }

    private static string Name(string key, BenchmarkReport report)
    {
        var method = report.BenchmarkCase.Descriptor.WorkloadMethod.Name;
        return key.Length == 0 ? $"`{method}`" : $"{key}: `{method}`";
    }

    private static double Median(BenchmarkReport report) => report.ResultStatistics!.Median;

    private static string Ratio(double ratio) => ratio.ToString(ratio < 0.1 ? "0.000" : "0.00", CultureInfo.InvariantCulture);

    private static string Nanoseconds(double time) =>
        $"{time.ToString(time < 100 ? "0.0" : "N0", CultureInfo.InvariantCulture)} ns";

    private static string Bytes(BenchmarkReport report) =>
        $"{report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0} B";

    private static string Machine() => string.Create(CultureInfo.InvariantCulture,
        $"Medians of one run on {Environment.ProcessorCount} processors, .NET {Environment.Version}.");

    private static void Rewrite(string tables)
    {
        var path = Path.Combine(Hosting.PolicyHost.FindWorkspace(AppContext.BaseDirectory)!, "benchmarks", "README.md");
        var text = File.ReadAllText(path);
        var (first, last) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        if (first < 0 || last < first)
            throw new InvalidOperationException($"{path} has no place for results.");
        File.WriteAllText(path, $"{text[..(first + Begin.Length)]}\n{tables}{text[last..]}");
    }
}
