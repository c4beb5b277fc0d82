using NUnit.Framework;

namespace PolicyEngine.Tests.AccionEficaz;

/// <summary>AE-5, AE-9: what is received, what is refused, and what waits for a payment.</summary>
public sealed class ReceptionTests
{
    [Test]
    public void A_request_through_the_portal_is_registered_confirmed_timed_and_queued() => Ae.Story("""
        2026-06-01T08:00 opened
        """).Brings("""
        2026-06-01T08:00 accepted
        2026-06-01T08:00 status_changed null > registrado by sistema
        2026-06-01T08:00 classified tier=vip priority=media
        2026-06-01T08:00 notification registro correo cafetal@example.com
        2026-06-01T08:00 target_started respuesta 2026-06-01T11:30 habil
        2026-06-01T08:00 routed soporte position=1
        """);

    [TestCase("correo", "AE-5")]
    [TestCase("telefono", "AE-5")]
    [TestCase("whatsapp", "AE-9-c")]
    public void Any_other_channel_is_refused_and_its_sender_pointed_to_the_portal(string channel, string clause)
    {
        var story = Ae.Story($"2026-06-01T08:00 opened channel={channel}");

        story.Brings("""
            2026-06-01T08:00 refused ticket channel_not_accepted accepted=portal
            2026-06-01T08:00 notification use_el_portal correo cafetal@example.com
            """);
        Assert.That(story.Effects[0].Clauses, Is.EqualTo((string[])["AE-5"]));
        Assert.That(story.Effects[1].Clauses, Is.EqualTo((string[])[clause]));
    }

    [Test]
    public void A_refused_request_may_be_registered_in_the_portal_afterwards() => Ae.Story("""
        2026-06-01T08:00 opened channel=correo
        2026-06-01T08:05 replied agent soporte channel=portal
        2026-06-01T08:10 opened
        """).Brings("""
        2026-06-01T08:05 refused event ticket_refused
        2026-06-01T08:10 accepted
        2026-06-01T08:10 routed soporte position=1
        """, "refused event", "accepted", "routed");

    [TestCase("title")]
    [TestCase("description")]
    [TestCase("customer.id")]
    public void A_request_without_its_details_is_refused(string member) =>
        Ae.Story($"2026-06-01T08:00 opened -{member}").Brings($"2026-06-01T08:00 refused ticket missing_data missing={member}");

    [Test]
    public void All_that_is_missing_is_named() => Ae.Story("""
        2026-06-01T08:00 opened title="" description="  " customer.id=null
        """).Brings("2026-06-01T08:00 refused ticket missing_data missing=title,description,customer.id");

    [TestCase("requestedPriority=urgente", "alta,media,baja")]
    [TestCase("channel=chat", "portal,correo,telefono,whatsapp")]
    [TestCase("customer.contractSmlmv=mucho", "a number")]
    [TestCase("customer.upToDate=si", "true,false")]
    public void A_value_that_a_member_does_not_have_is_refused(string member, string accepted) =>
        Ae.Story($"2026-06-01T08:00 opened {member}").Brings($"2026-06-01T08:00 refused ticket unknown_value accepted={accepted}");

    [Test]
    public void A_request_about_a_service_without_an_agreement_is_refused() => Ae.Story("""
        2026-06-01T08:00 opened service=erp
        2026-06-01T08:10 customer @cafetal services=["crm","erp"]
        2026-06-01T08:20 opened service=erp -customer.services
        """).Brings("""
        2026-06-01T08:00 refused ticket service_not_active accepted=crm,hosting
        2026-06-01T08:20 accepted
        """, "refused", "accepted");

    [TestCase("-service", "accepted")]
    [TestCase("-service -customer.services", "accepted")]
    [TestCase("-customer.services", "refused ticket service_not_active")]
    [TestCase("customer.services=[]", "refused ticket service_not_active")]
    [TestCase("service=hosting", "accepted")]
    public void Only_a_named_service_has_to_be_active(string members, string expected) =>
        Ae.Story($"2026-06-01T08:00 opened {members}").Brings($"2026-06-01T08:00 {expected}", "accepted", "refused");

    // ── AE-9-b ──────────────────────────────────────────────────────────────────────────────────────────────────

    [TestCase("customer.upToDate=false")]
    [TestCase("-customer.upToDate")]
    public void Arrears_leave_the_request_registered_without_a_clock_and_the_customer_told(string member) => Ae.Story($"""
        2026-06-01T08:00 opened {member}
        """, "2026-06-05T18:00").Brings("""
        2026-06-01T08:00 accepted
        2026-06-01T08:00 status_changed null > registrado by sistema
        2026-06-01T08:00 classified tier=vip priority=media
        2026-06-01T08:00 notification registro correo cafetal@example.com
        2026-06-01T08:00 routed soporte position=1
        2026-06-01T08:00 notification cuenta_pendiente correo cafetal@example.com
        """);

    [TestCase("customer @cafetal upToDate=true")]
    [TestCase("updated customer.upToDate=true")]
    public void The_clock_starts_when_the_customer_pays(string paid) => Ae.Story($"""
        2026-06-01T08:00 opened customer.upToDate=false
        2026-06-02T17:00 {paid}
        2026-06-02T17:10 customer @cafetal upToDate=false
        2026-06-02T17:20 customer @cafetal upToDate=true
        """, "2026-06-03T12:00").Brings("""
        // media: 3.5 h are one of Tuesday and two and a half of Wednesday; 0.8 of it are 2.8 h
        2026-06-02T17:00 target_started respuesta 2026-06-03T10:30 habil
        2026-06-03T09:48 target_warned respuesta 2026-06-03T10:30 used=0.8
        2026-06-03T10:30 target_breached respuesta 2026-06-03T10:30
        """, "target_");

    [Test]
    public void A_change_of_the_customer_that_is_no_payment_starts_nothing() => Ae.Story("""
        2026-06-01T08:00 opened customer.upToDate=false
        2026-06-01T09:00 customer @cafetal contractSmlmv=1
        2026-06-01T09:10 updated requestedPriority=baja
        """).Brings("", "target_");

    [Test]
    public void Each_open_request_of_the_customer_starts_at_the_payment() => Ae.Story("""
        2026-06-01T08:00 opened customer.upToDate=false customer.contractSmlmv=1
        2026-06-01T08:10 opened @AE-2 customer.upToDate=false customer.contractSmlmv=1 requestedPriority=baja
        2026-06-01T08:20 opened @AE-3 customer.id=otro customer.upToDate=false
        2026-06-01T09:00 customer @cafetal upToDate=true
        """).Brings("""
        2026-06-01T09:00 target_started respuesta 2026-06-01T11:00 habil
        2026-06-01T09:00 @AE-2 target_started respuesta 2026-06-01T17:00 habil
        """, "target_started", "@AE-2 target_started", "@AE-3 target_started");

    [Test]
    public void A_payment_known_beforehand_holds_for_later_requests() => Ae.Story("""
        2026-06-01T08:00 customer @cafetal upToDate=true contractSmlmv=1
        2026-06-01T09:00 opened customer={"id":"cafetal"} -service
        """).Brings("2026-06-01T09:00 target_started respuesta 2026-06-01T11:00 habil", "target_");

    [Test]
    public void Arrears_that_begin_midway_stop_nothing() => Ae.Story("""
        2026-06-01T08:00 opened
        2026-06-01T09:00 customer @cafetal upToDate=false
        """, "2026-06-01T12:00").Brings("""
        2026-06-01T08:00 target_started respuesta 2026-06-01T11:30 habil
        2026-06-01T10:48 target_warned respuesta 2026-06-01T11:30 used=0.8
        2026-06-01T11:30 target_breached respuesta 2026-06-01T11:30
        """, "target_");

    [TestCase("channel=portal", "")]
    [TestCase("channel=whatsapp", "2026-06-01T10:00 target_started respuesta 2026-06-01T13:30 habil")]
    public void A_payment_after_support_s_answer_in_the_portal_starts_no_clock(string channel, string expected) => Ae.Story($"""
        2026-06-01T08:00 opened customer.upToDate=false
        2026-06-01T09:00 replied agent soporte {channel}
        2026-06-01T10:00 customer @cafetal upToDate=true
        """).Brings(expected, "target_");

    // ── AE-8-b ──────────────────────────────────────────────────────────────────────────────────────────────────

    [Test]
    public void The_position_is_one_more_than_the_requests_ahead_that_nobody_has_answered() => Ae.Story("""
        2026-06-01T08:00 opened
        2026-06-01T08:01 opened @AE-2 requestedPriority=alta
        2026-06-01T08:02 opened @AE-3 customer.upToDate=false customer.id=otro
        2026-06-01T08:03 opened @AE-4 channel=correo
        2026-06-01T08:04 status abierto soporte
        2026-06-01T08:05 opened @AE-5
        2026-06-01T08:06 replied agent soporte channel=portal
        2026-06-01T08:07 opened @AE-6
        2026-06-01T08:08 replied customer cliente @AE-2 channel=portal
        2026-06-01T08:09 replied agent soporte @AE-3 channel=whatsapp
        2026-06-01T08:10 status cerrado cliente @AE-5
        2026-06-01T08:11 opened @AE-7
        """).Brings("""
        2026-06-01T08:00 routed soporte position=1
        2026-06-01T08:01 @AE-2 routed soporte position=2
        2026-06-01T08:02 @AE-3 routed soporte position=3
        2026-06-01T08:05 @AE-5 routed soporte position=4
        2026-06-01T08:07 @AE-6 routed soporte position=4
        2026-06-01T08:11 @AE-7 routed soporte position=3
        """, "routed", "@AE-2 routed", "@AE-3 routed", "@AE-5 routed", "@AE-6 routed", "@AE-7 routed");
}
