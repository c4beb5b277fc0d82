using System.Globalization;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting;
using PolicyEngine.Testing.Mutation;
using PolicyEngine.Testing.Scenarios;
using PolicyEngine.Testing.Scenarios.Reports;
using PolicyEngine.Testing.Scenarios.Running;

namespace PolicyEngine.Cli.Test;

/// <summary>Runs the scenarios of a workspace and reports on them.</summary>
internal sealed class TestRunner(TestArguments arguments)
{
    public int Run()
    {
        using var scenarios = TestedWorkspace.Open(arguments.Workspace, arguments.Provider, arguments.Cache);
        return scenarios is null ? ExitCode.Fault : Run(scenarios.Host, scenarios.Sets);
    }

    private int Run(PolicyHost host, IReadOnlyList<ScenarioSet> sets)
    {
        var reports = new List<ProviderReport>();
        foreach (var set in sets)
        {
            var chosen = set.Scenarios.Where(IsAskedFor).ToList();
            var progress = new Progress("test.progress", set.Provider, chosen.Count);
            var outcomes = ScenarioBatch.Run(host, set.Provider, chosen, progress.Show);
            reports.Add(new ProviderReport(set, outcomes, CoverageReport.Of(host, set.Provider, outcomes), Mutate(host, set, outcomes)));
        }
        Console.Out.Write(Written(reports, arguments.Output));
        var areWritten = arguments.Reports.Count(file => !OutputFile.TryWrite(file, Written(reports, FormOf(file)))) == 0;
        var exit = Conclude(reports);
        return areWritten ? exit : ExitCode.Fault;
    }

    /// <summary>Only where all holds: a scenario that fails anyway notices everything.</summary>
    private MutationReport? Mutate(PolicyHost host, ScenarioSet set, IReadOnlyList<ScenarioOutcome> outcomes)
    {
        if (arguments.Mutation is not { } asked || outcomes.Any(outcome => !outcome.Passed))
            return null;
        var run = new MutationRun(host, set, outcomes);
        var results = run.Run(asked.Sample, asked.Seed, (done, total) => new Progress("mutation.progress", set.Provider, total).Show(done));
        return new MutationReport(results, asked.Sample is null ? run.Stale(results) : []);
    }

    private int Conclude(IReadOnlyList<ProviderReport> reports)
    {
        var tooLittle = reports.Where(report => report.Coverage.Percent < arguments.Threshold).ToList();
        foreach (var report in tooLittle)
            Workspace.Fail("PE0910", report.Set.Provider, report.Coverage.Percent.ToString("0.0", CultureInfo.InvariantCulture), arguments.Threshold);
        foreach (var stale in reports.SelectMany(report => report.Mutation?.Stale ?? []))
            Console.Error.WriteLine(Speech.Say(Diagnostic.Of("PE0911", stale.Where, stale.Change, stale.Clause)));
        return tooLittle.Count == 0 && reports.All(report => report.Failed == 0 && report.Mutation?.IsClean != false) ? ExitCode.Done : ExitCode.Findings;
    }

    private static string Written(IReadOnlyList<ProviderReport> reports, string form) => form switch
    {
        "json" => TestReport.Json(reports, Speech.Language),
        "junit" => TestReport.JUnit(reports, Speech.Language),
        _ => TestReport.Text(reports, Speech.Language),
    };

    private static string FormOf(string file) => Path.GetExtension(file) switch
    {
        ".json" => "json",
        ".xml" => "junit",
        _ => "text",
    };

    private bool IsAskedFor(ScenarioModel scenario) => arguments.Filter is not { } text
        || scenario.Name.Contains(text, StringComparison.OrdinalIgnoreCase)
        || scenario.Where.File.Contains(text, StringComparison.OrdinalIgnoreCase)
        || scenario.Proves.Any(clause => clause.Contains(text, StringComparison.OrdinalIgnoreCase));
}
