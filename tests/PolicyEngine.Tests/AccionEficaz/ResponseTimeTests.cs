using NUnit.Framework;

namespace PolicyEngine.Tests.AccionEficaz;

/// <summary>AE-3, AE-4, AE-5-p: tier, priority, and how long support has to answer.</summary>
public sealed class ResponseTimeTests
{
    // From Monday 08:00. VIP 1 to 6 h over alta, media, baja: 1, 3.5, 6. Regular 2 to 8 h over media, baja. Flotante 4 to
    // 12 h over media, baja: 12 h are Monday's ten and two of Tuesday's.
    [TestCase("2", "alta", "vip", "alta", "2026-06-01T09:00", "AE-4-a")]
    [TestCase("2", "media", "vip", "media", "2026-06-01T11:30", "AE-4-d")]
    [TestCase("2", "baja", "vip", "baja", "2026-06-01T14:00", "AE-4-a")]
    [TestCase("2", "null", "vip", "media", "2026-06-01T11:30", "AE-4-d")]
    [TestCase("1.5", "alta", "vip", "alta", "2026-06-01T09:00", "AE-4-a")]
    [TestCase("1.11", "alta", "vip", "alta", "2026-06-01T09:00", "AE-4-a")]
    [TestCase("1.100000001", "alta", "vip", "alta", "2026-06-01T09:00", "AE-4-a")]
    [TestCase("1.1000000000000001", "alta", "vip", "alta", "2026-06-01T09:00", "AE-4-a")]
    [TestCase("1.1", "alta", "regular", "media", "2026-06-01T10:00", "AE-4-b")]
    [TestCase("1.0999999999999999", "alta", "regular", "media", "2026-06-01T10:00", "AE-4-b")]
    [TestCase("0.8", "media", "regular", "media", "2026-06-01T10:00", "AE-4-b")]
    [TestCase("0.8", "baja", "regular", "baja", "2026-06-01T16:00", "AE-4-b")]
    [TestCase("0.8", "null", "regular", "media", "2026-06-01T10:00", "AE-4-b")]
    [TestCase("0", "media", "regular", "media", "2026-06-01T10:00", "AE-4-b")]
    [TestCase("null", "alta", "flotante", "media", "2026-06-01T12:00", "AE-4-c")]
    [TestCase("null", "media", "flotante", "media", "2026-06-01T12:00", "AE-4-c")]
    [TestCase("null", "baja", "flotante", "baja", "2026-06-02T10:00", "AE-4-c")]
    [TestCase("null", "null", "flotante", "media", "2026-06-01T12:00", "AE-4-c")]
    public void A_request_has_its_tier_its_capped_priority_and_its_deadline(
        string contract, string asked, string tier, string priority, string deadline, string clause)
    {
        var story = Ae.Story($"2026-06-01T08:00 opened customer.contractSmlmv={contract} requestedPriority={asked}");

        story.Brings($"""
            2026-06-01T08:00 classified tier={tier} priority={priority}
            2026-06-01T08:00 target_started respuesta {deadline} habil
            """, "classified", "target_started");
        Assert.That(story.Single("target_started").Clauses, Is.EqualTo((string[])[clause]));
    }

    [Test]
    public void Without_the_contract_s_member_there_is_no_monthly_contract() => Ae.Story("""
        2026-06-01T08:00 opened -customer.contractSmlmv
        """).Brings("2026-06-01T08:00 classified tier=flotante priority=media", "classified");

    // Regular media: two business hours.
    [TestCase("2026-06-01T08:00", "2026-06-01T10:00", TestName = "from the opening on")]
    [TestCase("2026-06-01T07:59", "2026-06-01T10:00", TestName = "from before the opening")]
    [TestCase("2026-06-01T16:00", "2026-06-01T18:00", TestName = "the earliest instant is the closing, not the next opening")]
    [TestCase("2026-06-01T16:01", "2026-06-02T08:01", TestName = "a minute of the next morning")]
    [TestCase("2026-06-01T18:00", "2026-06-02T10:00", TestName = "received at the closing")]
    [TestCase("2026-06-06T11:00", "2026-06-09T10:00", TestName = "on a Saturday before a holiday")]
    [TestCase("2026-06-05T17:00", "2026-06-09T09:00", TestName = "over a weekend and Corpus Christi")]
    [TestCase("2026-06-08T09:00", "2026-06-09T10:00", TestName = "on a holiday")]
    [TestCase("2026-12-24T17:30", "2026-12-28T09:30", TestName = "over Christmas")]
    public void Only_business_hours_count(string opened, string deadline) =>
        Ae.Story($"{opened} opened customer.contractSmlmv=1").Brings($"{opened} target_started respuesta {deadline} habil", "target_started");

    [Test]
    public void An_answer_in_time_meets_the_target_even_at_the_last_instant() => Ae.Story("""
        2026-06-01T08:00 opened
        2026-06-01T11:30 replied agent soporte channel=portal
        """).Brings("""
        2026-06-01T10:48 target_warned respuesta 2026-06-01T11:30 used=0.8
        2026-06-01T11:30 target_met respuesta 2026-06-01T11:30 used=1
        """, "target_warned", "target_met", "target_breached");

    [Test]
    public void A_late_answer_meets_nothing() => Ae.Story("""
        2026-06-01T08:00 opened
        2026-06-01T12:00 replied agent soporte channel=portal
        """).Brings("2026-06-01T11:30 target_breached respuesta 2026-06-01T11:30", "target_met", "target_breached");

    [TestCase("replied agent soporte channel=portal", "2026-06-01T09:00 target_met respuesta 2026-06-01T11:30 used=0.2857")]
    [TestCase("replied agent soporte", "2026-06-01T09:00 target_met respuesta 2026-06-01T11:30 used=0.2857")]
    [TestCase("replied agent especialista channel=portal", "2026-06-01T09:00 target_met respuesta 2026-06-01T11:30 used=0.2857")]
    [TestCase("replied agent soporte channel=portal needsInformation=true", "2026-06-01T09:00 target_met respuesta 2026-06-01T11:30 used=0.2857")]
    [TestCase("replied agent soporte channel=whatsapp", "")]
    [TestCase("replied agent soporte channel=correo", "")]
    [TestCase("replied agent soporte channel=telefono", "")]
    [TestCase("replied customer cliente channel=portal", "")]
    [TestCase("status abierto soporte", "")]
    public void Only_support_s_answer_in_the_portal_meets_the_target(string what, string expected) =>
        Ae.Story($"2026-06-01T08:00 opened\n2026-06-01T09:00 {what}").Brings(expected, "target_met");

    [Test]
    public void The_answer_is_not_the_solution() => Ae.Story("""
        2026-06-01T08:00 opened
        2026-06-01T09:00 replied agent soporte channel=portal text="Lo estamos revisando"
        """, "2026-06-03T08:00").Brings("""
        2026-06-01T08:00 target_started respuesta 2026-06-01T11:30 habil
        2026-06-01T09:00 target_met respuesta 2026-06-01T11:30 used=0.2857
        """, "target_");

    [Test]
    public void Another_category_changes_the_priority_and_the_deadline_and_keeps_the_start() => Ae.Story("""
        2026-06-01T08:00 opened
        2026-06-01T08:30 updated requestedPriority=alta
        2026-06-01T08:40 updated requestedPriority=baja
        """).Brings("""
        2026-06-01T08:00 classified tier=vip priority=media
        2026-06-01T08:30 classified tier=vip priority=alta
        2026-06-01T08:30 target_changed respuesta 2026-06-01T09:00 was=2026-06-01T11:30
        2026-06-01T08:40 classified tier=vip priority=baja
        2026-06-01T08:40 target_changed respuesta 2026-06-01T14:00 was=2026-06-01T09:00
        """, "classified", "target_changed");

    [Test]
    public void A_contract_that_changes_midway_changes_tier_cap_and_deadline_of_the_open_requests() => Ae.Story("""
        2026-06-01T08:00 opened requestedPriority=alta
        2026-06-01T08:10 opened @AE-2 requestedPriority=baja
        2026-06-01T08:20 opened @AE-3 customer.id=otro
        2026-06-01T08:30 customer @cafetal contractSmlmv=1
        2026-06-01T08:40 customer @cafetal contractSmlmv=null
        """).Brings("""
        2026-06-01T08:00 classified tier=vip priority=alta
        2026-06-01T08:30 classified tier=regular priority=media
        2026-06-01T08:30 target_changed respuesta 2026-06-01T10:00 was=2026-06-01T09:00
        2026-06-01T08:30 @AE-2 classified tier=regular priority=baja
        2026-06-01T08:30 @AE-2 target_changed respuesta 2026-06-01T16:10 was=2026-06-01T14:10
        2026-06-01T08:40 classified tier=flotante priority=media
        2026-06-01T08:40 target_changed respuesta 2026-06-01T12:00 was=2026-06-01T10:00
        2026-06-01T08:40 @AE-2 classified tier=flotante priority=baja
        2026-06-01T08:40 @AE-2 target_changed respuesta 2026-06-02T10:10 was=2026-06-01T16:10
        """, "classified", "target_changed", "@AE-2 classified tier=regular", "@AE-2 classified tier=flotante", "@AE-2 target_changed");

    [Test]
    public void A_tier_that_moves_the_deadline_into_the_past_breaches_at_once() => Ae.Story("""
        2026-06-01T08:00 opened customer.contractSmlmv=null requestedPriority=alta
        2026-06-01T09:30 customer @cafetal contractSmlmv=5
        """).Brings("""
        2026-06-01T09:30 classified tier=vip priority=alta
        2026-06-01T09:30 target_changed respuesta 2026-06-01T09:00 was=2026-06-01T12:00
        2026-06-01T09:30 target_breached respuesta 2026-06-01T09:00
        """, "classified tier=vip", "target_changed", "target_breached");
}
