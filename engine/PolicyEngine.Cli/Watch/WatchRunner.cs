using NodaTime;
using PolicyEngine.Cli.Evaluate;
using PolicyEngine.Hosting;
using PolicyEngine.Hosting.Evaluation;
using PolicyEngine.Hosting.Live;

namespace PolicyEngine.Cli.Watch;

/// <summary>
/// Serves a stream of events while the policies are edited: one thread applies events and, between two of them, brings
/// in what another has loaded.
/// </summary>
/// <param name="arguments">What was asked for.</param>
/// <param name="clock">The time under which revisions are kept; no decision knows it.</param>
internal sealed class WatchRunner(WatchArguments arguments, Func<Instant> clock)
{
    private const int ProgressEvery = 20_000;

    public async Task<int> RunAsync(CancellationToken cancelled)
    {
        if (arguments.Events.IsMissing)
            return Workspace.Fail("PE0001", arguments.Events.Written);
        if (Workspace.Find(arguments.Workspace) is not { } workspace)
            return ExitCode.Fault;

        using var host = Workspace.Open(workspace, arguments.Cache);
        // A company whose policies do not load keeps none of the others from serving, and is tried at each save.
        if (host.Providers.Count == 0)
            return ExitCode.Fault;
        var policies = new LivePolicies(host);
        var log = new ServingLog(new RevisionStore(Workspace.RevisionsOf(workspace)), host, clock);
        log.Begin(policies.First);
        return await ServeAsync(host, policies, log, cancelled);
    }

    private async Task<int> ServeAsync(PolicyHost host, LivePolicies policies, ServingLog log, CancellationToken cancelled)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        using var input = OpenInput();
        using var changes = new PolicyChanges(host.PoliciesFolder, arguments.Calm, arguments.Polls);
        // What was saved while the policies were loaded is looked at once, now that somebody listens.
        changes.Signal();
        var reloader = new Reloader(policies, changes, input.Wake);
        var reloading = Task.Run(() => reloader.RunAsync(stop.Token), CancellationToken.None);
        var reading = Task.Run(() => input.RunAsync(stop.Token), CancellationToken.None);

        using var standardOutput = Console.OpenStandardOutput();
        using IEffectWriter writer = arguments.Output == "jsonl" ? new JsonLinesWriter(standardOutput) : new TableWriter(host);
        var run = host.Begin(new EvaluationOptions
        {
            Render = arguments.Render,
            InputName = arguments.Events.Name,
            Output = writer.Output,
        });
        var report = new EvaluationReport(run.Summary);
        var failure = await ApplyAllAsync(run, input, reloader, writer, report, log);
        writer.Write(run.Finish());
        writer.Complete();
        await stop.CancelAsync();
        await Task.WhenAll(reloading, reading);
        var exit = report.Conclude();
        return failure is null ? exit : Workspace.Fail("PE0619", failure.Message);
    }

    /// <returns>What kept the input from being read to its end; null where nothing did.</returns>
    private static async Task<IOException?> ApplyAllAsync(
        EvaluationRun run, GrowingInput input, Reloader reloader, IEffectWriter writer, EvaluationReport report, ServingLog log)
    {
        do
        {
            while (input.Lines.TryRead(out var line))
            {
                BringIn(run, reloader, writer, log);
                if (line is null)
                    continue;
                writer.Write(run.Apply(line));
                report.SayUnreadable();
                report.SayFailures();
                if (run.Summary.Lines % ProgressEvery == 0 && run.Summary.Lines > 0)
                    Console.Error.WriteLine(Speech.Say("evaluate.progress", run.Summary.Lines, run.Summary.Effects));
            }
            writer.Flush();
        }
        while (await HasMoreAsync(input));
        return input.Lines.Completion.Exception?.InnerException as IOException;
    }

    /// <summary>Waits for a line or for the end, which may be that the input breaks off.</summary>
    private static async Task<bool> HasMoreAsync(GrowingInput input)
    {
        try
        {
            return await input.Lines.WaitToReadAsync();
        }
        // Whoever waits is told of it here, and whoever comes later by the channel's completion.
        catch (IOException)
        {
            return false;
        }
    }

    private static void BringIn(EvaluationRun run, Reloader reloader, IEffectWriter writer, ServingLog log)
    {
        while (reloader.Take() is { } revision)
        {
            var (effects, kept) = run.Swap(revision.Host);
            writer.Write(effects);
            log.Swapped(revision, kept, run.Summary.Lines);
        }
    }

    private GrowingInput OpenInput() => arguments.Events.IsStandardInput
        ? new GrowingInput(arguments.Events.Open(), grows: false)
        : new GrowingInput(new FileStream(arguments.Events.Written, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete), grows: true);
}
