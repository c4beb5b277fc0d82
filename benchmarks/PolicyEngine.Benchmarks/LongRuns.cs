using PolicyEngine.Hosting;
using PolicyEngine.Tests.Live;

namespace PolicyEngine.Benchmarks;

/// <summary>Runs of many reloads and many edits; exit code 0 where they kept what they promise.</summary>
internal static class LongRuns
{
    private const int Lines = 300;
    private const int WarmUp = 500;
    private const long MostGrowth = 10L << 20;

    private static readonly string Repository = PolicyHost.FindWorkspace(AppContext.BaseDirectory)!;

    /// <summary>Reloads a policy of 300 lines while another thread evaluates: nothing may stay in memory.</summary>
    public static int Reloads(int reloads)
    {
        using var run = new ReloadRun(Repository, Lines);
        var result = run.Run(reloads, sampleEvery: Math.Min(WarmUp, reloads), (reload, scripts, resident) =>
            Console.WriteLine($"{reload,6} reloads: {scripts} scripts in memory, {resident / 1048576.0:F1} MB resident"));
        var growth = result.Samples[^1].Resident - result.Samples[0].Resident;
        var flat = result.Samples.All(sample => sample.Scripts <= 4);
        Console.WriteLine($"{result.Evaluations} evaluations meanwhile, {result.Wrong.Count} wrong decisions; since the first sample {growth / 1048576.0:+0.0;-0.0} MB.");
        foreach (var wrong in result.Wrong.Take(10))
            Console.WriteLine(wrong);
        return flat && growth < MostGrowth && result.Wrong.Count == 0 ? 0 : 1;
    }

    /// <summary>Edits a policy under <c>policyengine watch</c> while events come as fast as they are taken.</summary>
    public static int Edits(int edits)
    {
        var command = Path.Combine(Repository, "engine", "PolicyEngine.Cli", "bin", "Release", "net10.0", "PolicyEngine.Cli.dll");
        var result = new WatchedEdits(Repository, ["dotnet", command]).Run(edits, edit =>
        {
            if (edit % 100 == 0)
                Console.WriteLine($"{edit,6} edits are live");
        });
        Console.WriteLine($"{result.Edits} edits, {result.Sent} events sent, {result.Decided} decided in their order, {result.Sent - result.Decided} dropped;");
        Console.WriteLine($"{result.Revisions} revisions named, {result.Checked} deadlines held to the revision that they name, {result.Wrong.Count} wrong.");
        Console.WriteLine(result.Errors.LastOrDefault(line => line.Contains("In memory", StringComparison.Ordinal)));
        foreach (var wrong in result.Wrong.Take(10))
            Console.WriteLine(wrong);
        return result.Sent == result.Decided && result.Wrong.Count == 0 ? 0 : 1;
    }
}
