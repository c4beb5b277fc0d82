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

    /// <summary>Tickets in descending order, so that the order in which numbers were given is not by chance the answer.</summary>
    private static readonly IComparer<Deadline> Ties = Comparer<Deadline>.Create((one, other) =>
        one.Ticket != other.Ticket ? other.Ticket.CompareTo(one.Ticket) : one.Timer.CompareTo(other.Timer));

    private static DeadlineWheel WheelOf(params Deadline[] deadlines)
    {
        var wheel = new DeadlineWheel(Ties);
        foreach (var deadline in deadlines) wheel.Schedule(deadline);
        return wheel;
    }

    private static List<Deadline> Drain(DeadlineWheel wheel, long limit = long.MaxValue)
    {
        var popped = new List<Deadline>();
        while (wheel.TryPop(limit, inclusive: true, out var deadline)) popped.Add(deadline);
        return popped;
    }

    [Test]
    public void Deadlines_come_out_in_order_of_time_and_ties_in_the_given_order()
    {
        var wheel = WheelOf(
            new(Origin + Second, 1, 0), new(Origin, 2, 1), new(Origin, 2, 0), new(Origin, 3, 0), new(Origin - Year, 4, 0));

        Assert.That(wheel.Count, Is.EqualTo(5));
        Assert.That(Drain(wheel), Is.EqualTo(new Deadline[]
        {
            new(Origin - Year, 4, 0), new(Origin, 3, 0), new(Origin, 2, 0), new(Origin, 2, 1), new(Origin + Second, 1, 0),
        }));
        Assert.That(wheel.Count, Is.Zero);
    }

    [Test]
    public void A_limit_holds_back_what_lies_after_it_and_at_it_unless_inclusive()
    {
        var due = new Deadline(Origin, 1, 0);
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
        var wheel = WheelOf(new(Origin, 1, 0), new(Origin + (30 * Second), 2, 0), new(Origin + Year, 3, 0));
        Assert.That(wheel.TryPop(Origin, inclusive: true, out _), Is.True);

        wheel.Schedule(new(Origin - (9 * Year), 4, 0));
        wheel.Schedule(new(Origin + (20 * Second), 5, 0));
        wheel.Schedule(new(Origin, 6, 0));

        Assert.That(Drain(wheel).Select(each => each.Ticket), Is.EqualTo(new[] { 4, 6, 5, 2, 3 }));
    }

    [Test]
    public void The_ends_of_time_are_instants_like_others()
    {
        var wheel = WheelOf(new(long.MaxValue, 1, 0), new(0, 2, 0), new(long.MinValue, 3, 0), new(long.MinValue + 1, 4, 0), new(-1, 5, 0));

        Assert.That(wheel.TryPop(long.MinValue, inclusive: false, out _), Is.False);
        Assert.That(Drain(wheel, long.MaxValue - 1).Select(each => each.Ticket), Is.EqualTo(new[] { 3, 4, 5, 2 }));
        Assert.That(Drain(wheel).Select(each => each.Ticket), Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public void Gaps_of_centuries_are_no_hindrance()
    {
        var deadlines = Enumerable.Range(0, 400).Select(i => new Deadline(Origin + (i * 37L % 400 * Year * 3 / 2), i, 0)).ToArray();

        Assert.That(Drain(WheelOf(deadlines)), Is.EqualTo(deadlines.OrderBy(each => each.At)));
    }

    /// <summary>Moves of a random play: how far ahead to schedule, or how far on to let time go and pop.</summary>
    public sealed record Move(bool Schedules, long Distance, int Ticket, int Timer, bool Inclusive);

    [Law(MaxTest = 400, Arbitrary = [typeof(Moves)])]
    public bool A_wheel_does_what_a_sorted_list_does(Move[] moves)
    {
        var wheel = new DeadlineWheel(Ties);
        var model = new List<Deadline>();
        var now = Origin;
        foreach (var move in moves)
        {
            if (move.Schedules)
            {
                var deadline = new Deadline(now + move.Distance, move.Ticket, move.Timer);
                wheel.Schedule(deadline);
                model.Add(deadline);
            }
            else
            {
                now += Math.Max(0, move.Distance);
                // Sometimes the play stops in the middle of what is due, and goes on scheduling.
                for (var i = 0; i < 1 + (move.Ticket * 3); i++)
                    if (!PopsAlike(wheel, model, now, move.Inclusive)) return false;
            }

            if (wheel.Count != model.Count) return false;
        }

        while (model.Count > 0)
            if (!PopsAlike(wheel, model, long.MaxValue, inclusive: true)) return false;
        return PopsAlike(wheel, model, long.MaxValue, inclusive: true);
    }

    private static bool PopsAlike(DeadlineWheel wheel, List<Deadline> model, long limit, bool inclusive)
    {
        var due = model.Where(each => each.At < limit || (inclusive && each.At == limit))
            .OrderBy(each => each.At).ThenBy(each => each, Ties).Take(1).ToArray();
        if (wheel.TryPop(limit, inclusive, out var popped) != (due.Length == 1)) return false;
        return due.Length == 0 || (popped == due[0] && model.Remove(popped));
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
            from schedules in Gen.Frequency((3, Gen.Constant(true)), (2, Gen.Constant(false)))
            from distance in Distance
            from ticket in Gen.Choose(0, 4)
            from timer in Gen.Choose(0, 2)
            from inclusive in Gen.Elements(true, false)
            select new Move(schedules, distance, ticket, timer, inclusive);

        public static Arbitrary<Move[]> Plays() =>
            (from length in Gen.Choose(0, 300) from moves in One.ArrayOf(length) select moves).ToArbitrary();
    }

    [Test]
    public void A_hundred_thousand_pending_come_out_in_order()
    {
        var random = new Random(7);
        var deadlines = Enumerable.Range(0, 100_000)
            .Select(i => new Deadline(Origin + random.NextInt64(40 * NodaConstants.TicksPerDay) / Second * Second, i, 0)).ToArray();

        Assert.That(
            Drain(WheelOf(deadlines)), Is.EqualTo(deadlines.OrderBy(each => each.At).ThenBy(each => each, Ties)));
    }

    [Test]
    public void A_wheel_in_its_stride_allocates_nothing()
    {
        var wheel = new DeadlineWheel(Ties);
        var random = new Random(11);
        var now = Origin;
        for (var i = 0; i < 20_000; i++) wheel.Schedule(Somewhen(i));
        for (var i = 0; i < 100_000; i++) Turn(i);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100_000; i++) Turn(i);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);

        void Turn(int i)
        {
            wheel.TryPop(long.MaxValue, inclusive: true, out var fired);
            now = fired.At;
            wheel.Schedule(Somewhen(i));
        }

        Deadline Somewhen(int i) => new(now + random.NextInt64(20 * NodaConstants.TicksPerDay), i, 0);
    }
}
