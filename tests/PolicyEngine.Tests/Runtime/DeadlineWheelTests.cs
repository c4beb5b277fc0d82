#pragma warning disable NUnit1027 // The arguments of a law come from its generators, which the analyzer does not know.

using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NUnit.Framework;
using PolicyEngine.Runtime;
using Law = FsCheck.NUnit.PropertyAttribute;

namespace PolicyEngine.Tests.Runtime;

public sealed class DeadlineWheelTests
{
    private const long Second = NodaConstants.TicksPerSecond;
    private const long Year = 365 * NodaConstants.TicksPerDay;

    private static readonly long Origin = Instant.FromUtc(2026, 3, 9, 12, 0).ToUnixTimeTicks();

    /// <summary>Timers in descending order, so that the order in which numbers were given is not by chance the answer.</summary>
    private static readonly IComparer<int> Ties = Comparer<int>.Create((one, other) => other.CompareTo(one));

    private static DeadlineWheel WheelOf(params Deadline[] deadlines)
    {
        var wheel = new DeadlineWheel(Ties);
        foreach (var (at, timer) in deadlines)
            wheel.Schedule(timer, at);
        return wheel;
    }

    private static List<Deadline> Drain(DeadlineWheel wheel, long limit = long.MaxValue)
    {
        var popped = new List<Deadline>();
        while (wheel.TryPop(limit, inclusive: true, out var deadline))
            popped.Add(deadline);
        return popped;
    }

    private static IEnumerable<Deadline> InOrder(IEnumerable<Deadline> deadlines) =>
        deadlines.OrderBy(each => each.At).ThenBy(each => each.Timer, Ties);

    [Test]
    public void Timers_come_out_in_order_of_time_and_ties_in_the_given_order()
    {
        var wheel = WheelOf(new(Origin + Second, 1), new(Origin, 2), new(Origin, 3), new(Origin - Year, 4));

        Assert.That(wheel.Count, Is.EqualTo(4));
        Assert.That(Drain(wheel), Is.EqualTo(new Deadline[] { new(Origin - Year, 4), new(Origin, 3), new(Origin, 2), new(Origin + Second, 1) }));
        Assert.That(wheel.Count, Is.Zero);
    }

    // The heap remembers the place of a timer that it has handed out; a minute with nothing left in it must not show it.
    [TestCase(10 * Second)]
    [TestCase(-10 * Second)]
    public void A_minute_whose_timers_were_all_cancelled_is_passed_over(long handedOut)
    {
        var wheel = WheelOf(new Deadline(Origin, 1));
        wheel.TryPop(Origin, inclusive: true, out _);
        wheel.Schedule(2, Origin + handedOut);
        Drain(wheel, Origin + handedOut);
        wheel.Schedule(3, Origin + (20 * 60 * Second));
        wheel.Schedule(4, Origin + (40 * 60 * Second));
        wheel.Cancel(3);

        Assert.That(wheel.TryPop(Origin + (30 * 60 * Second), inclusive: true, out _), Is.False);
        Assert.That(Drain(wheel), Is.EqualTo(new Deadline[] { new(Origin + (40 * 60 * Second), 4) }));
        Assert.That(wheel.Count, Is.Zero);
    }

    [Test]
    public void A_limit_holds_back_what_lies_after_it_and_at_it_unless_inclusive()
    {
        var due = new Deadline(Origin, 1);
        var wheel = WheelOf(due);

        Assert.That(wheel.TryPop(Origin - 1, inclusive: true, out _), Is.False);
        Assert.That(wheel.TryPop(Origin, inclusive: false, out var none), Is.False);
        Assert.That(none, Is.EqualTo(default(Deadline)));
        Assert.That(wheel.TryPop(Origin, inclusive: true, out var popped), Is.True);
        Assert.That(popped, Is.EqualTo(due));
        Assert.That(wheel.TryPop(long.MaxValue, inclusive: true, out _), Is.False);
    }

    [Test]
    public void What_is_scheduled_into_the_past_comes_out_next()
    {
        var wheel = WheelOf(new(Origin, 1), new(Origin + (30 * Second), 2), new(Origin + Year, 3));
        Assert.That(wheel.TryPop(Origin, inclusive: true, out _), Is.True);

        wheel.Schedule(4, Origin - (9 * Year));
        wheel.Schedule(5, Origin + (20 * Second));
        wheel.Schedule(6, Origin);

        Assert.That(Drain(wheel).Select(each => each.Timer), Is.EqualTo(new[] { 4, 6, 5, 2, 3 }));
    }

    [Test]
    public void A_timer_that_is_scheduled_again_moves()
    {
        var wheel = WheelOf(new(Origin, 1), new(Origin + Second, 2));

        wheel.Schedule(1, Origin + (2 * Second));

        Assert.That(wheel.Count, Is.EqualTo(2));
        Assert.That(wheel.DueOf(1), Is.EqualTo(Origin + (2 * Second)));
        Assert.That(Drain(wheel), Is.EqualTo(new Deadline[] { new(Origin + Second, 2), new(Origin + (2 * Second), 1) }));
    }

    [Test]
    public void A_timer_that_is_cancelled_does_not_come_out_and_one_that_is_not_pending_can_be_cancelled()
    {
        var wheel = WheelOf(new(Origin, 1), new(Origin + Second, 2), new(Origin + Year, 3));

        wheel.Cancel(1);
        wheel.Cancel(1);
        wheel.Cancel(70_000);

        Assert.That(wheel.Count, Is.EqualTo(2));
        Assert.That(wheel.DueOf(1), Is.EqualTo(ClockState.Never));
        Assert.That(Drain(wheel).Select(each => each.Timer), Is.EqualTo(new[] { 2, 3 }));
    }

    // There and back again: the wheel holds two entries of one instant then, and hands out one.
    [TestCase(1)]
    [TestCase(3 * 3600)]
    [TestCase(90 * 86_400)]
    [TestCase(3 * 365 * 86_400)]
    public void A_timer_that_was_moved_away_and_back_comes_out_once(int seconds)
    {
        var wheel = WheelOf(new(Origin, 0), new(Origin + (seconds * Second), 1));
        Assert.That(wheel.TryPop(Origin, inclusive: true, out _), Is.True);

        for (var i = 0; i < 200; i++)
        {
            wheel.Schedule(1, Origin + (seconds * Second) + Second);
            wheel.Schedule(1, Origin + (seconds * Second));
        }

        Assert.That(Drain(wheel), Is.EqualTo(new Deadline[] { new(Origin + (seconds * Second), 1) }));
    }

    [Test]
    public void The_ends_of_time_are_instants_like_others()
    {
        var wheel = WheelOf(new(long.MaxValue - 1, 1), new(0, 2), new(long.MinValue, 3), new(long.MinValue + 1, 4), new(-1, 5));

        Assert.That(wheel.TryPop(long.MinValue, inclusive: false, out _), Is.False);
        Assert.That(Drain(wheel, long.MaxValue - 2).Select(each => each.Timer), Is.EqualTo(new[] { 3, 4, 5, 2 }));
        Assert.That(Drain(wheel).Select(each => each.Timer), Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public void Gaps_of_centuries_are_no_hindrance()
    {
        var deadlines = Enumerable.Range(0, 400).Select(i => new Deadline(Origin + (i * 37L % 400 * Year * 3 / 2), i)).ToArray();

        Assert.That(Drain(WheelOf(deadlines)), Is.EqualTo(deadlines.OrderBy(each => each.At)));
    }

    public enum Act
    {
        Schedule,
        Cancel,
        Pass,
    }

    /// <summary>Moves of a random play: how far ahead to schedule, or how far on to let time go and pop.</summary>
    public sealed record Move(Act Act, long Distance, int Timer, bool Inclusive);

    [Law(MaxTest = 400, Arbitrary = [typeof(Moves)])]
    public bool A_wheel_does_what_a_sorted_list_does(Move[] moves)
    {
        var wheel = new DeadlineWheel(Ties);
        var model = new Dictionary<int, long>();
        var now = Origin;
        foreach (var move in moves)
        {
            switch (move.Act)
            {
                case Act.Schedule:
                    wheel.Schedule(move.Timer, model[move.Timer] = now + move.Distance);
                    break;
                case Act.Cancel:
                    wheel.Cancel(move.Timer);
                    model.Remove(move.Timer);
                    break;
                default:
                    now += Math.Max(0, move.Distance);
                    // Sometimes the play stops in the middle of what is due, and goes on scheduling.
                    for (var i = 0; i < 1 + (move.Timer / 5); i++)
                    {
                        if (!PopsAlike(wheel, model, now, move.Inclusive))
                            return false;
                    }
                    break;
            }
            if (wheel.Count != model.Count)
                return false;
        }
        while (model.Count > 0)
        {
            if (!PopsAlike(wheel, model, long.MaxValue, inclusive: true))
                return false;
        }
        return PopsAlike(wheel, model, long.MaxValue, inclusive: true);
    }

    private static bool PopsAlike(DeadlineWheel wheel, Dictionary<int, long> model, long limit, bool inclusive)
    {
        var due = InOrder(model.Where(each => each.Value < limit || (inclusive && each.Value == limit)).Select(each => new Deadline(each.Value, each.Key)))
            .Take(1).ToArray();
        if (wheel.TryPop(limit, inclusive, out var popped) != (due.Length == 1))
            return false;
        return due.Length == 0 || (popped == due[0] && model.Remove(popped.Timer));
    }

    private static class Moves
    {
        private static Gen<long> Distance => Gen.Frequency(
            (4, Gen.Choose(-3, 3).Select(seconds => seconds * Second)),
            (4, Gen.Choose(-100, 300).Select(seconds => seconds * Second / 2)),
            (4, Gen.Choose(-10, 100).Select(hours => hours * 3600 * Second)),
            (3, Gen.Choose(-10, 1000).Select(days => days * 86_400 * Second)),
            (1, Gen.Choose(0, 200).Select(years => years * Year)),
            (1, Gen.Choose(-5, 5).Select(ticks => (long)ticks)));

        private static Gen<Move> One =>
            from act in Gen.Frequency((4, Gen.Constant(Act.Schedule)), (1, Gen.Constant(Act.Cancel)), (2, Gen.Constant(Act.Pass)))
            from distance in Distance
            from timer in Gen.Choose(0, 14)
            from inclusive in Gen.Elements(true, false)
            select new Move(act, distance, timer, inclusive);

        public static Arbitrary<Move[]> Plays() =>
            (from length in Gen.Choose(0, 600) from moves in One.ArrayOf(length) select moves).ToArbitrary();
    }

    [Test]
    public void A_hundred_thousand_pending_come_out_in_order()
    {
        var random = new Random(7);
        var deadlines = Enumerable.Range(0, 100_000)
            .Select(i => new Deadline(Origin + random.NextInt64(40 * NodaConstants.TicksPerDay) / Second * Second, i)).ToArray();

        Assert.That(Drain(WheelOf(deadlines)), Is.EqualTo(InOrder(deadlines)));
    }

    [Test]
    public void A_wheel_in_its_stride_allocates_nothing()
    {
        var wheel = new DeadlineWheel(Ties);
        var random = new Random(11);
        var now = Origin;
        for (var i = 0; i < 20_000; i++)
            wheel.Schedule(i, Somewhen());
        for (var i = 0; i < 200_000; i++)
            Turn();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100_000; i++)
            Turn();
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);

        void Turn()
        {
            wheel.TryPop(long.MaxValue, inclusive: true, out var fired);
            now = fired.At;
            wheel.Schedule(fired.Timer, Somewhen());
            wheel.Schedule(random.Next(20_000), Somewhen());
        }

        long Somewhen() => now + random.NextInt64(20 * NodaConstants.TicksPerDay);
    }

    // A million moves of a thousand timers, near and far and back: what they leave behind does not pile up.
    [TestCase(40)]
    [TestCase(40 * 86_400)]
    [TestCase(40L * 365 * 86_400)]
    public void What_was_cancelled_or_moved_takes_no_more_room_than_what_is_pending(long seconds)
    {
        var wheel = WheelOf(new Deadline(Origin, 0));
        wheel.TryPop(Origin, inclusive: true, out _);
        var random = new Random(13);
        for (var timer = 0; timer < 1_000; timer++)
            wheel.Schedule(timer, Somewhen());
        var before = wheel.Bytes;

        for (var i = 0; i < 1_000_000; i++)
            wheel.Schedule(random.Next(1_000), Somewhen());

        Assert.That(wheel.Count, Is.EqualTo(1_000));
        Assert.That(wheel.Bytes, Is.LessThan(2 * before));
        Assert.That(Drain(wheel), Has.Count.EqualTo(1_000));

        long Somewhen() => Origin + (random.NextInt64(seconds) * Second);
    }
}
