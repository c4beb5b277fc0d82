using NUnit.Framework;

namespace PolicyEngine.Tests.Checks;

/// <summary>Each check of a policy's own statements: a script that is wrong, and its twin that is right.</summary>
public sealed class ModelFindingTests
{
    private const string TwoPriorities = """
        Clause("1").Decide(Prioridad, P1, when: Falla == Atrapamiento);
        Clause("1").Decide(Prioridad, P2);

        """;

    private static readonly CheckCase[] Cases =
    [
        // Matrices
        new("""Clause("1").Matrix(Prioridad, rows: Falla, columns: Uso, [Hospital, Vivienda, Oficina], Row(Atrapamiento, [P1, P1, P1]), Row(Parada, [P1, P2, P3]), Row(Ruido, [P2, P3, P4]));""",
            "(2,1): error PE0801: The matrix of 'priority' has no cell where kind is revision and building.use is: hospital, vivienda, oficina.",
            """
            Clause("1").Matrix(Prioridad, rows: Falla, columns: Uso, [Hospital, Vivienda, Oficina], Row(Atrapamiento, [P1, P1, P1]), Row(Parada, [P1, P2, P3]), Row(Ruido, [P2, P3, P4]));
            Clause("2").Decide(Prioridad, P4, when: Falla == Revision);
            """),
        new("""Clause("1").Matrix(Prioridad, rows: Falla, columns: Uso, [Hospital, Vivienda], Row(Revision, [P3, P4]));""",
            "(3,1): error PE0801: The matrix of 'priority' has no cell where kind is revision and building.use is: oficina.",
            """Clause("1").Matrix(Prioridad, rows: Falla, columns: Uso, [Hospital, Vivienda, Oficina], Row(Revision, [P3, P4, P4]));""",
            "Clause(\"2\").Decide(Prioridad, P1, when: Falla != Revision);\n"),
        new("""
            Clause("1").Matrix(Prioridad, rows: Falla, columns: Uso, [Hospital, Vivienda, Oficina],
                Row(Ruido, [P1, P1, P2]),
                Row(Ruido, [P1, P2, P3]));
            """,
            "(4,1): error PE0802: The matrix of 'priority' has the row 'ruido' twice; first in line 3.",
            """Clause("1").Matrix(Prioridad, rows: Falla, columns: Uso, [Hospital, Vivienda, Oficina], Row(Ruido, [P1, P1, P2]), Row(Parada, [P1, P2, P3]));"""),
        new("""Clause("1").Matrix(Prioridad, rows: Falla, columns: Uso, [Hospital, Hospital], Row(Ruido, [P1, P1]));""",
            "(2,1): error PE0802: The matrix of 'priority' has the column 'hospital' twice.",
            """Clause("1").Matrix(Prioridad, rows: Falla, columns: Uso, [Hospital, Oficina], Row(Ruido, [P1, P1]));"""),

        // Times
        new("""Clause("2").Target(Plazo.Llegada, by: Prioridad).Within(P1, 1.Hours);""",
            "(4,1): error PE0803: 'llegada' has no time where priority is p2: its clock would wait for ever.",
            """Clause("2").Target(Plazo.Llegada, by: Prioridad).Within(P1, 1.Hours).Within(P2, 2.Hours);""",
            TwoPriorities),
        new("""Clause("2").Target(Plazo.Llegada, by: Prioridad, when: EnGarantia).Within(P1, 1.Hours);""",
            "(4,1): error PE0803: 'llegada' has no time where priority is p2: its clock would wait for ever.",
            """
            Clause("2").Target(Plazo.Llegada, by: Prioridad, when: EnGarantia).Within(P1, 1.Hours);
            Clause("2").Target(Plazo.Llegada).Within(3.Hours, when: EnGarantia & Prioridad != P1);
            """,
            TwoPriorities),
        new("""Clause("2").Target(Plazo.Llegada).On(Horario.Taller).Within(3_000.Hours);""",
            "(3,1): error PE0818: The time of 'llegada' on taller ends more than 10 years after it begins.",
            """Clause("2").Target(Plazo.Llegada).On(Horario.Taller).Within(300.Hours);""",
            "Clause(\"1\").Calendar(Horario.Taller, \"Mon 09:00-10:00\");\n"),
        new("""Clause("2").On(Opened).Task(Tarea.Llamar, Rol.Central, within: 4_000.BusinessDays, on: Horario.Taller);""",
            "(3,1): error PE0818: The time of 'llamar' on taller ends more than 10 years after it begins.",
            """Clause("2").On(Opened).Task(Tarea.Llamar, Rol.Central, within: 4.BusinessDays, on: Horario.Taller);""",
            "Clause(\"1\").Calendar(Horario.Taller, \"Mon 09:00-10:00\");\n"),
        new("""Clause("1").Timer(Plazo.Recordatorio).Within(4_000.NaturalDays).StartsOn(Opened);""",
            "(2,1): error PE0818: The time of 'recordatorio' on natural time ends more than 10 years after it begins.",
            """Clause("1").Timer(Plazo.Recordatorio).Within(40.NaturalDays).StartsOn(Opened);"""),
        new("""Clause("1").Calendar(Horario.Taller, "Mon 09:00-10:00").Holidays(Horario.Taller, new HolidayCalendar("lunes", Enumerable.Range(1, 12).SelectMany(mes => Enumerable.Range(1, 28).Select(dia => HolidayRule.Fixed("cierre", mes, dia).MovedToMonday()))));""",
            "(2,1): error PE0813: The calendar 'taller' never opens.",
            """Clause("1").Calendar(Horario.Taller, "Mon 09:00-10:00");"""),

        // Statuses
        new("""Clause("1").Starts(Estado.Reportado).Final(Estado.Cerrado, Estado.Anulado, Estado.Resuelto); Clause("1").Among(Estado.Reportado, Estado.EnVisita, Estado.EsperaCliente, Estado.EsperaRepuesto); Clause("1").From(Estado.Reportado).To(Estado.Cerrado, Estado.Anulado);""",
            "(1,1): error PE0806: No ticket can enter the status 'resuelto'.",
            """Clause("1").Starts(Estado.Reportado).Final(Estado.Cerrado, Estado.Anulado, Estado.Resuelto); Clause("1").Among(Estado.Reportado, Estado.EnVisita, Estado.EsperaCliente, Estado.EsperaRepuesto); Clause("1").From(Estado.Reportado).To(Estado.Cerrado, Estado.Anulado, Estado.Resuelto);"""),
        new("""
            Clause("1").Starts(Estado.Reportado).Final(Estado.Cerrado, Estado.Anulado);
            Clause("1").From(Estado.Reportado).To(Estado.EnVisita, Estado.EsperaCliente, Estado.EsperaRepuesto, Estado.Cerrado, Estado.Anulado, Estado.Resuelto);
            Clause("1").From(Estado.EnVisita, Estado.EsperaCliente, Estado.EsperaRepuesto).To(Estado.Resuelto);
            """,
            "(3,1): error PE0807: No ticket can leave the status 'resuelto', which is not final.",
            """
            Clause("1").Starts(Estado.Reportado).Final(Estado.Cerrado, Estado.Anulado);
            Clause("1").From(Estado.Reportado).To(Estado.EnVisita, Estado.EsperaCliente, Estado.EsperaRepuesto, Estado.Cerrado, Estado.Anulado, Estado.Resuelto);
            Clause("1").From(Estado.EnVisita, Estado.EsperaCliente, Estado.EsperaRepuesto).To(Estado.Resuelto);
            Clause("2").AutoClose(Plazo.Cierre, from: Estado.Resuelto, to: Estado.Cerrado, after: 2.NaturalDays, code: Codigo.SinRespuesta);
            """),
        new("""Clause("1").Starts(Estado.Reportado, when: Falla == Ruido);""",
            "(2,1): error PE0808: No statement gives a first status to a ticket such as: without kind.",
            """Clause("1").Starts(Estado.Reportado, when: Falla == Ruido).Starts(Estado.EnVisita);"""),
        new("""Clause("1").Starts(Estado.Reportado, when: Falla.Given & EnGarantia).Starts(Estado.EnVisita, when: !Falla.Given);""",
            "(2,1): error PE0808: No statement gives a first status to a ticket such as: kind atrapamiento, without warranty.",
            """Clause("1").Starts(Estado.Reportado, when: Falla.Given).Starts(Estado.EnVisita, when: !Falla.Given);"""),
        new("""Clause("1").From(Estado.Reportado).To(Estado.Cerrado);""",
            "(2,1): error PE0808: No statement says in which status a ticket begins (Starts).",
            """Clause("1").From(Estado.Reportado).To(Estado.Cerrado).Needs(CloseCode.OneOf(Codigo.Conforme)); Clause("1").Starts(Estado.Reportado);"""),

        // What never happens
        new("""Clause("1").Timer(Plazo.Recordatorio).Within(4.Hours);""",
            "(2,1): error PE0809: Nothing starts 'recordatorio' (StartsOn).",
            """Clause("1").Timer(Plazo.Recordatorio).Within(4.Hours).StartsOn(Opened);"""),
        new("""Clause("1").Step(Tramite.Certificacion, "1", Rol.Ingeniero, "Inspeccionar.");""",
            "(2,1): error PE0809: Nothing begins the procedure 'certificacion' (Begin).",
            """Clause("1").Step(Tramite.Certificacion, "1", Rol.Ingeniero, "Inspeccionar.").On(Opened).Begin(Tramite.Certificacion);"""),
        new("""Clause("1").Queue(new Desk("taller")).First(EnGarantia);""",
            "(2,1): error PE0809: Nothing joins the queue of 'taller' (JoinsOn).",
            """var taller = new Desk("taller"); Clause("1").Queue(taller).First(EnGarantia).JoinsOn(Opened);"""),
        new("""Clause("1").On(Warned(Plazo.Recordatorio)).Exclude(Concepto.Horas);""",
            "(3,1): error PE0809: This rule waits in vain: 'recordatorio' does not warn (WarnsAt, WarnsBefore).",
            """Clause("1").On(Elapsed(Plazo.Recordatorio)).Exclude(Concepto.Horas);""",
            "Clause(\"1\").Timer(Plazo.Recordatorio).Within(4.Hours).StartsOn(Opened);\n"),
        new("""Clause("1").On(Met(Plazo.Llegada)).Exclude(Concepto.Horas);""",
            "(3,1): error PE0809: This rule waits in vain: nothing meets 'llegada' (MetBy).",
            """Clause("1").On(Missed(Plazo.Llegada)).Exclude(Concepto.Horas);""",
            "Clause(\"1\").Target(Plazo.Llegada).Within(4.Hours);\n"),
        new("""Clause("1").On(Reached(Matriz.Operacion)).Exclude(Concepto.Horas);""",
            "(3,1): error PE0809: This rule waits in vain: nothing climbs 'operacion' (Escalate).",
            """Clause("1").On(Reached(Matriz.Operacion)).Exclude(Concepto.Horas); Clause("1").On(EscalationRequested).Escalate(Matriz.Operacion);""",
            "Clause(\"1\").Escalation(Matriz.Operacion, Rol.Central);\n"),
        new("""Clause("1").On(Left(Estado.Cerrado)).Exclude(Concepto.Horas);""",
            "(6,1): error PE0809: This rule waits in vain: no ticket leaves the final status 'cerrado'.",
            """Clause("1").On(Left(Estado.Resuelto)).Exclude(Concepto.Horas);""", CheckCase.Life),
        new("""
            Clause("1").Step(Tramite.Certificacion, "1", Rol.Ingeniero, "Inspeccionar.", Answer("si", next: "3")).On(Opened).Begin(Tramite.Certificacion);
            Clause("1").Step(Tramite.Certificacion, "2", Rol.Ingeniero, "Corregir.").Step(Tramite.Certificacion, "3", Rol.Ingeniero, "Firmar.");
            """,
            "(3,1): error PE0819: No answer leads to step 2 of 'certificacion'.",
            """
            Clause("1").Step(Tramite.Certificacion, "1", Rol.Ingeniero, "Inspeccionar.", Answer("si", next: "3"), Answer("no", next: "2")).On(Opened).Begin(Tramite.Certificacion);
            Clause("1").Step(Tramite.Certificacion, "2", Rol.Ingeniero, "Corregir.").Step(Tramite.Certificacion, "3", Rol.Ingeniero, "Firmar.");
            """),

        // Names
        new("""Clause("1").On(Opened).RouteTo(new Desk("tallr"));""",
            "(2,1): error PE0810: The company's vocabulary has no desk 'tallr'.",
            """Clause("1").On(Opened).Exclude(new Concept("cualquiera"));"""),
        new("""Clause("1").On(Opened).Task(new WorkTask("lamar"), Rol.Central);""",
            "(2,1): error PE0810: The company's vocabulary has no task 'lamar'. Did you mean 'llamar'?",
            """Clause("1").On(Opened).Task(Tarea.Llamar, Rol.Central);"""),
        new("""Clause("1").On(Opened).Task(Tarea.Llamar, new Role("centrl"));""",
            "(2,1): error PE0810: The company's vocabulary has no role 'centrl'. Did you mean 'central'?",
            """Clause("1").On(Opened).Task(Tarea.Llamar, Rol.Gerencia);"""),
        new("""Clause("1").Escalation(Matriz.Operacion, Rol.Gerencia);""",
            "(2,1): error PE0815: 'gerencia' has no contact in contacts.json.",
            """Clause("1").On(Opened).Exclude(Concepto.Horas);"""),
    ];

    [TestCaseSource(nameof(Cases))]
    public void A_mistake_is_found_where_it_stands_and_its_right_twin_is_clean(CheckCase check) => check.Verify();
}
