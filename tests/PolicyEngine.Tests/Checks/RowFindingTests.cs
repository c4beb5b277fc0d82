using NUnit.Framework;

namespace PolicyEngine.Tests.Checks;

/// <summary>Rules and rows that never apply, and rows that those before them leave nothing.</summary>
public sealed class RowFindingTests
{
    private const string Rule = "(2,1): error PE0804: This rule never applies: ";

    private static readonly CheckCase[] NeverApply =
    [
        new("""Clause("1").On(Opened.If(Falla == Ruido & Falla == Parada)).Exclude(Concepto.Horas);""",
            $"{Rule}its conditions contradict each other.",
            """Clause("1").On(Opened.If(Falla == Ruido | Falla == Parada)).Exclude(Concepto.Horas);"""),
        new("""Clause("1").On(Opened.If(Pisos > 6 & Pisos < 7)).Exclude(Concepto.Horas);""",
            $"{Rule}its conditions contradict each other.",
            """Clause("1").On(Opened.If(CuotaAnual > 6 & CuotaAnual < 7)).Exclude(Concepto.Horas);"""),
        new("""Clause("1").On(Opened.If(EnGarantia == false & EnGarantia)).Exclude(Concepto.Horas);""",
            $"{Rule}its conditions contradict each other.",
            """Clause("1").On(Opened.If(EnGarantia == false & !EnGarantia)).Exclude(Concepto.Horas);"""),
        new("""Clause("2").On(Opened.If(Prioridad == P3)).Exclude(Concepto.Horas);""",
            "(3,1): error PE0804: This rule never applies: nothing decides such a value of priority.",
            """Clause("2").On(Opened.If(Prioridad != P3)).Exclude(Concepto.Horas);""",
            "Clause(\"1\").Decide(Prioridad, P1);\n"),
        new("""Clause("2").On(Opened.If(Flag("marca"))).Exclude(Concepto.Horas);""",
            $"{Rule}nothing sets marca so.",
            """var marca = Flag("marca"); Clause("2").On(Opened.If(marca)).Exclude(Concepto.Horas); Clause("2").On(Replied).Remember(marca);"""),
        new("""Clause("2").On(Opened.If(Fact("veces", of: FactOwner.Customer, within: FactPeriod.Always) > 0)).Exclude(Concepto.Horas);""",
            $"{Rule}veces never has such a number.",
            """var veces = Fact("veces", of: FactOwner.Customer, within: FactPeriod.Always); Clause("2").On(Opened.If(veces > 7)).Exclude(Concepto.Horas); Clause("2").On(Opened).Count(veces);"""),
        new("""Clause("2").On(Opened.If(!Titulo.Given)).Exclude(Concepto.Horas);""",
            "(3,1): error PE0804: This rule never applies: a ticket without title is not opened.",
            """Clause("2").On(Updated.If(!Titulo.Given)).Exclude(Concepto.Horas);""",
            "Clause(\"1\").Requires(Titulo);\n"),
        new("""Clause("2").On(Opened.If(Falla == Ruido & EnGarantia)).Exclude(Concepto.Horas);""",
            "(3,1): error PE0804: This rule never applies: such an event is refused before.",
            """Clause("2").On(Updated.If(Falla == Ruido & EnGarantia)).Exclude(Concepto.Horas);""",
            "Clause(\"1\").Refuses(Opened, Falla == Ruido, reason: \"no\");\n"),
        new("""Clause("2").On(Replied.If(CurrentStatus == Estado.Cerrado)).Exclude(Concepto.Horas);""",
            "(6,1): error PE0804: This rule never applies: a ticket in a final status does not take such an event.",
            """Clause("2").On(Delivered.If(CurrentStatus == Estado.Cerrado)).Exclude(Concepto.Horas); Clause("2").AcceptsWhenFinal(Delivered);""",
            CheckCase.Life),
        new("""Clause("2").On(Entered(Estado.Resuelto).If(CurrentStatus == Estado.EnVisita)).Exclude(Concepto.Horas);""",
            "(6,1): error PE0804: This rule never applies: the ticket is in another status at that moment.",
            """Clause("2").On(Left(Estado.Resuelto).If(CurrentStatus == Estado.EnVisita)).Exclude(Concepto.Horas);""",
            CheckCase.Life),
        new("""Clause("2").On(Elapsed(Plazo.Cierre).If(CurrentStatus == Estado.EnVisita)).Exclude(Concepto.Horas);""",
            "(7,1): error PE0804: This rule never applies: the ticket is in another status at that moment.",
            """Clause("2").On(Elapsed(Plazo.Cierre).If(CurrentStatus == Estado.Resuelto)).Exclude(Concepto.Horas);""",
            CheckCase.Life + """Clause("1").AutoClose(Plazo.Cierre, from: Estado.Resuelto, to: Estado.Cerrado, after: 2.NaturalDays, code: Codigo.SinRespuesta);""" + "\n"),
        new("""Clause("2").Starts(Estado.Reportado, when: Prioridad == P1);""",
            "(3,1): error PE0804: The first status 'reportado' never applies: priority is not known yet when a ticket is opened.",
            """Clause("2").Starts(Estado.Reportado, when: Falla == Ruido);""",
            "Clause(\"1\").Decide(Prioridad, P1);\n"),
        new("""Clause("1").From(Estado.Reportado).To(Estado.Cerrado).Needs(CloseCode.OneOf(Codigo.Conforme)).OnlyIf(CloseCode == Codigo.SinRespuesta, reason: "no");""",
            "(6,1): error PE0804: The change of status from reportado to cerrado never applies: its conditions contradict each other.",
            """Clause("1").From(Estado.Reportado).To(Estado.Cerrado).Needs(CloseCode.OneOf(Codigo.Conforme)).OnlyIf(CloseCode.Given, reason: "no");""",
            CheckCase.Life.Replace("Estado.Resuelto, Estado.Reportado", "Estado.Resuelto")),
        new("""Clause("1").AcceptsWhenFinal(Delivered.If(Falla == Ruido & Falla == Parada));""",
            "(2,1): error PE0804: What is accepted here on an ended ticket never applies: its conditions contradict each other.",
            """Clause("1").AcceptsWhenFinal(Delivered.If(Falla == Ruido));"""),
        new("""Clause("2").On(Opened.If(Nivel == Oro & Prioridad == P2)).Exclude(Concepto.Horas);""",
            "(5,1): error PE0804: This rule never applies: what the policy decides never comes together so.",
            """Clause("2").On(Opened.If(Nivel == Oro & Prioridad == P1)).Exclude(Concepto.Horas);""",
            """
            Clause("1").Decide(Nivel, Oro, when: CuotaAnual > 100).Decide(Nivel, Plata);
            Clause("1").Decide(Prioridad, P1, when: Nivel == Oro & Falla.Given);
            Clause("1").Decide(Prioridad, P2, when: Nivel == Plata);

            """),
        new("""Clause("1").Queue(new Desk("taller")).JoinsOn(Opened).First(Falla == Ruido & Falla == Parada);""",
            "(2,1): error PE0804: This precedence in the queue of 'taller' never applies: its conditions contradict each other.",
            """Clause("1").Queue(new Desk("taller")).JoinsOn(Opened).First(Falla == Ruido);"""),
    ];

    private static readonly CheckCase[] Shadowed =
    [
        // Only gold tickets have the first priority, so that the rows before decide for all of them.
        new("""Clause("2").Target(Plazo.Llegada).Within(2.Hours, when: Prioridad == P1);""",
            "(6,1): error PE0805: This time of 'llegada' never applies: wherever it would, line 5 decides before it.",
            """Clause("2").Target(Plazo.Llegada).Within(2.Hours, when: Prioridad == P2);""",
            """
            Clause("1").Decide(Nivel, Oro, when: CuotaAnual > 100).Decide(Nivel, Plata);
            Clause("1").Decide(Prioridad, P1, when: Nivel == Oro & Falla.Given);
            Clause("1").Decide(Prioridad, P2);
            Clause("1").Target(Plazo.Llegada).Within(1.Hours, when: Nivel == Oro & Falla.Given);

            """),
        new("""Clause("2").Decide(Nivel, Oro, when: CuotaAnual > 10);""",
            "(3,1): error PE0805: The row that decides tier oro never applies: wherever it would, line 2 decides before it.",
            """Clause("2").Decide(Nivel, Oro, when: CuotaAnual > 4);""",
            "Clause(\"1\").Decide(Nivel, Plata, when: CuotaAnual >= 5);\n"),
        // No single row is enough, the three together are.
        new("""Clause("2").Decide(Nivel, Oro, when: Falla == Ruido & EnGarantia);""",
            "(5,1): error PE0805: The row that decides tier oro never applies: wherever it would, what lines 2, 3, 4 say decides before it.",
            """Clause("2").Decide(Nivel, Oro, when: Falla == Parada & EnGarantia);""",
            """
            Clause("1").Decide(Nivel, Plata, when: Falla == Ruido & Uso == Hospital);
            Clause("1").Decide(Nivel, Bronce, when: Falla == Ruido & Uso.In(Vivienda, Oficina));
            Clause("1").Decide(Nivel, Bronce, when: EnGarantia & Falla == Ruido & !Uso.Given);

            """),
        new("""Clause("2").Starts(Estado.EnVisita, when: Falla == Ruido);""",
            "(3,1): error PE0805: The first status 'en_visita' never applies: wherever it would, line 2 decides before it.",
            """Clause("2").Starts(Estado.EnVisita);""",
            "Clause(\"1\").Starts(Estado.Reportado, when: Falla.Given);\n"),
        new("""Clause("2").Target(Plazo.Llegada).Within(2.Hours);""",
            "(3,1): error PE0805: This time of 'llegada' never applies: wherever it would, line 2 decides before it.",
            """Clause("2").Target(Plazo.Llegada).Within(2.Hours, when: EnGarantia);""",
            "Clause(\"1\").Target(Plazo.Llegada).Within(1.Hours);\n"),
        new("""Clause("2").Target(Plazo.Llegada).On(Horario.Siempre);""",
            "(3,1): error PE0805: The calendar 'siempre' of 'llegada' never applies: wherever it would, line 2 decides before it.",
            """Clause("2").Target(Plazo.Llegada).On(Horario.Siempre, when: EnGarantia);""",
            """Clause("1").Calendar(Horario.Taller, "Mon 09:00-10:00").Calendar(Horario.Siempre, "Mon-Sun 00:00-24:00").Target(Plazo.Llegada).On(Horario.Taller).Within(1.Hours);""" + "\n"),
        new("""Clause("2").Target(Plazo.Llegada).BeginsAtOpeningOf(Horario.Taller, when: EnGarantia);""",
            "(3,1): error PE0805: The opening of 'taller' for 'llegada' never applies: wherever it would, line 2 decides before it.",
            """Clause("2").Target(Plazo.Llegada).BeginsAtOpeningOf(HorarioAmpliado, when: EnGarantia);""",
            """Clause("1").Calendar(Horario.Taller, "Mon 09:00-10:00").Target(Plazo.Llegada).BeginsAtOpeningOf(Horario.Taller).Within(1.Hours);""" + "\n"),
        new("""Clause("2").Refuses(Opened, Falla == Ruido & !EnGarantia, reason: "otra");""",
            "(3,1): error PE0805: The refusal 'otra' never applies: wherever it would, line 2 decides before it.",
            """Clause("2").Refuses(Updated, Falla == Ruido & !EnGarantia, reason: "otra");""",
            "Clause(\"1\").Refuses(Opened, Falla == Ruido, reason: \"una\");\n"),
        new("""Clause("2").From(Estado.Reportado).To(Estado.EnVisita).By(Rol.Tecnico).Needs(Assignee);""",
            "(6,1): error PE0805: The change of status from reportado to en_visita never applies: wherever it would, line 4 decides before it.",
            """Clause("2").From(Estado.EsperaRepuesto).To(Estado.Cerrado).By(Rol.Tecnico).Needs(Assignee);""",
            CheckCase.Life),
        new("""Clause("1").Step(Tramite.Certificacion, "1", Rol.Ingeniero, "Inspeccionar.", Answer("si"), Answer("no"), Answer("si"));""",
            "(2,1): error PE0805: The answer 'si' of step 1 stands twice, and the first one is taken.",
            """Clause("1").Step(Tramite.Certificacion, "1", Rol.Ingeniero, "Inspeccionar.", Answer("si"), Answer("no"));"""),
    ];

    [TestCaseSource(nameof(NeverApply))]
    public void A_rule_that_nothing_can_meet_is_found_with_the_reason(CheckCase check) => check.Verify();

    [TestCaseSource(nameof(Shadowed))]
    public void A_row_that_those_before_it_leave_nothing_is_found_with_theirs(CheckCase check) => check.Verify();

    // Code may be either, so that nothing is claimed of it but what it cannot help.
    [TestCase("Condition.That(facts => facts.Is(EnGarantia))", 0)]
    [TestCase("Falla == Ruido & Falla == Parada & Condition.That(facts => facts.Is(EnGarantia))", 1)]
    public void Of_code_nothing_is_claimed(string condition, int findings) => Assert.That(
        FindingsOf($"Clause(\"1\").On(Opened.If({condition})).Exclude(Concepto.Horas);"), Has.Exactly(findings).Contains("PE0804"));

    [Test]
    public void The_same_code_asked_twice_is_one_answer()
    {
        const string Head = "var grande = Condition.That(facts => facts.Number(Pisos) > 60);\n";

        Assert.That(FindingsOf(Head + """Clause("1").On(Opened.If(grande & !grande)).Exclude(Concepto.Horas);"""), Has.Exactly(1).Contains("PE0804"));
        Assert.That(FindingsOf(Head + """Clause("1").Decide(Nivel, Oro, when: grande).Decide(Nivel, Plata, when: grande);"""), Has.Exactly(1).Contains("PE0805"));
    }

    private static string[] FindingsOf(string statements)
    {
        using var policy = new Engine.Company.TemporaryPolicy(("prueba.csx", $"{Engine.Company.TemporaryPolicy.Head}\n{statements}"));
        return policy.CheckFindings();
    }
}
