using System.Text;
using NodaTime;
using NodaTime.Text;
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
            return Workspace.Fail("PE0002", "--until", arguments.Until);
        if (arguments.Lanes is < 0 or > EvaluationOptions.MostLanes)
            return Workspace.Fail("PE1201", arguments.Lanes, EvaluationOptions.MostLanes);
        if (arguments.Events.IsMissing)
            return Workspace.Fail("PE0001", arguments.Events.Written);

        using var host = Workspace.OpenWhole(arguments.Workspace, arguments.Cache, whenNeeded: true);
        if (host is null)
            return ExitCode.Fault;
        if (arguments.From is not null)
        {
            (shape, var problem) = host.FindShape(arguments.From);
            if (problem is not null)
                return Workspace.Fail(problem);
        }
        // A file can be asked before anything is written; standard input tells only when it is read.
        if (until is not null && !arguments.Events.IsStandardInput && LastEvent() is { } last && until < last)
            return FailUntil(last);
        return Evaluate(host, until);
    }

    private int Evaluate(PolicyHost host, Instant? until)
    {
        using var standardOutput = Console.OpenStandardOutput();
        using IEffectWriter writer = arguments.Output == "jsonl" ? new JsonLinesWriter(standardOutput) : new TableWriter(host);
        var run = host.Begin(new EvaluationOptions
        {
            Until = until,
            Render = arguments.Render,
            From = shape,
            Lanes = arguments.Lanes == 0 ? UsualLanes() : arguments.Lanes,
            ReadsAhead = !arguments.Events.IsStandardInput && Environment.ProcessorCount > 1,
            InputName = arguments.Events.Name,
            Output = writer.Output,
        });
        var report = new EvaluationReport(run.Summary);
        using (var lines = OpenEvents())
        {
            var said = 0;
            foreach (var effects in run.Apply(lines.Parts()))
            {
                writer.Write(effects);
                report.SayUnreadable();
                if (run.Summary.Lines / ProgressEvery == said)
                    continue;
                said = run.Summary.Lines / ProgressEvery;
                Console.Error.WriteLine(Speech.Say("evaluate.progress", run.Summary.Lines, run.Summary.Effects));
            }
        }
        if (until < run.Summary.Last)
            return FailUntil(run.Summary.Last.Value);
        writer.Write(run.Finish());
        writer.Complete();
        return report.Conclude();
    }

    /// <summary>From standard input effects are to come as soon as their lines do. A file keeps one core busy with reading and writing.</summary>
    private int UsualLanes() => arguments.Events.IsStandardInput ? 1 : Math.Clamp(Environment.ProcessorCount - 1, 1, EvaluationOptions.MostLanes);

    private int FailUntil(Instant last) =>
        Workspace.Fail("PE0004", arguments.Until, InstantPattern.General.Format(last));

    private Instant? LastEvent()
    {
        using var lines = OpenEvents();
        var reader = shape?.Begin();
        Instant? last = null;
        foreach (var utf8 in lines.All())
        {
            var line = Encoding.UTF8.GetString(utf8.Span);
            foreach (var result in reader is null ? [EventReader.Read(line, default)] : EventReader.Read(line, default, reader))
            {
                if (result.Event is { } read && !(Instant.FromUnixTimeTicks(read.At) <= last))
                    last = Instant.FromUnixTimeTicks(read.At);
            }
        }
        return last;
    }

    private EventLines OpenEvents() => new(arguments.Events.Open());
}
