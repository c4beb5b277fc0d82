using NUnit.Framework;
using PolicyEngine.Tests.Engine.Company;

namespace PolicyEngine.Tests.Checks;

/// <summary>What a policy allows by name: as much as it names, and nothing that nobody found.</summary>
public sealed class ExemptionTests
{
    private const string Slips = """
        Policy("condor/prueba", version: "1", from: "2026-01-01", source: "Prueba");
        Clause("1").On(Opened.If(Falla == Ruido & Falla == Parada)).Exclude(Concepto.Horas);
        Clause("2").On(Opened.If(Falla == Ruido & Falla == Parada)).Exclude(Concepto.Horas);
        Clause("3").Timer(Plazo.Recordatorio).Within(1.Hours);
        Clause("3").Timer(Plazo.Cierre).Within(1.Hours);

        """;

    private static string[] FindingsOf(string exemption)
    {
        using var policy = new TemporaryPolicy(("prueba.csx", Slips + exemption));
        return [.. policy.CheckFindings().Where(finding => !finding.Contains("PE0806"))];
    }

    [TestCase("", "2 PE0804", "3 PE0804", "4 PE0809", "5 PE0809")]
    [TestCase("""Assume("1", "Así es.");""", "2 PE0804", "3 PE0804", "4 PE0809", "5 PE0809", Description = "an assumption allows nothing by itself")]
    [TestCase("""Assume("1", "Así es.", allows: Check.NeverApplies);""", "3 PE0804", "4 PE0809", "5 PE0809", Description = "only its clause")]
    [TestCase("""Conflict("1", "2", says: "a / b", governs: "1", because: "c", allows: Check.NeverApplies);""", "4 PE0809", "5 PE0809", Description = "both places of a conflict")]
    [TestCase("""Assume("3", "Así es.", allows: Check.NeverHappens);""", "2 PE0804", "3 PE0804")]
    [TestCase("""Assume("3", "Así es.", allows: Check.NeverHappens.Of(Plazo.Cierre));""", "2 PE0804", "3 PE0804", "4 PE0809", Description = "only its subject")]
    [TestCase("""Assume("1", "Así es.", allows: Check.Shadowed);""", "2 PE0804", "3 PE0804", "4 PE0809", "5 PE0809", "6 PE0820")]
    [TestCase("""Assume("3", "Así es.", allows: Check.NeverHappens.Of("otro"));""", "2 PE0804", "3 PE0804", "4 PE0809", "5 PE0809", "6 PE0820")]
    [TestCase("""Assume("4", "Así es.", allows: Check.NeverApplies);""", "2 PE0804", "3 PE0804", "4 PE0809", "5 PE0809", "6 PE0820")]
    public void An_exemption_holds_for_its_check_its_clause_and_its_subject(string exemption, params string[] left) =>
        Assert.That(FindingsOf(exemption).Select(Short), Is.EqualTo(left));

    [Test]
    public void An_exemption_that_exempts_nothing_is_said_where_it_stands()
    {
        using var policy = new TemporaryPolicy(("prueba.csx", Slips + """Assume("1", "Así es.", allows: Check.Shadowed.Of(Plazo.Cierre));"""));

        Assert.That(policy.CheckFindings(), Has.Exactly(1).EqualTo(
            "condor/prueba.csx(6,1): warning PE0820: Check.Shadowed.Of(cierre) exempts nothing here: no such finding is about 1."));
    }

    // No statement speaks of most statuses of this script, so that no clause is at fault: only the subject can be named.
    [TestCase("""Assume("9", "Así es.", allows: Check.UnreachedStatus.Of(Estado.Resuelto));""", true)]
    [TestCase("""Assume("9", "Así es.", allows: Check.UnreachedStatus);""", false)]
    public void A_finding_without_a_clause_is_exempted_by_its_subject(string exemption, bool isExempted)
    {
        using var policy = new TemporaryPolicy(("prueba.csx", $"{TemporaryPolicy.Head}\nClause(\"1\").Starts(Estado.Reportado);\n{exemption}"));
        var findings = policy.CheckFindings();

        Assert.That(findings.Any(finding => finding.Contains("'resuelto'")), Is.Not.EqualTo(isExempted));
        Assert.That(findings.Any(finding => finding.Contains("PE0820")), Is.Not.EqualTo(isExempted));
        Assert.That(findings, Has.Some.Contains("'en_visita'"));
    }

    [Test]
    public void An_exemption_that_two_versions_load_has_to_be_needed_by_one_of_them()
    {
        const string Shared = """Assume("1", "Así es.", allows: Check.NeverApplies);""";
        using var policy = new TemporaryPolicy(
            ("_comun.csx", Shared),
            ("una.csx", "#load \"_comun.csx\"\n" + Slips),
            ("otra.csx", """
                #load "_comun.csx"
                Policy("condor/prueba", version: "2", from: "2027-01-01", source: "Prueba");
                """));
        var findings = policy.CheckFindings();

        Assert.That(findings, Has.None.Contains("PE0820"));
        Assert.That(findings, Has.None.Contains("una.csx(3,1)"));
    }

    [Test]
    public void A_misspelt_check_is_told_with_the_nearest_one()
    {
        using var policy = new TemporaryPolicy(("prueba.csx", Slips + """Assume("1", "Así es.", allows: Check.NeverAplies);"""));

        Assert.That(policy.Findings().Single(), Does.Contain("PE0121").And.Contain("NeverApplies"));
    }

    [Test]
    public void What_a_template_lacks_can_be_allowed_by_name_and_then_loads()
    {
        const string Notifies = $"""
            {TemporaryPolicy.Head}
            Clause("1").On(Opened).Notify(Plantilla.Recibido, via: Correo, to: Cliente);

            """;
        (string, string)[] templates = [("templates/escalado.subject.sbn", "{{ nadie }}"), ("templates/escalado.text.sbn", "x")];
        using var bare = new TemporaryPolicy([("prueba.csx", Notifies), .. templates]);
        using var allowed = new TemporaryPolicy([("prueba.csx", Notifies + """
            Assume("1", "El aviso llega después.", allows: Check.MissingTemplate);
            Assume("1", "Lo da la herramienta.", allows: Check.UnknownMember.Of(Plantilla.Escalado));
            """), .. templates]);

        Assert.That(bare.Findings().Select(Short), Is.EquivalentTo(["1 PE0509", "2 PE0501", "2 PE0501"]));
        Assert.That(allowed.Findings(), Is.Empty);
        Assert.That(allowed.CheckFindings(), Has.None.Contains("PE0820"));
        using var desk = allowed.Open();
        var sent = desk.Apply("ticket.opened", "A-1", "2026-03-09T10:00:00-05:00", new { title = "x" }).Single(effect => effect.Effect == "notification");
        Assert.That(sent.ToJson(), Does.Contain("recibido.subject.sbn(1,1)"));
    }

    /// <summary>A finding as its line and code.</summary>
    private static string Short(string finding)
    {
        var place = finding[(finding.IndexOf('(') + 1)..];
        return $"{place[..place.IndexOf(',')]} {finding[finding.IndexOf("PE0", StringComparison.Ordinal)..][..6]}";
    }
}
