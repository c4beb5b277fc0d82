using NodaTime;
using NUnit.Framework;
using PolicyEngine.Authoring;
using PolicyEngine.Compilation;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;
using PolicyEngine.Runtime;
using PolicyEngine.Tests.Engine.Company;
using static PolicyEngine.Tests.Engine.Company.Condor;

namespace PolicyEngine.Tests.Engine;

/// <summary>Words whose meaning shows only together with others, in policies of a few lines.</summary>
public sealed class RuleTests
{
    /// <summary>Monday 9 March 2026, 08:00 in Bogotá.</summary>
    private static readonly Instant Monday = Instant.FromUtc(2026, 3, 9, 13, 0);

    [Test]
    public void A_fact_that_two_rules_of_one_decision_count_is_counted_twice()
    {
        var effects = Open(words =>
        {
            var visits = words.Fact("visitas", FactOwner.Customer, FactPeriod.Always);
            words.Clause("1").Starts(Estado.Reportado);
            words.Clause("2").On(words.Opened).Count(visits);
            words.Clause("3").On(words.Entered(Estado.Reportado)).Count(visits);
        }, shared: [5]);

        Assert.That(effects.Where(effect => effect.Kind == EffectKind.FactChanged).Select(effect => effect.X), Is.EqualTo([6, 7]));
    }

    [Test]
    public void What_is_set_and_then_counted_is_one_more_than_what_was_set()
    {
        var effects = Open(words =>
        {
            var visits = words.Fact("visitas", FactOwner.Customer, FactPeriod.Always);
            words.Clause("1").On(words.Opened).Set(visits, 40).Count(visits);
        }, shared: [5]);

        Assert.That(effects.Last(effect => effect.Kind == EffectKind.FactChanged).X, Is.EqualTo(41));
    }

    [Test]
    public void What_is_decided_from_the_status_or_a_mark_is_decided_again_when_they_change()
    {
        // The ticket begins in p4; the rule of its opening marks it, and a mark makes it p1, which takes an hour.
        var effects = Open(words =>
        {
            var urgent = words.Flag("urgente");
            words.Clause("1").Starts(Estado.Reportado);
            words.Clause("2").Decide(Prioridad, P1, when: urgent).Decide(Prioridad, P4);
            words.Clause("3").On(words.Opened).Remember(urgent);
            words.Clause("4").Target(Plazo.Llegada, by: Prioridad).Within(P1, 1.Hours).Within(P4, 4.Hours);
        });

        Assert.That(effects.Count(effect => effect.Kind == EffectKind.Classified), Is.EqualTo(2));
        Assert.That(effects.Where(effect => effect.Kind is EffectKind.TargetStarted or EffectKind.TargetChanged).Select(effect => Local(effect.X)),
            Is.EqualTo(["2026-03-09T12:00", "2026-03-09T09:00"]));
    }

    // Three business days of eight hours from Monday 08:00 end on Thursday at 08:00. A timer does not warn by itself.
    [TestCase(0, "2026-03-12T08:00")]
    [TestCase(1, "2026-03-11T08:00")] // a natural day: 24 hours before, on Wednesday
    [TestCase(2, "2026-03-11T08:00")] // a business day: on Wednesday too
    [TestCase(3, "2026-03-11T12:00")] // four hours of the calendar: Wednesday 12:00-16:00
    public void A_warning_comes_as_long_before_the_deadline_as_its_unit_says(int unit, string expected)
    {
        TimeAmount? before = unit switch { 1 => 1.NaturalDays, 2 => 1.BusinessDays, 3 => 4.Hours, _ => null };
        var effects = Open(words =>
        {
            words.Clause("1").Calendar(Horario.Taller, "Mon-Fri 08:00-16:00");
            var timer = words.Clause("2").Timer(Plazo.Cierre).On(Horario.Taller).Within(3.BusinessDays).StartsOn(words.Opened);
            words.Clause("3").On(words.Elapsed(Plazo.Cierre)).Task(Tarea.Llamar, Rol.Central);
            if (before is { } time)
                timer.WarnsBefore(time);
        });

        var wake = effects.Single(effect => effect.Kind == EffectKind.Wake);
        Assert.That(Local(wake.X), Is.EqualTo(expected), "the warning, or where there is none the deadline");
    }

    [Test]
    public void Rules_that_follow_upon_each_other_without_end_are_stopped_and_the_rest_is_decided()
    {
        var decided = Decide(words =>
        {
            words.Clause("1").Starts(Estado.Reportado);
            words.Clause("2", file: "circle.csx", line: 7).On(words.Entered(Estado.Reportado)).ChangeStatus(Estado.EnVisita);
            words.Clause("2", file: "circle.csx", line: 7).On(words.Entered(Estado.EnVisita)).ChangeStatus(Estado.Reportado);
            words.Clause("3").On(words.Opened).Exclude(Concepto.Horas);
        });

        Assert.That(decided.Failures, Has.Some.Matches<ConditionFailure>(failure => failure!.IsLimit && failure.At == new SourceLocation("circle.csx", 7, 1)));
        Assert.That(decided.Effects.ToArray().Select(effect => effect.Kind), Does.Contain(EffectKind.Accepted).And.Contain(EffectKind.Charge));
    }

    [Test]
    public void A_rule_sees_the_ticket_as_it_was_when_its_moment_came()
    {
        var effects = Open(words =>
        {
            var seen = words.Flag("visto");
            words.Clause("1").On(words.Opened).Remember(seen);
            words.Clause("2").On(words.Opened.If(seen)).Exclude(Concepto.Horas);
            words.Clause("3").On(words.Opened.If(!seen)).Exclude(Concepto.Visita);
        });

        Assert.That(effects.Count(effect => effect.Kind == EffectKind.Charge), Is.EqualTo(1));
        Assert.That(effects.Single(effect => effect.Kind == EffectKind.Charge).A, Is.EqualTo(1));
    }

    private static string Local(long ticks) => Instant.FromUnixTimeTicks(ticks)
        .InZone(DateTimeZoneProviders.Tzdb["America/Bogota"]).LocalDateTime.ToString("uuuu-MM-dd'T'HH:mm", null);

    /// <summary>Opens a ticket under a policy that says just this.</summary>
    private static Effect[] Open(Action<PolicyScript> speak, long[]? shared = null) => Decide(speak, shared).Effects.ToArray();

    private static EffectBuffer Decide(Action<PolicyScript> speak, long[]? shared = null)
    {
        var words = new PolicyScript(new CondorPlugin().Vocabulary, DateTimeZoneProviders.Tzdb["America/Bogota"]);
        words.Policy("condor/prueba", "1", "2026-01-01", "Prueba");
        speak(words);
        var built = words.Build();
        Assert.That(built.Diagnostics, Is.Empty);
        var image = ImageCompiler.Compile(built.Model!);
        var slab = new TicketSlab(image);
        slab.Add(TicketPhase.None);
        var (wide, ticketWide) = (new long[image.Vocabulary.EventWide], new long[image.TicketWide]);
        wide.AsSpan().Fill(Field.AbsentNumber);
        ticketWide.AsSpan().Fill(Field.AbsentNumber);
        var effects = new EffectBuffer();
        Decider.Decide(image, slab[0], new DecisionInput
        {
            Kind = EventKind.Opened,
            At = Monday.ToUnixTimeTicks(),
            Small = new byte[image.Vocabulary.EventSmall],
            Wide = wide,
            TicketSmall = new byte[image.TicketSmall],
            TicketWide = ticketWide,
            Shared = shared ?? [],
        }, effects);
        return effects;
    }
}
