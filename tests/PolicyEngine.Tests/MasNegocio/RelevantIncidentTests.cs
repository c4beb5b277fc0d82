using NUnit.Framework;
using PolicyEngine.Tests.Wire;

namespace PolicyEngine.Tests.MasNegocio;

/// <summary>§3.8: relevant incidents, their root cause analysis and disaster recovery.</summary>
public sealed class RelevantIncidentTests
{
    private const string Down = "opened support=tecnologico impact=extenso urgency=critica serviceDown=true";
    private const string Contracted = Down + " customer.drpContracted=true";

    [TestCase("serviceDown=true", true)]
    [TestCase("serviceDown=false", false)]
    [TestCase("major=true", false)]
    public void A_service_that_is_down_makes_the_ticket_relevant(string member, bool relevant) =>
        Assert.That(Story.Of($"2026-03-09T10:00 opened {member}").Single("classified")["relevant"], Is.EqualTo(relevant));

    // Friday 13 March at 12:00; 72 natural hours over a week-end and a holiday.
    [TestCase("status cerrado mesa closeCode=invalido")]
    public void The_analysis_is_due_72_natural_hours_after_closing(string closing) => Story.Of($"""
        2026-03-13T11:00 {Down}
        2026-03-13T12:00 {closing}
        """, "2026-03-20T00:00").Brings("""
        2026-03-13T12:00 target_started rca 2026-03-16T12:00 continuo
        2026-03-16T12:00 target_breached rca 2026-03-16T12:00
        """, "target_started rca", "target_breached rca", "target_met rca", "target_cancelled rca");

    [TestCase("2026-03-15T00:00", 0.5)]
    [TestCase("2026-03-16T12:00", 1)]
    public void Delivered_in_time_it_meets_the_target(string delivered, double used) => Story.Of($"""
        2026-03-13T11:00 {Down}
        2026-03-13T12:00 status cerrado mesa closeCode=invalido
        {delivered} delivered rca mesa
        """, "2026-03-20T00:00").Brings(FormattableString.Invariant(
        $"{delivered} target_met rca 2026-03-16T12:00 used={used}"), "target_met rca", "target_breached rca", "refused");

    [Test]
    public void Delivered_afterwards_it_is_taken_but_meets_nothing() => Story.Of($"""
        2026-03-13T11:00 {Down}
        2026-03-13T12:00 status cerrado mesa closeCode=invalido
        2026-03-16T12:00:01 delivered rca mesa
        """).Brings("2026-03-16T12:00 target_breached rca 2026-03-16T12:00", "target_met rca", "target_breached rca", "refused");

    [Test]
    public void A_closing_by_itself_starts_it_too() => Story.Of($"""
        2026-03-09T10:00 {Down}
        2026-03-09T12:00 status solucionado mesa solutionType=definitiva
        """, "2026-03-13T00:00").Brings("2026-03-12T12:00 target_started rca 2026-03-15T12:00 continuo", "target_started rca");

    [Test]
    public void An_ordinary_incident_needs_none() => Story.Of("""
        2026-03-13T11:00 opened
        2026-03-13T12:00 status cerrado mesa closeCode=invalido
        """).Brings("", "target_started rca");

    // Saturday 7 March, 11:00.
    [Test]
    public void Recovery_is_due_three_natural_hours_after_the_interruption() => Story.Of($"2026-03-07T11:00 {Contracted}", "2026-03-08T00:00").Brings("""
        2026-03-07T11:00 target_started drp 2026-03-07T14:00 continuo
        2026-03-07T14:00 target_breached drp 2026-03-07T14:00
        2026-03-07T14:00 task aprobacion_drp usuario
        """, "target_started drp", "target_breached drp", "task", "target_met drp");

    [TestCase("12:30", 0.5)]
    [TestCase("14:00", 1)]
    public void A_service_restored_in_time_meets_it(string restored, double used) => Story.Of($"""
        2026-03-07T11:00 {Contracted}
        2026-03-07T{restored} restored nomina
        """, "2026-03-08T00:00").Brings(FormattableString.Invariant(
        $"2026-03-07T{restored} target_met drp 2026-03-07T14:00 used={used}"), "target_met drp", "target_breached drp", "task");

    [TestCase("serviceDown=true")]
    [TestCase("customer.drpContracted=true")]
    [TestCase("serviceDown=true customer.drpContracted=false")]
    public void It_is_there_only_for_an_interruption_and_only_where_contracted(string members) =>
        Story.Of($"2026-03-07T11:00 opened {members}", "2026-03-08T00:00").Brings("", "target_started drp", "task");

    [Test]
    public void An_interruption_that_comes_later_starts_it_then() => Story.Of("""
        2026-03-07T11:00 opened support=tecnologico customer.drpContracted=true
        2026-03-07T11:30 interrupted nomina
        """).Brings("2026-03-07T11:30 target_started drp 2026-03-07T14:30 continuo", "target_started drp");

    [TestCase("true", true)]
    [TestCase("false", false)]
    public void The_protocol_starts_when_the_customer_approves_it(string approved, bool starts)
    {
        var story = Story.Of($"""
            2026-03-07T11:00 {Contracted}
            2026-03-07T14:30 approved drp {approved}
            """);

        Assert.That(story.Effects.Count(effect => effect.Effect == "task" && effect.Event == "e-2"), Is.EqualTo(starts ? 1 : 0));
        story.Brings("", "refused");
    }

    [Test]
    public void A_missed_recovery_climbs_no_level() => Assert.That(Story.Of($"""
        2026-03-07T11:00 {Contracted}
        2026-03-07T11:10 replied agent consultor
        """, "2026-03-08T00:00").Lines("escalated"), Is.Empty);

    [TestCase("interrupted nomina @srv-nomina environment=produccion")]
    [TestCase("restored nomina @srv-nomina environment=produccion")]
    public void A_service_without_a_ticket_may_be_interrupted_and_restored(string line) =>
        Story.Of($"2026-03-07T11:00 {line}").Brings("", "@srv-nomina refused");
}
