using NUnit.Framework;
using PolicyEngine.Hosting.Output;

namespace PolicyEngine.Tests.Engine.Company;

/// <summary>What is measured over all tickets of a period, and written at its end.</summary>
public sealed class IndicatorTests() : PolicyOfItsOwn(Script)
{
    private const string Script = $"""
        {TemporaryPolicy.Head}
        Clause("1").Calendar(Horario.Taller, "Mon-Fri 08:00-12:00 14:00-18:00");
        Clause("1").Starts(Estado.Reportado);
        Clause("1").Final(Estado.Cerrado, Estado.Anulado);
        Clause("1").From(Estado.Reportado).To(Estado.Cerrado, Estado.Anulado);
        Clause("2").Target(Plazo.Llegada).On(Horario.Taller).Within(4.Hours).PausedIn(Estado.EsperaCliente);
        Clause("2").From(Estado.Reportado).To(Estado.EsperaCliente);
        Clause("2").From(Estado.EsperaCliente).To(Estado.Reportado);
        var llegada = new Indicator("llegada_media");
        var conformes = new Indicator("conformes");
        var nota = new Indicator("nota");
        var recomendacion = new Indicator("recomendacion");
        var avisos = new Indicator("avisos");
        Clause("3").Indicator(llegada, every: IndicatorPeriod.Month).AverageHours(of: Plazo.Llegada, on: Replied.If(From == Agent));
        Clause("4").Indicator(conformes, every: IndicatorPeriod.Month)
            .Rate(of: Entered(Estado.Cerrado).If(EnGarantia), among: Entered(Estado.Cerrado))
            .Band(Oro, atLeast: 60m).Band(Plata, atLeast: 30m).Band(Bronce);
        Clause("5").Indicator(nota, every: IndicatorPeriod.HalfYear).Average(Score, on: SurveyAnswered.If(Survey == new Value("satisfaction")));
        Clause("6").Indicator(recomendacion, every: IndicatorPeriod.Year)
            .Rate(of: SurveyAnswered.If(Survey == new Value("nps") & Score >= 9), less: SurveyAnswered.If(Survey == new Value("nps") & Score <= 6),
                among: SurveyAnswered.If(Survey == new Value("nps") & Score >= 0));
        Clause("7").Indicator(avisos, every: IndicatorPeriod.Month).Count(Opened).Band(Plata, atMost: 2m);
        Clause("8").On(Measured(avisos)).Task(Tarea.Informar, Rol.Gerencia);
        """;

    [Test]
    public void A_month_s_indicators_are_written_at_its_end()
    {
        Send("ticket.opened", "EC-1", "03-02T08:00:00");

        var effects = PassTo("2026-04-01T00:00:01-05:00");

        Assert.That(effects.Select(effect => effect.Ticket), Is.All.Null);
        Assert.That(effects.Select(effect => effect.Event), Is.All.Null);
        Assert.That(EffectLines.Of(effects), Is.EqualTo((string[])
        [
            "04-01 00:00 indicator llegada_media - - 2026-03",
            "04-01 00:00 indicator conformes - - 2026-03",
            "04-01 00:00 indicator avisos 1 plata 2026-03",
            "04-01 00:00 task informar gerencia",
        ]));
        Assert.That(effects[0].Members.Select(member => member.Key), Is.EqualTo((string[])["indicator", "value", "band", "period"]));
    }

    [Test]
    public void A_time_is_counted_in_open_hours_without_its_pauses()
    {
        // Monday 11:00 to 15:00 is two open hours; 08:00 to 12:00 with a pause of one hour is three: 2.5 on average.
        Send("ticket.opened", "EC-1", "03-02T11:00:00");
        Send("ticket.replied", "EC-1", "03-02T15:00:00", new { from = "agent" });
        Send("ticket.opened", "EC-2", "03-03T08:00:00");
        Send("ticket.status_changed", "EC-2", "03-03T09:00:00", new { status = "espera_cliente", by = new { role = "central" } });
        Send("ticket.status_changed", "EC-2", "03-03T10:00:00", new { status = "reportado", by = new { role = "central" } });
        Send("ticket.replied", "EC-2", "03-03T12:00:00", new { from = "agent" });

        Assert.That(Values("2026-04-01T00:00:01-05:00", "llegada_media"), Is.EqualTo((string[])["2.5 - 2026-03"]));
    }

    [Test]
    public void A_rate_is_a_percentage_of_what_it_is_among()
    {
        foreach (var (ticket, warranty) in new[] { ("EC-1", true), ("EC-2", true), ("EC-3", false) })
        {
            Send("ticket.opened", ticket, "03-02T11:00:00", new { warranty });
            Send("ticket.status_changed", ticket, "03-02T11:30:00", new { status = "cerrado", by = new { role = "central" } });
        }

        Assert.That(Values("2026-04-01T00:00:01-05:00", "conformes"), Is.EqualTo((string[])["66.67 oro 2026-03"]));
    }

    [Test]
    public void Detractors_count_against_promoters_and_scores_are_averaged_by_half_year_and_year()
    {
        foreach (var (survey, score, time) in new[]
        {
            ("nps", 10, "02-02"), ("nps", 9, "05-02"), ("nps", 7, "08-02"), ("nps", 0, "08-03"),
            ("satisfaction", 4, "02-02"), ("satisfaction", 5, "06-30"), ("satisfaction", 2, "07-01"),
        }.OrderBy(answer => answer.Item3, StringComparer.Ordinal))
            Send("survey.answered", "lago", $"{time}T10:00:00", new { survey, score });

        PassTo("2027-01-01T00:00:01-05:00");

        Assert.That(All("nota"), Is.EqualTo((string[])["4.5 - 2026-S1", "2 - 2026-S2"]));
        Assert.That(All("recomendacion"), Is.EqualTo((string[])["25 - 2026"]));
    }

    [Test]
    public void What_happens_at_the_very_end_belongs_to_the_next_period()
    {
        Send("ticket.opened", "EC-1", "03-31T23:59:59");
        Send("ticket.opened", "EC-2", "04-01T00:00:00");

        PassTo("2026-05-01T00:00:01-05:00");

        Assert.That(All("avisos"), Is.EqualTo((string[])["1 plata 2026-03", "1 plata 2026-04"]));
    }

    [TestCase("""Clause("1").Indicator(i, every: IndicatorPeriod.Month);""", "PE0333: Nothing says what 'media' measures: an average, a rate or a count.")]
    [TestCase("""Clause("1").Indicator(i, every: IndicatorPeriod.Month).Count(Opened); Clause("1").Indicator(i, every: IndicatorPeriod.Year);""",
        "PE0333: 'media' is measured by the month at condor/prueba.csx(3,1), and by the year here.")]
    [TestCase("""Clause("1").Indicator(i, every: IndicatorPeriod.Month).Count(Opened).Band(Oro, atLeast: 1m).Band(Plata, atLeast: 2m);""",
        "PE0333: The band 'plata' of 'media' is never reached: an earlier one takes all its values.")]
    [TestCase("""Clause("1").Indicator(i, every: IndicatorPeriod.Month).AverageHours(Plazo.Llegada, Opened);""",
        "PE0307: No statement describes the time of target 'llegada'.")]
    [TestCase("""Clause("1").On(Measured(i)).Exclude(Concepto.Horas);""", "PE0307: No statement describes indicator 'media'.")]
    public void An_indicator_that_measures_nothing_or_twice_is_told_so(string line, string finding)
    {
        using var scripts = new TemporaryPolicy(("prueba.csx", $"{TemporaryPolicy.Head}\nvar i = new Indicator(\"media\");\n{line}"));

        Assert.That(scripts.Findings(), Is.EqualTo((string[])[$"condor/prueba.csx(3,1): error {finding}"]));
    }

    private IReadOnlyList<EffectRecord> PassTo(string time) =>
        [.. Testbed.Apply("survey.answered", "nobody", time, new { survey = "complaint" }).Where(effect => effect.Effect is "indicator" or "task")];

    private string[] Values(string time, string indicator)
    {
        PassTo(time);
        return All(indicator);
    }

    private string[] All(string indicator) =>
        [.. EffectLines.Of(Testbed.Effects, "indicator").Select(line => line["04-01 00:00 indicator ".Length..])
            .Where(line => line.StartsWith(indicator + " ", StringComparison.Ordinal)).Select(line => line[(indicator.Length + 1)..])];

    private void Send(string type, string subject, string time, object? data = null) => Testbed.Apply(type, subject, $"2026-{time}-05:00", data);
}
