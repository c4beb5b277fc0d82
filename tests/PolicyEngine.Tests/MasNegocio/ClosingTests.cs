using NUnit.Framework;
using PolicyEngine.Tests.Wire;

namespace PolicyEngine.Tests.MasNegocio;

/// <summary>§3.6: validation by the customer, closing by the desk or by itself.</summary>
public sealed class ClosingTests
{
    // Friday 13 March 2026 at 15:00; three natural days end on Monday 16 at 15:00, a holiday, which does nothing.
    private const string Solved = """
        2026-03-13T14:00 opened
        2026-03-13T14:10 replied agent consultor
        2026-03-13T15:00 status solucionado mesa solutionType=definitiva
        """;

    private static readonly string[] Outcome = ["status_changed solucionado", "status_changed asignado", "escalated", "refused"];

    [Test]
    public void Without_an_answer_a_solution_closes_by_itself_after_three_natural_days()
    {
        var story = Story.Of(Solved, "2026-03-30T00:00");

        story.Brings("2026-03-16T15:00 status_changed solucionado > cerrado by sistema closeCode=sin_validacion", Outcome);
        var closed = story.Effects.Single(effect => effect["to"] is "cerrado");
        Assert.That(closed.Event, Is.Null);
        Assert.That(closed.Clauses, Does.Contain("MN-3.6-b"));
        Assert.That(closed.ToJson(), Does.Contain("\"by\":{\"role\":\"sistema\"}"));
    }

    [Test]
    public void The_user_is_told_of_the_closing_a_day_before_and_when_it_comes() => Story.Of(Solved, "2026-03-30T00:00").Brings("""
        2026-03-13T15:00 notification solucionado correo uno@example.com
        2026-03-15T15:00 notification aviso_cierre correo uno@example.com
        2026-03-16T15:00 notification cerrado correo uno@example.com
        """, "notification solucionado", "notification aviso_cierre", "notification cerrado");

    // 72 hours of elapsed time: clocks went forward on 3 April 2022 and back on 30 October 2022.
    [TestCase("2022-04-01T15:00-06:00", "2022-04-04T16:00-05:00")]
    [TestCase("2022-10-28T15:00-05:00", "2022-10-31T14:00")]
    public void A_natural_day_is_twenty_four_hours_whatever_the_clocks_do(string solved, string closed) => Story.Of($"""
        {solved} opened
        {solved} status solucionado mesa solutionType=definitiva
        """, "2022-12-01T00:00").Brings(
        $"{closed} status_changed solucionado > cerrado by sistema closeCode=sin_validacion", "status_changed solucionado");

    [TestCase("")]
    [TestCase("accepts=true")]
    public void Any_reply_of_the_customer_stops_it(string members) => Story.Of($"""
        {Solved}
        2026-03-14T10:00 replied customer usuario {members}
        """, "2026-04-30T00:00").Brings("", [.. Outcome, "notification aviso_cierre"]);

    [Test]
    public void A_reply_at_the_very_instant_of_the_closing_still_stops_it() => Story.Of($"""
        {Solved}
        2026-03-16T15:00 replied customer usuario
        """, "2026-04-30T00:00").Brings("", Outcome);

    [Test]
    public void A_reply_a_second_after_it_is_refused() => Story.Of($"""
        {Solved}
        2026-03-16T15:00:01 replied customer usuario accepts=true
        """).Brings("""
        2026-03-16T15:00 status_changed solucionado > cerrado by sistema closeCode=sin_validacion
        2026-03-16T15:00:01 refused event ticket_closed
        """, Outcome);

    [Test]
    public void An_agent_s_reply_does_not_stop_it() => Story.Of($"""
        {Solved}
        2026-03-14T10:00 replied agent mesa
        """, "2026-04-30T00:00").Brings("2026-03-16T15:00 status_changed solucionado > cerrado by sistema closeCode=sin_validacion", Outcome);

    [Test]
    public void An_accepted_solution_is_closed_by_the_desk_as_approved() => Story.Of($"""
        {Solved}
        2026-03-14T10:00 replied customer usuario accepts=true
        2026-03-17T10:00 status cerrado mesa closeCode=aprobado_cliente
        """).Brings("2026-03-17T10:00 status_changed solucionado > cerrado by mesa closeCode=aprobado_cliente", Outcome);

    [TestCase("replied customer usuario")]
    [TestCase("replied agent mesa accepts=true")]
    public void Without_the_customer_s_acceptance_it_is_not(string reply)
    {
        var story = Story.Of($"{Solved}\n2026-03-14T10:00 {reply}\n2026-03-14T11:00 status cerrado mesa closeCode=aprobado_cliente");

        Assert.That(story.LinesOf(5), Has.One.Items.And.All.Contains("refused event"));
    }

    [Test]
    public void A_solution_that_is_not_accepted_is_escalated_and_goes_back() => Story.Of($"""
        {Solved}
        2026-03-14T10:00 replied customer usuario accepts=false
        """, "2026-04-30T00:00").Brings("""
        2026-03-14T10:00 escalated mesa 1 mesa
        2026-03-14T10:00 status_changed solucionado > asignado by usuario
        """, Outcome);

    [Test]
    public void Each_solution_has_its_own_three_days_and_needs_its_own_acceptance() => Story.Of($"""
        {Solved}
        2026-03-14T10:00 replied customer usuario accepts=true
        2026-03-14T11:00 status asignado mesa
        2026-03-14T12:00 status solucionado consultor solutionType=workaround
        2026-03-14T13:00 status cerrado mesa closeCode=aprobado_cliente
        """, "2026-04-30T00:00").Brings("""
        2026-03-14T11:00 status_changed solucionado > asignado by mesa
        2026-03-14T12:00 status_changed asignado > solucionado by consultor solutionType=workaround
        2026-03-14T13:00 refused event not_accepted_by_customer
        2026-03-17T12:00 status_changed solucionado > cerrado by sistema closeCode=sin_validacion
        """, Outcome);

    [TestCase("status cancelado mesa", "cancelado")]
    [TestCase("status rechazado mesa", "rechazado")]
    [TestCase("status cerrado mesa closeCode=invalido", "cerrado")]
    public void A_final_status_cancels_the_targets_that_run(string change, string status)
    {
        var story = Story.Of($"2026-03-09T10:00 opened\n2026-03-09T10:10 {change}", "2026-03-20T00:00");

        story.Brings("""
            2026-03-09T10:10 target_cancelled reaccion 2026-03-09T11:00
            2026-03-09T10:10 target_cancelled atencion 2026-03-10T10:00
            """, "target_cancelled", "target_breached", "target_warned");
        Assert.That(story.Lines("status_changed abierto"), Has.One.Contains($"> {status} "));
    }

    [Test]
    public void It_leaves_met_and_breached_targets_as_they_are() => Story.Of("""
        2026-03-09T10:00 opened
        2026-03-09T11:10 status cancelado mesa
        """).Brings("""
        2026-03-09T11:00 target_breached reaccion 2026-03-09T11:00
        2026-03-09T11:10 target_cancelled atencion 2026-03-10T10:00
        """, "target_cancelled", "target_breached");

    [Test]
    public void A_paused_target_is_cancelled_too() => Assert.That(Story.Of("""
        2026-03-09T10:00 opened
        2026-03-09T10:10 replied agent mesa needsInformation=true
        2026-03-09T10:20 status cancelado mesa
        """).Single("target_cancelled")["target"], Is.EqualTo("atencion"));

    [Test]
    public void Closing_by_itself_cancels_an_attention_that_nobody_met() => Story.Of("""
        // media: 20 h from Friday 6 March 16:30 are 2.5 h, ten on Monday, 7.5 on Tuesday: 16:30; closing on Monday 17:00
        2026-03-06T16:30 opened urgency=media
        2026-03-06T16:40 replied agent mesa
        2026-03-06T17:00 status solucionado mesa solutionType=definitiva
        """, "2026-03-20T00:00").Brings("""
        2026-03-09T17:00 target_cancelled atencion 2026-03-10T16:30
        """, "target_cancelled", "target_breached");
}
