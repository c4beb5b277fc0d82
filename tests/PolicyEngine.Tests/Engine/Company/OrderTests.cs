using NUnit.Framework;

namespace PolicyEngine.Tests.Engine.Company;

/// <summary>What happens first, what comes too late, and what came before.</summary>
public sealed class OrderTests
{
    private CondorDesk desk = null!;

    [SetUp]
    public void Open() => desk = new CondorDesk();

    [TearDown]
    public void Close() => desk.Dispose();

    [Test]
    public void Deadlines_of_one_instant_fire_by_ticket_id_and_then_in_order_of_declaration()
    {
        // The arrival of a P2 and the reminder after a reply both take 4 h of the workshop; the arrival is declared first.
        foreach (var ticket in (string[])["b", "a10", "á", "B", "a9"])
        {
            desk.Open(ticket, "2026-03-09 15:00");
            desk.Reply(ticket, "2026-03-09 15:00", "agent");
        }

        var effects = desk.WaitUntil("2026-03-10 09:01").Where(effect => effect.Effect is "target_breached" or "task");

        Assert.That(effects.Select(effect => $"{effect.Ticket} {effect.Effect}"), Is.EqualTo(
            new[] { "B", "a10", "a9", "b", "á" }.SelectMany(ticket => new[] { $"{ticket} target_breached", $"{ticket} task" })));
    }

    [Test]
    public void An_event_at_the_instant_of_a_deadline_comes_before_it_even_where_it_is_another_tickets()
    {
        desk.Open("EC-1", "2026-03-09 15:00");

        var opening = desk.Open("EC-2", "2026-03-10 09:00");
        var next = desk.WaitUntil("2026-03-10 09:00:01");

        Assert.That(EffectLines.Of(opening.Where(effect => effect.Ticket == "EC-1"), "target_"), Is.EqualTo(["03-10 08:12 target_warned llegada 03-10 09:00 0.8"]));
        Assert.That(EffectLines.Of(next, "target_"), Is.EqualTo(["03-10 09:00 target_breached llegada 03-10 09:00"]));
    }

    [Test]
    public void An_event_older_than_its_tickets_last_is_late_and_one_of_the_same_time_is_not()
    {
        desk.Open("EC-1", "2026-03-09 15:00");
        desk.Reply("EC-1", "2026-03-09 16:00", "agent");

        Assert.That(EffectLines.Of(desk.Reply("EC-1", "2026-03-09 15:59", "customer")), Is.EqualTo(["03-09 15:59 refused late"]));
        Assert.That(EffectLines.Of(desk.Reply("EC-1", "2026-03-09 16:00", "customer")), Is.Empty);
    }

    [TestCase("2026-03-10 09:00", "refused late")]
    [TestCase("2026-03-10 08:59", "refused late")]
    [TestCase("2026-03-10 09:00:01", "status_changed reportado en_visita")]
    public void An_event_not_newer_than_a_deadline_that_has_fired_is_late(string time, string expected)
    {
        desk.Open("EC-1", "2026-03-09 15:00");
        desk.WaitUntil("2026-03-10 10:00");

        var effects = desk.SetStatus("EC-1", time, "en_visita", "tecnico");

        Assert.That(EffectLines.Of(effects)[0], Does.EndWith(expected));
    }

    [Test]
    public void An_older_event_of_a_ticket_that_nothing_has_happened_to_since_is_applied_at_its_own_time()
    {
        desk.Open("EC-1", "2026-03-09 15:00");
        desk.Open("EC-2", "2026-03-09 17:30");

        var effects = desk.SetStatus("EC-1", "2026-03-09 16:00", "en_visita", "tecnico");

        Assert.That(EffectLines.Of(effects, "target_met"), Is.EqualTo(["03-09 16:00 target_met llegada 03-10 09:00 0.25"]));
    }

    [Test]
    public void An_older_opening_brings_its_old_deadlines_with_it_in_order()
    {
        desk.WaitUntil("2026-03-10 12:00");
        var opening = desk.Open("EC-1", "2026-03-09 15:00");
        var next = desk.WaitUntil("2026-03-10 12:00");

        Assert.That(EffectLines.Of(opening, "target_"), Is.EqualTo(["03-09 15:00 target_started llegada 03-10 09:00"]));
        Assert.That(EffectLines.Of(next, "target_"), Is.EqualTo(
            ["03-10 08:12 target_warned llegada 03-10 09:00 0.8", "03-10 09:00 target_breached llegada 03-10 09:00"]));
    }

    [Test]
    public void A_repeated_event_has_no_effect_and_is_counted()
    {
        const string line = """{"specversion":"1.0","id":"e-1","source":"/condor/app","type":"ticket.opened","subject":"EC-1","time":"2026-03-09T15:00:00-05:00","data":{"title":"Uno","kind":"parada"}}""";

        Assert.That(desk.Testbed.Apply(line), Is.Not.Empty);
        Assert.That(desk.Testbed.Apply(line), Is.Empty);
        Assert.That(desk.Testbed.Apply(line.Replace("/condor/app", "/condor/telefono")), Has.Exactly(1).Items, "another source's e-1 is another event");
        Assert.That(desk.Testbed.Summary.Duplicates, Is.EqualTo(1));
    }
}
