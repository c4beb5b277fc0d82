using NUnit.Framework;
using PolicyEngine.Tests.Engine.Company;

namespace PolicyEngine.Tests.Engine;

/// <summary>What rules see of an event's members, in policies of a line or two.</summary>
public sealed class EventMemberTests
{
    [Test]
    public void A_member_without_a_list_of_values_takes_any_text_and_rules_see_that_it_is_there()
    {
        using var policy = new TemporaryPolicy(("prueba.csx",
            $"""
            {TemporaryPolicy.Head}
            Clause("1").Refuses(Replied, !ReplyChannel.Given, reason: "no_channel", missing: ReplyChannel);
            """));
        using var testbed = policy.Open();
        testbed.Apply("ticket.opened", "EC-1", CondorDesk.At("2026-03-09 15:00"));

        var with = testbed.Apply("ticket.replied", "EC-1", CondorDesk.At("2026-03-09 16:00"), new { from = "agent", channel = "paloma" });
        var without = testbed.Apply("ticket.replied", "EC-1", CondorDesk.At("2026-03-09 16:00"), new { from = "agent", channel = " " });

        Assert.That(EffectLines.Of(with), Is.Empty);
        Assert.That(EffectLines.Of(without), Is.EqualTo(["03-09 16:00 refused no_channel channel"]));
    }

    /// <summary>What code takes out of a list is not seen when it is checked.</summary>
    [Test]
    public void A_decision_in_code_that_hides_that_it_asks_for_the_event_or_a_fact_can_still_be_explained()
    {
        using var policy = new TemporaryPolicy(("prueba.csx",
            $$"""
            {{TemporaryPolicy.Head}}
            var visitas = Fact("visitas", of: FactOwner.Customer, within: FactPeriod.Always);
            NumberField[] numeros = [Minutes, visitas];
            FlagField[] marcas = [Critical];
            Clause("1").Decide(Prioridad, P1, when: Condition.That(facts => facts.Is(marcas[0]) || facts.Number(numeros[0]) > 5 || facts.Number(numeros[1]) > 1));
            Clause("2").Decide(Prioridad, P2);
            """));
        using var testbed = policy.Open();

        var effects = testbed.Apply("ticket.opened", "EC-1", CondorDesk.At("2026-03-09 15:00"));

        Assert.That(EffectLines.Of(effects), Is.EqualTo(["03-09 15:00 accepted", "03-09 15:00 classified p2"]));
        Assert.That(effects[1].Clauses, Is.EqualTo(["2"]));
    }

    [TestCase("""["camara"]""", "camara")]
    [TestCase("""["telefono","piano"]""", null)]
    [TestCase("""[]""", null)]
    public void A_set_holds_the_names_that_it_lists_and_minds_no_others(string equipment, string? seen)
    {
        using var policy = new TemporaryPolicy(("prueba.csx",
            $"""
            {TemporaryPolicy.Head}
            Clause("1").Refuses(Opened, Equipo.Holds(Equipo.Values[0]), reason: "camara");
            """));
        using var testbed = policy.Open();

        var effects = testbed.Apply("ticket.opened", "EC-1", CondorDesk.At("2026-03-09 15:00"), new { equipment = Newtonsoft.Json.Linq.JArray.Parse(equipment) });

        Assert.That((string?)effects[0]["reason"], Is.EqualTo(seen));
    }
}
