using NUnit.Framework;

namespace PolicyEngine.Tests.Engine.Company;

/// <summary>
/// Targets from start to end. 9 March 2026 is a Monday; the workshop opens 08:00-12:00 and 14:00-18:00, on Saturdays
/// 08:00-12:00. P2 has 4 open hours, P3 has 8, P4 two business days, P1 one hour of day or night.
/// </summary>
public sealed class TargetTests
{
    private CondorDesk desk = null!;

    [SetUp]
    public void Open() => desk = new CondorDesk();

    [TearDown]
    public void Close() => desk.Dispose();

    // 3 h until 18:00, the fourth on Tuesday.
    [TestCase("2026-03-09 15:00", "parada", "vivienda", "03-10 09:00")]
    // The fourth hour ends as the window closes, and not when the next one opens.
    [TestCase("2026-03-09 08:00", "parada", "vivienda", "03-09 12:00")]
    // Outside the windows the clock begins at the next opening.
    [TestCase("2026-03-09 12:30", "parada", "vivienda", "03-09 18:00")]
    // Friday 1 h, Saturday 08:00-11:00.
    [TestCase("2026-03-20 17:00", "parada", "vivienda", "03-21 11:00")]
    // Saturday 1 h; Monday the 23rd is a holiday (19 March moved); Tuesday 08:00-11:00.
    [TestCase("2026-03-21 11:00", "parada", "vivienda", "03-24 11:00")]
    // 3 h on Monday, 4 on Tuesday morning, the eighth in the afternoon.
    [TestCase("2026-03-09 15:00", "parada", "oficina", "03-10 15:00")]
    // Saturday is the first business day after Friday, Tuesday the second: the same local time.
    [TestCase("2026-03-20 16:00", "revision", "oficina", "03-24 16:00")]
    // Friday, Saturday; at 16:00 Saturday has closed: its last closing.
    [TestCase("2026-03-19 16:00", "revision", "oficina", "03-21 12:00")]
    // Natural time knows neither the night nor the Sunday.
    [TestCase("2026-03-21 23:30", "parada", "hospital", "03-22 00:30")]
    public void A_target_is_due_when_its_time_has_run_on_its_calendar(string time, string kind, string use, string deadline)
    {
        Assert.That(EffectLines.Of(desk.Open("EC-1", time, kind, use), "target_"),
            Is.EqualTo([$"{time[5..]} target_started llegada {deadline}"]));
    }

    // 15:00-18:00 of the workshop and 18:00-19:00 of the customer's own hours.
    [TestCase("2026-03-09 15:00", "03-09 19:00")]
    // Monday the 23rd is a holiday, which closes the extended hours too: Tuesday 08:00-12:00.
    [TestCase("2026-03-23 18:00", "03-24 12:00")]
    // Sunday 18:00-22:00.
    [TestCase("2026-03-15 09:00", "03-15 22:00")]
    public void Hours_that_the_customer_brings_extend_the_calendar(string time, string deadline)
    {
        var effects = desk.Open("EC-1", time, members: new { customer = new { hours = new { open = "Mon-Sun 18:00-22:00" } } });

        Assert.That(EffectLines.Of(effects, "target_"), Is.EqualTo([$"{time[5..]} target_started llegada {deadline}"]));
    }

    [Test]
    public void A_paused_target_neither_warns_nor_breaches_and_goes_on_with_what_was_left()
    {
        desk.Open("EC-1", "2026-03-09 15:00");
        desk.SetStatus("EC-1", "2026-03-09 16:00", "espera_cliente", "central");
        // Without the pause it would have warned at 08:12 and been due at 09:00.
        Assert.That(EffectLines.Of(desk.WaitUntil("2026-03-10 09:30")), Is.Empty);
        desk.SetStatus("EC-1", "2026-03-10 10:00", "espera_repuesto", "tecnico");
        desk.SetStatus("EC-1", "2026-03-10 16:00", "en_visita", "tecnico");

        Assert.That(EffectLines.Of(desk.Effects, "target_", "escalated"), Is.EqualTo(
        [
            "03-09 15:00 target_started llegada 03-10 09:00",
            "03-09 16:00 target_paused llegada",
            // An hour is used; the other three are 10:00-12:00 and 14:00-15:00.
            "03-10 10:00 target_resumed llegada 03-10 15:00",
            // 0.8 of 4 h is 3 h 12 min: the hour before the pause, 10:00-12:00, 14:00-14:12.
            "03-10 14:12 target_warned llegada 03-10 15:00 0.8",
            "03-10 15:00 target_breached llegada 03-10 15:00",
            "03-10 15:00 escalated 1 central",
            // No target_met after the breach. Bronze: 20 h are 2 on Tuesday, 8 on Wednesday, 8 on Thursday, 2 on Friday.
            "03-10 16:00 target_started reparacion 03-13 10:00",
        ]));
    }

    [TestCase("2026-03-09 17:00", new[] { "03-09 17:00 target_met llegada 03-10 09:00 0.5" })]
    [TestCase("2026-03-10 09:00", new[] { "03-10 08:12 target_warned llegada 03-10 09:00 0.8", "03-10 09:00 target_met llegada 03-10 09:00 1" })]
    [TestCase("2026-03-10 09:00:01", new[] { "03-10 08:12 target_warned llegada 03-10 09:00 0.8", "03-10 09:00 target_breached llegada 03-10 09:00" })]
    public void A_target_is_met_until_exactly_its_deadline_and_not_after(string visit, string[] expected)
    {
        desk.Open("EC-1", "2026-03-09 15:00");

        var effects = desk.SetStatus("EC-1", visit, "en_visita", "tecnico");

        Assert.That(EffectLines.Of(effects, "target_").Where(line => line.Contains("llegada")), Is.EqualTo(expected));
    }

    [Test]
    public void A_target_that_moves_into_the_past_breaches_at_the_event_that_moved_it()
    {
        desk.Open("EC-1", "2026-03-09 15:00", "parada", "oficina");

        var effects = desk.Update("EC-1", "2026-03-10 10:00", new { building = new { use = "hospital" } });

        Assert.That(EffectLines.Of(effects, "target_"), Is.EqualTo(
        [
            "03-10 10:00 target_changed llegada 03-09 16:00 03-10 15:00",
            "03-10 10:00 target_breached llegada 03-09 16:00",
        ]));
    }

    [Test]
    public void A_target_that_changes_while_it_is_paused_has_no_deadline_until_it_goes_on()
    {
        desk.Open("EC-1", "2026-03-09 15:00", "parada", "oficina");
        desk.SetStatus("EC-1", "2026-03-09 16:00", "espera_cliente", "central");

        var changed = desk.Update("EC-1", "2026-03-09 17:00", new { building = new { use = "vivienda" } });
        var resumed = desk.SetStatus("EC-1", "2026-03-10 09:00", "espera_repuesto", "central");

        Assert.That(EffectLines.Of(changed, "target_"), Is.EqualTo(["03-09 17:00 target_changed llegada - 03-10 15:00"]));
        // Three of the four hours are left: 09:00-12:00.
        Assert.That(EffectLines.Of(resumed, "target_"), Is.EqualTo(["03-10 09:00 target_resumed llegada 03-10 12:00"]));
    }

    [Test]
    public void A_final_status_cancels_what_runs_and_nothing_fires_any_more()
    {
        desk.Open("EC-1", "2026-03-09 15:00");

        var cancelled = desk.SetStatus("EC-1", "2026-03-09 16:00", "anulado", "central");
        var later = desk.WaitUntil("2026-03-20 09:00");

        Assert.That(EffectLines.Of(cancelled), Is.EqualTo(
            ["03-09 16:00 status_changed reportado anulado", "03-09 16:00 target_cancelled llegada 03-10 09:00"]));
        Assert.That(EffectLines.Of(later), Is.Empty);
    }

    [Test]
    public void Without_a_priority_no_target_starts_and_once_there_is_one_it_counts_from_the_opening()
    {
        var opening = desk.Open("EC-1", "2026-03-09 15:00", use: null);
        var known = desk.Update("EC-1", "2026-03-10 08:30", new { building = new { use = "vivienda" } });
        var later = desk.WaitUntil("2026-03-10 08:45");

        Assert.That(EffectLines.Of(opening, "target_"), Is.Empty);
        Assert.That(EffectLines.Of(known, "target_"), Is.EqualTo(["03-10 08:30 target_started llegada 03-10 09:00"]));
        // The warning's own time, 08:12, is past: it comes at once, with 3 h 30 min of the 4 h used.
        Assert.That(EffectLines.Of(later), Is.EqualTo(["03-10 08:30 target_warned llegada 03-10 09:00 0.875"]));
    }

    [TestCase("2026-03-10 08:30", "target_met llegada 03-10 09:00 0.875")]
    [TestCase("2026-03-10 09:30", "target_breached llegada 03-10 09:00")]
    public void A_visit_before_the_priority_was_known_is_judged_once_it_is(string visit, string expected)
    {
        desk.Open("EC-1", "2026-03-09 15:00", use: null);
        desk.SetStatus("EC-1", visit, "en_visita", "tecnico");

        var effects = desk.Update("EC-1", "2026-03-10 10:00", new { building = new { use = "vivienda" } });

        Assert.That(EffectLines.Of(effects, "target_"), Is.EqualTo(
            ["03-10 10:00 target_started llegada 03-10 09:00", $"03-10 10:00 {expected}"]));
    }
}
