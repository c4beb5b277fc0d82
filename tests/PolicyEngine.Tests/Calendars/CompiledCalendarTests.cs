using NodaTime;
using NUnit.Framework;
using PolicyEngine.Calendars;

namespace PolicyEngine.Tests.Calendars;

public sealed class CompiledCalendarTests
{
    private const long Minute = NodaConstants.TicksPerMinute;
    private const long Hour = NodaConstants.TicksPerHour;
    private const long Never = CompiledCalendar.Never;

    private static readonly DateTimeZone MexicoCity = DateTimeZoneProviders.Tzdb["America/Mexico_City"];

    private static readonly ServiceCalendar Desk =
        new ServiceCalendar("desk", MexicoCity, WeeklyHours.Parse("Mon-Fri 09:00-19:00")).WithHolidays(Mexico.Statutory);

    private static CompiledCalendar Compile(ServiceCalendar calendar) => CompiledCalendar.Compile(calendar, 2024, 4);

    private static long At(string local) => OracleFiles.Instant(local, MexicoCity);

    private static string Local(long at) =>
        at == Never
            ? "never"
            : NodaTime.Text.LocalDateTimePattern.ExtendedIso.Format(
                Instant.FromUnixTimeTicks(at).InZone(MexicoCity).LocalDateTime);

    [TestCase("2026-03-06T18:30:00", 60, "2026-03-09T09:30:00", TestName = "An hour of Friday evening ends on Monday")]
    [TestCase("2026-03-13T18:30:00", 60, "2026-03-17T09:30:00", TestName = "A Friday evening sleeps through the bridge of Benito Juárez")]
    [TestCase("2026-03-09T17:00:00", 120, "2026-03-09T19:00:00", TestName = "Time used up at closing ends at closing")]
    [TestCase("2026-03-07T12:00:00", 0, "2026-03-09T09:00:00", TestName = "No time at all ends at the next opening")]
    [TestCase("2026-03-09T10:00:00", -90, "2026-03-06T18:30:00", TestName = "Time goes back over the weekend")]
    [TestCase("2026-03-09T10:00:00", -60, "2026-03-09T09:00:00", TestName = "Time goes back to the opening, not to the closing before it")]
    public void Minutes_are_counted_in_open_time(string start, int minutes, string deadline) =>
        Assert.That(Local(Compile(Desk).Add(At(start), minutes * Minute)), Is.EqualTo(deadline));

    [TestCase("2026-03-06T12:00:00", 1, "2026-03-09T12:00:00")]
    [TestCase("2026-03-06T20:00:00", 1, "2026-03-09T19:00:00", Description = "past the last window: its closing")]
    [TestCase("2026-03-06T07:00:00", 1, "2026-03-09T09:00:00", Description = "before the first window: its opening")]
    [TestCase("2026-03-07T12:00:00", 1, "2026-03-09T12:00:00", Description = "the start's date does not count, open or not")]
    [TestCase("2026-03-13T12:00:00", 1, "2026-03-17T12:00:00", Description = "a holiday does not count")]
    [TestCase("2026-03-17T12:00:00", -1, "2026-03-13T12:00:00")]
    [TestCase("2026-03-07T12:00:00", 0, "2026-03-09T09:00:00")]
    public void Business_days_keep_the_time_of_day_within_the_date(string start, int days, string due) =>
        Assert.That(Local(Compile(Desk).AddBusinessDays(At(start), days)), Is.EqualTo(due));

    [TestCase("2026-03-09T13:30:00", 1, "2026-03-10T14:00:00")]
    [TestCase("2026-03-09T13:00:00", 1, "2026-03-10T13:00:00")]
    public void A_time_in_the_lunch_break_moves_to_the_opening_after_it(string start, int days, string due)
    {
        var split = Compile(Desk.WithHours(WeeklyHours.Parse("Mon-Fri 09:00-13:00 14:00-18:00")));

        Assert.That(Local(split.AddBusinessDays(At(start), days)), Is.EqualTo(due));
    }

    [Test]
    public void Years_after_the_horizon_that_are_asked_about_often_are_answered_as_if_they_were_in_it()
    {
        var (ofLater, random) = (CompiledCalendar.Compile(Desk, 2030, 20), new Random(7));
        var asked = Compile(Desk);

        // Long enough in each year for its tables to come, and then past the end of them.
        for (var i = 0; i < 40_000; i++)
        {
            var start = At("2031-06-01T00:00:00") + (i / 4 * Hour) + random.NextInt64(Hour);
            var duration = random.NextInt64(i % 10 == 0 ? 2_000 * Hour : 20 * Hour);
            Assert.That(asked.Add(start, duration), Is.EqualTo(ofLater.Add(start, duration)), Local(start));
            Assert.That(asked.Add(start, -duration), Is.EqualTo(ofLater.Add(start, -duration)), Local(start));
            Assert.That(asked.Between(start, start + duration), Is.EqualTo(ofLater.Between(start, start + duration)), Local(start));
        }
    }

    [TestCase("9995-06-01T12:00:00")]
    [TestCase("9996-06-01T12:00:00")]
    [TestCase("9997-12-20T12:00:00")]
    public void The_last_years_that_there_are_can_be_asked_about_often(string start)
    {
        var (asked, slow) = (CompiledCalendar.Compile(Desk, 2024, 1), CompiledCalendar.Compile(Desk, 2024, 0));

        for (var i = 0; i < 3_000; i++)
            Assert.That(asked.Add(At(start) + i, 100 * Hour), Is.EqualTo(slow.Add(At(start) + i, 100 * Hour)));
    }

    [Test]
    public void A_question_after_the_horizon_allocates_nothing_once_its_year_has_been_asked_about_often()
    {
        var (calendar, start) = (Compile(Desk), At("2033-06-01T12:00:00"));
        for (var i = 0; i < 5_000; i++)
            calendar.Add(start, 10 * Hour);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 5_000; i++)
            calendar.Add(start + i, 10 * Hour);

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [TestCase("2026-03-13T12:00:00", 1, "2026-03-17T19:00:00")]
    [TestCase("2026-03-17T12:00:00", -1, "2026-03-13T19:00:00")]
    [TestCase("2026-03-09T20:00:00", 0, "2026-03-10T19:00:00")]
    public void The_end_of_a_business_day_is_its_last_closing(string start, int days, string due) =>
        Assert.That(Local(Compile(Desk).EndOfBusinessDay(At(start), days)), Is.EqualTo(due));

    [Test]
    public void An_exceptional_opening_replaces_a_dates_hours_and_opens_a_holiday()
    {
        var holiday = new LocalDate(2026, 3, 16);
        DayHours.TryParse("10:00-12:00 15:00-16:00", out var hours, out _);
        DayHours.TryParse("11:00-11:30", out var pause, out _);
        var calendar = Compile(Desk.WithOpening(holiday, hours!).WithBreak(holiday, pause!));

        Assert.That(calendar.Between(At("2026-03-16T00:00:00"), At("2026-03-17T00:00:00")), Is.EqualTo(150 * Minute));
        Assert.That(calendar.IsOpen(At("2026-03-16T11:15:00")), Is.False);
        Assert.That(calendar.IsOpen(At("2026-03-16T15:00:00")), Is.True);
        Assert.That(calendar.IsOpen(At("2026-03-16T16:00:00")), Is.False);
    }

    [Test]
    public void A_closure_closes_its_whole_date_and_later_breaks_join_earlier_ones()
    {
        var date = new LocalDate(2026, 3, 10);
        DayHours.TryParse("10:00-11:00", out var first, out _);
        DayHours.TryParse("10:30-12:00", out var second, out _);
        var broken = Compile(Desk.WithBreak(date, first!).WithBreak(date, second!));
        var closed = Compile(Desk.WithClosure(date, "move"));

        Assert.That(broken.Between(At("2026-03-10T00:00:00"), At("2026-03-11T00:00:00")), Is.EqualTo(8 * Hour));
        Assert.That(Local(closed.NextOpen(At("2026-03-10T10:00:00"))), Is.EqualTo("2026-03-11T09:00:00"));
    }

    [Test]
    public void A_window_that_a_gap_moves_past_midnight_counts_there_unless_that_date_is_closed()
    {
        // On Saturday 30 March 2024 Nuuk's clocks went from 23:00 straight to Sunday 00:00.
        var zone = DateTimeZoneProviders.Tzdb["America/Nuuk"];
        var calendar = new ServiceCalendar("nuuk", zone, WeeklyHours.Parse("Sat 22:00-23:30; Sun 00:15-01:00"));
        var from = OracleFiles.Instant("2024-03-30T12:00:00", zone);

        Assert.That(Compile(calendar).Between(from, from + (24 * Hour)), Is.EqualTo(2 * Hour));
        var closed = calendar.WithClosure(new LocalDate(2024, 3, 31), "closed");
        Assert.That(Compile(closed).Between(from, from + (24 * Hour)), Is.EqualTo(Hour));
    }

    [Test]
    public void A_duration_that_no_calendar_lasts_is_never_up()
    {
        // About the greatest that the tables are asked, and where a sum leaves 64 bits.
        long[] durations = [1L << 61, (1L << 61) + 1, (1L << 62) + Hour, long.MaxValue];
        var calendar = Compile(Desk);

        Assert.That(durations.Select(duration => Local(calendar.Add(At("2026-03-09T10:00:00"), duration))), Is.All.EqualTo("never"));
    }

    [Test]
    public void Natural_time_is_elapsed_time_whatever_the_date()
    {
        var natural = Compile(ServiceCalendar.AlwaysOpen("continuo", MexicoCity)
            .WithHolidays(Mexico.Statutory).WithClosure(new LocalDate(2022, 10, 30), "closed"));
        // The last night on which Mexico City set its clocks back.
        var start = At("2022-10-29T12:00:00");

        Assert.That(Local(natural.Add(start, 24 * Hour)), Is.EqualTo("2022-10-30T11:00:00"));
        Assert.That(natural.AddBusinessDays(start, 1), Is.EqualTo(start + (24 * Hour)));
        Assert.That(Local(natural.EndOfBusinessDay(start, 1)), Is.EqualTo("2022-10-31T00:00:00"));
        Assert.That(natural.Between(start, start + 7), Is.EqualTo(7));
        Assert.That(natural.Between(start + 7, start), Is.Zero);
        Assert.That(natural.IsOpen(start), Is.True);
        Assert.That(natural.NextOpen(start), Is.EqualTo(start));
        Assert.That(natural.Add(start, -7), Is.EqualTo(start - 7));
        Assert.That(natural.Add(start, long.MaxValue), Is.EqualTo(Never));
        Assert.That(natural.AddBusinessDays(start, int.MinValue), Is.EqualTo(Never));
    }

    [Test]
    public void A_calendar_that_never_opens_says_so_at_once()
    {
        var closed = Compile(new ServiceCalendar("closed", MexicoCity, WeeklyHours.Closed));
        var start = At("2026-03-09T12:00:00");

        Assert.That(closed.Add(start, Hour), Is.EqualTo(Never));
        Assert.That(closed.Add(start, -Hour), Is.EqualTo(Never));
        Assert.That(closed.NextOpen(start), Is.EqualTo(Never));
        Assert.That(closed.AddBusinessDays(start, 1), Is.EqualTo(Never));
        Assert.That(closed.AddBusinessDays(start, -1), Is.EqualTo(Never));
        Assert.That(closed.EndOfBusinessDay(start, 0), Is.EqualTo(Never));
        Assert.That(closed.Between(long.MinValue, long.MaxValue), Is.Zero);
        Assert.That(closed.IsOpen(start), Is.False);
    }

    [Test]
    public void A_calendar_of_single_openings_ends_with_the_last()
    {
        var once = Compile(new ServiceCalendar("once", MexicoCity, WeeklyHours.Closed)
            .WithOpening(new LocalDate(2035, 5, 5), DayHours.WholeDay));
        var start = At("2026-03-09T12:00:00");

        Assert.That(Local(once.Add(start, 24 * Hour)), Is.EqualTo("2035-05-06T00:00:00"));
        Assert.That(once.Add(start, (24 * Hour) + 1), Is.EqualTo(Never));
        Assert.That(Local(once.AddBusinessDays(start, 1)), Is.EqualTo("2035-05-05T12:00:00"));
        Assert.That(once.AddBusinessDays(start, 2), Is.EqualTo(Never));
    }

    [Test]
    public void Never_stays_never_and_the_ends_of_time_do_no_harm()
    {
        var desk = Compile(Desk);

        Assert.That(desk.Add(Never, Hour), Is.EqualTo(Never));
        Assert.That(desk.NextOpen(Never), Is.EqualTo(Never));
        Assert.That(desk.AddBusinessDays(Never, 1), Is.EqualTo(Never));
        Assert.That(desk.EndOfBusinessDay(Never, -1), Is.EqualTo(Never));
        Assert.That(desk.Add(At("2026-03-09T12:00:00"), long.MinValue), Is.EqualTo(Never));
        Assert.That(desk.Add(At("2026-03-09T12:00:00"), long.MaxValue), Is.EqualTo(Never));
        Assert.That(desk.IsOpen(long.MinValue), Is.False);
        Assert.That(desk.IsOpen(Never), Is.False);
        var first = desk.NextOpen(long.MinValue);
        Assert.That(desk.AddBusinessDays(long.MinValue, 1), Is.InRange(first, first + (10 * Hour)));
        Assert.That(desk.AddBusinessDays(long.MinValue, -1), Is.EqualTo(Never));
        Assert.That(() => CompiledCalendar.Compile(Desk, 9990, 9), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Questions_within_the_horizon_allocate_nothing()
    {
        var desk = Compile(Desk);
        var start = At("2026-03-09T12:00:00");
        long Ask()
        {
            var sum = 0L;
            for (var i = 0; i < 1000; i++)
            {
                var at = start + (i * 77 * Minute);
                var deadline = desk.Add(at, i * Minute);
                sum += desk.Between(at, deadline) + desk.NextOpen(at) + desk.AddBusinessDays(at, 3) + (desk.IsOpen(at) ? 1 : 0);
            }

            return sum;
        }

        Ask();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Ask();
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }
}
