namespace PolicyEngine.Testing.Load;

/// <summary>
/// The machine under a load, at the host's edge: its wall clock and its gauges. Nothing that is decided depends on it.
/// Thread-safe.
/// </summary>
public interface ILoadMachine
{
    /// <summary>Nanoseconds since some instant; never goes back.</summary>
    long Now { get; }

    /// <summary>Comes back as soon as the clock has reached an instant.</summary>
    /// <param name="nanoseconds">The instant, as <see cref="Now"/> counts.</param>
    void WaitUntil(long nanoseconds);

    /// <summary>What the gauges show.</summary>
    /// <param name="collect">Whether garbage is collected first, so that the managed memory is what is used.</param>
    MachineReading Read(bool collect = false);

    /// <summary>The machine in words and numbers, by what is told of it, in order.</summary>
    IReadOnlyList<KeyValuePair<string, string>> Description { get; }
}

/// <summary>What the gauges of a machine show of this process.</summary>
/// <param name="Resident">Bytes of memory that the process occupies.</param>
/// <param name="Managed">Bytes of the managed heap, garbage included.</param>
/// <param name="Collections">How many collections there have been.</param>
/// <param name="Paused">For how many nanoseconds they have halted all threads.</param>
/// <param name="LastPause">The longest halt of the last collection, in nanoseconds.</param>
/// <param name="Processor">Nanoseconds of processor time that the process has used on all cores.</param>
public readonly record struct MachineReading(
    long Resident, long Managed, int Collections, long Paused, long LastPause, long Processor);
