using PolicyEngine.Hosting;
using PolicyEngine.Testing.Load;

namespace PolicyEngine.Cli.Load;

/// <summary>Runs a load on this machine, prints what it measured, and compares it with an earlier one.</summary>
internal sealed class LoadRunner(LoadArguments arguments)
{
    public int Run(CancellationToken cancelled)
    {
        if (Workspace.Find(arguments.Workspace) is not { } workspace)
            return ExitCode.Fault;
        using var host = Workspace.Open(workspace, arguments.Cache);
        if (ProvidersOf(host) is not { Count: > 0 } providers)
            return ExitCode.Fault;
        var (settings, problem) = LoadRequest.Read(arguments, providers);
        if (settings is null)
            return Workspace.Fail(problem!);
        if (LoadRequest.PartOf(arguments.Threshold) is not { } threshold)
            return Workspace.Fail("PE1101.threshold", arguments.Threshold);
        // Whether the page can be written is known before a load that may last for hours.
        if (!TryReadEarlier(out var then) || (arguments.Report is { } page && !OutputFile.CanWrite(page)))
            return ExitCode.Fault;
        var machine = new ThisMachine();
        var line = new LoadProgressLine();
        var run = new LoadRun(host, settings, machine, line.Show);
        if (then is not null && !CanCompare(then, new LoadReport(settings, run.Versions, [], []).Wanted))
            return ExitCode.Fault;
        var results = new List<LoadResult>();
        for (var i = 0; i < arguments.Repeat && !cancelled.IsCancellationRequested; i++)
            results.Add(run.Execute(cancelled));
        LoadProgressLine.End();
        return Tell(new LoadReport(settings, run.Versions, machine.Description, results), then, threshold);
    }

    private int Tell(LoadReport report, LoadRecord? then, double threshold)
    {
        Console.Out.Write(arguments.Output == "json" ? LoadJson.Write(report) : LoadText.Write(report, Speech.Language));
        var isWritten = arguments.Report is not { } file || OutputFile.TryWrite(file, LoadPage.Write(report, Speech.Language));
        if (then is null)
            return isWritten ? ExitCode.Done : ExitCode.Fault;
        var comparison = new LoadComparison(then, LoadRecord.Of(report), threshold);
        (arguments.Output == "json" ? Console.Error : Console.Out).Write(LoadText.Write(comparison, Speech.Language));
        if (!isWritten)
            return ExitCode.Fault;
        return comparison.IsWorse ? ExitCode.Findings : ExitCode.Done;
    }

    /// <summary>The providers that were named, or all; none where one of them does not serve, which has then been said.</summary>
    private IReadOnlyList<string> ProvidersOf(PolicyHost host)
    {
        if (arguments.Providers.Count == 0)
            return host.IsWhole ? host.Providers : [];
        var asked = arguments.Providers.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        foreach (var unknown in asked.Where(id => !host.Known.Contains(id)))
            Workspace.FailUnknown(unknown, host.Known);
        return asked.TrueForAll(host.Providers.Contains) ? asked : [];
    }

    /// <summary>What is compared with is read before anything is measured.</summary>
    private bool TryReadEarlier(out LoadRecord? then)
    {
        then = null;
        if (arguments.Compare is not { } file)
            return true;
        if (!File.Exists(file))
            Workspace.Fail("PE0001", file);
        else if ((then = LoadRecord.Read(File.ReadAllText(file))) is null)
            Workspace.Fail("PE1104", file);
        return then is not null;
    }

    private bool CanCompare(LoadRecord then, IReadOnlyList<KeyValuePair<string, string>> wanted)
    {
        var now = new LoadRecord(wanted.ToDictionary(StringComparer.Ordinal), then.Machine, null, []);
        var other = LoadComparison.OtherSettings(then, now);
        if (other.Count > 0)
            Workspace.Fail("PE1105", arguments.Compare, other);
        else if (arguments.Repeat < 2 || then.Figures.Any(figure => figure.Runs.Count < 2))
            Workspace.Fail("PE1105.once", arguments.Compare);
        else
            return true;
        return false;
    }
}
