using System.Numerics;

namespace PolicyEngine.Testing.Load;

/// <summary>
/// Counts of durations, by which percentiles are found however many were recorded. Up to 255 ns every duration has a
/// count of its own; above, each power of two is cut into 128 counts, so that a percentile is never less than the exact
/// one and at most 1/128 (0.8 %) more. The least, the greatest and the sum are exact. Recording allocates nothing. Not
/// thread-safe: one for each thread, added together at the end.
/// </summary>
public sealed class LatencyHistogram
{
    /// <summary>By how much a percentile may exceed the exact one, as a part of it.</summary>
    public const double RelativeError = 1.0 / (1 << PartBits);

    private const int PartBits = 7;

    /// <summary>Longer durations, of more than an hour, are counted with those of this length.</summary>
    private const long Longest = (1L << 42) - 1;

    private readonly long[] counts = new long[IndexOf(Longest) + 1];

    /// <summary>How many durations were recorded.</summary>
    public long Count { get; private set; }

    /// <summary>The shortest, in nanoseconds; 0 where there is none.</summary>
    public long Min => Count == 0 ? 0 : min;

    /// <summary>The longest, in nanoseconds; 0 where there is none.</summary>
    public long Max { get; private set; }

    /// <summary>The sum of all, in nanoseconds.</summary>
    public long Sum { get; private set; }

    private long min = long.MaxValue;

    /// <summary>Records a duration.</summary>
    /// <param name="nanoseconds">How long; less than 0 counts as 0.</param>
    public void Record(long nanoseconds)
    {
        nanoseconds = Math.Max(nanoseconds, 0);
        counts[IndexOf(Math.Min(nanoseconds, Longest))]++;
        Count++;
        Sum += nanoseconds;
        min = Math.Min(min, nanoseconds);
        Max = Math.Max(Max, nanoseconds);
    }

    /// <summary>Adds what another one recorded.</summary>
    public void Add(LatencyHistogram other)
    {
        for (var i = 0; i < counts.Length; i++)
            counts[i] += other.counts[i];
        Count += other.Count;
        Sum += other.Sum;
        min = Math.Min(min, other.min);
        Max = Math.Max(Max, other.Max);
    }

    /// <summary>
    /// The duration that a share of all does not exceed: of 200 recorded ones, the 99th percentile is the 198th in
    /// order of length. In nanoseconds; 0 where there is none.
    /// </summary>
    /// <param name="percent">More than 0, at most 100.</param>
    public long Percentile(double percent)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(percent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 100);
        var left = Rank(percent);
        for (var i = 0; i < counts.Length; i++)
        {
            left -= counts[i];
            if (left <= 0)
                return Math.Clamp(HighestOf(i), Min, Max);
        }
        return Max;
    }

    /// <summary>The durations that were recorded, from short to long: the highest of each count, and how many there are.</summary>
    public IEnumerable<(long Nanoseconds, long Count)> Counts()
    {
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0)
                yield return (Math.Clamp(HighestOf(i), Min, Max), counts[i]);
        }
    }

    /// <summary>Which one in order of length; a rank that is whole but for the error of the division counts as whole.</summary>
    private long Rank(double percent) => Math.Max(1, (long)Math.Ceiling((decimal)percent * Count / 100));

    private static int IndexOf(long value)
    {
        var shift = Math.Max(0, 63 - PartBits - BitOperations.LeadingZeroCount((ulong)value));
        return (shift << PartBits) + (int)(value >> shift);
    }

    private static long HighestOf(int index)
    {
        var shift = Math.Max(0, (index >> PartBits) - 1);
        return (((long)index - (shift << PartBits) + 1) << shift) - 1;
    }
}
