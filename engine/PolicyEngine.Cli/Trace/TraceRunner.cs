using PolicyEngine.Cli.Test;
using PolicyEngine.Testing.Scenarios.Running;
using PolicyEngine.Testing.Tracing;

namespace PolicyEngine.Cli.Trace;

/// <summary>Runs the scenarios of a workspace and traces the clauses of the documents through them.</summary>
internal sealed class TraceRunner(TraceArguments arguments)
{
    public int Run()
    {
        using var scenarios = TestedWorkspace.Open(arguments.Workspace, arguments.Provider, arguments.Cache);
        if (scenarios is null)
            return ExitCode.Fault;
        var reports = scenarios.Sets.Select(set => TraceReport.Of(
            scenarios.Host, set.Provider, ScenarioBatch.Run(scenarios.Host, set.Provider, set.Scenarios,
                new Progress("test.progress", set.Provider, set.Scenarios.Count).Show))).ToList();
        Console.Out.Write(arguments.Output == "json" ? TraceText.Json(reports) : TraceText.Table(reports, Speech.Language));
        if (arguments.Html is { } file && !OutputFile.TryWrite(file, TracePage.Write(reports, Speech.Language)))
            return ExitCode.Fault;
        return reports.TrueForAll(report => report.IsComplete) ? ExitCode.Done : ExitCode.Findings;
    }
}
