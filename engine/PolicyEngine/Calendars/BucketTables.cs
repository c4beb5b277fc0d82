using System.Numerics;
using System.Runtime.CompilerServices;

namespace PolicyEngine.Calendars;

/// <summary>
/// The open time of some years as two tables of buckets of equal width, so that a question is one index and a clamp.
/// The first turns an instant into the open ticks since the tables' origin, the second turns the nth open tick into
/// its instant. A bucket is at most as wide as nearly every gap, or window, so one record describes all of it; the
/// few buckets where windows crowd are marked, and a binary search answers for them. Immutable; safe to share between
/// threads.
/// </summary>
internal sealed class BucketTables
{
    /// <summary>One table's greatest length: two million buckets of a century would only push others out of the cache.</summary>
    public const int MostBuckets = 1 << 16;

    /// <summary>Marks a bucket that one record does not describe: windows crowd in it, or the horizon ends in it.</summary>
    private const long Unclear = -1;

    /// <summary>What a search answers outside the horizon. An out parameter here would keep the hot path's values off the registers.</summary>
    private const long Outside = long.MinValue;

    /// <summary>In this bucket, an instant's open ticks are Cumulative plus its distance from Start, clamped to 0..Length.</summary>
    private readonly record struct Elapsed(long Cumulative, long Start, long Length);

    /// <summary>In this bucket, open ticks lie After ticks further on the time line, those below Boundary Step more.</summary>
    private readonly record struct Position(long Boundary, long After, long Step);

    private readonly long origin;
    private readonly ulong span;
    private readonly ulong total;
    private readonly int elapsedShift;
    private readonly int positionShift;
    private readonly Elapsed[] elapsed;
    private readonly Position[] positions;
    private readonly long[] starts;
    private readonly long[] cumulative;

    /// <param name="intervals">All open intervals between the two instants, in order, none touching the next.</param>
    /// <param name="origin">The first instant of the horizon.</param>
    /// <param name="end">The instant after the horizon.</param>
    /// <param name="mostBuckets">The greatest length of each table.</param>
    public BucketTables(IReadOnlyList<OpenInterval> intervals, long origin, long end, int mostBuckets)
    {
        this.origin = origin;
        this.span = (ulong)(end - origin);
        starts = [.. intervals.Select(each => each.From)];
        cumulative = new long[intervals.Count + 1];
        for (var i = 0; i < intervals.Count; i++)
            cumulative[i + 1] = cumulative[i] + intervals[i].To - intervals[i].From;
        total = (ulong)cumulative[^1];

        var gaps = intervals.Zip(intervals.Skip(1), (one, next) => next.From - one.To);
        (elapsedShift, var elapsedBuckets) = Width(gaps, this.span, mostBuckets);
        elapsed = new Elapsed[elapsedBuckets];
        FillElapsed();

        (positionShift, var positionBuckets) = Width(intervals.Select(each => each.To - each.From), total, mostBuckets);
        positions = new Position[positionBuckets];
        FillPositions();
    }

    /// <summary>The open ticks from the origin to an instant; false outside the horizon.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryElapsed(long instant, out long open)
    {
        var buckets = elapsed;
        var index = (ulong)(instant - this.origin) >> elapsedShift;
        if (index < (ulong)buckets.Length)
        {
            ref readonly var bucket = ref buckets[index];
            if (bucket.Length != Unclear)
            {
                // Clamped by arithmetic: a branch here would be guessed wrong half of the time.
                var inside = instant - bucket.Start;
                inside &= ~(inside >> 63);
                var over = inside - bucket.Length;
                open = bucket.Cumulative + bucket.Length + (over & (over >> 63));
                return true;
            }
        }

        open = SearchElapsed(instant);
        return open != Outside;
    }

    /// <summary>The instant at which the nth open tick begins, from 0; false if the horizon has fewer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryInstant(long openTick, out long instant)
    {
        var buckets = positions;
        var index = (ulong)openTick >> positionShift;
        if (index < (ulong)buckets.Length)
        {
            ref readonly var bucket = ref buckets[index];
            if (bucket.Boundary != Unclear)
            {
                var isBefore = (openTick - bucket.Boundary) >> 63;
                instant = openTick + bucket.After + (bucket.Step & isBefore);
                return true;
            }
        }

        instant = SearchInstant(openTick);
        return instant != Outside;
    }

    /// <summary>
    /// The largest power of two that is not above nearly all of the lengths. A handful of odd ones, such as a break of
    /// five minutes, must not make the table of all years a hundred times as long.
    /// </summary>
    private static (int Shift, int Buckets) Width(IEnumerable<long> lengths, ulong span, int mostBuckets)
    {
        var sorted = lengths.Order().ToArray();
        var shift = sorted.Length == 0 ? 62 : BitOperations.Log2((ulong)sorted[sorted.Length / 64]);
        while (span >> shift >= (ulong)mostBuckets) shift++;
        return (shift, (int)(span >> shift) + 1);
    }

    private void FillElapsed()
    {
        var i = 0;
        for (var b = 0; b < elapsed.Length; b++)
        {
            var from = this.origin + ((long)b << elapsedShift);
            var width = Math.Min(1L << elapsedShift, this.origin + (long)this.span - from);
            while (i < starts.Length && ClosingOf(i) <= from) i++;
            var crowds = i + 1 < starts.Length && starts[i + 1] < from + width;
            if (crowds || width < 1L << elapsedShift)
                elapsed[b] = new Elapsed(0, 0, Unclear);
            else if (i == starts.Length || starts[i] >= from + width)
                elapsed[b] = new Elapsed(cumulative[i], from, 0);
            else
                elapsed[b] = new Elapsed(cumulative[i], starts[i], cumulative[i + 1] - cumulative[i]);
        }
    }

    private void FillPositions()
    {
        var i = 0;
        for (var b = 0; b < positions.Length; b++)
        {
            var from = (long)b << positionShift;
            var width = 1L << positionShift;
            if ((ulong)(from + width) > total)
            {
                positions[b] = new Position(Unclear, 0, 0);
                continue;
            }

            while (i + 1 < starts.Length && cumulative[i + 1] <= from) i++;
            var before = starts[i] - cumulative[i];
            var after = i + 1 < starts.Length ? starts[i + 1] - cumulative[i + 1] : before;
            var crowds = i + 2 < starts.Length && cumulative[i + 2] - from < width;
            positions[b] = new Position(crowds ? Unclear : cumulative[i + 1], after, before - after);
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
