using NUnit.Framework;

namespace PolicyEngine.Tests.Engine.Company;

/// <summary>A contract's times, and tickets that come under a contract or leave it.</summary>
public sealed class ContractTests
{
    private CondorDesk desk = null!;

    [SetUp]
    public void Open() => desk = new CondorDesk();

    [TearDown]
    public void Close() => desk.Dispose();

    [Test]
    public void A_contract_replaces_one_time_and_leaves_the_others()
    {
        // P2 is 3 h for Torre Norte (TN-2): Monday 15:00-18:00.
        var own = desk.Open("EC-1", "2026-03-09 15:00", customer: "torre-norte").Single(effect => effect.Effect == "target_started");
        // P3 by TN-1, but its 8 h are EC-5's: 3 on Monday, 4 on Tuesday morning, one more.
        var shared = desk.Open("EC-2", "2026-03-09 15:00", "ruido", "oficina", "torre-norte").Single(effect => effect.Effect == "target_started");

        Assert.That(EffectLines.Line(own), Is.EqualTo("03-09 15:00 target_started llegada 03-09 18:00"));
        Assert.That(own.Clauses, Is.EqualTo(["TN-2"]));
        Assert.That(EffectLines.Line(shared), Is.EqualTo("03-09 15:00 target_started llegada 03-10 15:00"));
        Assert.That(shared.Clauses, Is.EqualTo(["EC-5"]));
    }

    // P2 under the contract is 3 h, without it 4 h, whoever has the ticket first.
    [TestCase("torre-norte", "lago", "target_changed llegada 03-10 09:00 03-09 18:00")]
    [TestCase("lago", "torre-norte", "target_changed llegada 03-09 18:00 03-10 09:00")]
    public void A_change_of_customer_changes_the_time_and_keeps_the_start(string first, string second, string expected)
    {
        desk.Open("EC-1", "2026-03-09 15:00", customer: first);

        var effects = desk.Update("EC-1", "2026-03-09 16:00", new { customer = new { id = second } });

        Assert.That(EffectLines.Of(effects), Is.EqualTo([$"03-09 16:00 {expected}"]));
    }

    [TestCase("torre-norte", "lago")]
    [TestCase("lago", "torre-norte")]
    public void A_change_of_customer_that_leaves_the_time_as_it_is_changes_nothing(string first, string second)
    {
        desk.Open("EC-1", "2026-03-09 15:00", "atrapamiento", customer: first);

        var effects = desk.Update("EC-1", "2026-03-09 15:10", new { customer = new { id = second } });
        var later = desk.WaitUntil("2026-03-09 15:50").Single(effect => effect.Effect == "target_warned");

        Assert.That(EffectLines.Of(effects), Is.Empty);
        Assert.That(EffectLines.Line(later), Is.EqualTo("03-09 15:48 target_warned llegada 03-09 16:00 0.8"));
        Assert.That(later.Clauses, Is.EqualTo(["EC-5"]));
    }

    [Test]
    public void A_change_of_the_customers_own_members_holds_for_its_open_tickets_and_for_later_ones()
    {
        desk.Open("EC-2", "2026-03-09 15:00");
        desk.Open("EC-1", "2026-03-09 15:00");
        desk.Open("EC-3", "2026-03-09 15:00", customer: "otro");

        var effects = desk.Send("customer.updated", "lago", "2026-03-09 16:00", new { annualFee = 60_000 });
        var later = desk.Open("EC-4", "2026-03-09 17:00");

        Assert.That(effects.Select(effect => $"{effect.Ticket} {EffectLines.Line(effect)}"), Is.EqualTo(
            ["EC-1 03-09 16:00 classified p2 oro", "EC-2 03-09 16:00 classified p2 oro"]));
        Assert.That(EffectLines.Of(later, "classified"), Is.EqualTo(["03-09 17:00 classified p2 oro"]));
    }
}
