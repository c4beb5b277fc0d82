using System.Text;
using NodaTime;
using NodaTime.Text;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting;
using PolicyEngine.Hosting.Evaluation;
using PolicyEngine.Hosting.Ingestion;
using PolicyEngine.Plugins;

namespace PolicyEngine.Cli.Evaluate;

/// <summary>Runs one evaluation: opens the workspace, streams the events, writes effects, reports on standard error.</summary>
internal sealed class EvaluateRunner(EvaluateArguments arguments)
{
    private const int ProgressEvery = 20_000;

    private InputShape? shape;

    public int Run()
    {
        if (!Workspace.TryTime(arguments.Until, out var until))
            return Workspace.Fail("PE0002", $"--until \"{arguments.Until}\" is not a time with its offset: write it as 2026-03-31T00:00:00-06:00.");
        if (arguments.Events != "-" && !File.Exists(arguments.Events))
            return Workspace.Fail("PE0001", $"There is no file \"{arguments.Events}\".");
        if ((arguments.Workspace ?? Workspace.Find()) is not { } workspace)
            return Workspace.Fail("PE0003", Workspace.Missing);

        using var host = PolicyHost.Open(workspace);
        foreach (var diagnostic in host.Diagnostics)
            Console.Error.WriteLine(diagnostic);
        if (!host.IsWhole)
            return ExitCode.Fault;
        if (arguments.From is not null)
        {
            (shape, var problem) = host.FindShape(arguments.From);
            if (problem is not null)
                return Workspace.Fail(problem.Code, problem.Message);
        }
        // A file can be asked before anything is written; standard input tells only when it is read.
        if (until is not null && arguments.Events != "-" && LastEvent() is { } last && until < last)
            return FailUntil(last);
        return Evaluate(host, until);
    }

    private int Evaluate(PolicyHost host, Instant? until)
    {
        var run = host.Begin(new EvaluationOptions
        {
            Until = until,
            Render = arguments.Render,
            From = shape,
            InputName = arguments.Events == "-" ? "stdin" : arguments.Events,
        });
        using var standardOutput = Console.OpenStandardOutput();
        using IEffectWriter writer = arguments.Output == "jsonl" ? new JsonLinesWriter(standardOutput) : new TableWriter(host);
        var reported = 0;
        using (var lines = OpenEvents())
        {
            while (lines.ReadLine() is { } line)
            {
                writer.Write(run.Apply(line));
                reported = ReportUnreadable(run.Summary, reported);
                if (run.Summary.Lines % ProgressEvery == 0 && run.Summary.Lines > 0)
                    Console.Error.WriteLine($"{run.Summary.Lines} lines, {run.Summary.Effects} effects …");
            }
        }
        if (until < run.Summary.Last)
            return FailUntil(run.Summary.Last.Value);
        writer.Write(run.Finish());
        writer.Complete();
        return Conclude(run.Summary);
    }

    private int FailUntil(Instant last) =>
        Workspace.Fail("PE0004", $"--until \"{arguments.Until}\" is earlier than the last event, {InstantPattern.General.Format(last)}.");

    private Instant? LastEvent()
    {
        using var lines = OpenEvents();
        var reader = shape?.Begin();
        Instant? last = null;
        while (lines.ReadLine() is { } line)
        {
            foreach (var result in reader is null ? [EventReader.Read(line, default)] : EventReader.Read(line, default, reader))
            {
                if (result.Event is { } read && !(Instant.FromUnixTimeTicks(read.At) <= last))
                    last = Instant.FromUnixTimeTicks(read.At);
            }
        }
        return last;
    }

    private TextReader OpenEvents() => new StreamReader(
        arguments.Events == "-" ? Console.OpenStandardInput() : File.OpenRead(arguments.Events), new UTF8Encoding(false));

    private static int ReportUnreadable(EvaluationSummary summary, int reported)
    {
        for (; reported < summary.Unreadable.Count; reported++)
            Console.Error.WriteLine(summary.Unreadable[reported]);
        return reported;
    }

    private static int Conclude(EvaluationSummary summary)
    {
        foreach (var failure in summary.Failures)
            Console.Error.WriteLine(failure);
        Console.Error.WriteLine(
            $"{summary.Lines} lines: {summary.Duplicates} duplicates, {summary.Unreadable.Count} unreadable, {summary.Refusals} refused; {summary.Effects} effects.");
        if (summary.Failures.Any(failure => failure.Severity == Severity.Error))
            return ExitCode.Fault;
        return summary.Unreadable.Count > 0 ? ExitCode.SomeUnreadable : ExitCode.Done;
    }
}
