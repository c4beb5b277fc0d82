using System.Diagnostics;
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
/// Runs the named benchmarks, each with its baseline in the same run, and prints their tables; all of them go to the page
/// of results, between its marks. Ratios count; absolute times are the machine's.
/// </summary>
internal static class ResultsReport
{
    private const string Begin = "<!-- results -->";
    private const string End = "<!-- end of results -->";
    private const string Into = "--into";

    /// <summary>What is measured otherwise than by a class of benchmarks.</summary>
    private static readonly Dictionary<string, Func<string>> Others = new()
    {
        ["memory"] = MemorySection,
        ["lanes"] = LanesSection,
        ["start"] = StartSection,
    };

    /// <param name="args">
    /// Names of benchmark classes or of other sections; none for all. <c>--job short</c> for a quick look, <c>--into</c> and a
    /// file for the tables.
    /// </param>
    public static int Write(string[] args)
    {
        var isShort = args.Contains("short");
        var file = Array.IndexOf(args, Into) is >= 0 and var into ? args.ElementAtOrDefault(into + 1) : null;
        var named = args.Where(arg => arg is not ("--job" or "short" or Into) && arg != file).ToList();
        if (named.Count == 0)
            return WriteAll(isShort);
        var page = new StringBuilder();
        foreach (var name in named)
        {
            if (PartOf(name, isShort) is not { } part)
                return 1;
            page.Append(part);
        }
        if (file is null)
            Console.Write($"{page}{Machine(isShort)}\n");
        else
            File.WriteAllText(file, page.ToString());
        return 0;
    }

    /// <summary>
    /// Each section in a process of its own: what was compiled for another one, and the memory that it has left, are not to
    /// be measured.
    /// </summary>
    private static int WriteAll(bool isShort)
    {
        var folder = Directory.CreateTempSubdirectory("results-");
        try
        {
            var page = new StringBuilder();
            foreach (var name in Section.All.Select(section => section.Benchmark.Name).Concat(Others.Keys))
            {
                var file = Path.Combine(folder.FullName, name);
                string[] options = isShort ? ["--job", "short"] : [];
                using var process = Process.Start(Environment.ProcessPath!, [.. SelfArguments, "results", name, Into, file, .. options])!;
                process.WaitForExit();
                if (process.ExitCode != 0)
                    return process.ExitCode;
                page.Append(File.ReadAllText(file));
            }
            Rewrite($"{page}{Machine(isShort)}\n");
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>What starts this program by its process: its file, where that is dotnet.</summary>
    private static string[] SelfArguments =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(ResultsReport).Assembly.Location] : [];

    /// <summary>The text of a section; null where it could not be measured, which was said.</summary>
    private static string? PartOf(string name, bool isShort)
    {
        if (Others.TryGetValue(name, out var other))
            return other();
        if (Section.All.FirstOrDefault(section => section.Benchmark.Name == name) is not { } section)
        {
            Console.Error.WriteLine($"There is no section '{name}': {string.Join(", ", Section.All.Select(known => known.Benchmark.Name).Concat(Others.Keys))}.");
            return null;
        }
        var summary = BenchmarkRunner.Run(section.Benchmark, Config(isShort));
        if (summary.HasCriticalValidationErrors || summary.Reports.Any(report => report.ResultStatistics is null))
            return null;
        return $"### {section.Title}\n{section.Text.ReplaceLineEndings(" ")}\n\n{ResultsTable.Of(section, summary)}\n";
    }

    /// <summary>
    /// In this process, which needs no project built for each class: what is compared within one is measured under the same
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
