using NUnit.Framework;
using PolicyEngine.Tests.Wire;

namespace PolicyEngine.Tests.AccionEficaz;

/// <summary>AE-5-b, AE-5-d, AE-6: who is told what, and by which channel.</summary>
public sealed class MessageTests
{
    [TestCase("customer cliente channel=portal", "seguimiento", "AE-6-b", "AE-6-d")]
    [TestCase("customer cliente channel=whatsapp", "seguimiento", "AE-6-b", "AE-6-d")]
    [TestCase("agent soporte channel=portal", "seguimiento", "AE-6-b", "AE-6-d")]
    [TestCase("agent soporte channel=portal needsInformation=true", "pide_informacion", "AE-5-b", "AE-5-b")]
    public void Every_follow_up_is_told_by_mail_and_where_there_is_a_number_by_WhatsApp(string reply, string template, string mail, string whatsApp)
    {
        var story = Ae.Story($"2026-06-01T08:00 opened\n2026-06-01T09:00 replied {reply}");

        var told = story.Effects.Where(effect => effect.Effect == "notification" && effect.Event == "e-2").ToList();
        Assert.That(told.Select(effect => $"{effect["template"]} {effect["channel"]} {effect["to"]} {string.Join(' ', effect.Clauses)}"), Is.EqualTo((string[])
            [$"{template} correo cafetal@example.com {mail}", $"{template} whatsapp +573105550101 {whatsApp}"]));
    }

    [TestCase("agent soporte channel=portal")]
    [TestCase("agent soporte channel=portal needsInformation=true")]
    public void Without_a_number_there_is_no_WhatsApp(string reply) =>
        Assert.That(Ae.Story($"2026-06-01T08:00 opened -customer.whatsapp\n2026-06-01T09:00 replied {reply}").Lines("notification"),
            Has.None.Contains("whatsapp"));

    [Test]
    public void The_requester_s_own_address_and_number_serve_where_the_customer_has_none() => Ae.Story("""
        2026-06-01T08:00 opened -customer.whatsapp -customer.email requester.email=ana@example.com requester.phone=+573200000000
        2026-06-01T09:00 replied agent soporte channel=portal
        """).Brings("""
        2026-06-01T08:00 notification registro correo ana@example.com
        2026-06-01T09:00 notification seguimiento correo ana@example.com
        2026-06-01T09:00 notification seguimiento whatsapp +573200000000
        """, "notification");

    [TestCase("correo")]
    [TestCase("telefono")]
    public void A_follow_up_elsewhere_is_refused_and_its_sender_pointed_to_the_request(string channel) => Ae.Story($"""
        2026-06-01T08:00 opened
        2026-06-01T09:00 replied customer cliente channel={channel}
        2026-06-01T09:10 replied agent soporte channel={channel}
        """).Brings("""
        2026-06-01T09:00 refused event channel_not_accepted accepted=portal,whatsapp
        2026-06-01T09:00 notification use_el_portal correo cafetal@example.com
        2026-06-01T09:10 refused event channel_not_accepted accepted=portal,whatsapp
        """, "refused", "notification use_el_portal", "notification seguimiento");

    [Test]
    public void A_WhatsApp_about_a_request_that_nobody_registered_is_refused() => Ae.Story("""
        2026-06-01T08:00 opened
        2026-06-01T09:00 replied customer cliente channel=whatsapp @AE-77
        """).Brings("2026-06-01T09:00 @AE-77 refused event unknown_ticket", "@AE-77");

    [Test]
    public void A_WhatsApp_that_could_not_be_sent_changes_nothing_and_is_not_sent_again() => Ae.Story("""
        2026-06-01T08:00 opened
        2026-06-01T09:00 replied agent soporte channel=portal
        2026-06-01T09:01 unsent e-2/whatsapp whatsapp error="sin conexión"
        2026-06-01T09:02 unsent e-2/whatsapp whatsapp error="sin conexión"
        """, "2026-06-02T09:00").Brings("", "refused", "2026-06-01T09:01", "2026-06-01T09:02");

    [Test]
    public void A_closing_is_told_with_the_status_cerrado()
    {
        var story = Story.OfLines(
            EffectText.Lines("""
                2026-06-01T08:00 opened
                2026-06-01T09:00 status cerrado cliente
                """).Select((line, i) => StoryLine.ToEvent(line, i + 1, StoryWorld.AccionEficaz).ToString(Newtonsoft.Json.Formatting.None)),
            render: true, of: StoryWorld.AccionEficaz);

        var closing = story.Effects.Last(effect => effect.Effect == "notification");
        Assert.That(closing["subject"], Is.EqualTo("Su solicitud AE-1 está cerrada"));
        Assert.That(closing["body"], Does.Contain("se actualizó a «cerrado»").And.Contain("Registrada:  lunes 1 de junio de 2026, 08:00"));
        Assert.That(closing["html"], Does.Contain("<strong>«cerrado»</strong>"));
    }

    // ── AE-5-d2 ─────────────────────────────────────────────────────────────────────────────────────────────────

    [Test]
    public void An_answer_is_verified_with_the_customer_before_it_closes_by_itself() => Ae.Story("""
        2026-06-01T08:00 opened
        2026-06-01T09:00 replied agent soporte channel=portal needsInformation=true
        2026-06-01T10:00 replied customer cliente channel=portal
        2026-06-01T11:00 replied agent soporte channel=portal
        2026-06-01T11:30 replied agent soporte channel=portal
        2026-06-01T12:00 replied customer cliente channel=portal accepts=false
        2026-06-01T13:00 replied agent soporte channel=portal
        """).Brings("""
        2026-06-01T11:00 task verificar_solucion soporte due=2026-06-04T11:00
        2026-06-01T13:00 task verificar_solucion soporte due=2026-06-04T13:00
        """, "task");
}
