using PolicyEngine.Authoring;
using PolicyEngine.Plugins;
using PolicyEngine.Tests.Engine.Company;

namespace PolicyEngine.Tests.Lanes;

/// <summary>A company with Cóndor's vocabulary; two of them share a stream.</summary>
internal sealed class LaneCompany(string id) : ProviderPlugin
{
    public override string Id => id;

    public override string Name => id;

    public override string Zone => "America/Bogota";

    public override string Culture => "es-CO";

    public override Vocabulary Vocabulary => Condor.Completo;

    public override IReadOnlyList<Type> ScriptScope => [typeof(Condor)];
}

/// <summary>
/// A policy in which tickets have as much to do with each other as a script can say: facts of a customer and of the whole
/// desk that events, clocks and a schedule read and change, queues, indicators, invoices, a contract. Many deadlines fall
/// on one instant, and some are set for the instant that has just come.
/// </summary>
internal static class LanePolicy
{
    public const string Script = """
        Policy("{0}/prueba", version: "1", from: "2026-01-01", source: "Prueba");
        var taller = new Desk("taller");
        var mes = new Account("mes");
        var avisos = new Indicator("avisos");
        var llegada = new Indicator("llegada_media");
        var atascos = Fact("atascos", of: FactOwner.Customer, within: FactPeriod.CalendarMonth);
        var faltas = Fact("faltas", of: FactOwner.Provider, within: FactPeriod.Always);
        var insistio = Flag("insistio");
        var quien = People("quien");
        Clause("1").Calendar(Horario.Taller, "Mon-Fri 08:00-18:00");
        Clause("1").Calendar(Horario.Siempre, "Mon-Sun 00:00-24:00");
        Clause("1").Requires(Titulo);
        Clause("1").Starts(Estado.Reportado);
        Clause("1").Final(Estado.Cerrado, Estado.Anulado);
        Clause("1").Refuses(Replied, faltas >= 40 & NeedsInformation, reason: "too_many");
        Clause("2").Decide(Prioridad, P1, when: Falla == Atrapamiento);
        Clause("2").Decide(Prioridad, P2, when: Falla == Parada);
        Clause("2").Decide(Prioridad, P3);
        {1}
        Clause("3").Target(Plazo.Llegada, by: Prioridad).On(Horario.Taller).On(Horario.Siempre, when: Prioridad == P1)
            .Within(P1, 1.Hours).Within(P2, 2.Hours).Within(P3, 2.Hours)
            .MetBy(Entered(Estado.EnVisita)).PausedIn(Estado.EsperaCliente);
        Clause("3").Target(Plazo.Llegada).On(HorarioAmpliado, when: Prioridad != P1);
        Clause("4").Timer(Plazo.Recordatorio).Within(1.Hours).StartsOn(Opened, Replied.If(From == Agent)).CancelledBy(Replied.If(From == EventFields.Customer));
        Clause("4").On(Elapsed(Plazo.Recordatorio)).Task(Tarea.Llamar, Rol.Central, within: 3.Hours, on: Horario.Taller).Remember(insistio);
        Clause("4").AutoClose(Plazo.Cierre, from: Estado.Resuelto, to: Estado.Cerrado, after: 1.NaturalDays, code: Codigo.SinRespuesta);
        Clause("5").From(Estado.Reportado).To(Estado.EnVisita, Estado.EsperaCliente).By(Rol.Central, Rol.Tecnico);
        Clause("5").Among(Estado.EnVisita, Estado.EsperaCliente, Estado.EsperaRepuesto).By(Rol.Central, Rol.Tecnico);
        Clause("5").From(Estado.EnVisita).To(Estado.Resuelto).By(Rol.Tecnico).OnlyIf(faltas < 1000, reason: "never");
        Clause("5").From(Estado.Reportado, Estado.EnVisita).To(Estado.Anulado).By(Rol.Central);
        Clause("6").On(Opened.If(Falla == Atrapamiento)).Count(atascos);
        Clause("6").On(Opened.If(Falla == Atrapamiento & atascos >= 1)).RouteTo(new Desk("inspeccion"));
        Clause("6").On(Opened.If(Falla == Parada & Condition.That(facts => facts.Number(atascos) >= 2))).Task(Tarea.Informar, Rol.Gerencia);
        Clause("7").On(Missed(Plazo.Llegada)).Count(faltas).Escalate(Matriz.Operacion);
        Clause("7").On(Missed(Plazo.Llegada).If(faltas >= 3)).Charge(Concepto.Visita, 100m, "COP", on: mes);
        Clause("7").On(Elapsed(Plazo.Recordatorio).If(Falla == Ruido)).Set(faltas, to: 0);
        Clause("7").On(Entered(Estado.EnVisita).If(atascos >= 1)).Count(faltas);
        Clause("7").On(CustomerUpdated.If(EnGarantia & faltas >= 1)).Count(atascos).Task(Tarea.Festejar, Rol.Gerencia);
        Clause("8").Escalation(Matriz.Operacion, Rol.Central, Rol.Ingeniero, Rol.Gerencia);
        Clause("8").On(Reached(Matriz.Operacion)).Task(Tarea.RetirarDeServicio, Rol.Gerencia);
        Clause("9").Queue(taller).JoinsOn(Opened).LeavesOn(Replied.If(From == Agent)).First(Prioridad == P1).First(insistio);
        Clause("10").On(WorkLogged).ChargeTime(Concepto.Horas, roundedUpToMinutes: 30, on: mes).RememberActor(quien);
        Clause("10").Refuses(Delivered, quien.IncludesActor, reason: "own_work");
        Clause("10").On(Delivered).RecordTime(new Entry("total"));
        Clause("11").Indicator(avisos, every: IndicatorPeriod.Month).Count(Opened);
        Clause("11").Indicator(llegada, every: IndicatorPeriod.Month).AverageHours(of: Plazo.Llegada, on: Met(Plazo.Llegada));
        Clause("11").On(Measured(avisos)).Task(Tarea.Informar, Rol.Gerencia);
        Clause("12").Monthly(Programa.Facturacion, day: 10, at: "07:00");
        Clause("12").On(Due(Programa.Facturacion)).Invoice(Tarea.Facturar, Rol.Administracion, mes);
        Clause("12").Monthly(Programa.Informe, day: 9, at: "10:00");
        Clause("12").On(Due(Programa.Informe).If(faltas >= 2)).Task(Tarea.Informar, Rol.Gerencia).Set(faltas, to: 1);
        Clause("13").Step(Tramite.Certificacion, "1", Rol.Ingeniero, "Inspeccionar.", Answer("si", next: "2"), Answer("no"));
        Clause("13").Step(Tramite.Certificacion, "2", Rol.Tecnico, "Firmar.", Answer("firmado"));
        Clause("13").On(Opened.If(Falla == Revision)).Begin(Tramite.Certificacion);
        Clause("13").On(Answered(Tramite.Certificacion, "1", "no").If(faltas >= 1)).Count(atascos).Task(Tarea.RetirarDeServicio, Rol.Gerencia);
        Clause("14").On(SurveyAnswered.If(Score <= 3)).Count(faltas);
        """;

    /// <summary>A deadline of one clock sets the warning of another, declared before it, for the same instant.</summary>
    public const string AtOnce = """
        Clause("3").Target(Plazo.Llegada).Within(70.Minutes, when: insistio & Falla == Revision);
        Clause("3").On(Warned(Plazo.Llegada)).Count(faltas);
        """;

    public const string Contract = """
        Contract("torre", of: "{0}/prueba", version: "1", from: "2026-01-01", source: "Otrosí");
        Clause("T").Decide(Prioridad, P1, when: Falla == Parada);
        Clause("T").Target(Plazo.Llegada).Within(90.Minutes);
        """;
}
