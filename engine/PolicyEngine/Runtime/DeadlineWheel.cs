using System.Numerics;

namespace PolicyEngine.Runtime;

/// <summary>
/// Pending deadlines, handed out in order of time. Scheduling and handing out cost some tens of nanoseconds however
/// many are pending, and allocate nothing once the wheel has held as many before. Not safe for use from several
/// threads at once.
/// </summary>
/// <remarks>
/// <para>
/// There is no cancelling: a deadline that was cancelled or moved still comes out, and the caller checks it against
/// the ticket's state.
/// </para>
/// <para>
/// A deadline is appended, unsorted, to the bucket of its minute, or to that of its span of some days if it is further
/// away, or to one far bucket for everything beyond some years. A span's deadlines are dealt out to minutes when time
/// reaches it, and a minute's are sorted when time reaches that. What is scheduled at or before the minute that is
/// being handed out goes to a small heap beside it. Minutes and spans are powers of two in ticks, about 54 seconds and
/// 61 hours, so that they are found by shifting.
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

    private readonly Comparison<Deadline> order;
    private readonly DeadlineBuckets buckets = new(FirstFar + 2);
    private readonly ulong[] occupied = new ulong[FirstFar / 64];
    private readonly DeadlineBatch batch;
    private readonly DeadlineHeap late;

    // The minute being handed out and its span. Minutes' buckets hold the rest of this span, spans' buckets the next
    // ones, the far bucket what was beyond those when it came.
    private long minute = long.MinValue >> MinuteShift;
    private long span = long.MinValue >> SpanShift;
    private long firstFarSpan = long.MaxValue;
    private int far = FirstFar;

    /// <param name="ties">
    /// The order of deadlines at the same instant. It must tell apart all that differ, for the order of the others is
    /// not defined; it must not change while the wheel holds deadlines.
    /// </param>
    public DeadlineWheel(IComparer<Deadline> ties)
    {
        ArgumentNullException.ThrowIfNull(ties);
        order = (one, other) => one.At != other.At ? one.At.CompareTo(other.At) : ties.Compare(one, other);
        batch = new DeadlineBatch(order, SlotShift, Slots);
        late = new DeadlineHeap(order);
    }

    /// <summary>How many deadlines are pending, those that were cancelled or moved among them.</summary>
    public int Count { get; private set; }

    /// <summary>
    /// Adds a deadline. Its instant may lie before ones that were handed out already: it then comes out next.
    /// </summary>
    public void Schedule(Deadline deadline)
    {
        Count++;
        if (deadline.At >> MinuteShift <= this.minute) late.Push(deadline);
        else Append(deadline);
    }

    /// <summary>Takes out the earliest deadline if it is before a limit.</summary>
    /// <param name="limit">The instant up to which deadlines are wanted, in Unix ticks.</param>
    /// <param name="inclusive">Whether deadlines at the limit itself are wanted too.</param>
    /// <param name="deadline">The deadline; the default value where there is none.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryPop(long limit, bool inclusive, out Deadline deadline)
    {
        deadline = default;
        if (batch.IsEmpty && late.Count == 0 && !Advance(limit)) return false;

        var isLate = batch.IsEmpty || (late.Count > 0 && order(late.First, batch.First) < 0);
        ref readonly var first = ref isLate ? ref late.First : ref batch.First;
        if (first.At > limit || (first.At == limit && !inclusive)) return false;

        deadline = first;
        if (isLate) late.Pop();
        else batch.Drop();
        Count--;
        return true;
    }

    private void Append(in Deadline deadline)
    {
        var span = deadline.At >> SpanShift;
        if (span == this.span)
        {
            Append((int)(deadline.At >> MinuteShift) & (Minutes - 1), deadline);
        }
        else if (span - this.span < Spans)
        {
            Append(Minutes + ((int)span & (Spans - 1)), deadline);
        }
        else
        {
            firstFarSpan = Math.Min(firstFarSpan, span);
            this.buckets.Append(this.far, deadline);
        }
    }

    private void Append(int bucket, in Deadline deadline)
    {
        occupied[bucket >> 6] |= 1UL << bucket;
        this.buckets.Append(bucket, deadline);
    }

    /// <summary>Goes to the next minute that holds deadlines, if it does not begin after the limit, and loads it.</summary>
    private bool Advance(long limit)
    {
        while (Count > 0)
        {
            var minute = FirstOccupied(0, Minutes, (int)(this.minute + 1) & (Minutes - 1));
            if (minute >= 0)
            {
                var next = (this.span << (SpanShift - MinuteShift)) + minute;
                if (next > limit >> MinuteShift) return false;
                this.minute = next;
                Vacate(minute);
                batch.Load(this.buckets, minute);
                return true;
            }

            if (!EnterNextSpan(limit >> SpanShift)) return false;
        }

        return false;
    }

    /// <summary>Deals the deadlines of the next span that holds any out to its minutes, all of which are empty now.</summary>
    private bool EnterNextSpan(long limitSpan)
    {
        var first = (int)(this.span + 1) & (Spans - 1);
        var bucket = FirstOccupied(Minutes, Spans, first);
        var next = bucket < 0 ? long.MaxValue : this.span + 1 + ((bucket - first) & (Spans - 1));
        if (Math.Min(next, firstFarSpan) > limitSpan) return false;

        var reachesFar = firstFarSpan <= next;
        this.span = reachesFar ? firstFarSpan : next;
        this.minute = (this.span << (SpanShift - MinuteShift)) - 1;
        if (reachesFar)
        {
            // What is still far goes to the other far bucket, so that it is not dealt twice.
            var far = this.far;
            this.far = far == FirstFar ? FirstFar + 1 : FirstFar;
            firstFarSpan = long.MaxValue;
            Deal(far);
        }

        var own = (int)this.span & (Spans - 1);
        if (!this.buckets.IsEmpty(Minutes + own))
        {
            Vacate(Minutes + own);
            Deal(Minutes + own);
        }

        return true;
    }

    /// <summary>Appends a bucket's deadlines again, to where they belong from the span that has been reached.</summary>
    private void Deal(int bucket)
    {
        while (this.buckets.TryDetach(bucket, out var block, out var deadlines))
        {
            foreach (ref readonly var deadline in deadlines) Append(deadline);
            this.buckets.Free(block);
        }
    }

    private void Vacate(int bucket) => occupied[bucket >> 6] &= ~(1UL << bucket);

    /// <summary>The first occupied bucket of a ring, counted from one of them on and round; -1 if all are empty.</summary>
    private int FirstOccupied(int ring, int length, int from)
    {
        var words = length / 64;
        var word = from >> 6;
        var bits = occupied[(ring >> 6) + word] & (ulong.MaxValue << from);
        for (var i = 0; i <= words; i++)
        {
            if (bits != 0) return (word << 6) + BitOperations.TrailingZeroCount(bits);
            word = (word + 1) % words;
            bits = occupied[(ring >> 6) + word];
        }

        return -1;
    }
}
