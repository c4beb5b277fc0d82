using NUnit.Framework;

namespace PolicyEngine.Tests.Wire;

/// <summary>The clock is the events' own: late events, duplicates, and the order in which deadlines fire.</summary>
public sealed class ClockOrderTests
{
    // MN-1 is opened on Monday 9 March at 10:00 with priority alta: it warns at 10:48 and breaches at 11:00. MN-2
    // only moves the clock.
    private const string Opened = "2026-03-09T10:00 opened";

    [TestCase("10:10", "10:09:59", TestName = "An event older than its ticket's last one is late")]
    [TestCase("11:10", "10:59", TestName = "An event older than a breach of its ticket is late")]
    public void Late(string before, string at) => Story.Of($"""
        {Opened}
        2026-03-09T{before} replied customer usuario
        2026-03-09T{at} replied agent mesa
        """).Brings($"2026-03-09T{at} refused event late", "refused", "target_met");

    [TestCase("11:30", "11:00", TestName = "At the instant of a deadline that has fired")]
    [TestCase("11:30", "10:30", TestName = "Before a deadline that has fired")]
    [TestCase("10:50", "10:48", TestName = "At the instant of a warning that has fired: warnings are deadlines too")]
    [TestCase("10:50", "10:20", TestName = "Before a warning that has fired")]
    public void An_event_not_newer_than_what_the_clock_has_fired_is_late(string clock, string at) => Story.Of($"""
        {Opened}
        2026-03-09T{clock} opened @MN-2
        2026-03-09T{at} replied agent mesa
        """).Brings($"2026-03-09T{at} refused event late", "refused", "target_met");

    [TestCase("10:47", "10:30", "0.5", TestName = "Nothing has happened to the ticket since")]
    [TestCase("10:50", "10:49:30", "0.825", TestName = "The warning was before it")] // 49.5 of 60 minutes
    public void An_older_event_is_applied_at_its_own_time(string clock, string at, string used) => Story.Of($"""
        {Opened}
        2026-03-09T{clock} opened @MN-2
        2026-03-09T{at} status asignado mesa
        2026-03-09T{at} replied agent mesa
        """).Brings($"""
        2026-03-09T{at} status_changed abierto > asignado by mesa
        2026-03-09T{at} target_met reaccion 2026-03-09T11:00 used={used}
        """, "refused", "target_met", "status_changed abierto > asignado");

    [Test]
    public void An_event_as_old_as_its_ticket_s_last_one_is_not_late() => Story.Of($"""
        {Opened}
        2026-03-09T10:00 replied agent mesa
        """).Brings("2026-03-09T10:00 target_met reaccion 2026-03-09T11:00 used=0", "refused", "target_met");

    [Test]
    public void A_ticket_that_is_opened_behind_the_clock_lives_at_its_own_time() => Story.Of("""
        2026-03-09T09:00 opened @MN-2
        2026-03-09T12:00 replied @MN-2 customer usuario
        // Its warning and its breach are behind the clock: they fire before the next line.
        2026-03-09T10:00 opened
        2026-03-09T10:30 replied agent mesa
        """).Brings("""
        2026-03-09T10:00 target_started reaccion 2026-03-09T11:00 mesa
        2026-03-09T10:48 target_warned reaccion 2026-03-09T11:00 used=0.8
        2026-03-09T11:00 target_breached reaccion 2026-03-09T11:00
        2026-03-09T10:30 refused event late
        """, "target_started reaccion", "target_warned reaccion", "target_breached reaccion", "target_met", "refused");

    [Test]
    public void A_late_event_leaves_its_ticket_as_it_was() => Story.Of($"""
        {Opened}
        2026-03-09T10:20 status asignado mesa
        2026-03-09T10:10 status cancelado mesa
        2026-03-09T10:30 status en_proceso consultor
        """).Brings("""
        2026-03-09T10:20 status_changed abierto > asignado by mesa
        2026-03-09T10:10 refused event late
        2026-03-09T10:30 status_changed asignado > en_proceso by consultor
        """, "status_changed abierto", "status_changed asignado", "refused");

    [Test]
    public void An_event_at_the_instant_of_a_deadline_comes_before_it_even_on_another_ticket() => Story.Of("""
        2026-03-09T10:00 opened
        2026-03-09T11:00 opened @MN-2
        """).Brings("""
        2026-03-09T11:00 @MN-2 accepted
        2026-03-09T11:00 target_breached reaccion 2026-03-09T11:00
        """, "target_breached", "@MN-2 accepted");

    [Test]
    public void Deadlines_of_one_instant_fire_by_ticket_in_ordinal_order() => Assert.That(Story.Of("""
        2026-03-09T10:00 opened @MN-2
        2026-03-09T10:00 opened @MN-10
        2026-03-09T10:00 opened @mn-1
        2026-03-09T10:00 opened @MN-Ñ
        """, "2026-03-09T11:00").Effects.Where(effect => effect.Effect == "target_breached").Select(effect => effect.Ticket),
        Is.EqualTo(["MN-10", "MN-2", "MN-Ñ", "mn-1"]));

    [Test]
    public void Evaluation_ends_with_what_is_due_at_its_last_instant()
    {
        Story.Of(Opened, "2026-03-09T11:00").Brings("2026-03-09T11:00 target_breached reaccion 2026-03-09T11:00", "target_breached");
        Story.Of(Opened, "2026-03-09T10:59:59").Brings("", "target_breached");
        Story.Of(Opened).Brings("", "target_warned", "target_breached");
    }

    [Test]
    public void A_repeated_event_has_no_effect_and_is_counted()
    {
        var story = Story.Of("""
            2026-03-09T10:00 opened #a
            2026-03-09T10:01 complained customer #b
            2026-03-09T10:01 complained customer #b
            2026-03-09T10:02 complained customer #b reason="otra cosa"
            2026-03-09T10:03 opened #a @MN-7
            """);

        story.Brings("2026-03-09T10:01 escalated mesa 1 mesa", "escalated", "refused", "@MN-7");
        Assert.That(story.Summary.Duplicates, Is.EqualTo(3));
        Assert.That(story.Summary.Lines, Is.EqualTo(5));
    }

    [Test]
    public void The_same_id_from_another_system_is_another_event()
    {
        var first = StoryLine.ToEvent("2026-03-09T10:00 opened #a", 1);
        var second = StoryLine.ToEvent("2026-03-09T10:01 opened #a @MN-2", 2);
        second["source"] = "/masnegocio/portal";

        var story = Story.OfLines([first.ToString(Newtonsoft.Json.Formatting.None), second.ToString(Newtonsoft.Json.Formatting.None)]);

        Assert.That(story.Effects.Count(effect => effect.Effect == "accepted"), Is.EqualTo(2));
        Assert.That(story.Summary.Duplicates, Is.Zero);
    }

    [Test]
    public void A_refused_event_counts_as_seen()
    {
        var story = Story.Of("""
            2026-03-09T10:00 replied agent mesa #a
            2026-03-09T10:01 opened
            2026-03-09T10:02 replied agent mesa #a
            """);

        story.Brings("", "target_met");
        Assert.That((story.Summary.Duplicates, story.Summary.Refusals), Is.EqualTo((1, 1)));
    }
}
