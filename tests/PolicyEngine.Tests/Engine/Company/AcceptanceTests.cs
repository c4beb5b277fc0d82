using NUnit.Framework;
using PolicyEngine.Hosting.Output;

namespace PolicyEngine.Tests.Engine.Company;

/// <summary>What is told with the acceptance and the routing, and refusals that ask what would be decided.</summary>
public sealed class AcceptanceTests() : PolicyOfItsOwn(Script)
{
    private const string Script = $"""
        {TemporaryPolicy.Head}
        Clause("1").Starts(Estado.Reportado);
        Clause("2").Decide(Nivel, Oro, when: CuotaAnual >= 1000).Decide(Nivel, Bronce);
        Clause("3", also: "3-bis").TellsOnAcceptance(Nivel);
        Clause("4").Accepts(Via, [Correo], when: Nivel == Bronce);
        Clause("5").AllowsOnly(Updated, Via, [Correo, Oficina], when: Nivel == Oro);
        Clause("6").Queue(new Desk("taller")).JoinsOn(Opened).Tells(Uso, Titulo);
        Clause("7").Timer(Plazo.Recordatorio).Within(1.NaturalHours).StartsOn(Opened);
        """;

    [Test]
    public void The_acceptance_tells_what_was_decided_and_cites_who_says_so()
    {
        var accepted = Opened("EC-1", new { customer = new { annualFee = 1000 } }).Single(effect => effect.Effect == "accepted");

        Assert.That(accepted["tier"], Is.EqualTo("oro"));
        Assert.That(accepted.Clauses, Is.EqualTo(["3", "3-bis", "2"]));
    }

    [Test]
    public void The_routing_tells_members_by_the_last_part_of_their_path_and_leaves_absent_ones_out()
    {
        var routed = Opened("EC-1", new { building = new { use = "hospital" } }).Single(effect => effect.Effect == "routed");

        Assert.That(routed.Members.Select(member => (member.Key, member.Value)),
            Is.EqualTo(new (string, object?)[] { ("to", "taller"), ("position", 1), ("use", "hospital") }));
    }

    // A list that ends with Value.Other takes any text, and a clause says what becomes of it.
    [TestCase(0, "correo", null)]
    [TestCase(0, "oficina", "refused channel_not_accepted correo")]
    [TestCase(0, "paloma", "refused channel_not_accepted correo")]
    [TestCase(0, null, null)]
    [TestCase(1000, "paloma", null)]
    public void A_refusal_may_depend_on_what_the_opening_would_be_decided_as(int fee, string? channel, string? expected)
    {
        var effects = Opened("EC-1", new { channel, customer = new { annualFee = fee } });

        Assert.That(EffectLines.Of(effects, "refused").SingleOrDefault(), Is.EqualTo(expected is null ? null : "03-09 08:00 " + expected));
        Assert.That(effects.Where(effect => effect.Effect == "refused").SelectMany(effect => effect.Clauses), Is.EqualTo(expected is null ? [] : new[] { "4" }));
    }

    [Test]
    public void A_refusal_of_an_update_asks_what_the_ticket_would_become()
    {
        Opened("EC-1", new { channel = "correo" });

        // The same update makes the customer gold, for whom clause 5 counts.
        var effects = Testbed.Apply("ticket.updated", "EC-1", "2026-03-09T09:00:00-05:00", new { channel = "paloma", customer = new { annualFee = 5000 } });

        Assert.That(EffectLines.Of(effects), Is.EqualTo(["03-09 09:00 refused channel_not_accepted correo,oficina"]));
    }

    [Test]
    public void A_timer_that_nothing_follows_upon_makes_no_event_late()
    {
        Opened("EC-1", new { });
        Testbed.Apply("ticket.opened", "EC-2", "2026-03-09T12:00:00-05:00", new { });

        // Its hour ended at 09:00; an event of 08:30 that comes after noon is still applied.
        var effects = Testbed.Apply("ticket.updated", "EC-1", "2026-03-09T08:30:00-05:00", new { customer = new { annualFee = 5000 } });

        Assert.That(EffectLines.Of(effects), Is.EqualTo(["03-09 08:30 classified oro"]));
    }

    private IReadOnlyList<EffectRecord> Opened(string ticket, object members) =>
        Testbed.Apply("ticket.opened", ticket, "2026-03-09T08:00:00-05:00", members);
}
