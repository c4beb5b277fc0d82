using NUnit.Framework;
using PolicyEngine.Hosting;

namespace PolicyEngine.Tests.Engine.Company;

/// <summary>Who waits before a desk, and at which position a ticket begins to.</summary>
public sealed class QueueTests() : PolicyOfItsOwn(Script)
{
    private const string Head = $"""
        {TemporaryPolicy.Head}
        var taller = new Desk("taller");
        Clause("1").Starts(Estado.Reportado);
        Clause("1").Final(Estado.Anulado);
        Clause("1").From(Estado.Reportado).To(Estado.Anulado);
        Clause("2").Decide(Prioridad, P1, when: Falla == Atrapamiento);
        Clause("2").Decide(Prioridad, P2);
        """;

    // One queue: the trapped first, then hospitals, then reception; whoever was answered is out.
    private const string Script = $"""
        {Head}
        Clause("3").Queue(taller)
            .JoinsOn(Opened)
            .LeavesOn(Replied.If(From == Agent))
            .First(Prioridad == P1)
            .First(Uso == Hospital);
        """;

    [Test]
    public void Tickets_wait_in_the_order_of_their_reception()
    {
        Assert.That(Opened("EC-1", "08:00"), Is.EqualTo("routed taller 1"));
        Assert.That(Opened("EC-2", "08:01"), Is.EqualTo("routed taller 2"));
        Assert.That(Opened("EC-3", "08:02"), Is.EqualTo("routed taller 3"));
    }

    [Test]
    public void An_older_event_that_comes_later_was_received_earlier()
    {
        Opened("EC-1", "08:00");
        Opened("EC-2", "08:10");

        Assert.That(Opened("EC-3", "08:05"), Is.EqualTo("routed taller 2"));
        Assert.That(Opened("EC-4", "08:10"), Is.EqualTo("routed taller 4"));
    }

    [Test]
    public void Precedence_goes_before_reception_and_the_first_precedence_weighs_most()
    {
        Opened("EC-1", "08:00");
        Opened("EC-2", "08:01", kind: "atrapamiento");

        Assert.That(Opened("EC-3", "08:02", use: "hospital"), Is.EqualTo("routed taller 2"));
        Assert.That(Opened("EC-4", "08:03", kind: "atrapamiento", use: "hospital"), Is.EqualTo("routed taller 1"));
        Assert.That(Opened("EC-5", "08:04", kind: "atrapamiento"), Is.EqualTo("routed taller 3"));
        Assert.That(Opened("EC-6", "08:05"), Is.EqualTo("routed taller 6"));
    }

    [Test]
    public void Who_was_answered_or_ended_is_ahead_of_nobody()
    {
        Opened("EC-1", "08:00");
        Opened("EC-2", "08:01");
        Opened("EC-3", "08:02");
        Send("ticket.replied", "EC-1", "08:03", new { from = "agent" });
        Send("ticket.replied", "EC-2", "08:04", new { from = "customer" });
        Send("ticket.status_changed", "EC-3", "08:05", new { status = "anulado", by = new { role = "central" } });

        Assert.That(Opened("EC-4", "08:06"), Is.EqualTo("routed taller 2"));
    }

    [Test]
    public void A_refused_ticket_waits_nowhere()
    {
        Send("ticket.opened", "EC-1", "08:00", new { kind = "otra" });

        Assert.That(Opened("EC-2", "08:01"), Is.EqualTo("routed taller 1"));
    }

    [Test]
    public void A_ticket_that_changes_while_it_waits_takes_its_new_place_and_keeps_its_reception()
    {
        Opened("EC-1", "08:00");
        Opened("EC-2", "08:01");
        Opened("EC-3", "08:02", kind: "atrapamiento");
        var update = Send("ticket.updated", "EC-2", "08:03", new { kind = "atrapamiento" });

        // EC-2 came before EC-3 and now goes before it; EC-1 waits behind both.
        Assert.That(EffectLines.Of(update), Is.EqualTo(["03-09 08:03 classified p1"]));
        Assert.That(Opened("EC-4", "08:01", kind: "atrapamiento"), Is.EqualTo("routed taller 2"));
        Assert.That(Opened("EC-5", "08:04"), Is.EqualTo("routed taller 5"));
    }

    [Test]
    public void A_ticket_that_was_answered_may_come_to_wait_again()
    {
        const string again = $"""
            {Head}
            Clause("3").Queue(taller).JoinsOn(Opened, Replied.If(From == Customer)).LeavesOn(Replied.If(From == Agent));
            """;
        Reopen(again);
        Opened("EC-1", "08:00");
        Send("ticket.replied", "EC-1", "08:01", new { from = "agent" });
        Opened("EC-2", "08:02");

        var first = Send("ticket.replied", "EC-1", "08:03", new { from = "customer" });
        var second = Send("ticket.replied", "EC-1", "08:04", new { from = "customer" });

        Assert.That(EffectLines.Of(first), Is.EqualTo(["03-09 08:03 routed taller 2"]));
        Assert.That(EffectLines.Of(second), Is.Empty);
    }

    [Test]
    public void A_new_revision_with_another_order_moves_those_who_wait()
    {
        using var host = PolicyHost.Open(Policy.Folder, new CondorPlugin());
        var run = host.Begin();
        run.Apply(Opening("EC-1", "vivienda"));
        run.Apply(Opening("EC-2", "hospital"));
        Policy.Write("prueba.csx", Script.Replace("Uso == Hospital", "Uso == Vivienda"));

        var (effects, kept) = run.Swap(host.Reload());
        var next = run.Apply(Opening("EC-3", "vivienda"));

        Assert.That(kept, Is.Empty);
        Assert.That(effects, Is.Empty);
        Assert.That(EffectLines.Of(next, "routed"), Is.EqualTo(["03-09 08:00 routed taller 2"]));
    }

    private static string Opening(string ticket, string use) =>
        """{"specversion":"1.0","id":"#","source":"/condor/t","type":"ticket.opened","subject":"#","time":"2026-03-09T08:00:00-05:00","data":{"building":{"use":"*"}}}"""
            .Replace("#", ticket).Replace("*", use);

    private string Opened(string ticket, string time, string kind = "parada", string use = "vivienda") =>
        EffectLines.Of(Send("ticket.opened", ticket, time, new { kind, building = new { use } }), "routed").Single()["03-09 08:00 ".Length..];

    private IReadOnlyList<PolicyEngine.Hosting.Output.EffectRecord> Send(string type, string ticket, string time, object data) =>
        Testbed.Apply(type, ticket, $"2026-03-09T{time}:00-05:00", data);
}
