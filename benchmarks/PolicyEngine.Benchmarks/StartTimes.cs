using System.Diagnostics;
using PolicyEngine.Hosting;

namespace PolicyEngine.Benchmarks;

/// <summary>
/// From the start of the published command's process to the first decision of MásNegocio's policies, with compiled
/// policies kept and without, one after the other in turns.
/// </summary>
internal static class StartTimes
{
    private const double LeastRatio = 4;

    /// <param name="command">The published command: a folder, or the file itself.</param>
    /// <param name="rounds">How often each is started; the median counts.</param>
    public static int Compare(string command, int rounds)
    {
        var file = Directory.Exists(command) ? Path.Combine(command, OperatingSystem.IsWindows() ? "PolicyEngine.Cli.exe" : "PolicyEngine.Cli") : command;
        var repository = PolicyHost.FindWorkspace(AppContext.BaseDirectory)!;
        var folder = Directory.CreateTempSubdirectory("start-");
        try
        {
            var events = Path.Combine(folder.FullName, "one.jsonl");
            File.WriteAllLines(events, File.ReadLines(Path.Combine(repository, "policies", "masnegocio", "samples", "semana.jsonl")).Take(1));
            string[] evaluate = ["evaluate", events, "--output", "jsonl", "--workspace", repository];
            string[] without = [.. evaluate, "--no-cache"];
            string[] with = [.. evaluate, "--cache", Path.Combine(folder.FullName, "cache")];
            _ = (FirstDecision(file, without), FirstDecision(file, with));
            var (cold, cached) = (new List<double>(), new List<double>());
            for (var i = 0; i < rounds; i++)
            {
                cold.Add(FirstDecision(file, without));
                cached.Add(FirstDecision(file, with));
            }

            var (slow, fast) = (Median(cold), Median(cached));
            Console.WriteLine($"without cache {slow:F0} ms (least {cold.Min():F0}), with {fast:F0} ms (least {cached.Min():F0}): {slow / fast:F1} times faster; medians of {rounds}.");
            return slow / fast >= LeastRatio ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Milliseconds until the first effect is read.</summary>
    private static double FirstDecision(string file, string[] arguments)
    {
        var begun = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        if (process.StandardOutput.ReadLine() is null)
            throw new InvalidOperationException($"Nothing was decided: {errors.Result}");
        var took = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return took;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
