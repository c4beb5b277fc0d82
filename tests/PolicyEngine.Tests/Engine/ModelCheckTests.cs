using NUnit.Framework;
using PolicyEngine.Tests.Engine.Company;

namespace PolicyEngine.Tests.Engine;

/// <summary>What a script can say that compiles and still makes no policy: each with its place and what would do.</summary>
public sealed class ModelCheckTests
{
    /// <summary>The script's second line, and what is found wrong with it.</summary>
    private static readonly (string Line, string Finding)[] Slips =
    [
        ("""Clause("1").Decide(Prioridad, Oro);""",
            "PE0301: 'oro' is not a value of 'priority'. Its values are: p1, p2, p3, p4."),
        ("""Clause("1").Starts(Estado.Reportado, when: Uso == Ruido);""",
            "PE0301: 'ruido' is not a value of 'building.use'. Its values are: hospital, vivienda, oficina."),
        ("""Clause("1").On(Opened.If(Prioridad == P1 & !(Falla.In(Parada, Hospital)))).Exclude(Concepto.Horas);""",
            "PE0301: 'hospital' is not a value of 'kind'. Its values are: atrapamiento, parada, ruido, revision."),
        ("""Clause("1").From(Estado.Resuelto).To(Estado.Cerrado).Needs(CloseCode.OneOf(P1));""",
            "PE0301: 'p1' is not a value of 'closeCode'. Its values are: sin_respuesta, conforme."),
        ("""Clause("1").On(Replied.If(ReplyChannel == Correo)).Exclude(Concepto.Horas);""",
            "PE0301: This provider's vocabulary gives 'channel' no values, so it cannot be compared with 'correo'."),
        ("""Clause("1").From(Estado.Reportado).To(Estado.Anulado).By(Rol.Gerencia);""",
            "PE0301: 'gerencia' is not a value of 'by.role'. Its values are: central, tecnico, ingeniero, administracion."),
        ("""Clause("1").Refuses(Opened, Equipo.Holds(P1), reason: "no");""",
            "PE0301: 'p1' is not a value of 'equipment'. Its values are: camara, telefono."),
        ("""Clause("1").Starts(new Status("reportdo"));""",
            "PE0301: 'reportdo' is not a value of 'status'. Its values are: reportado, en_visita, espera_cliente, espera_repuesto, resuelto, cerrado, anulado."),
        ("""Clause("1").On(Entered(new Status("otro"))).Exclude(Concepto.Horas);""", "PE0301: 'otro' is not a value of 'status'."),
        ("""Clause("1").On(Opened).ChangeStatus(Estado.Cerrado, closeCode: Oro);""",
            "PE0301: 'oro' is not a value of 'closeCode'. Its values are: sin_respuesta, conforme."),
        ("""Clause("1").Decide(Nivel, Oro, when: Enumerable.Repeat(Falla.Given | Titulo.Given, 13).Aggregate((one, other) => one & other));""",
            "PE0821: This condition has more than 4096 cases: say it as a table."),
        ("""Clause("1").Decide(Nivel, Oro, when: Pisos > 6.5m);""",
            "PE0313: 'building.floors' keeps 0 decimal places, so that it cannot be compared with 6.5."),
        ("""Clause("1").Decide(Nivel, Oro, when: CuotaAnual >= 0.001m);""",
            "PE0313: 'customer.annualFee' keeps 2 decimal places, so that it cannot be compared with 0.001."),
        ("""Clause("1").Holidays(Horario.Taller, Colombia.Legal);""",
            "PE0302: The hours of 'taller' must be said before its holidays and exceptions."),
        ("""Clause("1").Calendar(Horario.Taller, "Mon-Fri 08:00-18:00").Calendar(Horario.Taller, "Sat 08:00-12:00");""",
            "PE0302: The hours of 'taller' are said twice; first at condor/prueba.csx(2,1)."),
        ("""Clause("1").Calendar(Horario.Taller, "Lun-Vie 08:00-18:00");""", "PE0303: "),
        ("""Clause("1").Calendar(Horario.Taller, "Mon-Fri 08:00-18:00").OpenOn(Horario.Taller, "2026-03-16", "nueve");""", "PE0303: "),
        ("""Clause("1").Matrix(Prioridad, rows: Falla, columns: Uso, [Hospital, Oficina], Row(Parada, [P1]));""",
            "PE0304: The row 'parada' has 1 cells, but the table has 2 columns: hospital, oficina."),
        ("""Policy("condor/otra", version: "1", from: "2026-01-01", source: "Otra");""",
            "PE0305: A script says which policy it is once; this is the second time."),
        ("""Clause("1").Calendar(Horario.Taller, "Mon-Fri 08:00-18:00").ClosedOn(Horario.Taller, "16/03/2026");""",
            "PE0306: '16/03/2026' is not a date. Write it as year-month-day, e.g. \"2026-03-16\"."),
        ("""Clause("1").Monthly(Programa.Facturacion, day: 31, at: "09:00");""", "PE0306: 'facturacion' needs a day from 1 to 28"),
        ("""Clause("1").Monthly(Programa.Facturacion, day: 5, at: "9 am");""", "PE0306: 'facturacion' needs"),
        ("""Clause("1").Yearly(Programa.Aniversario, month: 13, day: 5, at: "09:00");""", "PE0306: 'aniversario' needs"),
        ("""Clause("1").Target(Plazo.Llegada).Within(1.Hours).On(Horario.Taller);""",
            "PE0307: No statement describes the hours of calendar 'taller'."),
        ("""Clause("1").On(Missed(Plazo.Llegada)).Exclude(Concepto.Horas);""",
            "PE0307: No statement describes the time of target 'llegada'."),
        ("""Clause("1").Timer(Plazo.Recordatorio).StartsOn(Opened);""",
            "PE0307: No statement describes the time of timer 'recordatorio'."),
        ("""Clause("1").On(Due(Programa.Informe)).Exclude(Concepto.Horas);""",
            "PE0307: No statement describes schedule 'informe'."),
        ("""Clause("1").MonthlyOnFirstBusinessDay(Programa.Informe, of: Horario.Taller, at: "08:30");""",
            "PE0307: No statement describes the hours of calendar 'taller'."),
        ("""Clause("1").On(EscalationRequested).Escalate(Matriz.Operacion);""",
            "PE0307: No statement describes the levels of matrix 'operacion'."),
        ("""Clause("1").On(Opened).Begin(Tramite.Certificacion);""",
            "PE0307: No statement describes the steps of procedure 'certificacion'."),
        ("""Clause("1").On(Opened).Task(Tarea.Llamar, Rol.Central, within: 1.Hours, on: Horario.Taller);""",
            "PE0307: No statement describes the hours of calendar 'taller'."),
        ("""Clause("1").Target(Plazo.Llegada).Within(P1, 1.Hours).Within(2.Hours);""",
            "PE0308: 'llegada' has a time for 'p1', but does not say which field that is a value of. Write it as by: in llegada's statement."),
        ("""Clause("1").Target(Plazo.Llegada).Within(0.Hours);""", "PE0310: 'llegada' has a time that is not positive."),
        ("""Clause("1").Timer(Plazo.Recordatorio).Within((-1).BusinessDays).StartsOn(Opened);""",
            "PE0310: 'recordatorio' has a time that is not positive."),
        ("""Clause("1").Step(Tramite.Certificacion, "1", Rol.Ingeniero, "Inspeccionar.", Answer("si", next: "7"));""",
            "PE0311: The answer 'si' of step 1 leads to step 7, which 'certificacion' does not have."),
        ("""Clause("1").Step(Tramite.Certificacion, "1", Rol.Ingeniero, "Inspeccionar.").Step(Tramite.Certificacion, "1", Rol.Ingeniero, "Otra vez.");""",
            "PE0311: 'certificacion' has step 1 twice."),
        ("""Clause("1").Step(Tramite.Certificacion, "1", Rol.Ingeniero, "Inspeccionar.", Answer("si")).On(Answered(Tramite.Certificacion, "1", "sí")).Exclude(Concepto.Horas);""",
            "PE0311: 'certificacion' has no step 1 with an answer 'sí', so this rule would never apply."),
        ("""Clause("1").Refuses(Entered(Estado.Resuelto), EnGarantia, reason: "no");""", "PE0314: Only an event can be refused or accepted here"),
        ("""Clause("1").AcceptsWhenFinal(Entered(Estado.Resuelto));""", "PE0314: Only an event can be refused or accepted here"),
        ("""Clause("1").Queue(new Desk("taller")).JoinsOn(Opened).First(NeedsInformation);""",
            "PE0330: Who goes first in 'taller' is asked of 'needsInformation', which does not belong to the ticket; ask the ticket's own members."),
        ("""Clause("1").Queue(new Desk("taller")).First(Pisos > 1).First(Pisos > 2).First(Pisos > 3).First(Pisos > 4).First(Pisos > 5).First(Pisos > 6).First(Pisos > 7).First(Pisos > 8);""",
            "PE0330: The order of 'taller' has 8 conditions; it can have 7."),
        ("""Clause("1").On(Opened).Invoice(Tarea.Facturar, Rol.Administracion, new Account("mes"));""",
            "PE0340: 'mes' is invoiced when a schedule falls due: On(Due(…)).Invoice(…)."),
        ("""Clause("1").Decide(Prioridad, P1, when: People("quien").IncludesActor);""",
            "PE0312: 'priority' is decided from 'by.name', which does not belong to the ticket; decide it from the ticket's own members."),
        ("""Clause("1").On(Opened).ExcludeEach(Equipo, [P1]);""", "PE0301: 'p1' is not a value of 'equipment'. Its values are: camara, telefono."),
        ("""Clause("1").Requires([.. Enumerable.Repeat<Field>(Titulo, 63)]);""", "PE0315: More than 62 members are asked for at once."),
        ("""Clause("1").Decide(Prioridad, P1, when: NeedsInformation);""",
            "PE0312: 'priority' is decided from 'needsInformation', which does not belong to the ticket; decide it from the ticket's own members."),
        ("""Clause("1").Decide(Prioridad, P1, when: Fact("veces", of: FactOwner.Customer, within: FactPeriod.Always) > 3);""",
            "PE0312: 'priority' is decided from 'veces'"),
        ("""Clause("1").Decide(Prioridad, P1, when: Condition.That(facts => facts.Has(Pisos) && facts.Is(NeedsInformation)));""",
            "PE0312: 'priority' is decided from 'needsInformation'"),
        ("""var dicho = Minutes; Predicate largo = facts => facts.Number(dicho) > 5; Clause("1").Decide(Prioridad, P1, when: Condition.That(facts => facts.Has(Pisos) || largo(facts)));""",
            "PE0312: 'priority' is decided from 'minutes'"),
        ("""foreach (var dicho in new[] { End }) Clause("1").Decide(Prioridad, P1, when: Condition.That(facts => facts.At(dicho) > facts.Now));""",
            "PE0312: 'priority' is decided from 'end'"),
    ];

    /// <summary>The lines of the slips, for whoever looks at all that is said of them.</summary>
    internal static IEnumerable<string> Lines() => Slips.Select(slip => slip.Line);

    [TestCaseSource(nameof(Slips))]
    public void A_slip_is_found_where_it_stands_and_named((string Line, string Finding) slip)
    {
        var findings = FindingsOf("prueba.csx", $"{TemporaryPolicy.Head}\n{slip.Line}");

        Assert.That(findings, Has.Length.EqualTo(1));
        Assert.That(findings[0], Does.StartWith($"condor/prueba.csx(2,1): error {slip.Finding}"));
    }

    [TestCase("""Clause("1").Decide(Prioridad, P1, when: Condition.That(facts => facts.Has(Pisos) && facts.Is(EnGarantia)));""")]
    [TestCase("""Clause("1").Refuses(Opened, Condition.That(facts => facts.Is(NeedsInformation)), reason: "no");""")]
    public void Code_that_reads_what_belongs_to_it_is_clean(string line) =>
        Assert.That(FindingsOf("prueba.csx", $"{TemporaryPolicy.Head}\n{line}"), Is.Empty);

    // What a contract says beside rows, times, calendars of targets and first statuses would be lost.
    [TestCase("""Clause("1").On(Opened).Exclude(Concepto.Horas);""")]
    [TestCase("""Clause("1").Target(Plazo.Llegada).StartsOn(Opened);""")]
    [TestCase("""Clause("1").From(Estado.Reportado).To(Estado.Anulado);""")]
    [TestCase("""Clause("1").Refuses(Opened, EnGarantia, reason: "no");""")]
    [TestCase("""Clause("1").Calendar(Horario.Taller, "Mon-Fri 08:00-18:00");""")]
    [TestCase("""Clause("1").Requires(Titulo);""")]
    [TestCase("""Clause("1").Escalation(Matriz.Operacion, Rol.Central);""")]
    [TestCase("""Clause("1").Step(Tramite.Certificacion, "1", Rol.Central, "Firmar.");""")]
    [TestCase("""Clause("1").Monthly(Programa.Informe, day: 1, at: "09:00");""")]
    [TestCase("""Clause("1").Target(Plazo.Llegada).PausedIn(Estado.EsperaCliente);""")]
    [TestCase("""Clause("1").Target(Plazo.Llegada).WarnsAt(0.5m);""")]
    [TestCase("""Clause("1").Final(Estado.Cerrado);""")]
    [TestCase("""Clause("1").AcceptsWhenFinal(Delivered);""")]
    [TestCase("""Flag("marca");""")]
    [TestCase("""Renamed("una", to: "otra");""")]
    [TestCase("""Fact("veces", of: FactOwner.Customer, within: FactPeriod.Always);""")]
    public void A_contract_that_says_more_than_it_can_replace_is_told_so(string line)
    {
        var findings = FindingsOf("contracts/lago.csx",
            $"""
            Contract("lago", of: "condor/prueba", version: "1", from: "2026-01-01", source: "Lago");
            {line}
            """);

        Assert.That(findings, Is.EqualTo(
            ["condor/contracts/lago.csx(2,1): error PE0309: A contract replaces what is decided, times, calendars of targets and first statuses; this statement belongs in the policy itself."]));
    }

    // A contract's script may speak of a calendar, a target and a field that its policy has nothing to say about.
    [TestCase("""Clause("1").Target(Plazo.Llegada).On(Horario.Siempre);""", "PE0307: condor/prueba@1 does not describe the hours of calendar 'siempre'.")]
    [TestCase("""Clause("1").Target(Plazo.Reparacion).Within(1.Hours);""", "PE0307: condor/prueba@1 does not describe the time of 'reparacion'.")]
    [TestCase("""Clause("1").Decide(Nivel, Oro);""", "PE0309: A contract replaces what its policy decides, and condor/prueba@1 does not decide 'tier'.")]
    public void A_contract_about_what_its_policy_does_not_have_is_told_so(string line, string expected)
    {
        using var scripts = new TemporaryPolicy(
            ("prueba.csx", $"{TemporaryPolicy.Head}\nClause(\"1\").Target(Plazo.Llegada).Within(1.Hours);"),
            ("contracts/lago.csx", $"""
                Contract("lago", of: "condor/prueba", version: "1", from: "2026-01-01", source: "Lago");
                {line}
                """));

        Assert.That(scripts.Findings(), Is.EqualTo([$"condor/contracts/lago.csx(2,1): error {expected}"]));
    }

    [Test]
    public void A_contract_of_a_policy_that_nobody_wrote_is_told_so()
    {
        var findings = FindingsOf("contracts/lago.csx",
            """Contract("lago", of: "condor/otra", version: "1", from: "2026-01-01", source: "Lago");""");

        Assert.That(findings, Is.EqualTo(["condor/contracts/lago.csx: error PE0316: The contract is of 'condor/otra', and no script says that policy."]));
    }

    [TestCase("Assume(\"1\", \"Nada.\");", "condor/prueba.csx: error PE0305: The script does not say which policy it is: it begins with Policy(id, version, from, source).")]
    [TestCase("Policy(\"condor/prueba\", version: \"1\", from: \"enero\", source: \"Prueba\");", "condor/prueba.csx(1,1): error PE0306: 'enero' is not a date. Write it as year-month-day, e.g. \"2026-03-16\".")]
    public void A_script_must_say_which_policy_it_is(string script, string expected) =>
        Assert.That(FindingsOf("prueba.csx", script), Is.EqualTo([expected]));

    [Test]
    public void Each_slip_of_a_script_is_reported() =>
        Assert.That(
            FindingsOf("prueba.csx", string.Join('\n', Slips.Select(slip => slip.Line).Where(line => line.Contains("Within(")).Prepend(TemporaryPolicy.Head)))
                .Select(finding => finding.Split(": ")[0]).Distinct(),
            Has.Exactly(4).Items);

    private static string[] FindingsOf(string file, string text)
    {
        using var policy = file == "prueba.csx"
            ? new TemporaryPolicy((file, text))
            : new TemporaryPolicy(("prueba.csx", TemporaryPolicy.Head), (file, text));
        return policy.Findings();
    }
}
