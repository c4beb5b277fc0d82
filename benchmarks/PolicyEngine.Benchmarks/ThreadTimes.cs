using System.Globalization;

namespace PolicyEngine.Benchmarks;

/// <summary>
/// What threads have had of the processor, by their names: what they were given, whoever else wants the machine. Only
/// Linux tells.
/// </summary>
internal static class ThreadTimes
{
    private const string Tasks = "/proc/self/task";

    /// <summary>The processor's seconds of each thread whose name begins so; none where the system does not tell.</summary>
    public static IReadOnlyList<double> Of(string name)
    {
        if (!Directory.Exists(Tasks))
            return [];
        return [.. Directory.GetDirectories(Tasks).Where(task => File.ReadAllText($"{task}/comm").StartsWith(name, StringComparison.Ordinal)).Select(Seconds)];
    }

    private static double Seconds(string task) =>
        long.Parse(File.ReadAllText($"{task}/schedstat").Split(' ')[0], CultureInfo.InvariantCulture) / 1e9;
}
