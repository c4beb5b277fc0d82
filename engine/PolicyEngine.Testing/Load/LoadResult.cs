using PolicyEngine.Model;

namespace PolicyEngine.Testing.Load;

/// <summary>A look at a run while it measured.</summary>
/// <param name="At">Nanoseconds since its beginning.</param>
/// <param name="Events">How many events had been decided by then.</param>
/// <param name="Deadlines">How many deadlines had fired by then.</param>
/// <param name="Machine">The gauges.</param>
public readonly record struct LoadSample(long At, long Events, long Deadlines, MachineReading Machine);

/// <summary>What one run of a load measured. Times are in nanoseconds, memory in bytes.</summary>
public sealed class LoadResult
{
    private readonly LoadMeter meter;

    internal LoadResult(IReadOnlyList<string> providers, LoadMeter meter)
    {
        (Providers, this.meter) = (providers, meter);
        for (var provider = 0; provider < providers.Count; provider++)
        {
            for (var kind = EventKind.Opened; kind < EventKind.ClockDue; kind++)
                Latency.Add(meter.Of(provider, kind));
            Lateness.Add(meter.Of(provider, EventKind.ClockDue));
        }
    }

    /// <summary>The providers.</summary>
    public IReadOnlyList<string> Providers { get; }

    /// <summary>From when an event began, or was due, until it was decided: of all events.</summary>
    public LatencyHistogram Latency { get; } = new();

    /// <summary>From when the clock passed a deadline until it had fired.</summary>
    public LatencyHistogram Lateness { get; } = new();

    /// <summary>How long was measured.</summary>
    public required long Elapsed { get; init; }

    /// <summary>How many threads decided.</summary>
    public required int Threads { get; init; }

    /// <summary>What was decided, in one number: the same for the same settings and policies.</summary>
    public required ulong Digest { get; init; }

    /// <summary>How many tickets were open once all had been opened, and at the end.</summary>
    public required long Tickets { get; init; }

    public required long OpenAtEnd { get; init; }

    /// <summary>How many deadlines waited at the end.</summary>
    public required long Pending { get; init; }

    /// <summary>The hot state of the tickets with their deadlines, as the engine counts it, once all had been opened and at the end.</summary>
    public required long EngineBytes { get; init; }

    public required long EngineBytesAtEnd { get; init; }

    /// <summary>The gauges before any ticket was opened, once all were, when measuring began and when it had ended; after a collection each.</summary>
    public required MachineReading Before { get; init; }

    public required MachineReading Filled { get; init; }

    public required MachineReading Warm { get; init; }

    public required MachineReading Ended { get; init; }

    /// <summary>Looks while it measured, about a second apart.</summary>
    public required IReadOnlyList<LoadSample> Samples { get; init; }

    /// <summary>How many events were decided.</summary>
    public long Events => meter.Events;

    /// <summary>How many deadlines fired.</summary>
    public long Deadlines => meter.Deadlines;

    /// <summary>How many events were refused.</summary>
    public long Refused => meter.Refused;

    /// <summary>How many effects came about.</summary>
    public long Effects => meter.Effects;

    /// <summary>In how many decisions a condition in code failed.</summary>
    public long Failed => meter.Failed;

    /// <summary>How many events were due and not decided when the time was over: the rate was not reached.</summary>
    public long Behind => meter.Behind;

    /// <summary>The durations of a provider's events of a type; of <c>clock_due</c>, how late they fired.</summary>
    public IEnumerable<(string Type, LatencyHistogram Latency)> Of(int provider) =>
        from kind in Enumerable.Range(0, (int)EventKind.ClockDue + 1)
        let latency = meter.Of(provider, (EventKind)kind)
        where latency.Count > 0
        select (LoadMix.ShortOf((EventKind)kind), latency);
}
