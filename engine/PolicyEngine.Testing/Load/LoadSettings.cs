namespace PolicyEngine.Testing.Load;

/// <summary>What load is wanted. Equal settings and policies give equal decisions on every machine. Immutable.</summary>
public sealed record LoadSettings
{
    /// <summary>A provider's tickets stand in this many partitions, each with a clock of its own.</summary>
    public const int DefaultPartitions = 16;

    /// <summary>The providers' ids; the tickets are shared out evenly among them.</summary>
    public required IReadOnlyList<string> Providers { get; init; }

    /// <summary>How many tickets are open at a time.</summary>
    public int Tickets { get; init; } = 100_000;

    /// <summary>How many events a second are due, whether the earlier ones are decided or not; null: as fast as it goes.</summary>
    public double? Rate { get; init; }

    /// <summary>How many threads decide; at most as many as there are partitions in all.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>How many partitions each provider's tickets stand in.</summary>
    public int Partitions { get; init; } = DefaultPartitions;

    /// <summary>For how long is measured, in nanoseconds; what comes before is not counted.</summary>
    public long Duration { get; init; } = 30_000_000_000;

    /// <summary>How many events are measured, in place of a duration; null: as many as the duration brings.</summary>
    public long? Events { get; init; }

    /// <summary>What tickets and events are drawn from.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How often events of each type come.</summary>
    public LoadMix Mix { get; init; } = LoadMix.Default;

    /// <summary>How many events of each open ticket go before what is measured, as fast as they go.</summary>
    public int WarmUp { get; init; } = 10;

    /// <summary>
    /// For how many nanoseconds at least they go on: the runtime replaces its first machine code after about a second.
    /// </summary>
    public long ShortestWarmUp { get; init; } = 3_000_000_000;
}
