using NodaTime;
using NUnit.Framework;
using PolicyEngine.Tests.Engine.Company;

namespace PolicyEngine.Tests.Checks;

/// <summary>What is wrong between files: versions, contracts, contacts, the document's index, tables that run out.</summary>
public sealed class FamilyFindingTests
{
    private const string Index = """
        {
          "document": { "version": "2" },
          "clauses": [
            { "id": "EC-1", "kind": "rule", "title": "Horario" },
            { "id": "EC-2", "kind": "duty", "title": "Cortesía" },
            { "id": "EC-3", "kind": "rule", "title": "Plazos" }
          ]
        }
        """;

    private static string Policy(string version, string from, string rest = "", string? to = null) =>
        $"Policy(\"condor/prueba\", version: \"{version}\", from: \"{from}\", source: \"Prueba\"{(to is null ? "" : $", to: \"{to}\"")});\n{rest}";

    /// <summary>Findings of one code, without the folder's name.</summary>
    private static string[] FindingsOf(string code, LocalDate? on, params (string Name, string Text)[] files)
    {
        using var policy = new TemporaryPolicy(files);
        Assert.That(policy.Findings(), Is.Empty, "the files have to load");
        return [.. policy.CheckFindings(on).Where(finding => finding.Contains($" {code}: ")).Select(finding => finding["condor/".Length..])];
    }

    [TestCase("2026-06-30", "2026-07-01")]
    [TestCase(null, "2026-07-01")]
    [TestCase("2026-06-29", "2026-07-01", "una.csx(1,1): warning PE0816: No version is in force from 2026-06-30 to 2026-06-30, between condor/prueba@1 and condor/prueba@2.")]
    [TestCase("2026-07-01", "2026-07-01", "una.csx(1,1): error PE0817: condor/prueba@1 is still in force when condor/prueba@2 begins, on 2026-07-01.")]
    public void Versions_follow_each_other_without_a_gap_and_without_a_day_in_common(string? to, string next, params string[] expected)
    {
        (string, string)[] files = [("una.csx", Policy("1", "2026-01-01", to: to)), ("otra.csx", Policy("2", next))];

        Assert.That(FindingsOf("PE0816", null, files).Concat(FindingsOf("PE0817", null, files)), Is.EqualTo(expected));
    }

    [Test]
    public void Contracts_of_one_customer_may_leave_a_gap_and_not_overlap()
    {
        static (string, string) Contract(string name, string from, string? to) => ($"contracts/{name}.csx",
            $"Contract(\"lago\", of: \"condor/prueba\", version: \"{name}\", from: \"{from}\", source: \"Lago\"{(to is null ? "" : $", to: \"{to}\"")});");
        (string, string) policy = ("prueba.csx", Policy("1", "2026-01-01"));

        Assert.That(FindingsOf("PE0817", null, policy, Contract("a", "2026-01-01", "2026-03-31"), Contract("b", "2026-05-01", null)), Is.Empty);
        Assert.That(FindingsOf("PE0816", null, policy, Contract("a", "2026-01-01", "2026-03-31"), Contract("b", "2026-05-01", null)), Is.Empty);
        Assert.That(FindingsOf("PE0817", null, policy, Contract("a", "2026-01-01", "2026-05-31"), Contract("b", "2026-05-01", null)),
            Is.EqualTo(["contracts/a.csx(1,1): error PE0817: the contract of lago, version a, is still in force when the contract of lago, version b, begins, on 2026-05-01."]));
        Assert.That(FindingsOf("PE0817", null, policy, Contract("a", "2026-01-01", null), Contract("b", "2026-01-01", null)), Has.Exactly(1).Items);
    }

    [Test]
    public void A_version_that_has_ended_opens_no_tickets()
    {
        using var policy = new TemporaryPolicy(("una.csx", Policy("1", "2026-01-01", to: "2026-01-31")), ("otra.csx", Policy("2", "2026-03-01")));
        using var desk = policy.Open();

        string PolicyOf(string ticket, string date) => desk.Apply("ticket.opened", ticket, $"{date}T10:00:00-05:00", new { title = "x" })[0].ToJson();
        Assert.That(PolicyOf("A", "2026-01-31"), Does.Contain("prueba@1"));
        Assert.That(PolicyOf("B", "2026-02-01"), Does.Contain("\"policy\":null").And.Contain("refused"));
        Assert.That(PolicyOf("C", "2026-03-01"), Does.Contain("prueba@2"));
    }

    [Test]
    public void A_version_cannot_end_before_it_begins()
    {
        using var policy = new TemporaryPolicy(("una.csx", Policy("1", "2026-01-01", to: "2025-12-31")));

        Assert.That(policy.Findings(), Is.EqualTo(["condor/una.csx(1,1): error PE0306: '2025-12-31' is before '2026-01-01', on which it begins."]));
    }

    [Test]
    public void A_clause_that_the_index_does_not_have_is_found_in_rules_and_in_declarations()
    {
        var findings = FindingsOf("PE0811", null, ("clauses.json", Index), ("prueba.csx", Policy("2", "2026-01-01", """
            Clause("EC-1").On(Opened).Exclude(Concepto.Horas);
            Clause("EC-33").On(Opened).Exclude(Concepto.Horas);
            Assume("EC-4", "Nada.");
            Conflict("EC-1", "EC-2", says: "a / b", governs: "XX-9", because: "c");
            """)));

        Assert.That(findings, Is.EqualTo(
        [
            "prueba.csx(3,1): error PE0811: The document's index, clauses.json, has no clause 'EC-33'. Did you mean 'EC-3'?",
            "prueba.csx(4,1): error PE0811: The document's index, clauses.json, has no clause 'EC-4'. Did you mean 'EC-1'?",
            "prueba.csx(5,1): error PE0811: The document's index, clauses.json, has no clause 'XX-9'.",
        ]));
    }

    [Test]
    public void A_rule_of_the_document_that_no_statement_speaks_is_found_in_the_index()
    {
        (string, string) index = ("clauses.json", Index);
        (string, string) older = ("una.csx", Policy("1", "2025-01-01"));
        static (string, string) Newer(string rest) => ("otra.csx", Policy("2", "2026-01-01", "Clause(\"EC-1\").Calendar(Horario.Taller, \"Mon 09:00-10:00\");\n" + rest));

        Assert.That(FindingsOf("PE0812", null, index, older, Newer("")),
            Is.EqualTo(["clauses.json(6,1): warning PE0812: No statement of condor/prueba@2 speaks the rule 'EC-3' (Plazos)."]));
        Assert.That(FindingsOf("PE0812", null, index, older, Newer("Assume(\"EC-3\", \"Pendiente.\");")), Has.Exactly(1).Items, "an assumption speaks no rule");
        Assert.That(FindingsOf("PE0812", null, index, older, Newer("Assume(\"EC-3\", \"Pendiente.\", allows: Check.UnspokenClause);")), Is.Empty);
        Assert.That(FindingsOf("PE0812", null, index, older, Newer("Clause(\"EC-3\").Holidays(Horario.Taller, Colombia.Legal);")), Is.Empty, "holidays are a statement");
        Assert.That(FindingsOf("PE0812", null, index, older), Is.Empty, "the index is another version's");
    }

    [Test]
    public void An_index_that_is_not_JSON_is_said_and_keeps_nothing_from_serving()
    {
        using var policy = new TemporaryPolicy(("prueba.csx", Policy("1", "2026-01-01")), ("clauses.json", "{ \"clauses\": ["));

        Assert.That(policy.Findings(), Is.Empty);
        Assert.That(policy.CheckFindings(), Has.Exactly(1).StartsWith("condor/clauses.json(1,").And.Exactly(1).Contains("PE0503"));
    }

    [Test]
    public void Roles_that_are_climbed_to_or_written_to_need_a_contact_with_an_address()
    {
        const string Script = """
            Clause("1").Escalation(Matriz.Operacion, Rol.Central, Rol.Gerencia, Rol.Tecnico);
            Clause("1").On(EscalationRequested).Escalate(Matriz.Operacion);
            Clause("2").On(Opened).Notify(Plantilla.Recibido, via: Correo, to: Recipient.Contact(Rol.Ingeniero));

            """;
        const string Writes = """Clause("1").On(Reached(Matriz.Operacion)).Notify(Plantilla.Escalado, via: Correo, to: Recipient.EscalationContact);""";
        (string, string)[] files =
        [
            ("contacts.json", """{ "central": { "phone": "1" }, "gerancia": { "email": "g@example.com" }, "tecnico": { "email": "t@example.com" } }"""),
            .. new[] { "recibido", "escalado" }.SelectMany(name => new[] { ($"templates/{name}.subject.sbn", "x"), ($"templates/{name}.text.sbn", "x") }),
        ];

        Assert.That(FindingsOf("PE0815", null, [.. files, ("prueba.csx", Policy("1", "2026-01-01", Script))]), Is.EqualTo(
        [
            "prueba.csx(2,1): error PE0815: 'gerencia' has no contact in contacts.json. Did you mean 'gerancia'?",
            "prueba.csx(4,1): error PE0815: 'ingeniero' has no contact in contacts.json.",
        ]));
        Assert.That(FindingsOf("PE0815", null, [.. files, ("prueba.csx", Policy("1", "2026-01-01", Script + Writes))]),
            Has.Exactly(1).EqualTo("prueba.csx(2,1): error PE0815: The contact of 'central' in contacts.json has no email, and is written to."));
    }

    [Test]
    public void A_contact_that_only_this_machine_has_counts_as_missing()
    {
        const string Script = "Clause(\"1\").Escalation(Matriz.Operacion, Rol.Central);";

        Assert.That(FindingsOf("PE0815", null, ("prueba.csx", Policy("1", "2026-01-01", Script)), ("contacts.json", "{}"),
            ("contacts.local.json", "{ \"central\": { \"email\": \"c@example.com\" } }")), Has.Exactly(1).Items);
    }

    [Test]
    public void A_shared_row_may_be_idle_in_one_version_that_loads_it_and_not_in_all()
    {
        (string, string) shared = ("_comun.csx", "Clause(\"1\").Target(Plazo.Llegada).Within(2.Hours);");
        static (string, string) Version(string name, string from, string rest) => ($"{name}.csx", $"#load \"_comun.csx\"\n{Policy(name, from, rest)}");
        const string Instead = "Clause(\"2\").Target(Plazo.Llegada).Within(1.Hours, when: Condition.Always);";

        Assert.That(FindingsOf("PE0805", null, shared, Version("a", "2026-01-01", ""), Version("b", "2027-01-01", Instead)), Is.Empty);
        Assert.That(FindingsOf("PE0805", null, shared, Version("a", "2026-01-01", Instead), Version("b", "2027-01-01", Instead)),
            Is.EqualTo(
            [
                "_comun.csx(1,1): error PE0805: This time of 'llegada' never applies: wherever it would, condor/a.csx(3,1) decides before it.",
                "_comun.csx(1,1): error PE0805: This time of 'llegada' never applies: wherever it would, condor/b.csx(3,1) decides before it.",
            ]));
    }

    private const string Dated = """
        Clause("1").Calendar(Horario.Taller, "Mon-Fri 08:00-18:00");
        Clause("2").Holidays(Horario.Taller, HolidayCalendar.None.With(new LocalDate(2026, 3, 23), "San José").With(new LocalDate(2027, 3, 22), "San José"));
        """;

    [TestCase(null, null, 1)]
    [TestCase("2026-12-30", null, 0)]
    [TestCase("2027-01-02", null, 1)]
    [TestCase(null, "2027-12-31", 0)]
    [TestCase(null, "2028-01-01", 1)]
    public void A_table_of_holidays_that_ends_while_the_policy_goes_on_is_found(string? on, string? to, int findings)
    {
        LocalDate? date = on is null ? null : NodaTime.Text.LocalDatePattern.Iso.Parse(on).Value;
        const string Expected = "prueba.csx(3,1): warning PE0814: The holidays none of calendar 'taller' end with 2027, and the policy goes on.";

        Assert.That(FindingsOf("PE0814", date, ("prueba.csx", Policy("1", "2026-01-01", Dated, to))), Is.EqualTo(Enumerable.Repeat(Expected, findings)));
    }

    [Test]
    public void A_table_without_an_end_and_one_that_the_next_version_replaces_in_time_are_clean()
    {
        Assert.That(FindingsOf("PE0814", null, ("prueba.csx", Policy("1", "2026-01-01", Dated.Replace("HolidayCalendar.None", "Colombia.Legal")))), Is.Empty);
        Assert.That(FindingsOf("PE0814", null, ("una.csx", Policy("1", "2026-01-01", Dated)), ("otra.csx", Policy("2", "2027-06-01"))), Is.Empty);
    }

    [Test]
    public void A_contract_is_checked_where_it_is_laid_over_its_policy()
    {
        (string, string) policy = ("prueba.csx", Policy("1", "2026-01-01", """
            Clause("1").Decide(Nivel, Plata).Decide(Prioridad, P2);
            Clause("2").Calendar(Horario.Taller, "Mon 09:00-10:00");
            Clause("3").Target(Plazo.Llegada, by: Nivel).Within(Plata, 1.Hours).On(Horario.Taller, when: Prioridad == P2);
            """));
        static (string, string) Contract(string rest) =>
            ("contracts/lago.csx", "Contract(\"lago\", of: \"condor/prueba\", version: \"1\", from: \"2026-01-01\", source: \"Lago\");\n" + rest);
        string[] Found(string rest)
        {
            using var files = new TemporaryPolicy(policy, Contract(rest));
            Assert.That(files.Findings(), Is.Empty);
            return [.. files.CheckFindings().Where(finding => finding.Contains("contracts/")).Select(finding => finding["condor/contracts/".Length..])];
        }

        Assert.That(Found("Clause(\"A\").Decide(Nivel, Plata, when: Falla == Ruido);"), Is.Empty);
        Assert.That(Found("Clause(\"A\").Decide(Nivel, Oro, when: Falla == Ruido);"),
            Is.EqualTo(["lago.csx(1,1): error PE0803: 'llegada' has no time where tier is oro: its clock would wait for ever."]));
        Assert.That(Found("Clause(\"A\").Decide(Nivel, Oro, when: Falla == Ruido);\nClause(\"A\").Target(Plazo.Llegada, by: Nivel).Within(Oro, 30.Minutes);"), Is.Empty);
        Assert.That(Found("Clause(\"A\").Target(Plazo.Llegada, by: Nivel).Within(Plata, 3_000.Hours);"),
            Is.EqualTo(["lago.csx(2,1): error PE0818: The time of 'llegada' on taller ends more than 10 years after it begins."]));
        Assert.That(Found("Clause(\"A\").Decide(Prioridad, P1).Decide(Prioridad, P3, when: Falla == Ruido);"),
            Is.EqualTo(["lago.csx(2,1): error PE0805: The row that decides priority p3 never applies: wherever it would, line 2 decides before it."]));
        Assert.That(Found("Clause(\"A\").Decide(Prioridad, P1, when: Nivel == Bronce);\nAssume(\"A\", \"x\", allows: Check.NeverApplies);"), Is.Empty);
    }

    [Test]
    public void A_value_that_only_a_contract_decides_is_one_that_rules_may_ask_for()
    {
        (string, string) policy = ("prueba.csx", Policy("1", "2026-01-01", """
            Clause("1").Decide(Nivel, Plata);
            Clause("2").On(Opened.If(Nivel == Oro)).Exclude(Concepto.Horas);
            """));
        (string, string) contract = ("contracts/lago.csx", """
            Contract("lago", of: "condor/prueba", version: "1", from: "2026-01-01", source: "Lago");
            Clause("A").Decide(Nivel, Oro);
            """);

        Assert.That(FindingsOf("PE0804", null, policy), Has.Exactly(1).Items);
        Assert.That(FindingsOf("PE0804", null, policy, contract), Is.Empty);
    }
}
