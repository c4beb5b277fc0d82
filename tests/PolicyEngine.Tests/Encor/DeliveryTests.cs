using NUnit.Framework;

namespace PolicyEngine.Tests.Encor;

/// <summary>EN-5: the steps of a delivery, who may take each, and what is written down.</summary>
public sealed class DeliveryTests
{
    private static readonly (string Status, string Members, string[] Roles)[] Steps =
    [
        ("asignado", "assignee=Ana", ["recepcion"]),
        ("en_progreso", "", ["tecnico", "tecnico_senior"]),
        ("atendido", "", ["tecnico", "tecnico_senior"]),
        ("revisado", "", ["tecnico_senior"]),
        ("cerrado", "", ["lider_proyecto"]),
    ];

    private static readonly string[] Roles = ["recepcion", "tecnico", "tecnico_senior", "lider_proyecto", "cliente"];

    /// <summary>Every status from every status by every role: the one step that follows, by its roles, and nothing else.</summary>
    [Test]
    public void Only_the_next_step_may_be_taken_and_only_by_its_roles()
    {
        for (var reached = 0; reached <= Steps.Length; reached++)
        {
            var walk = "2026-03-02T10:00 opened\n" + string.Join('\n', Steps.Take(reached).Select((step, i) => Step(step.Status, step.Roles[0], i, step.Members)));
            foreach (var (status, members, roles) in Steps)
            {
                foreach (var role in Roles)
                {
                    var isNext = reached < Steps.Length && status == Steps[reached].Status && roles.Contains(role);
                    var story = En.Story(walk + "\n" + Step(status, role, 40, members));
                    Assert.That(story.Effects.Any(effect => effect.Event == $"e-{reached + 2}" && effect.Effect == "status_changed"), Is.EqualTo(isNext), $"{reached} steps, then {status} by {role}");
                    Assert.That(story.Effects.Any(effect => effect.Event == $"e-{reached + 2}" && effect.Effect == "refused"), Is.Not.EqualTo(isNext));
                }
            }
        }
    }

    /// <summary>A change of status, each by a person of its own.</summary>
    private static string Step(string status, string role, int minute, string members) =>
        $"2026-03-02T10:{minute + 1:00} status {status} {role} by.name=persona-{minute} {members}";

    [Test]
    public void Reception_says_whom_it_assigns() => En.Story("""
        2026-03-02T10:00 opened
        2026-03-02T10:01 status asignado recepcion
        2026-03-02T10:02 status asignado recepcion assignee="Ana Ruiz"
        """).Brings("""
        2026-03-02T10:00 status_changed null > recibido by sistema
        2026-03-02T10:01 refused event missing_data missing=assignee
        2026-03-02T10:02 status_changed recibido > asignado by recepcion assignee=Ana Ruiz
        """, "status_changed", "refused");

    // Who began, who finished and who logged work; a name is one whatever its case and outer blanks.
    [TestCase("Beto", "refused event reviewed_by_who_did_the_work")]
    [TestCase("Carla", "refused event reviewed_by_who_did_the_work")]
    [TestCase("Dora", "refused event reviewed_by_who_did_the_work")]
    [TestCase("\" dora \"", "refused event reviewed_by_who_did_the_work")]
    [TestCase("Eva", "status_changed atendido > revisado by tecnico_senior")] // who only assigned
    [TestCase("Gil", "status_changed atendido > revisado by tecnico_senior")] // who only wrote to the customer
    [TestCase("Hugo", "status_changed atendido > revisado by tecnico_senior")]
    [TestCase("null", "refused event missing_data missing=by.name")]
    public void Whoever_did_the_work_does_not_review_it(string name, string expected)
    {
        var story = En.Story($"""
            2026-03-02T10:00 opened
            2026-03-02T10:01 status asignado recepcion by.name=Eva assignee=Beto
            2026-03-02T10:02 status en_progreso tecnico by.name=Beto
            2026-03-02T10:03 worked 10 tecnico_senior by.name=Carla
            2026-03-02T10:04 replied agent tecnico_senior by.name=Gil
            2026-03-02T10:05 status atendido tecnico_senior by.name=Dora
            2026-03-02T10:06 status revisado tecnico_senior by.name={name}
            """);

        Assert.That(story.LinesOf(7)[0], Is.EqualTo("2026-03-02T10:06 " + expected));
    }

    [Test]
    public void The_review_totals_the_times_that_were_rounded_singly()
    {
        var story = En.Story($"""
            2026-03-02T10:00 opened {En.Poliza}
            2026-03-02T10:01 status asignado recepcion assignee=Ana
            2026-03-02T10:02 status en_progreso tecnico by.name=Ana
            2026-03-02T10:30 worked 16 tecnico by.name=Ana
            2026-03-02T11:00 worked 16 tecnico by.name=Ana
            2026-03-02T11:01 status atendido tecnico by.name=Ana
            2026-03-02T12:00 status revisado tecnico_senior by.name=Carla
            """);

        // 16 + 16 = 32 would be 45 as one piece; singly it is 30 + 30.
        Assert.That(story.LinesOf(7), Is.EqualTo((string[])[
            "2026-03-02T12:00 status_changed atendido > revisado by tecnico_senior",
            "2026-03-02T12:00 recorded entry=tiempo_total minutes=32 billedMinutes=60 by tecnico_senior"]));
    }

    [Test]
    public void Closing_asks_reception_for_the_survey_and_the_answer_is_written_down() => En.Story("""
        2026-03-02T10:00 opened
        2026-03-02T10:01 status asignado recepcion assignee=Ana
        2026-03-02T10:02 status en_progreso tecnico by.name=Ana
        2026-03-02T10:03 status atendido tecnico by.name=Ana
        2026-03-02T10:04 status revisado tecnico_senior by.name=Carla
        2026-03-02T10:05 status cerrado lider_proyecto by.name=Leo billingStatus=facturado
        2026-03-02T10:06 replied agent tecnico
        2026-03-02T10:07 worked 10 tecnico
        2026-03-02T10:08 approved orden_servicio true by.role=cliente
        2026-03-03T10:00 surveyed satisfaction 9 text="Muy bien"
        """).Brings("""
        2026-03-02T10:05 target_cancelled respuesta 2026-03-03T10:00
        2026-03-02T10:05 task encuesta_satisfaccion recepcion
        2026-03-02T10:06 refused event ticket_closed
        2026-03-02T10:07 refused event ticket_closed
        2026-03-02T10:08 recorded entry=aceptacion_orden what=orden_servicio approved=true by cliente
        2026-03-03T10:00 recorded entry=encuesta_satisfaccion survey=satisfaction score=9 text=Muy bien
        """, "task", "refused", "recorded entry=a", "recorded entry=e", "target_cancelled");

    [Test]
    public void The_billing_status_changes_when_the_order_is_closed_and_not_before()
    {
        var story = En.Story("""
            2026-03-02T10:00 opened
            2026-03-02T10:01 status asignado recepcion assignee=Ana billingStatus=facturado
            2026-03-02T10:01 status asignado recepcion assignee=Ana
            2026-03-02T10:02 status en_progreso tecnico by.name=Ana
            2026-03-02T10:03 status atendido tecnico by.name=Ana
            2026-03-02T10:04 status revisado tecnico_senior by.name=Carla
            2026-03-02T10:05 status cerrado lider_proyecto billingStatus="no cobrar"
            """);

        Assert.That(story.LinesOf(2), Is.EqualTo(["2026-03-02T10:01 refused event billing_status_only_when_closing"]));
        Assert.That(story.LinesOf(7)[0], Is.EqualTo("2026-03-02T10:05 target_cancelled respuesta 2026-03-03T10:00").Or.EqualTo("2026-03-02T10:05 status_changed revisado > cerrado by lider_proyecto billingStatus=no cobrar"));
        Assert.That(story.Effects.Last(effect => effect.Effect == "status_changed")["billingStatus"], Is.EqualTo("no cobrar"));
    }

    [TestCase("mode=dron")]
    [TestCase("mode=5")]
    public void Work_in_no_mode_of_the_document_is_refused(string mode) => Assert.That(
        En.Story($"2026-03-02T10:00 opened\n2026-03-02T10:30 worked 10 tecnico {mode}").LinesOf(2), Has.One.Contains("refused event").And.Contains("accepted=presencial,local,remota,telefonica"));
}
