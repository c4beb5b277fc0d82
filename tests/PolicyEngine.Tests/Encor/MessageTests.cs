using NUnit.Framework;
using PolicyEngine.Hosting.Output;
using PolicyEngine.Tests.Wire;

namespace PolicyEngine.Tests.Encor;

/// <summary>EN-1.1-c, EN-1.2-c, EN-5.2: what the customer is written.</summary>
public sealed class MessageTests
{
    [Test]
    public void The_acceptance_sends_the_order_number_and_the_estimated_time_of_solution()
    {
        // By event: 32 business hours from Monday 10:00 are Friday 10:00; the answer is due after 8, on Tuesday 10:00.
        var mail = Mails("2026-03-02T10:00 opened items=[\"dns\"] customer.creditRequested=true").Single();

        Assert.That(mail["to"], Is.EqualTo("compras@example.com"));
        Assert.That(mail["channel"], Is.EqualTo("correo"));
        Assert.That(mail["subject"], Is.EqualTo("Orden de servicio OS-1: No imprime"));
        foreach (var part in new[] { "body", "html" })
        {
            Assert.That(mail[part], Does.Contain("OS-1"));
            Assert.That(mail[part], Does.Contain("viernes 6 de marzo de 2026, 10:00"));
            Assert.That(mail[part], Does.Contain("martes 3 de marzo de 2026, 10:00"));
            Assert.That(mail[part], Does.Contain("a crédito"));
            Assert.That(mail[part], Does.Contain("DNS"));
        }
    }

    [Test]
    public void Under_a_policy_it_offers_spare_equipment_and_says_that_the_paperwork_is_free()
    {
        var mail = Mails($"2026-03-02T10:00 opened {En.Poliza} totalFailure=true warranty=true").Single();

        foreach (var part in new[] { "body", "html" })
        {
            Assert.That(mail[part], Does.Contain("equipo de repuesto"));
            Assert.That(mail[part], Does.Contain("sin costo"));
            Assert.That(mail[part], Does.Not.Contain("a crédito").And.Not.Contain("de contado"));
        }
    }

    [Test]
    public void The_finished_work_is_told_with_its_activities_and_the_time_that_counts()
    {
        var mail = Mails($"""
            2026-03-02T10:00 opened {En.Poliza}
            2026-03-02T10:01 status asignado recepcion assignee=Ana
            2026-03-02T10:02 status en_progreso tecnico by.name=Ana
            2026-03-02T10:30 worked 16 tecnico by.name=Ana mode=presencial activity="Cambio de rodillo"
            2026-03-02T11:00 status atendido tecnico by.name=Ana note="Quedó <lista>."
            """).Last();

        Assert.That(mail["template"], Is.EqualTo("trabajo_realizado"));
        Assert.That(mail["body"], Does.Contain("Cambio de rodillo").And.Contain("0.50 horas").And.Contain("Quedó <lista>."));
        Assert.That(mail["html"], Does.Contain("Cambio de rodillo").And.Contain("0.50 h").And.Contain("Quedó &lt;lista&gt;."));
    }

    [Test]
    public void Where_the_customer_has_no_address_the_requester_s_is_written_to() => Assert.That(
        Mails("2026-03-02T10:00 opened -customer.email requester.email=luz@example.com").Single()["to"], Is.EqualTo("luz@example.com"));

    private static List<EffectRecord> Mails(string events) =>
    [
        .. Story.OfLines(
            EffectText.Lines(events).Select((line, i) => StoryLine.ToEvent(line, i + 1, StoryWorld.Encor).ToString(Newtonsoft.Json.Formatting.None)), render: true)
            .Effects.Where(effect => effect.Effect == "notification"),
    ];
}
