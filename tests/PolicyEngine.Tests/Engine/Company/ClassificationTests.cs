using NUnit.Framework;
using PolicyEngine.Hosting.Output;

namespace PolicyEngine.Tests.Engine.Company;

/// <summary>The priority matrix, a contract's two cells, the tier by the yearly fee.</summary>
public sealed class ClassificationTests
{
    private CondorDesk desk = null!;

    [SetUp]
    public void Open() => desk = new CondorDesk();

    [TearDown]
    public void Close() => desk.Dispose();

    // The twelve cells of EC-3; after the stroke, what Torre Norte's contract (TN-1) makes of the two that it replaces.
    [TestCase("atrapamiento", "hospital", "p1")]
    [TestCase("atrapamiento", "vivienda", "p1")]
    [TestCase("atrapamiento", "oficina", "p1")]
    [TestCase("parada", "hospital", "p1")]
    [TestCase("parada", "vivienda", "p2")]
    [TestCase("parada", "oficina", "p3", "p2")]
    [TestCase("ruido", "hospital", "p2")]
    [TestCase("ruido", "vivienda", "p3")]
    [TestCase("ruido", "oficina", "p4", "p3")]
    [TestCase("revision", "hospital", "p3")]
    [TestCase("revision", "vivienda", "p4")]
    [TestCase("revision", "oficina", "p4")]
    public void The_matrix_decides_the_priority_and_a_contract_replaces_two_of_its_cells(
        string kind, string use, string priority, string? byContract = null)
    {
        var others = desk.Open($"{kind}-{use}", "2026-03-09 15:00", kind, use);
        var torreNorte = desk.Open($"{kind}-{use}-tn", "2026-03-09 15:00", kind, use, customer: "torre-norte");

        Assert.That(Classified(others)["priority"], Is.EqualTo(priority));
        Assert.That(Classified(others).Clauses, Is.EqualTo(["EC-3", "EC-4"]));
        Assert.That(Classified(torreNorte)["priority"], Is.EqualTo(byContract ?? priority));
        Assert.That(Classified(torreNorte).Clauses, Is.EqualTo([byContract is null ? "EC-3" : "TN-1", "EC-4"]));
    }

    [Test]
    public void A_contract_begins_on_its_own_date()
    {
        // The contract is of 1 February 2026; 31 January is a Saturday on which the workshop opens.
        Assert.That(Classified(desk.Open("TN-ENE", "2026-01-31 09:00", "parada", "oficina", "torre-norte"))["priority"], Is.EqualTo("p3"));
        Assert.That(Classified(desk.Open("TN-FEB", "2026-02-01 00:00", "parada", "oficina", "torre-norte"))["priority"], Is.EqualTo("p2"));
    }

    [TestCase("50000.01", "oro")]
    [TestCase("50000", "oro")]
    [TestCase("49999.99", "plata")]
    [TestCase("20000.00", "plata")]
    [TestCase("19999.99", "bronce")]
    [TestCase("0", "bronce")]
    [TestCase("-1", "bronce")]
    [TestCase(null, "bronce")]
    public void The_yearly_fee_decides_the_tier_and_reaches_it_exactly_at_the_limit(string? fee, string tier)
    {
        var annualFee = fee is null ? (decimal?)null : decimal.Parse(fee, System.Globalization.CultureInfo.InvariantCulture);

        var effects = desk.Open($"fee-{fee}", "2026-03-09 15:00", members: new { customer = new { annualFee } });

        Assert.That(Classified(effects)["tier"], Is.EqualTo(tier));
    }

    [Test]
    public void A_fee_with_more_decimals_than_are_kept_is_refused_and_says_what_would_do()
    {
        var effects = desk.Open("fee-3", "2026-03-09 15:00", members: new { customer = new { annualFee = 50_000.001m } });

        Assert.That(EffectLines.Of(effects), Is.EqualTo(
            ["03-09 15:00 refused unknown_value customer.annualFee a number with at most 2 decimals"]));
    }

    [Test]
    public void A_change_of_members_decides_again_and_says_so_only_where_something_changed()
    {
        desk.Open("cambia", "2026-03-09 15:00", "parada", "oficina");

        var same = desk.Update("cambia", "2026-03-09 15:10", new { building = new { floors = 12 } });
        var other = desk.Update("cambia", "2026-03-09 15:20", new { building = new { use = "hospital" } });

        Assert.That(EffectLines.Of(same), Is.Empty);
        Assert.That(EffectLines.Of(other, "classified"), Is.EqualTo(["03-09 15:20 classified p1 bronce"]));
    }

    [Test]
    public void A_condition_in_code_reads_the_opening_that_it_refuses()
    {
        var tall = desk.Open("alto", "2026-03-09 15:00", members: new { building = new { floors = 61 } });
        var justRight = desk.Open("justo", "2026-03-09 15:00", members: new { building = new { floors = 60 } });

        Assert.That(EffectLines.Of(tall), Is.EqualTo(["03-09 15:00 refused too_tall"]));
        Assert.That(EffectLines.Of(justRight)[0], Is.EqualTo("03-09 15:00 accepted"));
    }

    [Test]
    public void A_condition_in_code_reads_the_time_of_an_event_that_belongs_to_no_ticket()
    {
        // EC-2: announced at least two days, 48 hours, ahead.
        var late = desk.Send("maintenance.announced", "M-1", "2026-03-09 15:00", new { start = CondorDesk.At("2026-03-11 14:59"), end = CondorDesk.At("2026-03-11 18:00") });
        var inTime = desk.Send("maintenance.announced", "M-2", "2026-03-09 15:00", new { start = CondorDesk.At("2026-03-11 15:00"), end = CondorDesk.At("2026-03-11 18:00") });

        Assert.That(EffectLines.Of(late), Is.EqualTo(["03-09 15:00 refused notice_too_short"]));
        Assert.That(EffectLines.Of(inTime), Is.Empty);
    }

    private static EffectRecord Classified(IEnumerable<EffectRecord> effects) =>
        effects.Single(effect => effect.Effect == "classified");
}
