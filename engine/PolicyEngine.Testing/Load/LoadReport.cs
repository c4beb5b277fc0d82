namespace PolicyEngine.Testing.Load;

/// <summary>
/// What equal runs of a load measured: the settings, the machine, each figure with its noise. Text, JSON and HTML are
/// written from it. Immutable.
/// </summary>
/// <param name="Settings">What was wanted.</param>
/// <param name="Versions">The policies' ids and versions, in the order of the providers.</param>
/// <param name="Machine">The machine in words.</param>
/// <param name="Runs">The runs.</param>
public sealed record LoadReport(
    LoadSettings Settings, IReadOnlyList<string> Versions, IReadOnlyList<KeyValuePair<string, string>> Machine, IReadOnlyList<LoadResult> Runs)
{
    /// <summary>The percentiles that are told.</summary>
    public static IReadOnlyList<(string Name, double Percent)> Percentiles { get; } =
        [("p50", 50), ("p90", 90), ("p99", 99), ("p99_9", 99.9), ("max", 100)];

    /// <summary>The settings by name, as reports tell them: two reports can be compared where they are equal.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Wanted { get; } =
    [
        new("providers", string.Join(',', Settings.Providers)),
        new("tickets", Number(Settings.Tickets)),
        new("rate", Settings.Rate is { } rate ? Number(rate) : "max"),
        new("threads", Number(Settings.Threads)),
        new("partitions", Number(Settings.Partitions)),
        new("measured", Settings.Events is { } events ? $"{Number(events)} events" : $"{Number(Settings.Duration / 1e9)} s"),
        new("warm_up", $"{Number(Settings.WarmUp)} events a ticket"),
        new("seed", Number(Settings.Seed)),
        new("mix", Settings.Mix.ToString()),
    ];

    /// <summary>The figures, those that matter most first.</summary>
    public IReadOnlyList<LoadFigure> Figures { get; } = [.. FiguresOf(Runs)];

    /// <summary>What was decided, in one number, the same in every run; null where runs differ, which is a bug.</summary>
    public string? Digest => Runs.Select(run => run.Digest).Distinct().ToList() is [var digest]
        ? digest.ToString("x16", System.Globalization.CultureInfo.InvariantCulture)
        : null;

    /// <summary>How many events were due and not decided when the time was over, in all runs.</summary>
    public long Behind => Runs.Sum(run => run.Behind);

    private static IEnumerable<LoadFigure> FiguresOf(IReadOnlyList<LoadResult> runs)
    {
        yield return Figure("events_per_second", LoadUnit.PerSecond, LoadBetter.Higher, run => run.Events * 1e9 / run.Elapsed);
        foreach (var (name, percent) in Percentiles)
            yield return Figure($"latency_{name}", LoadUnit.Time, BetterOf(name), run => run.Latency.Percentile(percent));
        yield return Figure("deadlines_per_second", LoadUnit.PerSecond, LoadBetter.Neither, run => run.Deadlines * 1e9 / run.Elapsed);
        foreach (var (name, percent) in Percentiles)
            yield return Figure($"late_{name}", LoadUnit.Time, BetterOf(name), run => run.Lateness.Percentile(percent));
        yield return Figure("bytes_per_ticket", LoadUnit.Memory, LoadBetter.Lower, run => (double)run.EngineBytes / Math.Max(1, run.Tickets));
        yield return Figure("heap_per_ticket", LoadUnit.Memory, LoadBetter.Lower, run => (run.Filled.Managed - run.Before.Managed) / (double)Math.Max(1, run.Tickets));
        yield return Figure("heap_growth", LoadUnit.Memory, LoadBetter.Neither, run => run.Ended.Managed - run.Warm.Managed);
        yield return Figure("resident", LoadUnit.Memory, LoadBetter.Neither, run => run.Ended.Resident);
        yield return Figure("resident_growth", LoadUnit.Memory, LoadBetter.Neither, run => run.Samples[^1].Machine.Resident - run.Samples[0].Machine.Resident);
        yield return Figure("collections", LoadUnit.Count, LoadBetter.Neither, run => run.Samples[^1].Machine.Collections - run.Samples[0].Machine.Collections);
        yield return Figure("paused", LoadUnit.Time, LoadBetter.Neither, run => run.Samples[^1].Machine.Paused - run.Samples[0].Machine.Paused);
        yield return Figure("longest_pause", LoadUnit.Time, LoadBetter.Neither, LongestPause);
        yield return Figure("refused", LoadUnit.Share, LoadBetter.Neither, run => run.Refused / (double)Math.Max(1, run.Events));
        yield return Figure("effects_per_event", LoadUnit.Count, LoadBetter.Neither, run => run.Effects / (double)Math.Max(1, run.Events));
        yield return Figure("processor", LoadUnit.Share, LoadBetter.Neither,
            run => (run.Samples[^1].Machine.Processor - run.Samples[0].Machine.Processor) / (double)run.Elapsed / run.Threads);

        LoadFigure Figure(string name, LoadUnit unit, LoadBetter better, Func<LoadResult, double> of) => new(name, unit, better, [.. runs.Select(of)]);
    }

    /// <summary>One single event makes the greatest latency: it is told and never judged.</summary>
    private static LoadBetter BetterOf(string percentile) => percentile == "max" ? LoadBetter.Neither : LoadBetter.Lower;

    /// <summary>Only the last collection before each look shows how long it halted: of several within a second one is seen.</summary>
    private static double LongestPause(LoadResult run)
    {
        var longest = 0L;
        for (var i = 1; i < run.Samples.Count; i++)
        {
            if (run.Samples[i].Machine.Collections > run.Samples[i - 1].Machine.Collections)
                longest = Math.Max(longest, run.Samples[i].Machine.LastPause);
        }
        return longest;
    }

    private static string Number(IFormattable number) => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture);
}
