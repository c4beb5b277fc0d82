using System.Numerics;

namespace PolicyEngine.Runtime;

/// <summary>
/// Pending timers, handed out in order of time. A timer has one instant or none: scheduling one that is pending moves
/// it. Scheduling, moving, cancelling and handing out cost some tens of nanoseconds however many are pending, and
/// allocate nothing once the wheel has held as many before. Not safe for use from several threads at once.
/// </summary>
/// <remarks>
/// <para>
/// An entry is appended, unsorted, to the bucket of its minute, or to that of its span of some days if it is further
/// away, or to one far bucket for everything beyond some years. A span's entries are dealt out to minutes when time
/// reaches it, and a minute's are sorted when time reaches that. What is scheduled at or before the minute that is
/// being handed out goes to a small heap beside it. Minutes and spans are powers of two in ticks, about 54 seconds and
/// 61 hours, so that they are found by shifting.
/// </para>
/// <para>
/// A table says when each timer is due. Cancelling changes that alone, and leaves an entry behind that is passed over
/// when it comes out; a bucket in which every third entry is such a one is swept. So what was cancelled takes no more
/// than half the room of what is pending, and each sweep is paid for by the cancels before it.
/// </para>
/// </remarks>
public sealed class DeadlineWheel
{
    private const int SlotShift = 23;
    private const int Slots = 64;
    private const int MinuteShift = 29;
    private const int SpanShift = MinuteShift + 12;
    private const int Minutes = 1 << (SpanShift - MinuteShift);
    private const int Spans = 256;
    private const int FirstFar = Minutes + Spans;

    /// <summary>Fewer dead entries than this are not worth a sweep.</summary>
    private const int FewDead = 32;

    private readonly Comparison<Deadline> order;
    private readonly TimerTable due = new();
    private readonly DeadlineBuckets buckets = new(FirstFar + 1);
    private readonly int[] dead = new int[FirstFar + 1];
    private readonly ulong[] occupied = new ulong[FirstFar / 64];
    private readonly DeadlineBatch batch;
    private readonly DeadlineHeap late;

    // The minute being handed out and its span. Minutes' buckets hold the rest of this span, spans' buckets those
    // before the first far one, the far bucket the rest. So an instant alone says where its entry is.
    private long minute = long.MinValue >> MinuteShift;
    private long span = long.MinValue >> SpanShift;
    private long firstFarSpan = (long.MinValue >> SpanShift) + Spans;
    private long nearestFarSpan = long.MaxValue;
    private int deadLate;

    // Before it no minute's bucket holds anything: most who ask need not look for one.
    private long quietUntil = long.MinValue;

    /// <param name="ties">
    /// The order of timers that are due at the same instant. It must tell them apart; it must not change while the wheel
    /// holds any.
    /// </param>
    public DeadlineWheel(IComparer<int> ties)
    {
        ArgumentNullException.ThrowIfNull(ties);
        order = (one, other) => one.At != other.At ? one.At.CompareTo(other.At) : ties.Compare(one.Timer, other.Timer);
        batch = new DeadlineBatch(order, SlotShift, Slots);
        late = new DeadlineHeap(order);
    }

    /// <summary>How many timers are pending.</summary>
    public int Count { get; private set; }

    /// <summary>The memory that it holds, in bytes.</summary>
    public long Bytes => due.Bytes + buckets.Bytes + batch.Bytes + late.Bytes + 4 * dead.Length + 8 * occupied.Length;

    /// <summary>The instant at which a timer is due; <see cref="ClockState.Never"/> if it is not pending.</summary>
    public long DueOf(int timer) => due[timer];

    /// <summary>
    /// A timer is due at an instant, and at no other any more. The instant may lie before ones that were handed out
    /// already: it then comes out next.
    /// </summary>
    /// <param name="timer">The timer's number: the host numbers its timers densely from 0.</param>
    /// <param name="at">Unix ticks; <see cref="ClockState.Never"/> cancels.</param>
    public void Schedule(int timer, long at)
    {
        var was = due[timer];
        if (was == at)
            return;
        due[timer] = at;
        if (was == ClockState.Never)
            Count++;
        else
            Leave(was);
        if (at == ClockState.Never)
            Count--;
        else if (at >> MinuteShift <= minute)
            late.Push(new Deadline(at, timer));
        else
        {
            if (at < quietUntil)
                quietUntil = at;
            Append(new Deadline(at, timer));
        }
    }

    /// <summary>A timer is not waited for any more; nothing happens if it was not.</summary>
    public void Cancel(int timer) => Schedule(timer, ClockState.Never);

    /// <summary>Takes out the earliest timer if it is before a limit.</summary>
    /// <param name="limit">The instant up to which timers are wanted, in Unix ticks.</param>
    /// <param name="inclusive">Whether timers at the limit itself are wanted too.</param>
    /// <param name="deadline">The timer and its instant; the default value where there is none.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryPop(long limit, bool inclusive, out Deadline deadline)
    {
        while (true)
        {
            deadline = default;
            // A minute whose timers were all cancelled leaves the batch empty: the next one is asked.
            while (batch.IsEmpty && late.Count == 0)
            {
                if (!Advance(limit))
                    return false;
            }
            var isLate = batch.IsEmpty || (late.Count > 0 && order(late.First, batch.First) < 0);
            ref readonly var first = ref isLate ? ref late.First : ref batch.First;
            if (first.At > limit || (first.At == limit && !inclusive))
                return false;
            deadline = first;
            if (isLate)
                late.Pop();
            else
                batch.Drop();
            if (due[deadline.Timer] != deadline.At)
                continue;
            due[deadline.Timer] = ClockState.Never;
            Count--;
            return true;
        }
    }

    /// <summary>An entry of this instant holds no more.</summary>
    private void Leave(long at)
    {
        if (at >> MinuteShift <= minute)
        {
            // It may be in the batch, which shrinks by itself; the heap is swept as if it were there.
            if (++deadLate <= FewDead + (late.Count / 2))
                return;
            deadLate = 0;
            late.Keep(due);
            return;
        }
        var bucket = BucketOf(at);
        if (++dead[bucket] > FewDead && 3 * dead[bucket] > buckets.CountOf(bucket))
            Sweep(bucket);
    }

    /// <summary>Puts those entries of a bucket that hold back into it.</summary>
    private void Sweep(int bucket)
    {
        var expected = buckets.CountOf(bucket) - dead[bucket];
        var chain = Take(bucket);
        while (buckets.TryNext(ref chain, out var block, out var deadlines))
        {
            foreach (ref readonly var deadline in deadlines)
            {
                if (due[deadline.Timer] == deadline.At)
                    AppendTo(bucket, deadline);
            }
            buckets.Free(block);
        }
        if (buckets.CountOf(bucket) > expected)
            SweepTwins(bucket);
    }

    /// <summary>
    /// A timer that was moved away and back has two entries of one instant, and both seem to hold: one of them is kept.
    /// </summary>
    private void SweepTwins(int bucket)
    {
        var chain = Take(bucket);
        while (buckets.TryNext(ref chain, out var block, out var deadlines))
        {
            foreach (ref readonly var deadline in deadlines)
            {
                if (due[deadline.Timer] != deadline.At)
                    continue;
                due[deadline.Timer] = ClockState.Never;
                AppendTo(bucket, deadline);
            }
            buckets.Free(block);
        }
        var kept = buckets.Peek(bucket);
        while (buckets.TryNext(ref kept, out _, out var deadlines))
        {
            foreach (ref readonly var deadline in deadlines)
                due[deadline.Timer] = deadline.At;
        }
    }

    private void Append(in Deadline deadline) => AppendTo(BucketOf(deadline.At), deadline);

    private void AppendTo(int bucket, in Deadline deadline)
    {
        if (bucket < FirstFar)
            occupied[bucket >> 6] |= 1UL << bucket;
        else
            nearestFarSpan = Math.Min(nearestFarSpan, deadline.At >> SpanShift);
        buckets.Append(bucket, deadline);
    }

    /// <summary>Where the entry of an instant after the minute that has been reached is.</summary>
    private int BucketOf(long at)
    {
        var its = at >> SpanShift;
        if (its == span)
            return (int)(at >> MinuteShift) & (Minutes - 1);
        return its < firstFarSpan ? Minutes + ((int)its & (Spans - 1)) : FirstFar;
    }

    /// <summary>Goes to the next minute that holds entries, if it does not begin after the limit, and loads it.</summary>
    private bool Advance(long limit)
    {
        if (limit < quietUntil)
            return false;
        do
        {
            // All that a minute holds may have been cancelled.
            while (FirstOccupied(0, Minutes, (int)(minute + 1) & (Minutes - 1)) is >= 0 and var next)
            {
                var reached = (span << (SpanShift - MinuteShift)) + next;
                if (reached > limit >> MinuteShift)
                {
                    quietUntil = reached << MinuteShift;
                    return false;
                }
                minute = reached;
                batch.Load(buckets, Take(next), due);
                deadLate = 0;
                if (!batch.IsEmpty)
                    return true;
            }
        }
        while (EnterNextSpan(limit >> SpanShift));
        return false;
    }

    /// <summary>Deals the entries of the next span that holds any out to its minutes, all of which are empty now.</summary>
    private bool EnterNextSpan(long limitSpan)
    {
        var first = (int)(span + 1) & (Spans - 1);
        var bucket = FirstOccupied(Minutes, Spans, first);
        var next = bucket < 0 ? nearestFarSpan : span + 1 + ((bucket - first) & (Spans - 1));
        if (next == long.MaxValue || next > limitSpan)
        {
            quietUntil = next == long.MaxValue ? next : next << SpanShift;
            return false;
        }
        span = next;
        minute = (span << (SpanShift - MinuteShift)) - 1;
        if (bucket >= 0)
        {
            Deal(Minutes + bucket);
            return true;
        }
        // No nearer span holds anything: what is far is dealt out anew, and what is still far comes back here.
        firstFarSpan = span + Spans;
        nearestFarSpan = long.MaxValue;
        Deal(FirstFar);
        return true;
    }

    /// <summary>Appends a bucket's entries again, to where they belong from the span that has been reached.</summary>
    private void Deal(int bucket)
    {
        var chain = Take(bucket);
        while (buckets.TryNext(ref chain, out var block, out var deadlines))
        {
            foreach (ref readonly var deadline in deadlines)
                Append(deadline);
            buckets.Free(block);
        }
    }

    /// <summary>Empties a bucket of its entries, which the caller goes over.</summary>
    private DeadlineBuckets.Chain Take(int bucket)
    {
        if (bucket < FirstFar)
            occupied[bucket >> 6] &= ~(1UL << bucket);
        dead[bucket] = 0;
        return buckets.Take(bucket);
    }

    /// <summary>The first occupied bucket of a ring, counted from one of them on and round; -1 if all are empty.</summary>
    private int FirstOccupied(int ring, int length, int from)
    {
        var words = length / 64;
        var word = from >> 6;
        var bits = occupied[(ring >> 6) + word] & (ulong.MaxValue << from);
        for (var i = 0; i <= words; i++)
        {
            if (bits != 0)
                return (word << 6) + BitOperations.TrailingZeroCount(bits);
            word = (word + 1) % words;
            bits = occupied[(ring >> 6) + word];
        }
        return -1;
    }
}
