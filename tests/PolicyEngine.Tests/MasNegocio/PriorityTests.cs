using NUnit.Framework;
using PolicyEngine.Tests.Wire;

namespace PolicyEngine.Tests.MasNegocio;

/// <summary>§3.4.1: urgency across impact.</summary>
public sealed class PriorityTests
{
    // The document's matrix; columns extenso, significativo, moderado, menor.
    private static readonly string[] Matrix =
    [
        "critica: critica critica alta  alta",
        "alta:    critica alta    alta  media",
        "media:   alta    alta    media media",
        "baja:    media   media   baja  baja",
    ];

    private static readonly string[] Impacts = ["extenso", "significativo", "moderado", "menor"];

    private static IEnumerable<TestCaseData> Cells() =>
        from row in Matrix
        let words = row.Split([' ', ':'], StringSplitOptions.RemoveEmptyEntries)
        from column in Enumerable.Range(0, 4)
        select new TestCaseData(words[0], Impacts[column], words[column + 1]);

    [TestCaseSource(nameof(Cells))]
    public void Urgency_and_impact_give_the_priority(string urgency, string impact, string priority)
    {
        var classified = Story.Of($"2026-03-09T10:00 opened urgency={urgency} impact={impact}").Single("classified");

        Assert.That(classified["priority"], Is.EqualTo(priority));
        Assert.That(classified.Clauses, Does.Contain("MN-3.4.1-d"));
    }

    [TestCase("")]
    [TestCase("-impact")]
    [TestCase("-urgency")]
    [TestCase("impact=null urgency=null")]
    [TestCase("impact=\" \"")]
    public void Nothing_is_started_before_impact_and_urgency_are_both_known(string members)
    {
        var story = Story.Of($"2026-03-09T10:00 opened -impact {members}", "2026-03-20T10:00");

        story.Brings("", "target_", "refused", "escalated");
        Assert.That(story.Effects.Where(effect => effect.Effect == "classified").Select(effect => effect["priority"]), Is.All.Null);
    }

    [Test]
    public void Clocks_that_start_when_the_priority_is_known_count_from_opening() => Story.Of("""
        2026-03-09T10:00 opened -impact -urgency
        2026-03-09T10:20 updated impact=moderado
        2026-03-09T10:30 updated urgency=alta
        """).Brings("""
        // alta from 10:00: reaction 1 h; attention 10 h, of which Monday has nine until 19:00
        2026-03-09T10:30 target_started reaccion 2026-03-09T11:00 mesa
        2026-03-09T10:30 target_started atencion 2026-03-10T10:00 mesa
        """, "target_");

    [Test]
    public void A_deadline_that_is_already_past_when_the_priority_comes_is_breached_then() => Story.Of("""
        2026-03-09T10:00 opened -impact
        2026-03-09T11:30 updated impact=moderado
        """).Brings("""
        2026-03-09T11:30 target_started reaccion 2026-03-09T11:00 mesa
        2026-03-09T11:30 target_breached reaccion 2026-03-09T11:00
        """, "target_started reaccion", "target_breached");

    [Test]
    public void A_reply_in_time_counts_although_the_priority_is_known_only_later() => Story.Of("""
        2026-03-09T10:00 opened -impact
        2026-03-09T10:15 replied agent mesa
        2026-03-09T12:00 updated impact=moderado
        """, "2026-03-09T13:00").Brings("""
        // 15 of 60 minutes
        2026-03-09T12:00 target_met reaccion 2026-03-09T11:00 used=0.25
        """, "target_met", "target_breached");

    [Test]
    public void A_reply_after_the_deadline_does_not_although_the_priority_was_not_known() => Story.Of("""
        2026-03-09T10:00 opened -impact
        2026-03-09T11:15 replied agent mesa
        2026-03-09T12:00 updated impact=moderado
        """, "2026-03-09T13:00").Brings("""
        2026-03-09T12:00 target_breached reaccion 2026-03-09T11:00
        """, "target_met", "target_breached");

    [Test]
    public void A_priority_that_rises_moves_the_deadlines_and_keeps_their_start() => Story.Of("""
        2026-03-09T10:00 opened urgency=media
        2026-03-09T10:30 updated urgency=critica
        """).Brings("""
        2026-03-09T10:00 classified priority=media support=funcional relevant=false
        // media: 2 h; 20 h = nine on Monday, ten on Tuesday, one on Wednesday
        2026-03-09T10:00 target_started reaccion 2026-03-09T12:00 mesa
        2026-03-09T10:00 target_started atencion 2026-03-11T10:00 mesa
        2026-03-09T10:30 classified priority=alta support=funcional relevant=false
        2026-03-09T10:30 target_changed reaccion 2026-03-09T11:00 was=2026-03-09T12:00
        2026-03-09T10:30 target_changed atencion 2026-03-10T10:00 was=2026-03-11T10:00
        """, "classified", "target_");

    [Test]
    public void A_priority_that_falls_gives_more_time_from_the_same_start() => Story.Of("""
        2026-03-09T10:00 opened urgency=critica impact=extenso
        2026-03-09T10:20 updated urgency=baja
        """).Brings("""
        // critica 40 min and 3 h, then media 2 h and 20 h
        2026-03-09T10:20 target_changed reaccion 2026-03-09T12:00 was=2026-03-09T10:40
        2026-03-09T10:20 target_changed atencion 2026-03-11T10:00 was=2026-03-09T13:00
        """, "target_changed");

    [Test]
    public void A_deadline_moved_into_the_past_is_breached_at_the_event_that_moved_it() => Story.Of("""
        2026-03-09T10:00 opened urgency=media
        2026-03-09T11:30 updated urgency=critica
        """).Brings("""
        2026-03-09T11:30 target_breached reaccion 2026-03-09T11:00
        """, "target_breached");

    [Test]
    public void A_change_keeps_the_pauses() => Story.Of("""
        2026-03-09T10:00 opened urgency=media
        2026-03-09T10:10 status asignado mesa
        2026-03-09T11:00 status pendiente_usuario consultor
        2026-03-09T13:00 status en_proceso consultor
        2026-03-09T14:00 updated urgency=critica
        """).Brings("""
        // 20 h from 10:00 and 2 h of pause: nine less two on Monday, ten on Tuesday, three on Wednesday
        2026-03-09T13:00 target_resumed atencion 2026-03-11T12:00
        // 10 h and the same pause: seven on Monday, three on Tuesday
        2026-03-09T14:00 target_changed atencion 2026-03-10T12:00 was=2026-03-11T12:00
        """, "target_resumed", "target_changed atencion");

    [Test]
    public void A_change_during_a_pause_shows_no_deadline_until_it_ends() => Story.Of("""
        2026-03-09T10:00 opened urgency=media
        2026-03-09T10:10 status asignado mesa
        2026-03-09T11:00 status pendiente_usuario consultor
        2026-03-09T11:30 updated urgency=critica
        2026-03-09T12:00 status en_proceso consultor
        """).Brings("""
        // 10 h and one hour of pause: eight on Monday, two on Tuesday
        2026-03-09T12:00 target_resumed atencion 2026-03-10T11:00
        """, "target_resumed");

    [Test]
    public void A_change_of_the_support_line_moves_the_attention_to_the_other_clock() => Story.Of("""
        2026-03-06T18:30 opened
        2026-03-06T18:40 updated support=tecnologico
        """).Brings("""
        // alta, natural: 4 h from 18:30; an incident of technology is received at any hour: reaction 1 h
        2026-03-06T18:40 target_changed reaccion 2026-03-06T19:30 was=2026-03-09T09:30
        2026-03-06T18:40 target_changed atencion 2026-03-06T22:30 was=2026-03-09T18:30
        """, "target_changed");

    [TestCase("title=\"Otro título\"")]
    [TestCase("urgency=alta")]
    [TestCase("rackNumber=42")]
    public void An_update_that_changes_no_decision_moves_nothing(string members)
    {
        var story = Story.Of($"""
            2026-03-09T10:00 opened
            2026-03-09T10:30 updated {members}
            """);

        Assert.That(story.LinesOf(2), Is.Empty);
    }
}
