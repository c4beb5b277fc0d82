using NUnit.Framework;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting;
using PolicyEngine.Hosting.Documents;
using PolicyEngine.Tests.Engine.Company;

namespace PolicyEngine.Tests.Scenarios;

/// <summary>The generated text of a policy, and what it settles, word for word.</summary>
public sealed class DocumentTests
{
    private const string Data = "tests/PolicyEngine.Tests/Scenarios/Data/";

    private const string Script = TemporaryPolicy.Head + """

        var limite = 50_000m; // La cuota desde la que es oro.
        Clause("EC-2").Starts(Estado.Reportado);
        Clause("EC-3").Decide(Prioridad, P1, when: Falla == Atrapamiento & (Uso == Hospital | Uso == Vivienda));
        Clause("EC-3").Matrix(Prioridad, rows: Falla, columns: Uso,
                       [Hospital, Oficina],
            Row(Parada, [P1,      P2]),
            Row(Ruido,  [P3,      P4]));
        Clause("EC-4").Decide(Nivel, Oro, when: CuotaAnual >= limite);
        Clause("EC-4").Decide(Nivel, Bronce);
        Clause("EC-1").Calendar(Horario.Taller, "Mon-Fri 08:00-12:00 14:00-18:00");
        Clause("EC-1").Holidays(Horario.Taller, Colombia.Legal);
        Clause("EC-1").ClosedOn(Horario.Taller, "2026-12-24");
        Clause("EC-5").Target(Plazo.Llegada, by: Prioridad).On(Horario.Taller).Between(1.Hours, 4.Hours, over: [P1, P2, P3, P4], spacing: "EC-5-b").PausedIn(Estado.EsperaCliente);
        Clause("EC-5").Target(Plazo.Llegada).WarnsAt(0.5m).MetBy(Entered(Estado.EnVisita));
        Clause("EC-7", also: "EC-8").From(Estado.Reportado).To(Estado.EnVisita, Estado.Anulado).By(Rol.Central).Needs(Assignee);
        Clause("EC-7").Final(Estado.Anulado);
        Clause("EC-9").Says("El contrato se firma ante notario.");
        Conflict("EC-3", "EC-5", says: "hay prioridades / todas en el día", governs: "EC-5",
            because: "es la más nueva", change: "Row(Parada,");
        Assume("EC-4", "Desde el límite, inclusive.", change: "var limite");
        Assume("EC-5-b", "A pasos iguales.");
        """;

    private const string Index = """
        {"document": {"version": "1"}, "clauses": [
          {"id": "EC-1", "kind": "rule", "section": "1", "title": "Horario", "text": "De lunes a viernes."},
          {"id": "EC-2", "kind": "rule", "title": "Recepción"},
          {"id": "EC-3", "kind": "rule", "section": "2, a)", "title": "Prioridad", "text": "Según la falla."},
          {"id": "EC-9", "kind": "info", "section": "9", "title": "Firma", "text": "Ante notario."},
          {"id": "EC-99", "kind": "rule", "section": "99", "title": "Lo que nadie dice", "text": "Nada."}
        ]}
        """;

    private const string Names = """{"priority": "prioridad", "fault": "falla", "taller": "horas de taller", "building.use": "uso del edificio"}""";

    private static PolicyHost Open(TemporaryPolicy policy) => PolicyHost.Open(policy.Folder, new CondorPlugin());

    private static TemporaryPolicy Policy()
    {
        var policy = new TemporaryPolicy(("prueba.csx", Script), ("clauses.json", Index), ("names.json", Names));
        policy.Write("contracts/lago.csx", """
            Contract("lago", of: "condor/prueba", version: "2026", from: "2026-02-01", source: "Contrato del Lago");
            Clause("LG-1").Target(Plazo.Llegada).Within(30.Minutes, when: Prioridad == P1);
            Assume("LG-1", "Media hora.", change: "30.Minutes");
            """);
        return policy;
    }

    [TestCase(Language.English)]
    [TestCase(Language.Spanish)]
    public void A_policy_is_written_clause_by_clause_in_the_document_s_order(Language spoken)
    {
        using var policy = Policy();
        using var host = Open(policy);

        Goldens.Check($"{Data}documento.{spoken.ToString().ToLowerInvariant()}.md", DocumentText.Markdown(PolicyDocument.Of(host, "condor"), spoken));
    }

    [Test]
    public void The_same_document_is_written_for_programs()
    {
        using var policy = Policy();
        using var host = Open(policy);

        Goldens.Check($"{Data}documento.json", DocumentText.Json([PolicyDocument.Of(host, "condor")], Language.Spanish));
    }

    [Test]
    public void What_every_word_of_a_policy_says_can_be_read()
    {
        using var scenarios = new CondorScenarios("");
        var document = PolicyDocument.Of(scenarios.Host, "condor");

        Goldens.Check($"{Data}condor.english.md", DocumentText.Markdown(document, Language.English));
        Goldens.Check($"{Data}condor.spanish.md", DocumentText.Markdown(document, Language.Spanish));
    }

    [Test]
    public void What_is_settled_is_listed_with_what_governs_and_the_one_line_to_change()
    {
        using var policy = Policy();
        using var host = Open(policy);
        var points = SettledPoint.Of(host, "condor");

        Goldens.Check($"{Data}supuestos.english.txt", SettledText.Text([("condor", points)], Language.English));
        Goldens.Check($"{Data}supuestos.spanish.txt", SettledText.Text([("condor", points)], Language.Spanish));
        Goldens.Check($"{Data}supuestos.json", SettledText.Json([("condor", points)]));
    }

    [Test]
    public void A_line_to_change_that_is_gone_or_not_alone_is_found_by_check()
    {
        using var policy = new TemporaryPolicy(("prueba.csx", TemporaryPolicy.Head + """

            // tope
            Clause("EC-2").Starts(Estado.Reportado);
            Clause("EC-5").Target(Plazo.Llegada).Within(1.Hours);
            Clause("EC-6").Target(Plazo.Reparacion).Within(1.Hours);
            Assume("EC-2", "Un comentario no es la línea, ni ésta misma: tope.", change: "tope");
            Conflict("EC-5", "EC-6", says: "una hora / una hora", governs: "EC-5",
                because: "es igual", change: "Within(1.Hours)");
            Assume("EC-5", "Ésta sí.", change: "Plazo.Llegada");
            """));

        var found = policy.CheckFindings().Where(finding => finding.Contains("PE0912", StringComparison.Ordinal));

        Assert.That(found, Is.EqualTo(new[]
        {
            "condor/prueba.csx(6,1): error PE0912: No line of the script has 'tope', which is said to be the one to change.",
            "condor/prueba.csx(7,1): error PE0912: 2 lines of the script have 'Within(1.Hours)', which is said to be in the one to change: say more of it.",
        }));
    }
}
