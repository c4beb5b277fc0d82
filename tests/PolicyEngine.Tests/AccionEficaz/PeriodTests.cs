using NUnit.Framework;

namespace PolicyEngine.Tests.AccionEficaz;

/// <summary>AE-7, AE-8-c, AE-11: what is measured each month, and what is reviewed each year.</summary>
public sealed class PeriodTests
{
    [Test]
    public void Each_month_ends_with_its_indicators_and_the_task_to_improve() => Ae.Story("""
        // answered in the portal after 2 h, closed by the customer at once: the first interaction was enough
        2026-06-01T08:00 opened
        2026-06-01T10:00 replied agent soporte channel=portal
        2026-06-01T11:00 status cerrado cliente
        // answered late, on Wednesday 09:00 after 11 h, with a question first: closes by itself on 6 June
        2026-06-02T08:00 opened @AE-2
        2026-06-03T09:00 replied agent soporte @AE-2 channel=portal needsInformation=true
        2026-06-03T09:30 replied agent soporte @AE-2 channel=portal
        // answered by WhatsApp first, which no response time knows, then after 5 h in the portal
        2026-06-10T08:00 opened @AE-3
        2026-06-10T09:00 replied agent soporte @AE-3 channel=whatsapp
        2026-06-10T13:00 replied agent soporte @AE-3 channel=portal
        // never answered, closed: neither a response nor a resolution
        2026-06-11T08:00 opened @AE-4
        2026-06-11T08:30 status cerrado cliente @AE-4
        2026-06-12T08:00 surveyed satisfaction 5
        2026-06-12T09:00 surveyed satisfaction 4 @cafetal
        2026-06-12T10:00 surveyed nps 0 @cafetal
        """, "2026-07-01T00:00").Brings("""
        // (2 + 11 + 5) / 3; AE-1 of AE-1, AE-2 and AE-3; (5 + 4) / 2
        2026-07-01T00:00 @null indicator indicator=tiempo_de_respuesta value=6 band=null period=2026-06
        2026-07-01T00:00 @null indicator indicator=tasa_de_resolucion value=33.33 band=null period=2026-06
        2026-07-01T00:00 @null indicator indicator=satisfaccion_del_cliente value=4.5 band=null period=2026-06
        2026-07-01T00:00 @null task acciones_de_mejora supervisor
        """, "@null");

    [TestCase("2026-06-01T09:10 status escalado soporte", "0", TestName = "one that was escalated took more than one interaction")]
    [TestCase("2026-06-01T09:10 replied customer cliente channel=portal", "100", TestName = "the customer's own words are none of support's interactions")]
    [TestCase("2026-06-01T09:10 replied agent soporte channel=portal", "0", TestName = "a second answer is a second interaction")]
    public void A_request_is_resolved_in_the_first_interaction_where_one_answer_was_enough(string between, string value) => Ae.Story($"""
        2026-06-01T08:00 opened
        2026-06-01T09:00 replied agent soporte channel=portal
        {between}
        2026-06-01T10:00 status cerrado cliente
        """, "2026-07-01T00:00").Brings(
            $"2026-07-01T00:00 @null indicator indicator=tasa_de_resolucion value={value} band=null period=2026-06", "@null indicator indicator=tasa");

    [Test]
    public void What_was_opened_again_counts_as_closed_twice_and_resolved_once() => Ae.Story("""
        2026-06-01T08:00 opened
        2026-06-01T09:00 replied agent soporte channel=portal
        2026-06-05T09:00 status abierto cliente
        2026-06-05T10:00 status cerrado cliente
        """, "2026-07-01T00:00").Brings(
            "2026-07-01T00:00 @null indicator indicator=tasa_de_resolucion value=50 band=null period=2026-06", "@null indicator indicator=tasa");

    [Test]
    public void The_agreement_is_reviewed_once_a_year() => Ae.Story("""
        2026-11-15T08:00 opened
        2026-11-15T09:00 status cerrado cliente
        """, "2027-12-01T08:00").Brings("""
        2026-12-01T08:00 @null task revisar_ans supervisor
        2027-12-01T08:00 @null task revisar_ans supervisor
        """, "@null task revisar_ans");

    // The second version's one change: flotante baja in 10 h instead of 12.
    [TestCase("2029-12-28T08:00", "1", "2029-12-31T10:00")]
    [TestCase("2030-01-02T08:00", "2", "2030-01-02T18:00")]
    public void A_later_version_holds_from_its_own_date_on(string opened, string version, string deadline)
    {
        var story = Ae.Story($"{opened} opened customer.contractSmlmv=null requestedPriority=baja");

        story.Brings($"{opened} target_started respuesta {deadline} habil", "target_started");
        Assert.That(story.Effects[0].Policy, Is.EqualTo($"accioneficaz/ans@{version}"));
    }

    [Test]
    public void A_request_keeps_its_version() => Ae.Story("""
        2029-12-31T17:00 opened customer.contractSmlmv=null requestedPriority=media
        2030-01-02T09:00 updated requestedPriority=baja
        """).Brings("""
        // 12 h: one on Monday 31 December, ten on Wednesday, one on Thursday; 1 January is a holiday
        2030-01-02T09:00 target_changed respuesta 2030-01-03T09:00 was=2030-01-02T11:00
        """, "target_changed");
}
