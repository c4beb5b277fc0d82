namespace PolicyEngine.Testing.Load;

/// <summary>What a figure has become.</summary>
public enum LoadVerdict
{
    /// <summary>No difference that exceeds the threshold and the noise.</summary>
    Same,
    Better,
    Worse,
}

/// <summary>A figure then and now.</summary>
/// <param name="Then">The earlier one.</param>
/// <param name="Now">The later one.</param>
/// <param name="Limit">By which part the worse of the two has to be worse than the better one for it to mean anything.</param>
/// <param name="Verdict">What has become of it.</param>
public sealed record ComparedFigure(LoadFigure Then, LoadFigure Now, double Limit, LoadVerdict Verdict)
{
    /// <summary>The later value as a multiple of the earlier one.</summary>
    public double Ratio => Now.Value / Then.Value;
}

/// <summary>
/// Two loads of equal settings, figure by figure. A difference counts only where it exceeds the threshold and what the
/// noise of both together can make: then each run of the one is worse than every run of the other.
/// </summary>
public sealed class LoadComparison
{
    /// <param name="then">The earlier load.</param>
    /// <param name="now">The later one.</param>
    /// <param name="threshold">The difference, as a part of the better value, that is let pass.</param>
    public LoadComparison(LoadRecord then, LoadRecord now, double threshold)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threshold);
        Figures = [.. from figure in now.Figures
                      where figure.Better != LoadBetter.Neither
                      let earlier = then.Figures.FirstOrDefault(other => other.Name == figure.Name)
                      where earlier is not null
                      select Compare(earlier, figure, threshold)];
        OtherMachine = [.. now.Machine.Where(told => then.Machine.GetValueOrDefault(told.Key) != told.Value).Select(told => told.Key)];
        OtherDecisions = then.Digest != now.Digest;
    }

    /// <summary>The figures that both have and that are better one way.</summary>
    public IReadOnlyList<ComparedFigure> Figures { get; }

    /// <summary>What is told of the machine and differs: times on different machines say little about the program.</summary>
    public IReadOnlyList<string> OtherMachine { get; }

    /// <summary>Whether other things were decided: a policy has changed, or the engine.</summary>
    public bool OtherDecisions { get; }

    /// <summary>Whether any figure is worse.</summary>
    public bool IsWorse => Figures.Any(figure => figure.Verdict == LoadVerdict.Worse);

    /// <summary>The settings that differ: such loads cannot be compared.</summary>
    public static IReadOnlyList<string> OtherSettings(LoadRecord then, LoadRecord now) =>
        [.. now.Settings.Keys.Union(then.Settings.Keys).Where(name => then.Settings.GetValueOrDefault(name) != now.Settings.GetValueOrDefault(name))];

    private static ComparedFigure Compare(LoadFigure then, LoadFigure now, double threshold)
    {
        // Where a noise is not known, nothing can be said.
        var limit = then.Noise is { } before && now.Noise is { } after
            ? Math.Max(threshold, ((1 + before) * (1 + after)) - 1)
            : double.PositiveInfinity;
        var (worse, better) = now.Better == LoadBetter.Higher ? (then.Value, now.Value) : (now.Value, then.Value);
        return new(then, now, limit, (worse, better) switch
        {
            _ when worse <= 0 || better <= 0 => LoadVerdict.Same,
            _ when (worse / better) - 1 > limit => LoadVerdict.Worse,
            _ when (better / worse) - 1 > limit => LoadVerdict.Better,
            _ => LoadVerdict.Same,
        });
    }
}
