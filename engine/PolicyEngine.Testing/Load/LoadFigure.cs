namespace PolicyEngine.Testing.Load;

/// <summary>What a figure counts.</summary>
public enum LoadUnit
{
    /// <summary>Things.</summary>
    Count,

    /// <summary>Things in a second.</summary>
    PerSecond,

    /// <summary>Nanoseconds.</summary>
    Time,

    /// <summary>Bytes.</summary>
    Memory,

    /// <summary>A part of a whole, 1 for all of it.</summary>
    Share,
}

/// <summary>Which way a figure is better.</summary>
public enum LoadBetter
{
    /// <summary>It is told, and compared with nothing.</summary>
    Neither,
    Higher,
    Lower,
}

/// <summary>One figure of a load, measured once in each of its equal runs.</summary>
/// <param name="Name">Its name in reports, e.g. <c>latency_p99</c>.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="Better">Which way it is better; a comparison judges no others.</param>
/// <param name="Runs">What each run measured.</param>
public sealed record LoadFigure(string Name, LoadUnit Unit, LoadBetter Better, IReadOnlyList<double> Runs)
{
    /// <summary>The mean of the runs.</summary>
    public double Value => Runs.Average();

    /// <summary>
    /// By how much the greatest of the equal runs exceeds the least, as a part of it: a difference that means nothing. Null
    /// where there is one run, or where the least is 0 and another is not.
    /// </summary>
    public double? Noise => (Runs.Min(), Runs.Max()) switch
    {
        _ when Runs.Count < 2 => null,
        var (least, greatest) when least == greatest => 0,
        ( <= 0, _) => null,
        var (least, greatest) => (greatest / least) - 1,
    };
}
