using PolicyEngine.Model;

namespace PolicyEngine.Testing.Load;

/// <summary>
/// What one thread measures, by provider and kind of event. Its counts may be read by others while it counts; its
/// histograms only afterwards. Only one thread counts.
/// </summary>
internal sealed class LoadMeter
{
    private const int Kinds = (int)EventKind.ClockDue + 1;

    private readonly LatencyHistogram[] latency;
    private long events;
    private long deadlines;

    public LoadMeter(int providers)
    {
        latency = new LatencyHistogram[providers * Kinds];
        // Those of rare events are made here too: nothing is allocated while it is measured.
        for (var i = 0; i < latency.Length; i++)
            latency[i] = new LatencyHistogram();
    }

    /// <summary>How many events have been decided so far.</summary>
    public long Events => Volatile.Read(ref events);

    /// <summary>How many deadlines have fired so far.</summary>
    public long Deadlines => Volatile.Read(ref deadlines);

    /// <summary>How many events were refused.</summary>
    public long Refused { get; private set; }

    /// <summary>How many effects came about.</summary>
    public long Effects { get; private set; }

    /// <summary>In how many decisions a condition in code failed.</summary>
    public long Failed { get; private set; }

    /// <summary>How many events were due and not decided when the time was over.</summary>
    public long Behind { get; set; }

    /// <summary>The durations of a provider's events of a kind; of deadlines, how late they were.</summary>
    public LatencyHistogram Of(int provider, EventKind kind) => latency[provider * Kinds + (int)kind];

    /// <summary>An event was decided.</summary>
    public void Decided(LoadPartition partition, long nanoseconds)
    {
        Of(partition.Provider, partition.Kind).Record(nanoseconds);
        Count(partition);
        if (partition.IsRefused)
            Refused++;
        Volatile.Write(ref events, events + 1);
    }

    /// <summary>A deadline has fired.</summary>
    public void Fired(LoadPartition partition, long late)
    {
        Of(partition.Provider, EventKind.ClockDue).Record(late);
        Count(partition);
        Volatile.Write(ref deadlines, deadlines + 1);
    }

    /// <summary>Adds what another thread measured.</summary>
    public void Add(LoadMeter other)
    {
        for (var i = 0; i < latency.Length; i++)
            latency[i].Add(other.latency[i]);
        (events, deadlines) = (events + other.events, deadlines + other.deadlines);
        (Refused, Effects, Failed, Behind) = (Refused + other.Refused, Effects + other.Effects, Failed + other.Failed, Behind + other.Behind);
    }

    private void Count(LoadPartition partition)
    {
        Effects += partition.Effects;
        if (partition.HasFailed)
            Failed++;
    }
}
