using NUnit.Framework;
using PolicyEngine.Tests.Wire;

namespace PolicyEngine.Tests.MasNegocio;

/// <summary>Warnings at 0.8, breaches at the deadline, and who meets a target.</summary>
public sealed class WarningAndBreachTests
{
    // Opened on Monday 9 March at 10:00. Shares of 0.8: 32 of 40 min, 48 of 60, 96 of 120; 144 min of 3 h, 8 of 10 h
    // (Monday 18:00), 16 of 20 h (nine on Monday, seven on Tuesday); natural 48 min, 192 min, 384 min.
    [TestCase("funcional impact=extenso urgency=critica", "10:32", "10:40", "2026-03-09T12:24", "2026-03-09T13:00")]
    [TestCase("funcional", "10:48", "11:00", "2026-03-09T18:00", "2026-03-10T10:00")]
    [TestCase("funcional urgency=media", "11:36", "12:00", "2026-03-10T16:00", "2026-03-11T10:00")]
    [TestCase("funcional impact=menor urgency=baja", "11:36", "12:00", "2026-03-10T16:00", "2026-03-11T10:00")]
    [TestCase("tecnologico impact=extenso urgency=critica", "10:32", "10:40", "2026-03-09T10:48", "2026-03-09T11:00")]
    [TestCase("tecnologico", "10:48", "11:00", "2026-03-09T13:12", "2026-03-09T14:00")]
    [TestCase("tecnologico urgency=media", "11:36", "12:00", "2026-03-09T16:24", "2026-03-09T18:00")]
    public void An_unanswered_ticket_warns_at_four_fifths_and_breaches_at_the_end(
        string ticket, string warned, string breached, string attentionWarned, string attentionBreached)
    {
        var expected = new[]
        {
            $"2026-03-09T{warned} target_warned reaccion 2026-03-09T{breached} used=0.8",
            $"2026-03-09T{breached} target_breached reaccion 2026-03-09T{breached}",
            $"{attentionWarned} target_warned atencion {attentionBreached} used=0.8",
            $"{attentionBreached} target_breached atencion {attentionBreached}",
        };

        var story = Story.Of($"2026-03-09T10:00 opened support={ticket}", "2026-03-20T10:00");

        Assert.That(story.Lines("target_warned", "target_breached"), Is.EqualTo(expected));
        Assert.That(story.Effects.Where(effect => effect.Effect is "target_warned" or "target_breached").Select(effect => effect.Event), Is.All.Null);
    }

    [TestCase("10:00", 0)]
    [TestCase("10:15", 0.25)]
    [TestCase("10:30", 0.5)]
    [TestCase("10:59:59.64", 0.9999)]
    [TestCase("11:00", 1)]
    public void A_reply_up_to_the_deadline_meets_the_reaction(string replied, double used) => Story.Of($"""
        2026-03-09T10:00 opened
        2026-03-09T{replied} replied agent mesa
        """, "2026-03-09T13:00").Brings(FormattableString.Invariant(
        $"2026-03-09T{replied} target_met reaccion 2026-03-09T11:00 used={used}"), "target_met", "target_breached");

    [Test]
    public void A_reply_a_second_later_does_not() => Story.Of("""
        2026-03-09T10:00 opened
        2026-03-09T11:00:01 replied agent mesa
        """, "2026-03-09T13:00").Brings(
        "2026-03-09T11:00 target_breached reaccion 2026-03-09T11:00", "target_met", "target_breached");

    [TestCase("mesa", false)]
    [TestCase("consultor", true)]
    [TestCase("tam", false)]
    [TestCase("bpo", false)]
    public void Any_agent_s_first_reply_meets_the_reaction_and_a_consultant_s_the_attention_too(string role, bool attention)
    {
        var story = Story.Of($"""
            2026-03-09T10:00 opened
            2026-03-09T10:30 replied agent {role}
            2026-03-09T10:45 replied agent {role}
            """);

        Assert.That(story.Effects.Where(effect => effect.Effect == "target_met").Select(effect => effect["target"]),
            Is.EqualTo(attention ? ["reaccion", "atencion"] : new[] { "reaccion" }));
    }

    [TestCase("replied customer usuario")]
    [TestCase("status asignado mesa")]
    [TestCase("worked 30 consultor")]
    [TestCase("status solucionado mesa solutionType=definitiva")]
    public void Nothing_else_meets_a_target(string line) =>
        Story.Of($"2026-03-09T10:00 opened\n2026-03-09T10:30 {line}").Brings("", "target_met");

    [Test]
    public void The_automatic_copy_of_the_ticket_is_no_reply()
    {
        var story = Story.Of("2026-03-09T10:00 opened");

        story.Brings("2026-03-09T10:00 notification copia_creacion correo uno@example.com", "notification");
        story.Brings("", "target_met");
    }

    [Test]
    public void After_its_breach_a_target_is_neither_met_nor_paused() => Story.Of("""
        2026-03-09T10:00 opened
        2026-03-09T10:10 status asignado mesa
        2026-03-10T11:00 replied agent consultor
        2026-03-10T12:00 status pendiente_usuario consultor
        """, "2026-03-20T10:00").Brings("""
        2026-03-09T11:00 target_breached reaccion 2026-03-09T11:00
        2026-03-10T10:00 target_breached atencion 2026-03-10T10:00
        """, "target_met", "target_paused", "target_breached", "target_resumed", "target_cancelled");

    [Test]
    public void Reaction_and_attention_are_independent() => Story.Of("""
        // The reaction is missed, the attention's ten hours still end on Tuesday at 10:00.
        2026-03-09T10:00 opened
        2026-03-10T09:30 replied agent consultor
        """).Brings("""
        2026-03-09T11:00 target_breached reaccion 2026-03-09T11:00
        2026-03-10T09:30 target_met atencion 2026-03-10T10:00 used=0.95
        """, "target_met", "target_breached");

    [Test]
    public void A_met_target_no_longer_warns() => Story.Of("""
        2026-03-09T10:00 opened
        2026-03-09T10:47 replied agent consultor
        """, "2026-03-20T10:00").Brings("", "target_warned", "target_breached");
}
