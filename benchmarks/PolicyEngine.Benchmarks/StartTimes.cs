using System.Diagnostics;
using System.Globalization;
using PolicyEngine.Hosting;

namespace PolicyEngine.Benchmarks;

/// <summary>
/// From the start of the published command's process to the first decision of MásNegocio's policies, with compiled
/// policies kept and without, one after the other in turns.
/// </summary>
internal static class StartTimes
{
    public const int Rounds = 21;

    private const double LeastRatio = 4;

    private static readonly string Repository = PolicyHost.FindWorkspace(AppContext.BaseDirectory)!;

    /// <summary>Publishes the command and prints what <see cref="Build"/> says; the exit code is 0 where the aim is met.</summary>
    public static int Print(int rounds)
    {
        var (line, isMet) = Build(rounds);
        Console.WriteLine(line);
        return isMet ? 0 : 1;
    }

    /// <summary>Publishes the command, as the README does, and starts it.</summary>
    /// <param name="rounds">How often it is started with the cache and without; the medians count.</param>
    public static (string Line, bool IsMet) Build(int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("start-");
        try
        {
            var command = Path.Combine(folder.FullName, "command");
            using var publish = Process.Start("dotnet", ["publish", Path.Combine(Repository, "engine", "PolicyEngine.Cli"), "-c", "Release", "-o", command, "-v", "q"])!;
            publish.WaitForExit();
            if (publish.ExitCode != 0)
                throw new InvalidOperationException("The command cannot be published.");
            var file = Path.Combine(command, OperatingSystem.IsWindows() ? "PolicyEngine.Cli.exe" : "PolicyEngine.Cli");
            var events = Path.Combine(folder.FullName, "one.jsonl");
            File.WriteAllLines(events, File.ReadLines(Path.Combine(Repository, "policies", "masnegocio", "samples", "semana.jsonl")).Take(1));
            string[] evaluate = ["evaluate", events, "--output", "jsonl", "--workspace", Repository];
            string[] without = [.. evaluate, "--no-cache"];
            string[] with = [.. evaluate, "--cache", Path.Combine(folder.FullName, "cache")];
            _ = (FirstDecision(file, without), FirstDecision(file, with));
            var (cold, cached) = (new List<double>(), new List<double>());
            for (var i = 0; i < rounds; i++)
            {
                cold.Add(FirstDecision(file, without));
                cached.Add(FirstDecision(file, with));
            }

            var (slow, fast) = (Figures.Median(cold), Figures.Median(cached));
            var isMet = slow / fast >= LeastRatio;
            return (string.Create(CultureInfo.InvariantCulture,
                $"Without the cache {slow:F0} ms (least {cold.Min():F0}), with it {fast:F0} ms (least {cached.Min():F0}): {slow / fast:F1} times sooner, medians of {rounds}. The aim is {LeastRatio:F0} times: {(isMet ? "met" : "**missed**")}."), isMet);
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
}
