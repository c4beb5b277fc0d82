using NUnit.Framework;

namespace PolicyEngine.Tests.Scenarios;

/// <summary>Scenarios of Cóndor: what holds passes, and what does not is shown beside what came about.</summary>
public sealed class ScenarioTests
{
    // Parada in a block of flats is P2: 4 h of the workshop. Friday 10:00 + 2 h = 12:00; from 14:00 on 2 h: 16:00.
    private const string Friday = CondorScenarios.Given + """

        Scenario("Una parada del viernes", proves: ["EC-5"])
            .At("vie 2026-03-06 10:00").Opened()
            .ExpectClassified(Prioridad.Is(P2), Nivel.Is(Bronce), citing: "EC-3")

        """;

    [Test]
    public void A_scenario_whose_expectations_come_about_passes()
    {
        using var scenarios = new CondorScenarios(Friday + """
                .ExpectAccepted()
                .ExpectStatus(Estado.Reportado)
                .Expect(Plazo.Llegada, due: "Friday 2026-03-06 16:00", on: Horario.Taller, citing: "EC-5")
                .ExpectNo(Plazo.Reparacion)
                .ExpectNoStatus(Estado.EnVisita).ExpectNoCharge(Concepto.Rescate).ExpectExcluded(Concepto.Repuestos)
                .At("vie 2026-03-06 10:30").StatusChanged(Estado.EsperaCliente, by: Rol.Tecnico, name: "Ana")
                .ExpectStatus(Estado.EsperaCliente, from: Estado.Reportado, by: Rol.Tecnico, name: "Ana")
                .ExpectPaused(Plazo.Llegada)
                .ExpectNothingElse()
                .At("vie 2026-03-06 11:30").StatusChanged(Estado.EnVisita, by: Rol.Tecnico)
                .ExpectMet(Plazo.Llegada, used: 0.125m)
                // 20 h from 11:30: 4.5 h on Friday, 4 on Saturday, 8 on Monday, 3.5 on Tuesday.
                .Expect(Plazo.Reparacion, due: "mar 2026-03-10 11:30")
                .At("vie 2026-03-06 15:10").WorkLogged(45, by: Rol.Tecnico)
                .ExpectTimeCharged(Concepto.Horas, minutes: 45, billed: 60);
            """);

        Assert.That(scenarios.Set.Diagnostics, Is.Empty);
        Assert.That(scenarios.Failures(), Is.Empty);
    }

    [Test]
    public void What_was_expected_stands_beside_what_came_about()
    {
        using var scenarios = new CondorScenarios(Friday + """
                .Expect(Plazo.Llegada, due: "vie 2026-03-06 17:00", citing: "EC-6")
                .ExpectTask(Tarea.Llamar, Rol.Central)
                .ExpectNo(Plazo.Llegada)
                .Until("vie 2026-03-06 16:00")
                .ExpectMet(Plazo.Llegada)
                .ExpectEscalated(Matriz.Operacion, 1, Rol.Central, at: "vie 2026-03-06 15:59");
            """);

        Assert.That(scenarios.Failures(), Is.EqualTo("""
            FAILED Una parada del viernes
                   condor/scenarios/prueba.csx(2,1), proves EC-5
              condor/scenarios/prueba.csx(5,1): target_started
                            expected              actual
                  target    llegada               llegada
                ≠ deadline  vie 2026-03-06 17:00  vie 2026-03-06 16:00
                ≠ clauses   EC-6                  EC-5
              condor/scenarios/prueba.csx(6,1): task
                            expected  nothing of the kind
                ≠ task      llamar
                ≠ role      central
                what came about:
                  vie 2026-03-06 10:00 accepted order T-1 [EC-2]
                  vie 2026-03-06 10:00 status_changed from –, to reportado, by sistema [EC-2]
                  vie 2026-03-06 10:00 classified priority p2, tier bronce [EC-3, EC-4]
                  vie 2026-03-06 10:00 target_started target llegada, deadline vie 2026-03-06 16:00, calendar taller [EC-5]
                  vie 2026-03-06 10:00 notification template recibido, channel correo, to –, subject Aviso T-1: Ascensor 2 [EC-2]
                  vie 2026-03-06 10:00 charge concept repuestos, excluded true [EC-10]
              condor/scenarios/prueba.csx(7,1): any effect was not to come about, but
                  vie 2026-03-06 10:00 target_started target llegada, deadline vie 2026-03-06 16:00, calendar taller [EC-5]
              condor/scenarios/prueba.csx(9,1): target_met
                            expected  nothing of the kind
                ≠ target    llegada
                what came about:
                  vie 2026-03-06 15:12 target_warned target llegada, deadline vie 2026-03-06 16:00, used 0.8 [EC-5]
                  vie 2026-03-06 16:00 target_breached target llegada, deadline vie 2026-03-06 16:00 [EC-5]
                  vie 2026-03-06 16:00 escalated matrix operacion, level 1, role central, contact Central de Servicio central@condor.example [EC-13]
                  vie 2026-03-06 16:00 notification template escalado, channel correo, to central@condor.example, subject T-1 sube al nivel 1 [EC-13]
              condor/scenarios/prueba.csx(10,1): escalated at vie 2026-03-06 15:59
                            expected   nothing of the kind
                ≠ matrix    operacion
                ≠ level     1
                ≠ role      central


            """));
    }

    [TestCase("""Scenario("a", proves: ["EC-5"]).At("2026-03-06 10:00").Opened().ExpectAccepted();""",
        "(2,1): error PE0901: '2026-03-06 10:00' is not a time with its day of the week. Write it as \"vie 2026-03-06 17:30\".")]
    [TestCase("""Scenario("a", proves: ["EC-5"]).At("jue 2026-03-06 10:00").Opened().ExpectAccepted();""",
        "(2,1): error PE0902: 2026-03-06 is not 'jue': it is 'vie'.")]
    [TestCase("""Scenario("a", proves: ["EC-55"]).At("vie 2026-03-06 10:00").Opened().ExpectAccepted();""",
        "(2,1): error PE0903: No clause is called 'EC-55'. Did you mean 'EC-5'?")]
    [TestCase("""Scenario("a", proves: ["EC-5"]).At("vie 2026-03-06 10:00").Opened().ExpectAccepted(citing: "EC-55");""",
        "(2,1): error PE0903: No clause is called 'EC-55'. Did you mean 'EC-5'?")]
    [TestCase("""Scenario("a", proves: ["EC-5"]).At("vie 2026-03-06 10:00").Opened();""",
        "(2,1): error PE0904: The scenario \"a\" expects nothing, so it cannot fail. End it with what must come about: Expect…")]
    [TestCase("""
        Scenario("a", proves: ["EC-5"]).At("vie 2026-03-06 10:00").Opened().ExpectAccepted();
        Scenario("a", proves: ["EC-6"]).At("vie 2026-03-06 10:00").Opened().ExpectAccepted();
        """, "(3,1): error PE0905: \"a\" is already the name of a scenario, at condor/scenarios/prueba.csx(2,1).")]
    [TestCase("""Scenario("a", proves: ["EC-5"]).At("vie 2026-03-06 10:00").Opened(Falla.Is(Hospital)).ExpectAccepted();""",
        "(2,1): error PE0906: 'kind' never has the value 'hospital': it has atrapamiento, parada, ruido, revision. To send it all the same, write Member(\"kind\", \"hospital\").")]
    [TestCase("""Scenario("a", proves: ["EC-5"]).ExpectAccepted().At("vie 2026-03-06 10:00").Opened();""",
        "(2,1): error PE0907: Nothing has happened yet: an expectation stands after the event that brings it about.")]
    [TestCase("""Scenario("a", proves: ["EC-13"]).At("vie 2026-03-06 10:00").Opened().ExpectEscalated(Matriz.Operacion, 2, Rol.Gerencia);""",
        "(2,1): error PE0908: In the matrix 'operacion', 'gerencia' never stands at level 2.")]
    [TestCase("""Scenario("a", proves: ["EC-11"]).At("vie 2026-03-06 10:00").Opened().ExpectStep(Tramite.Certificacion, "4");""",
        "(2,1): error PE0908: The procedure 'certificacion' has no step '4'.")]
    [TestCase("""Scenario("a", proves: ["EC-5"]).At("vie 2026-03-06 10:00").Opened().Expect(new Target("salida"), due: "vie 2026-03-06 10:00");""",
        "(2,1): error PE0908: No version of the policy has the target 'salida'.")]
    public void What_can_never_be_right_is_said(string scenario, string expected)
    {
        using var scenarios = new CondorScenarios(CondorScenarios.Given + "\n" + scenario);

        Assert.That(scenarios.Set.Diagnostics.Select(finding => finding.ToString()), Is.EqualTo(new[] { "condor/scenarios/prueba.csx" + expected }));
        Assert.That(scenarios.Set.IsWhole, Is.False);
    }

    [Test]
    public void A_slip_in_a_scenario_is_said_like_one_in_a_policy()
    {
        using var scenarios = new CondorScenarios("""Scenario("a", proves: ["EC-5"]).At("vie 2026-03-06 10:00").Opened(Fala.Is(Parada));""");

        Assert.That(scenarios.Set.Diagnostics.Select(finding => finding.Code), Is.EqualTo(new[] { "PE0120" }));
    }

    [Test]
    public void Several_tickets_share_one_time_and_an_expectation_concerns_the_last_ones()
    {
        using var scenarios = new CondorScenarios(CondorScenarios.Given + """

            Scenario("Dos paradas", proves: ["EC-5"])
                .At("vie 2026-03-06 10:00").Opened()
                .At("vie 2026-03-06 16:30").To("T-2").Opened(Falla.Is(Ruido), Titulo.Missing)
                .ExpectRefused("missing_data", missing: [Titulo])
                .ExpectNo(Plazo.Llegada)
                .ExpectMissed(Plazo.Llegada, of: "T-1")
                .ExpectMissed(Plazo.Llegada, at: "vie 2026-03-06 16:00");
            """);

        Assert.That(scenarios.Failures(), Is.Empty);
    }

    [Test]
    public void Scenarios_are_no_versions_of_the_policy_and_no_part_of_its_revision()
    {
        using var with = new CondorScenarios(CondorScenarios.Given);
        using var other = new CondorScenarios("// Nada");
        var line = """{"specversion":"1.0","id":"1","source":"/condor/t","type":"ticket.opened","subject":"A","time":"2026-03-06T10:00:00-05:00","data":{}}""";

        Assert.That(with.Host.Diagnostics, Is.Empty);
        Assert.That(with.Host.Evaluate([line]).Single().Revision, Is.EqualTo(other.Host.Evaluate([line]).Single().Revision));
    }
}
