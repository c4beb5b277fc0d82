using PolicyEngine.Testing.Load;

namespace PolicyEngine.Cli.Load;

/// <summary>
/// Says on standard error how far a load has come: on a terminal each second in one line that is written over, otherwise
/// every half minute.
/// </summary>
internal sealed class LoadProgressLine
{
    private const long BetweenLines = 30_000_000_000;

    private LoadProgress before;
    private long said = long.MinValue;

    /// <summary>So far it has come.</summary>
    public void Show(LoadProgress progress)
    {
        var isNew = progress.Phase != before.Phase || progress.Run != before.Run;
        var (events, deadlines) = isNew ? (0d, 0d) : (PerSecond(progress, sample => sample.Events), PerSecond(progress, sample => sample.Deadlines));
        var line = progress.Phase switch
        {
            LoadPhase.Filling => Speech.Say("load.filling", progress.Run),
            LoadPhase.WarmingUp => Speech.Say("load.warming", progress.Run, Quantity.Whole(progress.Sample.Events), Quantity.Whole(events)),
            _ => Speech.Say("load.measuring", progress.Run, $"{progress.Sample.At / 1_000_000_000} s", Quantity.Whole(events), Quantity.Whole(deadlines), $"{progress.Sample.Machine.Resident / 1_000_000} MB"),
        };
        before = progress;
        if (!Console.IsErrorRedirected)
            Console.Error.Write($"\r{line.PadRight(Math.Max(0, Console.WindowWidth - 1))}");
        else if (isNew || progress.Sample.At - said >= BetweenLines)
            Console.Error.WriteLine(line);
        else
            return;
        said = progress.Sample.At;
    }

    /// <summary>The line that was written over is done with.</summary>
    public static void End()
    {
        if (!Console.IsErrorRedirected)
            Console.Error.WriteLine();
    }

    private double PerSecond(LoadProgress progress, Func<LoadSample, long> of) =>
        (of(progress.Sample) - of(before.Sample)) * 1e9 / Math.Max(1, progress.Sample.At - before.Sample.At);
}
