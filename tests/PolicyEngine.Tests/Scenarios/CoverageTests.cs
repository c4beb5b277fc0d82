using System.Text.Json;
using System.Xml.Linq;
using NUnit.Framework;
using PolicyEngine.Coverage;
using PolicyEngine.Diagnostics;
using PolicyEngine.Testing.Scenarios.Reports;

namespace PolicyEngine.Tests.Scenarios;

/// <summary>What scenarios of Cóndor take of its policies, counted by hand in <c>_comun.csx</c>.</summary>
public sealed class CoverageTests
{
    private const string Rescue = CondorScenarios.Given + """

        Scenario("Un atrapamiento", proves: ["EC-3", "EC-5"])
            // P1 is one hour by version 1.0, at any time of day.
            .At("vie 2026-03-06 10:00").Opened(Falla.Is(Atrapamiento), CuotaAnual.Is(50_000m))
            .Expect(Plazo.Llegada, due: "vie 2026-03-06 11:00", on: Horario.Siempre)
            .Until("vie 2026-03-06 11:00").ExpectMissed(Plazo.Llegada).ExpectEscalated(Matriz.Operacion, 1, Rol.Central)
            .At("vie 2026-03-06 11:05").StatusChanged(Estado.EnVisita, by: Rol.Tecnico).ExpectStatus(Estado.EnVisita)
            .At("vie 2026-03-06 11:10").StatusChanged(Estado.EsperaRepuesto, by: Rol.Central).ExpectPaused(Plazo.Reparacion);

        Scenario("Una revisión que no se corrige", proves: ["EC-11"])
            .At("vie 2026-03-06 10:00").Opened(Falla.Is(Revision))
            .At("vie 2026-03-06 10:10").StepAnswered("con_hallazgos")
            .ExpectStep(Tramite.Certificacion, "2", Rol.Tecnico, answers: ["corregido", "no_corregible"])
            .At("vie 2026-03-06 10:20").StepAnswered("no_corregible").ExpectTask(Tarea.RetirarDeServicio, Rol.Gerencia);
        """;

    // Version 1.0 has a matrix of four rows and three columns; 2 + 6 + 1 + 1 + 1 + 4 changes of status; 2 + 2 + 2 + 1 + 1 + 1
    // roles that make them; one chain of three; three steps of two answers; and seven times of targets and two of timers.
    [TestCase(PartKind.Cell, 2, 12)]
    [TestCase(PartKind.Row, 2, 3)]
    [TestCase(PartKind.Transition, 2, 15)]
    [TestCase(PartKind.Setter, 2, 9)]
    [TestCase(PartKind.Level, 1, 3)]
    [TestCase(PartKind.Branch, 2, 6)]
    [TestCase(PartKind.Time, 3, 9)]
    [TestCase(PartKind.Pause, 1, 3)]
    [TestCase(PartKind.Start, 1, 1)]
    [TestCase(PartKind.Requirement, 0, 2)]
    [TestCase(PartKind.Refusal, 0, 4)]
    public void Parts_are_counted_by_what_decisions_took(PartKind kind, int covered, int total)
    {
        using var scenarios = new CondorScenarios(Rescue);
        Assert.That(scenarios.Failures(), Is.Empty);

        var group = CoverageReport.Of(scenarios.Host, "condor", scenarios.Run()).Policies[0].Groups.Single(group => group.Kind == kind);

        Assert.That((group.Covered, group.Parts.Count), Is.EqualTo((covered, total)), string.Join("\n", group.Parts));
    }

    [Test]
    public void A_row_of_a_contract_counts_for_the_contract_and_not_for_the_policy()
    {
        using var scenarios = new CondorScenarios(CondorScenarios.Given + """

            Scenario("Torre Norte tiene su contrato", proves: ["EC-5"])
                .At("vie 2026-03-06 10:00").Opened(OfCustomer("torre-norte"), Falla.Is(Parada)).ExpectAccepted();
            """);

        var report = CoverageReport.Of(scenarios.Host, "condor", scenarios.Run());
        var contract = report.Policies.First(policy => policy.Name.Contains("contract of torre-norte"));

        Assert.That(report.Policies[0].Groups.Single(group => group.Kind == PartKind.Time).Covered, Is.Zero);
        Assert.That(contract.Groups.Single(group => group.Kind == PartKind.Time).Covered, Is.EqualTo(1));
    }

    [Test]
    public void Reports_are_well_formed_and_say_the_same()
    {
        using var scenarios = new CondorScenarios(Rescue.Replace("ExpectMissed", "ExpectMet") + "\n// \"<&>\"");
        var outcomes = scenarios.Run();
        IReadOnlyList<ProviderReport> reports = [new(scenarios.Set, outcomes, CoverageReport.Of(scenarios.Host, "condor", outcomes))];

        var suite = XDocument.Parse(TestReport.JUnit(reports, Language.English)).Root!.Element("testsuite")!;
        Assert.That((suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value), Is.EqualTo(("2", "1")));
        Assert.That(suite.Elements("testcase").First().Element("failure")!.Attribute("message")!.Value,
            Does.StartWith("condor/scenarios/prueba.csx(6,1): expected target_met, target llegada; came about: "));

        var provider = JsonDocument.Parse(TestReport.Json(reports, Language.English)).RootElement.GetProperty("providers")[0];
        Assert.That(provider.GetProperty("failed").GetInt32(), Is.EqualTo(1));
        var cells = provider.GetProperty("coverage").GetProperty("policies")[0].GetProperty("parts")[0];
        Assert.That((cells.GetProperty("kind").GetString(), cells.GetProperty("covered").GetInt32()), Is.EqualTo(("matrix cells", 2)));
        Assert.That(cells.GetProperty("missing")[0].GetProperty("part").GetString(), Is.EqualTo("priority p1 if kind == atrapamiento & building.use == hospital"));

        Assert.That(TestReport.Text(reports, Language.English), Does.Contain("condor: 2 scenarios, 1 failed.\n")
            .And.Contain("  not covered: condor/_comun.csx(19): tier plata if customer.annualFee >= 20000 [EC-4]\n"));
    }
}
