using BenchmarkDotNet.Attributes;
using NodaTime;
using PolicyEngine.Runtime;

namespace PolicyEngine.Benchmarks;

/// <summary>
/// Deadlines with many pending: the earliest fires and is set anew, and for every fourth one that fires another is
/// cancelled and one more moved. Against .NET's <see cref="PriorityQueue{TElement, TPriority}"/>, with the same table of
/// what is due to tell what was cancelled, and the same order of ties.
/// </summary>
[MemoryDiagnoser]
public class WheelBenchmarks
{
    private const int Turns = 100_000;

    private static readonly IComparer<int> Ties = Comparer<int>.Create((one, other) => one.CompareTo(other));

    private Play wheel = null!;
    private Play queue = null!;

    [Params(1_000_000)]
    public int Pending { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        (wheel, queue) = (new Play(new WheelTimers(Ties), Pending), new Play(new QueueTimers(Ties, Pending), Pending));
        // Both play the same game: what they fire, in its order, adds up to the same.
        for (var i = 0; i < 5; i++)
        {
            if (wheel.Turn(Turns) != queue.Turn(Turns))
                throw new InvalidOperationException("The wheel and the queue do not fire alike.");
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Turns)]
    public long PriorityQueue() => queue.Turn(Turns);

    [Benchmark(OperationsPerInvoke = Turns)]
    public long DeadlineWheel() => wheel.Turn(Turns);
}

/// <summary>Timers that are set, cancelled and fired; one implementation is the engine's, the other the baseline.</summary>
internal interface ITimers
{
    void Schedule(int timer, long at);

    void Cancel(int timer);

    bool TryPop(out Deadline due);
}

/// <summary>The engine's wheel.</summary>
internal sealed class WheelTimers(IComparer<int> ties) : ITimers
{
    private readonly DeadlineWheel wheel = new(ties);

    public void Schedule(int timer, long at) => wheel.Schedule(timer, at);

    public void Cancel(int timer) => wheel.Cancel(timer);

    public bool TryPop(out Deadline due) => wheel.TryPop(long.MaxValue, inclusive: true, out due);
}

/// <summary>
/// The baseline: a priority queue has no cancelling in constant time, so a table says when each timer is due, and what
/// does not agree with it is passed over when it comes out.
/// </summary>
internal sealed class QueueTimers(IComparer<int> ties, int timers) : ITimers
{
    private readonly PriorityQueue<int, Deadline> queue = new(timers, Comparer<Deadline>.Create((one, other) =>
        one.At != other.At ? one.At.CompareTo(other.At) : ties.Compare(one.Timer, other.Timer)));

    private readonly long[] dueAt = new long[timers];

    public void Schedule(int timer, long at)
    {
        dueAt[timer] = at;
        queue.Enqueue(timer, new Deadline(at, timer));
    }

    public void Cancel(int timer) => dueAt[timer] = ClockState.Never;

    public bool TryPop(out Deadline due)
    {
        while (queue.TryDequeue(out var timer, out due))
        {
            if (dueAt[timer] != due.At)
                continue;
            dueAt[timer] = ClockState.Never;
            return true;
        }
        return false;
    }
}

/// <summary>A game with timers, the same for whoever keeps them: its random numbers are its own, seeded and cheap.</summary>
internal sealed class Play
{
    private readonly ITimers timers;
    private readonly int pending;
    private ulong random = 88_172_645_463_325_252;
    private readonly Queue<int> resting = new();
    private long now = Instant.FromUtc(2026, 3, 9, 12, 0).ToUnixTimeTicks();
    private int turns;

    public Play(ITimers timers, int pending)
    {
        (this.timers, this.pending) = (timers, pending);
        for (var timer = 0; timer < pending; timer++)
            timers.Schedule(timer, Somewhen());
    }

    /// <summary>Fires and sets anew, so many times.</summary>
    /// <returns>A sum over what fired that tells orders apart.</returns>
    public long Turn(int times)
    {
        var sum = 0L;
        for (var i = 0; i < times; i++)
        {
            timers.TryPop(out var due);
            now = due.At;
            sum = unchecked(sum * 31 + due.At + due.Timer);
            timers.Schedule(due.Timer, Somewhen());
            if (++turns % 4 == 0)
                CancelOneAndMoveAnother();
        }
        return sum;
    }

    /// <summary>What was cancelled rests a while and is then set again, so that as many stay pending.</summary>
    private void CancelOneAndMoveAnother()
    {
        var cancelled = Next(pending);
        timers.Cancel(cancelled);
        resting.Enqueue(cancelled);
        timers.Schedule(Next(pending), Somewhen());
        if (resting.Count > 64)
            timers.Schedule(resting.Dequeue(), Somewhen());
    }

    /// <summary>Twenty days ahead at most, in whole seconds: some fall on one instant.</summary>
    private long Somewhen() => now + (1 + Next(20 * 86_400)) * NodaConstants.TicksPerSecond;

    private int Next(int below)
    {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        return (int)((random >> 32) * (uint)below >> 32);
    }
}
