using PolicyEngine.Hosting;

namespace PolicyEngine.Testing.Load;

/// <summary>How far a load has come.</summary>
public enum LoadPhase
{
    /// <summary>The tickets are being opened.</summary>
    Filling,

    /// <summary>Events are decided that do not count.</summary>
    WarmingUp,

    /// <summary>What is decided counts.</summary>
    Measuring,
}

/// <summary>A load at an instant while it runs.</summary>
/// <param name="Phase">How far it has come.</param>
/// <param name="Run">Which of the equal runs, from 1.</param>
/// <param name="Sample">What it has done since the phase began.</param>
public readonly record struct LoadProgress(LoadPhase Phase, int Run, LoadSample Sample);

/// <summary>
/// Runs synthetic tickets of a host's providers through the engine: opens them, warms up, measures. Each run begins with
/// new tickets from the same seed. Not thread-safe.
/// </summary>
public sealed class LoadRun
{
    /// <summary>Threads begin together, this long after the last of them was started.</summary>
    private const long Start = 5_000_000;

    private static readonly TimeSpan BetweenSamples = TimeSpan.FromSeconds(1);

    private readonly LoadSettings settings;
    private readonly ILoadMachine machine;
    private readonly LoadScene[] scenes;
    private readonly Action<LoadProgress> show;
    private int run;

    /// <param name="host">Serves the providers.</param>
    /// <param name="settings">What is wanted.</param>
    /// <param name="machine">The machine.</param>
    /// <param name="show">Told about once a second how far it has come.</param>
    public LoadRun(PolicyHost host, LoadSettings settings, ILoadMachine machine, Action<LoadProgress>? show = null)
    {
        (this.settings, this.machine, this.show) = (settings, machine, show ?? (_ => { }));
        scenes = [.. settings.Providers.Select(id => new LoadScene(host.Find(id)!, settings.Mix, settings.Seed))];
    }

    /// <summary>The policies' ids and versions, in the order of the providers.</summary>
    public IReadOnlyList<string> Versions => [.. scenes.Select(scene => scene.Version)];

    /// <summary>Runs once.</summary>
    /// <param name="cancelled">Ends the measuring early; what was measured until then is the result.</param>
    public LoadResult Execute(CancellationToken cancelled = default)
    {
        run++;
        var before = machine.Read(collect: true);
        var partitions = Partitions();
        var workers = Enumerable.Range(0, settings.Threads).Select(thread => new LoadWorker(
            [.. partitions.Select((partition, place) => (partition, place)).Where(pair => pair.place % settings.Threads == thread)], machine)).ToList();

        Together(workers, LoadPhase.Filling, worker => worker.Fill());
        var filled = machine.Read(collect: true);
        var (tickets, bytes) = (partitions.Sum(partition => (long)partition.Open), partitions.Sum(partition => partition.Bytes));
        WarmUp(workers, partitions, cancelled);
        var digest = partitions.Aggregate(0UL, (sum, partition) => (sum * 31) + partition.Digest);

        var warm = machine.Read(collect: true);
        var (elapsed, samples) = Measure(workers, partitions.Count, cancelled);
        var ended = machine.Read(collect: true);
        var meter = Sum(workers);
        GC.KeepAlive(partitions);
        return new LoadResult(settings.Providers, meter)
        {
            Digest = digest,
            Tickets = tickets,
            OpenAtEnd = partitions.Sum(partition => (long)partition.Open),
            Pending = partitions.Sum(partition => (long)partition.Pending),
            EngineBytes = bytes,
            EngineBytesAtEnd = partitions.Sum(partition => partition.Bytes),
            Elapsed = elapsed,
            Threads = settings.Threads,
            Before = before,
            Filled = filled,
            Warm = warm,
            Ended = ended,
            Samples = samples,
        };
    }

    private List<LoadPartition> Partitions()
    {
        var all = scenes.Length * settings.Partitions;
        var partitions = new List<LoadPartition>();
        for (var i = 0; i < all; i++)
        {
            var tickets = (int)((settings.Tickets * (i + 1L) / all) - (settings.Tickets * (long)i / all));
            // One thread's partitions are of all providers.
            var (number, provider) = Math.DivRem(i, scenes.Length);
            partitions.Add(new LoadPartition(scenes[provider], number, tickets, settings.Seed) { Provider = provider });
        }
        return partitions;
    }

    private void WarmUp(List<LoadWorker> workers, List<LoadPartition> partitions, CancellationToken cancelled)
    {
        var each = Math.Max(LoadPartition.DigestedEvents, (long)settings.WarmUp * settings.Tickets / partitions.Count);
        var end = machine.Now + settings.ShortestWarmUp;
        Together(workers, LoadPhase.WarmingUp, worker =>
        {
            worker.Run(long.MaxValue, _ => each, cancelled);
            worker.Run(end, null, cancelled);
        });
    }

    private (long Elapsed, IReadOnlyList<LoadSample> Samples) Measure(List<LoadWorker> workers, int partitions, CancellationToken cancelled)
    {
        Func<int, long>? events = settings.Events is { } total ? place => total / partitions + (place < total % partitions ? 1 : 0) : null;
        var start = machine.Now + Start;
        var until = settings.Events is null ? start + settings.Duration : long.MaxValue;
        var samples = Together(workers, LoadPhase.Measuring, worker =>
        {
            machine.WaitUntil(start);
            if (settings.Rate is { } rate)
                worker.Run(start, until, rate, partitions, events, cancelled);
            else
                worker.Run(until, events, cancelled);
        });
        return (machine.Now - start, samples);
    }

    /// <summary>Lets all threads do something, and looks about once a second how far they are.</summary>
    private List<LoadSample> Together(List<LoadWorker> workers, LoadPhase phase, Action<LoadWorker> does)
    {
        foreach (var worker in workers)
            worker.Meter = new LoadMeter(scenes.Length);
        var samples = new List<LoadSample>();
        var start = machine.Now;
        Look();
        var tasks = workers.Select(worker => Task.Factory.StartNew(
            () => does(worker), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        while (!Task.WaitAll(tasks, BetweenSamples))
            Look();
        Look();
        return samples;

        void Look()
        {
            var sample = new LoadSample(
                machine.Now - start, workers.Sum(worker => worker.Meter.Events), workers.Sum(worker => worker.Meter.Deadlines), machine.Read());
            samples.Add(sample);
            show(new LoadProgress(phase, run, sample));
        }
    }

    private LoadMeter Sum(List<LoadWorker> workers)
    {
        var sum = new LoadMeter(scenes.Length);
        foreach (var worker in workers)
            sum.Add(worker.Meter);
        return sum;
    }
}
