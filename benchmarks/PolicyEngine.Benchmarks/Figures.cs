namespace PolicyEngine.Benchmarks;

/// <summary>What many measurements of one thing come to.</summary>
internal static class Figures
{
    /// <summary>The middle one; of an even number of them the upper of the two in the middle.</summary>
    public static double Median(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
