using System.Globalization;
using System.Text;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace PolicyEngine.Benchmarks;

/// <summary>
/// Runs the named benchmarks, each with its baseline in the same run, and writes their tables into the page of results
/// between its marks. Ratios count; absolute times are the machine's.
/// </summary>
internal static class ResultsReport
{
    private const string Begin = "<!-- results -->";
    private const string End = "<!-- end of results -->";

    /// <param name="args">Names of benchmark classes; none for all. <c>--job short</c> for a quick look.</param>
    public static int Write(string[] args)
    {
        var isShort = args.Contains("short");
        var named = args.Where(arg => arg is not ("--job" or "short")).ToList();
        var page = new StringBuilder();
        foreach (var section in Section.All.Where(section => named.Count == 0 || named.Contains(section.Benchmark.Name)))
        {
            var summary = BenchmarkRunner.Run(section.Benchmark, Config(isShort));
            if (summary.HasCriticalValidationErrors || summary.Reports.Any(report => report.ResultStatistics is null))
                return 1;
            var text = section.Text.ReplaceLineEndings(" ");
            page.Append(CultureInfo.InvariantCulture, $"### {section.Title}\n{text}\n\n").Append(ResultsTable.Of(section, summary)).Append('\n');
        }
        if (named.Count == 0)
            page.Append(MemorySection()).Append(LanesSection()).Append(StartSection());
        page.Append(CultureInfo.InvariantCulture, $"{Machine(isShort)}\n");
        if (named.Count == 0)
            Rewrite(page.ToString());
        else
            Console.Write(page);
        return 0;
    }

    /// <summary>
    /// In this process, which needs no project built for each class: what is compared is measured under the same
    /// conditions, one after the other.
    /// </summary>
    private static IConfig Config(bool isShort)
    {
        var job = (isShort ? Job.ShortRun : Job.Default.WithWarmupCount(8).WithIterationCount(15).WithIterationTime(TimeInterval.FromMilliseconds(250)))
            .WithToolchain(InProcessEmitToolchain.Instance);
        return ManualConfig.CreateEmpty().AddJob(job).AddLogger(ConsoleLogger.Default)
            .AddDiagnoser(BenchmarkDotNet.Diagnosers.MemoryDiagnoser.Default)
            .AddColumnProvider(BenchmarkDotNet.Columns.DefaultColumnProviders.Instance)
            .WithOptions(ConfigOptions.DisableLogFile);
    }

    private static string MemorySection() => $"""
        ### Memory
        Hot state of five million open tickets and their ten million deadlines, really built (`-- memory`).

        | | | | aim |
        |---|---|---|---|
        {string.Join('\n', MemoryReport.Build(MemoryReport.Tickets))}


        """;

    private static string LanesSection() => string.Create(CultureInfo.InvariantCulture, $"""
        ### Lanes
        The lives of {LanesReport.Tickets:N0} tickets of MásNegocio, eight events each and the deadlines between them, read and encoded beforehand, decided by one lane and by two in turns (`-- lanes`).

        {string.Join('\n', LanesReport.Build(LanesReport.Tickets).Lines)}


        """);

    private static string StartSection() => $"""
        ### Start
        From the start of the published command's process to the first decision of MásNegocio's policies, with the cache and without, in turns (`-- start`).

        {StartTimes.Build(StartTimes.Rounds).Line}


        """;

    private static string Machine(bool isShort) => string.Create(CultureInfo.InvariantCulture,
        $"Medians of one {(isShort ? "short " : "")}run on {Environment.ProcessorCount} processors, .NET {Environment.Version}.");

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
