using NUnit.Framework;

namespace PolicyEngine.Tests.Engine.Company;

/// <summary>Statuses, timers and escalations.</summary>
public sealed class LifeCycleTests
{
    private CondorDesk desk = null!;

    [SetUp]
    public void Open() => desk = new CondorDesk();

    [TearDown]
    public void Close() => desk.Dispose();

    [TestCase("resuelto", "tecnico", "refused status_not_reachable en_visita,espera_cliente,anulado")]
    [TestCase("reportado", "central", "refused status_not_reachable en_visita,espera_cliente,anulado")]
    [TestCase("en_visita", "ingeniero", "refused role_not_allowed central,tecnico")]
    [TestCase("en_visita", "portero", "refused unknown_value by.role central,tecnico,ingeniero,administracion")]
    [TestCase("volando", "tecnico", "refused unknown_value status reportado,en_visita,espera_cliente,espera_repuesto,resuelto,cerrado,anulado")]
    [TestCase("en_visita", null, "refused missing_data by.role central,tecnico,ingeniero,administracion")]
    public void An_impossible_change_of_status_is_refused_with_what_would_do(string status, string? role, string expected)
    {
        desk.Open("EC-1", "2026-03-09 15:00");

        var effects = desk.Send("ticket.status_changed", "EC-1", "2026-03-09 16:00", new { status, by = new { role } });

        Assert.That(EffectLines.Of(effects), Is.EqualTo([$"03-09 16:00 {expected}"]));
    }

    [Test]
    public void A_closing_needs_its_code()
    {
        Solve("EC-1");

        var without = desk.SetStatus("EC-1", "2026-03-13 17:30", "cerrado", "administracion");
        var wrong = desk.SetStatus("EC-1", "2026-03-13 17:30", "cerrado", "administracion", "sin_respuesta");
        var right = desk.SetStatus("EC-1", "2026-03-13 17:30", "cerrado", "administracion", "conforme");

        Assert.That(EffectLines.Of(without), Is.EqualTo(["03-13 17:30 refused missing_data closeCode conforme"]));
        Assert.That(EffectLines.Of(wrong), Is.EqualTo(["03-13 17:30 refused value_not_accepted conforme"]));
        Assert.That(EffectLines.Of(right), Is.EqualTo(["03-13 17:30 status_changed resuelto cerrado conforme"]));
    }

    [Test]
    public void A_solved_ticket_closes_by_itself_after_two_natural_days()
    {
        Solve("EC-1");

        var effects = desk.WaitUntil("2026-03-20 09:00");

        // Friday 17:00 and 48 hours.
        Assert.That(EffectLines.Of(effects), Is.EqualTo(["03-15 17:00 status_changed resuelto cerrado sin_respuesta"]));
        Assert.That(effects[0].ToJson(), Does.Contain("\"by\":{\"role\":\"sistema\"}").And.Contain("\"event\":null"));
    }

    [Test]
    public void The_customers_word_or_another_status_stops_the_closing_and_a_second_solution_begins_it_anew()
    {
        Solve("EC-1");
        Solve("EC-2");
        desk.Reply("EC-1", "2026-03-14 09:00", "customer");
        desk.SetStatus("EC-2", "2026-03-14 09:00", "en_visita", "central");
        desk.SetStatus("EC-2", "2026-03-14 10:00", "resuelto", "tecnico");

        var effects = desk.WaitUntil("2026-03-20 09:00");

        Assert.That(effects.Select(effect => $"{effect.Ticket} {EffectLines.Line(effect)}"), Is.EqualTo(
            ["EC-2 03-16 10:00 status_changed resuelto cerrado sin_respuesta"]));
    }

    [Test]
    public void A_timer_runs_out_once_and_begins_anew_with_each_reply()
    {
        desk.Open("EC-1", "2026-03-09 15:00", "revision", "oficina");
        desk.Reply("EC-1", "2026-03-09 15:00", "agent");
        desk.Reply("EC-1", "2026-03-09 17:00", "agent");

        var effects = desk.WaitUntil("2026-03-10 18:00");

        // The first reply's timer, due on Tuesday at 09:00, is gone; 1 h on Monday and 3 on Tuesday end at 11:00. The
        // task has three open hours: 11:00-12:00, 14:00-16:00.
        Assert.That(EffectLines.Of(effects), Is.EqualTo(["03-10 11:00 task llamar central 03-10 16:00"]));
    }

    [Test]
    public void A_cancelled_timer_makes_nothing_happen()
    {
        desk.Open("EC-1", "2026-03-09 15:00", "revision", "oficina");
        desk.Reply("EC-1", "2026-03-09 15:00", "agent");
        desk.Reply("EC-1", "2026-03-09 15:30", "customer");

        Assert.That(EffectLines.Of(desk.WaitUntil("2026-03-10 18:00")), Is.Empty);
    }

    [Test]
    public void A_closed_ticket_takes_only_what_the_contract_and_the_policy_let_it()
    {
        desk.Open("EC-1", "2026-03-09 15:00");
        desk.SetStatus("EC-1", "2026-03-09 15:10", "anulado", "central");

        string[] outcomes =
        [
            .. EffectLines.Of(desk.Reply("EC-1", "2026-03-09 16:00", "agent")),
            .. EffectLines.Of(desk.Send("ticket.delivered", "EC-1", "2026-03-09 16:00", new { what = "repuesto" })),
            .. EffectLines.Of(desk.Send("ticket.delivered", "EC-1", "2026-03-09 16:00", new { what = "acta" })),
            .. EffectLines.Of(desk.Send("ticket.approved", "EC-1", "2026-03-09 16:00", new { what = "acta", approved = true })),
            .. EffectLines.Of(desk.Send("survey.answered", "EC-1", "2026-03-09 16:00", new { survey = "satisfaction", score = 5 })),
            .. EffectLines.Of(desk.Open("EC-1", "2026-03-09 16:00")),
        ];

        Assert.That(outcomes, Is.EqualTo(
        [
            "03-09 16:00 refused ticket_closed",
            "03-09 16:00 refused ticket_closed",
            "03-09 16:00 refused already_open",
        ]));
    }

    [Test]
    public void Each_request_climbs_a_level_and_the_top_does_not_repeat()
    {
        desk.Open("EC-1", "2026-03-09 08:00", "revision", "oficina");
        for (var minute = 10; minute < 60; minute += 10)
            desk.Send("ticket.escalation_requested", "EC-1", $"2026-03-09 08:{minute}", new { by = "customer" });

        Assert.That(EffectLines.Of(desk.Effects, "escalated", "notification escalado").Concat(
                desk.Effects.Where(effect => (string?)effect["template"] == "escalado").Select(EffectLines.Line)),
            Is.EqualTo(
            [
                "03-09 08:10 escalated 1 central",
                "03-09 08:20 escalated 2 ingeniero",
                "03-09 08:30 escalated 3 gerencia",
                "03-09 08:10 notification escalado central@condor.example",
                "03-09 08:20 notification escalado ines.rojas@condor.example",
                "03-09 08:30 notification escalado gerencia@condor.example",
            ]));
    }

    /// <summary>Opened on Friday 13 March 2026, visited at once, solved at 17:00.</summary>
    private void Solve(string ticket)
    {
        desk.Open(ticket, "2026-03-13 15:00");
        desk.SetStatus(ticket, "2026-03-13 15:00", "en_visita", "tecnico");
        desk.SetStatus(ticket, "2026-03-13 17:00", "resuelto", "tecnico");
    }
}
