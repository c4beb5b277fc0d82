using System.Globalization;
using System.Runtime;
using System.Runtime.InteropServices;
using PolicyEngine.Testing.Load;

namespace PolicyEngine.Cli.Load;

/// <summary>The machine that the command runs on: its monotonic clock, and what the runtime tells of memory and collections.</summary>
internal sealed class ThisMachine : ILoadMachine
{
    /// <summary>The system sleeps to about a millisecond: the rest is waited for in place.</summary>
    private const long Sleepable = 3_000_000;

    private static readonly long Frequency = TimeProvider.System.TimestampFrequency;

    public long Now => Frequency == 1_000_000_000
        ? TimeProvider.System.GetTimestamp()
        : (long)(TimeProvider.System.GetTimestamp() * (1e9 / Frequency));

    public IReadOnlyList<KeyValuePair<string, string>> Description =>
    [
        new("processor", Processor()),
        new("cores", Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture)),
        new("memory", (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9).ToString("0.0", CultureInfo.InvariantCulture) + " GB"),
        new("system", $"{RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}"),
        new("runtime", RuntimeInformation.FrameworkDescription),
        new("collector", $"{(GCSettings.IsServerGC ? "server" : "workstation")}, {GCSettings.LatencyMode}"),
        new("clock", LookTakes()),
    ];

    public void WaitUntil(long nanoseconds)
    {
        for (var left = nanoseconds - Now; left > 0; left = nanoseconds - Now)
        {
            if (left > Sleepable)
                Thread.Sleep(1);
            else
                Thread.SpinWait(10);
        }
    }

    public MachineReading Read(bool collect = false)
    {
        if (collect)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
        }
        var last = GC.GetGCMemoryInfo(GCKind.Any).PauseDurations;
        return new MachineReading(
            Resident(),
            GC.GetTotalMemory(forceFullCollection: false),
            GC.CollectionCount(0),
            GC.GetTotalPauseDuration().Ticks * 100,
            last.Length == 0 ? 0 : Math.Max(last[0].Ticks, last[^1].Ticks) * 100,
            Environment.CpuUsage.TotalTime.Ticks * 100);
    }

    /// <summary>Linux tells it in one line; to ask the runtime would make garbage each second.</summary>
    private static long Resident()
    {
        const string Told = "/proc/self/statm";
        return File.Exists(Told)
            ? long.Parse(File.ReadAllText(Told).Split(' ')[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize
            : Environment.WorkingSet;
    }

    /// <summary>What one look at the clock takes: it stands in every latency.</summary>
    private string LookTakes()
    {
        const int Looks = 1_000_000;
        // The first looks are still compiled.
        var begun = Now;
        for (var round = 0; round < 2; round++)
        {
            begun = Now;
            for (var i = 0; i < Looks; i++)
                _ = Now;
        }
        return $"{((Now - begun) / (double)Looks).ToString("0", CultureInfo.InvariantCulture)} ns";
    }

    /// <summary>The processor's name where the system tells it in a file, as Linux does.</summary>
    private static string Processor()
    {
        const string Told = "/proc/cpuinfo";
        var line = File.Exists(Told) ? File.ReadLines(Told).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
