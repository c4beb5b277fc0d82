using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PolicyEngine.Calendars;

/// <summary>
/// The open time of some years as two tables of buckets of equal width, so that a question is one index and a clamp.
/// The first turns an instant into the open ticks since the tables' origin, the second turns the nth open tick into
/// its instant. A bucket is at most as wide as nearly every gap, or window, so one record describes all of it; the
/// few buckets where windows crowd are marked, and a binary search answers for them. Immutable; safe to share between
/// threads.
/// </summary>
internal readonly struct BucketTables
{
    /// <summary>One table's greatest length: two million buckets of a century would only push others out of the cache.</summary>
    public const int MostBuckets = 1 << 16;

    /// <summary>
    /// The cumulative ticks of a bucket that one record does not describe, since windows crowd in it or the horizon ends
    /// in it: so far below 0 that no duration leads back into the tables.
    /// </summary>
    private const long FarBelow = -(1L << 62);

    /// <summary>The start of such a bucket: after every instant.</summary>
    private const long FarAhead = 1L << 62;

    /// <summary>The distance in such a bucket: what lies so far from an open tick is no instant.</summary>
    private const long FarAway = long.MinValue;

    /// <summary>The least instant that the tables tell.</summary>
    private const long Least = -(1L << 62);

    /// <summary>The greatest duration that may be asked for: some 7,300 years.</summary>
    public const long MostTicks = 1L << 61;

    /// <summary>The answer outside the horizon. An out parameter would keep the hot path's values off the registers.</summary>
    public const long Outside = long.MinValue;

    /// <summary>
    /// In this bucket, an instant's open ticks are Cumulative, plus its distance from Start where that is positive, but
    /// no more than the next bucket's Cumulative. The last record only ends the one before.
    /// </summary>
    private readonly record struct Elapsed(long Cumulative, long Start);

    /// <summary>
    /// In this bucket, open ticks below Boundary lie Distance ticks further on the time line, the others the next
    /// bucket's Distance. The last record only ends the one before.
    /// </summary>
    private readonly record struct Position(long Boundary, long Distance);

    private readonly long origin;
    private readonly ulong span;
    private readonly ulong total;
    private readonly int elapsedShift;
    private readonly int positionShift;
    private readonly ulong elapsedCount;
    private readonly ulong positionCount;
    private readonly Elapsed[] elapsed;
    private readonly Position[] positions;
    private readonly long[] starts;
    private readonly long[] cumulative;

    /// <param name="intervals">All open intervals between the two instants, in order, none touching the next.</param>
    /// <param name="origin">The first instant of the horizon.</param>
    /// <param name="end">The instant after the horizon.</param>
    /// <param name="mostBuckets">The greatest length of each table.</param>
    public BucketTables(ReadOnlySpan<OpenInterval> intervals, long origin, long end, int mostBuckets)
    {
        this.origin = origin;
        this.span = (ulong)(end - origin);
        starts = new long[intervals.Length];
        cumulative = new long[intervals.Length + 1];
        var (gaps, windows) = (new Lengths(), new Lengths());
        for (var i = 0; i < intervals.Length; i++)
        {
            var (from, to) = intervals[i];
            starts[i] = from;
            cumulative[i + 1] = cumulative[i] + to - from;
            windows.Add(to - from);
            if (i > 0)
                gaps.Add(from - intervals[i - 1].To);
        }
        total = (ulong)cumulative[^1];

        (elapsedShift, var elapsedBuckets) = Width(gaps, this.span, mostBuckets);
        elapsed = new Elapsed[elapsedBuckets + 1];
        FillElapsed();

        (positionShift, var positionBuckets) = Width(windows, total, mostBuckets);
        positions = new Position[positionBuckets + 1];
        FillPositions();
        (elapsedCount, positionCount) = ((ulong)elapsedBuckets, (ulong)positionBuckets);
    }

    /// <summary>
    /// The tables of time that never closes: the open ticks of an instant are its distance from an origin before all
    /// instants of any use.
    /// </summary>
    public static BucketTables Natural { get; } = new(-1L << 61);

    private BucketTables(long origin)
    {
        this.origin = origin;
        (this.span, total) = (long.MaxValue, long.MaxValue);
        (elapsedShift, positionShift) = (62, 62);
        (elapsedCount, positionCount) = (2, 2);
        elapsed = [new(0, origin), new(1L << 62, origin + (1L << 62)), new(long.MaxValue, 0)];
        positions = [new(long.MaxValue, origin), new(long.MaxValue, origin), default];
        (starts, cumulative) = ([origin], [0, long.MaxValue]);
    }

    /// <summary>Whether <see cref="Add"/> or <see cref="After"/> tell an instant; if not, they give a number below all instants.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsTold(long instant) => instant >= Least;

    /// <summary>The instant at which an open duration has elapsed since another instant, if that is told.</summary>
    /// <param name="start">The start.</param>
    /// <param name="duration">The duration, from 1 to <see cref="MostTicks"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Add(long start, long duration) => After(Mark(start), duration);

    /// <summary>
    /// The open ticks from the origin to an instant for <see cref="After"/>; negative where one record does not tell.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Mark(long instant)
    {
        var index = (ulong)(instant - this.origin) >> elapsedShift;
        if (index >= elapsedCount)
            return Outside;
        ref var bucket = ref At(elapsed, index);
        // Clamped by arithmetic: a branch here would be guessed wrong half of the time.
        var inside = instant - bucket.Start;
        inside &= ~(inside >> 63);
        var end = Unsafe.Add(ref bucket, 1).Cumulative;
        var over = bucket.Cumulative + inside - end;
        return end + (over & (over >> 63));
    }

    /// <summary>The instant at which a duration has elapsed since a <see cref="Mark"/>, if that is told.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long After(long mark, long duration)
    {
        // The time is up when the last of its ticks is: one tick after that tick begins.
        var last = unchecked(mark + duration - 1);
        var index = (ulong)last >> positionShift;
        if (index >= positionCount)
            return Outside;
        ref var bucket = ref At(positions, index);
        return last + 1 + DistanceOf(bucket, Unsafe.Add(ref bucket, 1), last);
    }

    /// <summary>How far an open tick lies from where the time line would be if it never closed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long DistanceOf(in Position bucket, in Position next, long openTick) =>
        next.Distance + ((bucket.Distance - next.Distance) & ((openTick - bucket.Boundary) >> 63));

    /// <summary>
    /// An element whose index was just compared with the count, after which one more record stands: the compiler does not
    /// see that, and would compare again.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref T At<T>(T[] buckets, ulong index) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(buckets), (nint)index);

    /// <summary>The open ticks from the origin to an instant, or <see cref="Outside"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long OpenTicksAt(long instant)
    {
        var mark = Mark(instant);
        return mark >= 0 ? mark : SearchElapsed(instant);
    }

    /// <summary>The instant at which the nth open tick begins, from 0; <see cref="Outside"/> if the horizon has fewer.</summary>
    public long InstantOf(long openTick)
    {
        var buckets = positions;
        var index = (ulong)openTick >> positionShift;
        if (index + 1 < (ulong)buckets.Length && openTick + DistanceOf(buckets[index], buckets[index + 1], openTick) is >= Least and var instant)
            return instant;
        return SearchInstant(openTick);
    }

    /// <summary>
    /// The largest power of two that is not above nearly all of the lengths. A handful of odd ones, such as a break of
    /// five minutes, must not make the table of all years a hundred times as long.
    /// </summary>
    private static (int Shift, int Buckets) Width(Lengths lengths, ulong span, int mostBuckets)
    {
        var shift = lengths.Count == 0 ? 62 : lengths.PowerAt(lengths.Count / 64);
        while (span >> shift >= (ulong)mostBuckets) shift++;
        return (shift, (int)(span >> shift) + 1);
    }

    /// <summary>How many lengths lie between one power of two and the next: all that is asked of them in order.</summary>
    private sealed class Lengths
    {
        private readonly int[] powers = new int[64];

        public int Count { get; private set; }

        public void Add(long length)
        {
            powers[BitOperations.Log2((ulong)length)]++;
            Count++;
        }

        /// <summary>The power of two of the length that has so many shorter ones before it.</summary>
        public int PowerAt(int place)
        {
            var power = 0;
            for (var seen = powers[0]; seen <= place; seen += powers[power])
                power++;
            return power;
        }
    }

    private void FillElapsed()
    {
        var i = 0;
        for (var b = 0; b < elapsed.Length - 1; b++)
        {
            var from = this.origin + ((long)b << elapsedShift);
            var width = Math.Min(1L << elapsedShift, this.origin + (long)this.span - from);
            while (i < starts.Length && ClosingOf(i) <= from) i++;
            var crowds = i + 1 < starts.Length && starts[i + 1] < from + width;
            if (crowds || width < 1L << elapsedShift)
                elapsed[b] = new Elapsed(FarBelow, FarAhead);
            else if (i == starts.Length)
                elapsed[b] = new Elapsed(cumulative[i], from);
            else
                elapsed[b] = new Elapsed(cumulative[i] + Math.Max(0, from - starts[i]), Math.Max(from, starts[i]));
        }
        elapsed[^1] = new Elapsed((long)total, 0);
    }

    private void FillPositions()
    {
        var i = 0;
        for (var b = 0; b < positions.Length; b++)
        {
            var from = (long)b << positionShift;
            var width = 1L << positionShift;
            while (i + 1 < starts.Length && cumulative[i + 1] <= from) i++;
            var crowds = i + 2 < starts.Length && cumulative[i + 2] - from < width;
            // A boundary that no open tick reaches: the next bucket's distance is never taken instead.
            positions[b] = crowds || (ulong)(from + width) > total
                ? new Position(long.MaxValue, FarAway)
                : new Position(cumulative[i + 1], starts[i] - cumulative[i]);
        }
    }

    private long ClosingOf(int i) => starts[i] + cumulative[i + 1] - cumulative[i];

    [MethodImpl(MethodImplOptions.NoInlining)]
    private long SearchElapsed(long instant)
    {
        if ((ulong)(instant - this.origin) >= this.span) return Outside;
        var i = Array.BinarySearch(starts, instant);
        if (i < 0) i = ~i - 1;
        return i < 0 ? 0 : Math.Min(cumulative[i] + instant - starts[i], cumulative[i + 1]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private long SearchInstant(long openTick)
    {
        if ((ulong)openTick >= total) return Outside;
        var i = Array.BinarySearch(cumulative, openTick);
        if (i < 0) i = ~i - 1;
        return starts[i] + openTick - cumulative[i];
    }
}
