using NUnit.Framework;
using PolicyEngine.Diagnostics;
using PolicyEngine.Explain.Differences;
using PolicyEngine.Hosting;
using PolicyEngine.Hosting.Differences;

namespace PolicyEngine.Tests.Engine.Company;

/// <summary>What two versions decide differently, and how customers are told.</summary>
public sealed class DifferenceTests
{
    private const string Common = """
        Clause("1").Calendar(Horario.Taller, "Mon-Fri 08:00-18:00").ClosedOn(Horario.Taller, "2026-12-24");
        Clause("1").Holidays(Horario.Taller, Colombia.Legal);
        Clause("2").Starts(Estado.Reportado);
        Clause("2").Final(Estado.Cerrado);
        Clause("2").From(Estado.Reportado).To(Estado.EnVisita).By(Rol.Central);
        Clause("3").Decide(Nivel, Oro, when: CuotaAnual > 1000m);
        Clause("3").Decide(Nivel, Plata);
        Clause("3").Matrix(Prioridad, rows: Falla, columns: Uso, [Hospital, Vivienda], Row(Parada, [P1, P2]), Row(Ruido, [P2, P3]));
        Clause("4").Target(Plazo.Llegada, by: Prioridad).On(Horario.Taller).Within(P1, 1.Hours).Within(P2, 90.Minutes).Within(P3, 2.BusinessDays).MetBy(Replied.If(From == Agent));
        Clause("5").Timer(Plazo.Cierre).Within(2.NaturalDays).StartsOn(Entered(Estado.Resuelto));
        Clause("6").Requires(Titulo);
        Clause("6").Refuses(Opened, Falla == Ruido & EnGarantia, reason: "no_noises");
        Clause("7").Escalation(Matriz.Operacion, Rol.Central, Rol.Gerencia);
        Clause("8").On(Opened).Charge(Concepto.Visita, 350m, "COP").Notify(Plantilla.Recibido, via: Correo, to: Cliente);
        Clause("8").On(WorkLogged).ChargeTime(Concepto.Horas, roundedUpToMinutes: 30);
        Clause("9").Queue(new Desk("mesa")).JoinsOn(Opened).First(Prioridad == P1);
        Clause("10").Step(Tramite.Certificacion, "1", Rol.Ingeniero, "Inspeccionar.", Answer("si"));
        Clause("11").Monthly(Programa.Informe, day: 5, at: "09:00");
        Clause("11").On(Due(Programa.Informe)).Task(Tarea.Informar, Rol.Gerencia, within: 2.Hours, on: Horario.Taller);
        Clause("12").Indicator(new Indicator("llegada_media"), every: IndicatorPeriod.Month).AverageHours(of: Plazo.Llegada, on: Replied);
        Assume("1", "De 08:00 a 18:00.");
        """;

    [TestCase("", "", "")]
    [TestCase("""Row(Ruido, [P2, P3])""", """Row(Ruido, [P2, P3]), Row(Revision, [P3, P3])""",
        "Decisions: priority: kind revision, building.use hospital or building.use vivienda: null -> p3 [3]")]
    [TestCase("Row(Parada, [P1, P2])", "Row(Parada, [P1, P1])",
        "Decisions: priority: kind parada, building.use vivienda: p2 -> p1 [3]")]
    [TestCase("> 1000m", "> 1500m",
        "Decisions: tier: customer.annualFee between 1000 and 1500 or customer.annualFee of exactly 1500: oro -> plata [3]")]
    [TestCase("> 1000m", ">= 1000m", "Decisions: tier: customer.annualFee of exactly 1000: plata -> oro [3]")]
    [TestCase("Within(P2, 90.Minutes)", "Within(P2, 2.Hours)", "Targets: llegada: priority p2: 1.5 h -> 2 h [4]")]
    [TestCase("Within(P3, 2.BusinessDays)", "Within(P3, 2.NaturalDays)", "Targets: llegada: priority p3: 2 business days -> 2 natural days [4]")]
    [TestCase(".On(Horario.Taller).Within(P1", ".Within(P1", "Targets: llegada: hours that count: taller -> null [4]")]
    [TestCase(".MetBy(Replied.If(From == Agent))", ".MetBy(Replied)", "Targets: llegada: is met: when somebody writes, where from is agent -> when somebody writes [4]")]
    [TestCase("MetBy(Replied.If(From == Agent))", "MetBy(Replied.If(From == Agent)).PausedIn(Estado.EsperaCliente)",
        "Targets: llegada: stands still in: null -> espera_cliente [4]")]
    [TestCase("MetBy(Replied.If(From == Agent))", "MetBy(Replied.If(From == Agent)).WarnsAt(0.5m)", "Targets: llegada: warns at: 80 % -> 50 % [4]")]
    [TestCase("Within(2.NaturalDays)", "Within(3.NaturalDays)", "Timers: cierre: 2 natural days -> 3 natural days [5]")]
    [TestCase("Mon-Fri 08:00-18:00", "Mon-Sat 08:00-18:00", "Calendars: taller: weekly hours: Mon-Fri 08:00-18:00 -> Mon-Sat 08:00-18:00 [1]")]
    [TestCase(".ClosedOn(Horario.Taller, \"2026-12-24\")", ".OpenOn(Horario.Taller, \"2026-12-25\", \"09:00-12:00\")",
        "Calendars: taller: on 2026-12-24: closed -> null [1]\nCalendars: taller: on 2026-12-25: null -> 09:00-12:00 [1]")]
    [TestCase("Clause(\"1\").Holidays(Horario.Taller, Colombia.Legal);", "", "Calendars: taller: holidays: Colombia.Legal -> null [1]")]
    [TestCase("Starts(Estado.Reportado)", "Starts(Estado.EnVisita)", "Statuses: first status: reportado -> en_visita [2]")]
    [TestCase("Final(Estado.Cerrado)", "Final(Estado.Cerrado, Estado.Anulado)", "Statuses: anulado: null -> ends a ticket []")]
    [TestCase("By(Rol.Central);", "By(Rol.Central, Rol.Tecnico);", "Transitions: reportado → en_visita: central -> central, tecnico [2]")]
    [TestCase("Requires(Titulo)", "Requires(Titulo, Falla)", "Reception: kind: null -> has to be given [6]")]
    [TestCase("Falla == Ruido & EnGarantia", "Falla == Ruido", "Reception: refusal when it is opened (no_noises): kind is ruido and warranty: yes -> kind is ruido [6]")]
    [TestCase("Rol.Central, Rol.Gerencia)", "Rol.Gerencia)", "Escalations: operacion: central → gerencia -> gerencia [7]")]
    [TestCase("350m", "400m", "Charges: visita when it is opened: 350 COP -> 400 COP [8]")]
    [TestCase("roundedUpToMinutes: 30", "roundedUpToMinutes: 15", "Charges: horas when work is logged: in whole increments of 30 min -> in whole increments of 15 min [8]")]
    [TestCase(".First(Prioridad == P1)", "", "Queues: mesa: priority is p1; then order of reception -> order of reception [9]")]
    [TestCase("Answer(\"si\")", "Answer(\"si\"), Answer(\"no\")", "Procedures: certificacion, 1: ingeniero: Inspeccionar. si → · -> ingeniero: Inspeccionar. si → ·, no → · [10]")]
    [TestCase("day: 5", "day: 6", "Schedules: informe: day 5 of each month, at 09:00 -> day 6 of each month, at 09:00 [11]")]
    [TestCase("within: 2.Hours", "within: 3.Hours", "Consequences: \"informar\" is asked of gerencia when informe falls due: 2 h -> 3 h [11]")]
    [TestCase(".Notify(Plantilla.Recibido, via: Correo, to: Cliente)", "", "Consequences: \"recibido\" is sent by correo when it is opened: to requester.email, customer.email -> null [8]")]
    [TestCase("via: Correo, to: Cliente)", "via: Correo, to: Recipient.Contact(Rol.Gerencia))",
        "Consequences: \"recibido\" is sent by correo when it is opened: to requester.email, customer.email -> to the contact of gerencia [8]")]
    [TestCase("via: Correo, to: Cliente)", "via: Correo, to: Recipient.EscalationContact)",
        "Consequences: \"recibido\" is sent by correo when it is opened: to requester.email, customer.email -> to the level that has been reached [8]")]
    [TestCase("AverageHours(of: Plazo.Llegada", "AverageHours(of: Plazo.Cierre",
        "Consequences: counts for the indicator llegada_media when somebody writes: llegada -> cierre [12]")]
    [TestCase("De 08:00 a 18:00.", "De ocho a seis.",
        "Declarations: assumption on 1: De 08:00 a 18:00. -> null [1]\nDeclarations: assumption on 1: null -> De ocho a seis. [1]")]
    // What decides the same is no difference, however it is written.
    [TestCase("Clause(\"3\").Decide(Nivel, Plata);", "Clause(\"3\").Decide(Nivel, Plata, when: CuotaAnual <= 1000m); Clause(\"3\").Decide(Nivel, Plata);", "")]
    [TestCase("Within(P2, 90.Minutes)", "Within(P2, 1.5m.Hours)", "")]
    [TestCase("Row(Parada, [P1, P2]), Row(Ruido, [P2, P3])", "Row(Ruido, [P2, P3]), Row(Parada, [P1, P2])", "")]
    public void A_change_is_told_by_what_it_decides(string text, string changed, string expected)
    {
        var difference = Difference(Common, text.Length == 0 ? Common : Common.Replace(text, changed, StringComparison.Ordinal));

        Assert.That(difference.Changes.Select(change => $"{change.Section}: {change.Subject}: {change.Was?.ToString() ?? "null"} -> {change.Now?.ToString() ?? "null"} [{string.Join(' ', change.Clauses)}]"),
            Is.EqualTo(expected.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Test]
    public void It_is_told_in_both_languages_and_with_the_company_s_names()
    {
        using var policy = Two(Common, Common.Replace("Within(P2, 90.Minutes)", "Within(P2, 2.BusinessDays)", StringComparison.Ordinal),
            ("templates/recibido.subject.sbn", "x"), ("templates/recibido.text.sbn", "x"),
            ("names.json", """{ "llegada": "llegada del técnico", "priority": "prioridad", "p2": "alta" }"""));
        using var host = PolicyHost.Open(policy.Folder, new CondorPlugin());

        var change = VersionDifferences.Find(host, "condor", "1", "condor/prueba@2").Difference!.Changes.Single();

        Assert.That(change.Subject.In(Language.Spanish), Is.EqualTo("llegada del técnico: prioridad alta"));
        Assert.That(change.Now!.In(Language.Spanish), Is.EqualTo("2 días hábiles"));
        Assert.That(change.Now.In(Language.English), Is.EqualTo("2 business days"));
    }

    [Test]
    public void Moments_and_actions_are_told_in_both_languages()
    {
        var change = Difference(Common, Common.Replace("""Task(Tarea.Informar, Rol.Gerencia, within: 2.Hours, on: Horario.Taller)""", "Notify(Plantilla.Recibido, via: Correo, to: Cliente)", StringComparison.Ordinal)).Changes;

        Assert.That(change.Select(one => $"{one.Subject.In(Language.Spanish)}: {(one.Was ?? one.Now)!.In(Language.Spanish)}"), Is.EqualTo((string[])
        [
            "se encarga «informar» a gerencia llegada la fecha de informe: 2 h",
            "se manda «recibido» por correo llegada la fecha de informe: a requester.email, customer.email",
        ]));
    }

    [Test]
    public void Customers_are_told_by_the_company_s_own_template_of_what_concerns_them()
    {
        var later = Common.Replace("Within(2.NaturalDays)", "Within(3.NaturalDays)", StringComparison.Ordinal).Replace("day: 5", "day: 6", StringComparison.Ordinal);
        using var policy = Two(Common, later,
            ("templates/recibido.subject.sbn", "x"), ("templates/recibido.text.sbn", "x"),
            ("templates/version_notice.subject.sbn", "{{ notice.source }} {{ notice.from.version }}-{{ notice.to.version }}"),
            ("templates/version_notice.text.sbn", """
                {{ notice.to.date | date.to_string "%A %d de %B" }}
                {{~ for part in notice.sections ~}}
                {{ part.title }}:{{ for c in part.changes }} {{ c.subject }} {{ c.was }}/{{ c.now }} {{ c.clauses | array.join " " }}{{ end }}
                {{~ end ~}}
                """),
            ("templates/version_notice.html.sbn", "<p>{{ ticket.id ?? provider.name }}</p>"));
        using var host = PolicyHost.Open(policy.Folder, new CondorPlugin());
        Assert.That(host.Diagnostics, Is.Empty);

        var notice = VersionNotice.Render(host, "condor", VersionDifferences.Find(host, "condor", "1", "2").Difference!);

        Assert.That(notice.Problem, Is.Null);
        Assert.That(notice.Subject, Is.EqualTo("Prueba 1-2"));
        Assert.That(notice.Text, Is.EqualTo("viernes 01 de enero\nOtros plazos: cierre 2 días naturales/3 días naturales 5"));
        Assert.That(notice.Html, Is.EqualTo("<p>Elevadores Cóndor</p>"));
    }

    [TestCase("lago", "1", "2", "PE0334: The company \"lago\" is not known. The companies are: condor.")]
    [TestCase("condor", "1", "3", "PE0334: 'condor' has no version \"3\". Its versions are: 1, 2.")]
    [TestCase("condor", "0", "2", "PE0334: 'condor' has no version \"0\". Its versions are: 1, 2.")]
    public void A_company_or_version_that_is_not_there_is_told_so(string provider, string from, string to, string problem)
    {
        using var policy = Two(Common, Common);
        using var host = PolicyHost.Open(policy.Folder, new CondorPlugin());

        var result = VersionDifferences.Find(host, provider, from, to);

        Assert.That(result.Difference, Is.Null);
        Assert.That(result.Problem!.ToString(), Is.EqualTo($"policyengine: error {problem}"));
    }

    [Test]
    public void A_company_without_the_template_is_told_so()
    {
        using var policy = Two(Common, Common);
        using var host = PolicyHost.Open(policy.Folder, new CondorPlugin());

        var notice = VersionNotice.Render(host, "condor", VersionDifferences.Find(host, "condor", "1", "2").Difference!);

        Assert.That(notice.Problem!.ToString(), Does.StartWith("policyengine: error PE0335: 'condor' has no template for a notice of changes"));
    }

    private static PolicyDifference Difference(string from, string to)
    {
        using var policy = Two(from, to);
        using var host = PolicyHost.Open(policy.Folder, new CondorPlugin());
        Assert.That(host.Diagnostics, Is.Empty);
        return VersionDifferences.Find(host, "condor", "1", "2").Difference!;
    }

    private static TemporaryPolicy Two(string from, string to, params (string Name, string Text)[] others) => new(
    [
        ("uno.csx", $"{TemporaryPolicy.Head}\n{from}"),
        ("dos.csx", $"{TemporaryPolicy.Head.Replace("version: \"1\", from: \"2026-01-01\"", "version: \"2\", from: \"2027-01-01\"", StringComparison.Ordinal)}\n{to}"),
        .. others.Length > 0 ? others : [("templates/recibido.subject.sbn", "x"), ("templates/recibido.text.sbn", "x")],
    ]);
}
