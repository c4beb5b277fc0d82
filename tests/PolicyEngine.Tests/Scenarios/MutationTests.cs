using NUnit.Framework;
using PolicyEngine.Diagnostics;
using PolicyEngine.Testing.Mutation;
using PolicyEngine.Testing.Scenarios.Reports;
using PolicyEngine.Tests.Cli;

namespace PolicyEngine.Tests.Scenarios;

/// <summary>Changes of Cóndor's policies, and which of them scenarios notice.</summary>
public sealed class MutationTests
{
    // P2 in a block of flats: 4 h of the workshop from 10:00 are 16:00, the noon break apart.
    private const string Stop = CondorScenarios.Given + """

        Scenario("Una parada", proves: ["EC-3", "EC-5"])
            .At("vie 2026-03-06 10:00").Opened().ExpectClassified(Prioridad.Is(P2)).Expect(Plazo.Llegada, due: "vie 2026-03-06 16:00");
        """;

    private static IReadOnlyList<MutantOutcome> Mutate(CondorScenarios scenarios, int? sample = null, int seed = 0) =>
        new MutationRun(scenarios.Host, scenarios.Set, scenarios.Run()).Run(sample, seed);

    [TestCase("priority p2 if kind == parada & building.use == vivienda: removed", MutantFate.Killed)]
    [TestCase("priority p2 if kind == parada & building.use == vivienda: decides p1", MutantFate.Killed)]
    [TestCase("priority p3 if kind == parada & building.use == oficina: removed", MutantFate.Survived)]
    [TestCase("llegada within 4 hours if priority == p2: 239 minutes", MutantFate.Killed)]
    [TestCase("llegada within 4 hours if priority == p2: 241 minutes", MutantFate.Killed)]
    [TestCase("llegada within 4 hours if priority == p2: removed", MutantFate.Killed)]
    [TestCase("calendar taller: opens a minute later", MutantFate.Killed)]
    [TestCase("calendar taller: closed on Monday", MutantFate.Survived)]
    [TestCase("calendar taller: without holidays", MutantFate.Survived)]
    [TestCase("tier plata if customer.annualFee >= 20000: customer.annualFee >= 20000 becomes 20000.01", MutantFate.Survived)]
    [TestCase("reportado → en_visita: removed", MutantFate.Survived)]
    [TestCase("operacion level 2: ingeniero: removed", MutantFate.Survived)]
    [TestCase("certificacion 1: con_hallazgos → 2: ends", MutantFate.Survived)]
    [TestCase("certificacion 1: aprobado → 3: leads to 1", MutantFate.Survived)]
    [TestCase("Opened if kind == atrapamiento & code: Charge rescate 95000.50 COP: Charge rescate 95000.51 COP", MutantFate.Survived)]
    [TestCase("WorkLogged if !warranty: ChargeTime horas by 30 minutes: ChargeTime horas by 29 minutes", MutantFate.Survived)]
    [TestCase("informe: on the first day, open or not", MutantFate.Survived)]
    public void A_change_is_killed_where_a_scenario_notices_it(string change, MutantFate fate)
    {
        var results = Shared.Value.Where(outcome => outcome.Mutant.Change == change).ToList();

        Assert.That(results.Select(outcome => outcome.Fate), Is.Not.Empty.And.All.EqualTo(fate),
            string.Join("\n", Shared.Value.Select(outcome => outcome.Mutant.Change)));
    }

    [Test]
    public void A_statement_that_both_versions_load_is_changed_in_both_at_once()
    {
        var names = Shared.Value.Where(outcome => outcome.Mutant.Change == "reportado → en_visita: removed").Select(outcome => outcome.Policy);

        Assert.That(names, Is.EqualTo(new[] { "condor/servicio@1.0, condor/servicio@2.0" }));
    }

    [Test]
    public void The_same_seed_gives_the_same_sample_and_another_another()
    {
        using var scenarios = new CondorScenarios(Stop);
        string[] Sample(int seed) => [.. Mutate(scenarios, 25, seed).Select(outcome => $"{outcome.Mutant.Citation.At} {outcome.Mutant.Change} {outcome.Fate}")];

        var (first, again, other) = (Sample(1), Sample(1), Sample(2));
        Assert.That(again, Is.EqualTo(first).And.Length.EqualTo(25));
        Assert.That(other, Is.Not.EqualTo(first));
    }

    [Test]
    public void What_is_declared_equivalent_is_listed_with_its_reason_and_in_vain_is_an_error()
    {
        using var scenarios = new CondorScenarios(Stop + """

            Equivalent("EC-1", "calendar taller: closed on Monday", because: "nadie llama los lunes");
            Equivalent("EC-3", "priority p2 if kind == parada & building.use == vivienda: removed", because: "no se nota");
            """);
        var run = new MutationRun(scenarios.Host, scenarios.Set, scenarios.Run());

        var results = run.Run(null, 0);

        Assert.That(results.Where(outcome => outcome.Fate == MutantFate.Equivalent).Select(outcome => outcome.By), Is.EqualTo(new[] { "nadie llama los lunes" }));
        Assert.That(run.Stale(results).Select(stale => stale.Clause), Is.EqualTo(new[] { "EC-3" }));
        Assert.That(new MutationReport(results, run.Stale(results)).IsClean, Is.False);
        Assert.That(
            run.Stale(results).Select(stale => Diagnostic.Of("PE0911", stale.Where, stale.Change, stale.Clause).ToString()),
            Has.One.StartsWith("condor/scenarios/prueba.csx(5,1): error PE0911: 'priority p2 if kind == parada & building.use == vivienda: removed' is declared"));
    }

    [Test]
    public void A_mutant_that_could_not_be_loaded_is_not_counted_as_noticed()
    {
        // Without its only time the clock that a rule starts has none: loading refuses that.
        var refused = Shared.Value.Where(outcome => outcome.Mutant.Change == "recordatorio within 4 hours: removed").Select(outcome => outcome.Fate);

        Assert.That(refused, Is.EqualTo(new[] { MutantFate.Refused }));
    }

    /// <summary>A sample in the suite; the whole by <c>policyengine test --mutate</c>.</summary>
    [TestCase("accioneficaz")]
    [TestCase("encor")]
    [TestCase("masnegocio")]
    public void A_sample_of_the_changes_of_a_company_is_noticed(string provider)
    {
        var result = CommandLine.Run(CommandLine.Repository, "test", provider, "--mutate", "--sample", "60", "--seed", "7");

        Assert.That(result.Exit, Is.Zero, result.Output + result.Errors);
        Assert.That(result.Output, Does.Match($"{provider}: (5[0-9]|60) changes of the policies: .* 0 not noticed."));
    }

    private static readonly Lazy<IReadOnlyList<MutantOutcome>> Shared = new(() =>
    {
        using var scenarios = new CondorScenarios(Stop);
        return Mutate(scenarios);
    });
}
