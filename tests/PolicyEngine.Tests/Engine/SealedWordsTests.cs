using NodaTime;
using NUnit.Framework;
using PolicyEngine.Authoring;
using PolicyEngine.Calendars;
using PolicyEngine.Model;
using PolicyEngine.Tests.Engine.Company;
using static PolicyEngine.Tests.Engine.Company.Condor;

namespace PolicyEngine.Tests.Engine;

/// <summary>
/// Once a policy is built its words are sealed: one spoken inside a condition, long after the script has run, would
/// change a policy that serves.
/// </summary>
public sealed class SealedWordsTests
{
    private static readonly (string Name, Action<PolicyScript> Speak)[] Words =
    [
        ("Policy", words => words.Policy("condor/otra", "1", "2026-01-01", "Otra")),
        ("Contract", words => words.Contract("lago", "condor/otra", "1", "2026-01-01", "Otra")),
        ("Flag", words => words.Flag("otra")),
        ("Fact", words => words.Fact("otro", FactOwner.Customer, FactPeriod.Always)),
        ("Conflict", words => words.Conflict("1", "2", "uno / dos", "1", "porque sí")),
        ("Assume", words => words.Assume("1", "Nada.")),
        ("Build", words => words.Build()),
        ("Calendar", words => words.Clause("1").Calendar(Horario.Taller, "Mon-Fri 08:00-18:00")),
        ("Holidays", words => words.Clause("1").Holidays(Horario.Taller, Colombia.Legal)),
        ("Decide", words => words.Clause("1").Decide(Prioridad, P1)),
        ("Requires", words => words.Clause("1").Requires(Titulo)),
        ("Refuses", words => words.Clause("1").Refuses(words.Opened, EnGarantia, "no")),
        ("Starts", words => words.Clause("1").Starts(Estado.Reportado)),
        ("Final", words => words.Clause("1").Final(Estado.Cerrado)),
        ("AcceptsWhenFinal", words => words.Clause("1").AcceptsWhenFinal(words.Replied)),
        ("From", words => words.Clause("1").From(Estado.Reportado)),
        ("Target", words => words.Clause("1").Target(Plazo.Llegada)),
        ("Escalation", words => words.Clause("1").Escalation(Matriz.Operacion, Rol.Central)),
        ("Step", words => words.Clause("1").Step(Tramite.Certificacion, "1", Rol.Central, "Firmar.")),
        ("Monthly", words => words.Clause("1").Monthly(Programa.Informe, 1, "09:00")),
        ("Indicator", words => words.Clause("1").Indicator(new Indicator("media"), IndicatorPeriod.Month)),
        ("Queue", words => words.Clause("1").Queue(new Desk("taller"))),
        ("TellsOnAcceptance", words => words.Clause("1").TellsOnAcceptance(Prioridad)),
        ("People", words => words.People("quien")),
        ("On", words => words.Clause("1").On(words.Opened)),
    ];

    private PolicyScript words = null!;
    private ClockWords clock = null!;
    private RuleWords rule = null!;
    private TransitionWords transition = null!;
    private QueueWords queue = null!;
    private IndicatorWords indicator = null!;

    [SetUp]
    public void BuildAPolicy()
    {
        words = new PolicyScript(new CondorPlugin().Vocabulary, DateTimeZone.Utc);
        words.Policy("condor/prueba", "1", "2026-01-01", "Prueba");
        words.Clause("1").Calendar(Horario.Taller, "Mon-Fri 08:00-18:00");
        clock = words.Clause("1").Target(Plazo.Llegada, by: Prioridad).Within(1.Hours);
        rule = words.Clause("1").On(words.Opened);
        indicator = words.Clause("1").Indicator(new Indicator("media"), IndicatorPeriod.Month).Count(words.Opened);
        queue = words.Clause("1").Queue(new Desk("taller"));
        transition = words.Clause("1").From(Estado.Reportado).To(Estado.Anulado);
        Assert.That(words.Build().Diagnostics, Is.Empty);
    }

    [TestCaseSource(nameof(Words))]
    public void A_word_spoken_after_the_policy_is_built_throws((string Name, Action<PolicyScript> Speak) word) =>
        Assert.That(() => word.Speak(words), Throws.InvalidOperationException);

    [Test]
    public void A_statement_that_was_kept_cannot_be_gone_on_with()
    {
        Assert.That(() => rule.Exclude(Concepto.Horas), Throws.InvalidOperationException);
        Assert.That(() => transition.By(Rol.Central), Throws.InvalidOperationException);
        Assert.That(() => indicator.Count(words.Replied), Throws.InvalidOperationException);
        Assert.That(() => indicator.Band(P1), Throws.InvalidOperationException);
        Assert.That(() => queue.JoinsOn(words.Opened), Throws.InvalidOperationException);
        Assert.That(() => queue.First(EnGarantia), Throws.InvalidOperationException);
        Assert.That(() => queue.Tells(Falla), Throws.InvalidOperationException);
        Assert.That(() => rule.ExcludeEach(Equipo, [.. Equipo.Values]), Throws.InvalidOperationException);
        Assert.That(() => rule.RecordTime(new Entry("total")), Throws.InvalidOperationException);
        Assert.That(() => clock.MetBy(words.Replied), Throws.InvalidOperationException);
        Assert.That(() => clock.StartsOn(words.Replied), Throws.InvalidOperationException);
        Assert.That(() => clock.Within(2.Hours), Throws.InvalidOperationException);
        Assert.That(() => clock.Within(P1, 2.Hours), Throws.InvalidOperationException);
        Assert.That(() => clock.On(Horario.Taller), Throws.InvalidOperationException);
        Assert.That(() => clock.On(HorarioAmpliado), Throws.InvalidOperationException);
        Assert.That(() => clock.BeginsAtOpeningOf(Horario.Taller), Throws.InvalidOperationException);
        Assert.That(() => clock.BeginsAtOpeningOf(HorarioAmpliado), Throws.InvalidOperationException);
        Assert.That(() => clock.PausedIn(Estado.EsperaCliente), Throws.InvalidOperationException);
        Assert.That(() => clock.WarnsAt(0.5m), Throws.InvalidOperationException);
        Assert.That(() => clock.WarnsBefore(1.Hours), Throws.InvalidOperationException);
    }
}
