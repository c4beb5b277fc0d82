using NUnit.Framework;

namespace PolicyEngine.Tests.Engine.Company;

/// <summary>Times that a document gives as a range over ordered values.</summary>
public sealed class RangeTests
{
    // 1 to 6 hours over three values: 1, 3.5 and 6; 2 to 4 business days over three: 2, 3 and 4.
    private const string Script = $"""
        {TemporaryPolicy.Head}
        Clause("1").Starts(Estado.Reportado);
        Clause("1").Decide(Prioridad, P1, when: Falla == Atrapamiento);
        Clause("1").Decide(Prioridad, P2, when: Falla == Parada);
        Clause("1").Decide(Prioridad, P3);
        Clause("1").Calendar(Horario.Taller, "Mon-Fri 08:00-18:00");
        Clause("2").Target(Plazo.Llegada, by: Prioridad, when: EnGarantia).On(Horario.Taller).Between(1.Hours, 6.Hours, over: [P1, P2, P3]);
        Clause("3").Target(Plazo.Llegada, by: Prioridad, when: !EnGarantia).On(Horario.Taller).Between(2.BusinessDays, 4.BusinessDays, over: [P1, P2, P3], spacing: "4");
        """;

    [TestCase("atrapamiento", true, "03-09 09:00", "2")]
    [TestCase("parada", true, "03-09 11:30", "2")]
    [TestCase("ruido", true, "03-09 14:00", "2")]
    [TestCase("atrapamiento", false, "03-11 08:00", "3")]
    [TestCase("parada", false, "03-12 08:00", "4")]
    [TestCase("ruido", false, "03-13 08:00", "3")]
    public void A_range_is_spaced_evenly_over_its_values(string kind, bool warranty, string deadline, string clause)
    {
        using var policy = new TemporaryPolicy(("prueba.csx", Script));
        using var testbed = policy.Open();

        var started = testbed.Apply("ticket.opened", "EC-1", "2026-03-09T08:00:00-05:00", new { kind, warranty }).Single(effect => effect.Effect == "target_started");

        Assert.That(EffectLines.Line(started), Is.EqualTo($"03-09 08:00 target_started llegada {deadline}"));
        Assert.That(started.Clauses, Is.EqualTo((string[])[clause]));
    }

    [TestCase("Between(1.Hours, 6.Hours, over: [P1])")]
    [TestCase("Between(6.Hours, 1.Hours, over: [P1, P2])")]
    [TestCase("Between(1.Hours, 6.NaturalHours, over: [P1, P2])")]
    [TestCase("Between(1.BusinessDays, 4.BusinessDays, over: [P1, P2, P3])")]
    public void A_range_that_cannot_be_spaced_evenly_is_told_so(string range)
    {
        using var policy = new TemporaryPolicy(("prueba.csx", $"{TemporaryPolicy.Head}\nClause(\"1\").Target(Plazo.Llegada, by: Prioridad).{range};"));

        Assert.That(policy.Findings(), Is.EqualTo((string[])
            ["condor/prueba.csx(2,1): error PE0331: The range of 'llegada' cannot be spaced evenly: it needs two or more values, a low end not above its high end, both in the same unit, and whole steps."]));
    }
}
