#pragma warning disable NUnit1027 // The arguments of a law come from its generators, which the analyzer does not know.

using NodaTime;
using NUnit.Framework;
using PolicyEngine.Calendars;
using Law = FsCheck.NUnit.PropertyAttribute;

namespace PolicyEngine.Tests.Calendars;

[FsCheck.NUnit.Properties(Arbitrary = [typeof(CalendarArbitraries)], MaxTest = 200)]
public sealed class ClockArithmeticTests
{
    private const long Hour = NodaConstants.TicksPerHour;

    private static readonly CompiledCalendar Desk = CompiledCalendar.Compile(
        new ServiceCalendar("desk", DateTimeZone.Utc, WeeklyHours.Parse("Mon-Fri 09:00-17:00")), 2025, 2);

    private static readonly long Monday = At("2025-06-02T00:00:00");

    private static long At(string local) => OracleFiles.Instant(local, DateTimeZone.Utc);

    /// <summary>A pause between two hours of Monday's clock.</summary>
    private static Pause Hours(double from, double to) => new(Monday + (long)(from * Hour), Monday + (long)(to * Hour));

    private static double HourOf(long at) => (at - Monday) / (double)Hour;

    [Test]
    public void A_pause_moves_the_deadline_by_its_open_time()
    {
        Pause[] pauses = [Hours(10, 11), Hours(16, 24 + 10)];

        Assert.That(HourOf(ClockArithmetic.Deadline(Desk, Monday, 8 * Hour, pauses)), Is.EqualTo(24 + 12));
        Assert.That(ClockArithmetic.Paused(Desk, Monday, Monday + (48 * Hour), pauses), Is.EqualTo(3 * Hour));
        Assert.That(ClockArithmetic.Running(Desk, Monday, Monday + (36 * Hour), pauses), Is.EqualTo(8 * Hour));
        Assert.That(ClockArithmetic.Overrun(Desk, Monday, 7 * Hour, Monday + (36 * Hour), pauses), Is.EqualTo(Hour));
        Assert.That(ClockArithmetic.Overrun(Desk, Monday, 9 * Hour, Monday + (36 * Hour), pauses), Is.Zero);
    }

    [Test]
    public void Pauses_that_overlap_count_once_and_those_around_the_clock_not_at_all()
    {
        Pause[] pauses = [Hours(-20, 8), Hours(10, 12), Hours(11, 12.5), Hours(11, 11.5), Hours(16, 17)];

        Assert.That(HourOf(ClockArithmetic.Deadline(Desk, Monday, 2 * Hour, pauses)), Is.EqualTo(13.5));
        Assert.That(ClockArithmetic.Paused(Desk, Monday, Monday + (13 * Hour), pauses), Is.EqualTo(2.5 * Hour));
    }

    [Test]
    public void A_target_used_up_when_a_pause_begins_is_up()
    {
        Assert.That(HourOf(ClockArithmetic.Deadline(Desk, Monday, Hour, [Hours(10, 12)])), Is.EqualTo(10));
        Assert.That(HourOf(ClockArithmetic.Deadline(Desk, Monday, 0, [Hours(9, 12)])), Is.EqualTo(12));
        Assert.That(HourOf(ClockArithmetic.Deadline(Desk, Monday, 0, [Hours(10, 12)])), Is.EqualTo(9));
    }

    [Test]
    public void A_clock_that_nobody_resumes_is_never_due()
    {
        Pause[] open = [new(Monday + (10 * Hour), CompiledCalendar.Never)];

        Assert.That(ClockArithmetic.Deadline(Desk, Monday, 2 * Hour, open), Is.EqualTo(CompiledCalendar.Never));
        Assert.That(ClockArithmetic.Running(Desk, Monday, Monday + (15 * Hour), open), Is.EqualTo(Hour));
        Assert.That(
            ClockArithmetic.Postponed(Desk, Monday, Monday + (12 * Hour), open), Is.EqualTo(CompiledCalendar.Never));
        Assert.That(() => ClockArithmetic.Deadline(Desk, Monday, -1, open), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void A_deadline_in_days_moves_by_pauses_that_begin_before_it()
    {
        var due = Desk.AddBusinessDays(Monday + (10 * Hour), 1);

        Assert.That(HourOf(ClockArithmetic.Postponed(Desk, Monday + (10 * Hour), due, [Hours(11, 13)])), Is.EqualTo(36));
        Assert.That(HourOf(ClockArithmetic.Postponed(Desk, Monday + (10 * Hour), due, [Hours(18, 30)])), Is.EqualTo(34));
        Assert.That(HourOf(ClockArithmetic.Postponed(Desk, Monday + (10 * Hour), due, [Hours(34, 36)])), Is.EqualTo(34));
    }

    [Test]
    public void A_carried_clock_is_due_at_the_change_where_its_new_target_is_used_up()
    {
        var change = Monday + (12 * Hour);

        Assert.That(HourOf(ClockArithmetic.Carried(Desk, Monday, change, 5 * Hour, [])), Is.EqualTo(14));
        Assert.That(HourOf(ClockArithmetic.Carried(Desk, Monday, change, 2 * Hour, [])), Is.EqualTo(12));
    }

    [Law]
    public bool A_clock_has_run_for_its_target_at_its_deadline(CalendarQuestion ask, (int Wait, int Length)[] waits)
    {
        var calendar = CompiledCalendar.Compile(ask.Calendar, 2014, 4);
        var pauses = PausesAfter(ask.Start, waits);
        var deadline = ClockArithmetic.Deadline(calendar, ask.Start, ask.Duration, pauses);
        return deadline == CompiledCalendar.Never
            || (ClockArithmetic.Running(calendar, ask.Start, deadline, pauses) == ask.Duration
                && ClockArithmetic.Running(calendar, ask.Start, deadline - 1, pauses) == ask.Duration - 1);
    }

    [Law]
    public bool Postponing_a_deadline_is_pausing_its_clock(CalendarQuestion ask, (int Wait, int Length)[] waits)
    {
        var calendar = CompiledCalendar.Compile(ask.Calendar, 2014, 4);
        var pauses = PausesAfter(ask.Start, waits);
        var plain = calendar.Add(ask.Start, ask.Duration);
        return ClockArithmetic.Postponed(calendar, ask.Start, plain, pauses)
            == ClockArithmetic.Deadline(calendar, ask.Start, ask.Duration, pauses);
    }

    private static Pause[] PausesAfter(long start, (int Wait, int Length)[] waits)
    {
        var pauses = new List<Pause>();
        foreach (var (wait, length) in waits.Take(6))
        {
            // Minutes around the start; some overlap the pause before.
            var from = start + (wait % 600 * NodaConstants.TicksPerMinute);
            pauses.Add(new Pause(from, from + (Math.Abs(length % 400L) * 7 * NodaConstants.TicksPerMinute)));
        }

        return [.. pauses.OrderBy(pause => pause.From)];
    }
}
