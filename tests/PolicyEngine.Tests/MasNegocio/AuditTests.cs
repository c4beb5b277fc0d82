using NUnit.Framework;
using PolicyEngine.Tests.Wire;

namespace PolicyEngine.Tests.MasNegocio;

/// <summary>§3.10: external audits.</summary>
public sealed class AuditTests
{
    private const string Audit = "opened kind=auditoria attachments=[\"solicitud_auditoria\"]";

    [TestCase("")]
    [TestCase("attachments=[]")]
    [TestCase("attachments=[\"checklist.pdf\"]")]
    public void An_audit_without_its_form_is_refused_with_what_is_missing(string members)
    {
        var refused = Story.Of($"2026-03-09T10:00 opened kind=auditoria {members}").Single("refused");

        Assert.That(refused["of"], Is.EqualTo("ticket"));
        Assert.That(refused["missing"], Is.EqualTo(new[] { "attachments" }));
        Assert.That(refused.Clauses, Is.EqualTo(["MN-3.10-a"]));
    }

    [TestCase("incidente")]
    [TestCase("solicitud")]
    public void Nothing_else_needs_the_form(string kind) =>
        Story.Of($"2026-03-09T10:00 opened kind={kind}").Brings("", "refused", "target_started auditoria");

    // The seventh open date after the start's: 10, 11, 12, 13, (16 is a holiday) 17, 18, 19 March.
    [TestCase("2026-03-09T10:00", "2026-03-19T10:00")]
    [TestCase("2026-03-09T18:59", "2026-03-19T18:59")]
    [TestCase("2026-03-09T08:00", "2026-03-19T09:00")]
    // The start's own date does not count, open or not: Saturday 7 counts from the 9th, the holiday from the 17th.
    [TestCase("2026-03-07T11:00", "2026-03-18T11:00")]
    [TestCase("2026-03-16T10:00", "2026-03-25T10:00")]
    // 15, 17, 18, 21, 22, 23, 24 September: the 16th is Independence.
    [TestCase("2026-09-14T12:00", "2026-09-24T12:00")]
    // Over the year's end: 29, 30, 31 December, 4 to 7 January (the 1st is a Friday of 2027).
    [TestCase("2026-12-28T12:00", "2027-01-07T12:00")]
    public void The_evidence_is_due_in_seven_business_days(string opened, string deadline) =>
        Story.Of($"{opened} {Audit}").Brings($"{opened} target_started auditoria {deadline} mesa", "target_started auditoria");

    [Test]
    public void Delivered_by_bpo_it_meets_the_target_and_solves_the_ticket([Values("", "status asignado mesa", "replied agent mesa needsInformation=true")] string before)
    {
        var story = Story.Of($"""
            2026-03-09T10:00 {Audit}
            {(before.Length > 0 ? $"2026-03-09T10:30 {before}" : "")}
            2026-03-17T12:00 delivered evidencia bpo
            """);

        Assert.That(story.Lines("target_met auditoria"), Has.One.StartsWith("2026-03-17T12:00"));
        Assert.That(story.Lines("status_changed")[^1], Does.EndWith("> solucionado by bpo solutionType=definitiva"));
    }

    [TestCase("mesa")]
    [TestCase("consultor")]
    [TestCase("tam")]
    [TestCase("usuario")]
    public void Nobody_else_delivers_it(string role)
    {
        var story = Story.Of($"2026-03-09T10:00 {Audit}\n2026-03-10T12:00 delivered evidencia {role}");

        story.Brings("", "target_met", "status_changed abierto");
        Assert.That(story.Single("refused").Clauses, Does.Contain("MN-3.10-c"));
    }

    [Test]
    public void Nobody_delivers_it_unnamed() =>
        Assert.That(Story.Of($"2026-03-09T10:00 {Audit}\n2026-03-10T12:00 delivered evidencia").LinesOf(2), Has.One.Items.And.All.Contains("refused event"));

    // "bpo" solves audits alone: its evidence on another ticket solves nothing.
    [Test]
    public void Evidence_solves_no_other_ticket() =>
        Story.Of("2026-03-09T10:00 opened\n2026-03-09T10:10 delivered evidencia bpo").Brings("", "status_changed abierto");

    // Delivered on Friday 13 March: 17 (the 16th is a holiday), 18, 19. Three natural days would end on the 16th.
    [Test]
    public void A_validated_or_forgotten_audit_closes_after_three_business_days() => Story.Of($"""
        2026-03-09T10:00 {Audit}
        2026-03-13T12:00 delivered evidencia bpo
        """, "2026-04-30T00:00").Brings(
        "2026-03-19T12:00 status_changed solucionado > cerrado by sistema closeCode=sin_validacion", "status_changed solucionado");

    [Test]
    public void A_delay_is_announced_before_the_deadline()
    {
        var story = Story.Of($"2026-03-09T10:00 {Audit}", "2026-04-01T00:00");
        var warned = story.Effects.Single(effect => effect.Effect == "target_warned" && effect["target"] is "auditoria");
        var breached = story.Effects.Single(effect => effect.Effect == "target_breached" && effect["target"] is "auditoria");

        // Seven open days of ten hours from Monday 10:00; 0.8 of them are 56: 9 + 4 × 10 until Friday, 7 on Tuesday.
        Assert.That(EffectText.Of(warned), Is.EqualTo("2026-03-17T16:00 target_warned auditoria 2026-03-19T10:00 used=0.8"));
        Assert.That(EffectText.Of(breached), Is.EqualTo("2026-03-19T10:00 target_breached auditoria 2026-03-19T10:00"));
    }

    // One minute of UTC's new year is still the old one in Mexico.
    [Test]
    public void A_further_audit_of_the_year_goes_to_sales_and_starts_no_target() => Story.Of($"""
        2026-03-09T10:00 {Audit}
        2026-12-31T18:01 {Audit} @MN-2
        """, "2027-02-01T00:00").Brings("""
        2026-12-31T18:01 @MN-2 accepted
        2026-12-31T18:01 @MN-2 routed comercial
        """, "@MN-2 accepted", "@MN-2 routed", "@MN-2 target_");

    [Test]
    public void A_customer_s_years_and_customers_are_counted_apart()
    {
        var story = Story.Of($"""
            2026-03-09T10:00 {Audit}
            2026-03-10T10:00 {Audit} @MN-2
            2026-03-10T10:00 {Audit} @MN-3 customer.id=otra
            2027-01-01T00:00 {Audit} @MN-4
            2027-06-01T10:00 {Audit} @MN-5
            """);

        Assert.That(story.Effects.Where(effect => effect["to"] is "comercial").Select(effect => effect.Ticket), Is.EqualTo(["MN-2", "MN-5"]));
        Assert.That(story.Effects.Where(effect => effect.Effect == "target_started" && effect["target"] is "auditoria").Select(effect => effect.Ticket),
            Is.EqualTo(["MN-1", "MN-3", "MN-4"]));
    }

    [Test]
    public void A_refused_audit_does_not_count() => Story.Of($"""
        2026-03-09T10:00 opened kind=auditoria
        2026-03-09T11:00 {Audit} @MN-2
        """).Brings("2026-03-09T11:00 @MN-2 target_started auditoria 2026-03-19T11:00 mesa", "@MN-2 target_started auditoria", "@MN-2 routed");

    [Test]
    public void A_further_audit_starts_no_target_later_either() => Story.Of($"""
        2026-03-09T10:00 {Audit}
        2026-03-10T10:00 {Audit} @MN-2 environment=alterno
        2026-03-11T10:00 approved auditoria_alterno true @MN-2
        2026-03-11T11:00 updated @MN-2 urgency=critica
        """).Brings("", "@MN-2 target_");

    [Test]
    public void An_audit_of_an_alternate_environment_starts_its_target_when_it_is_approved() => Story.Of($"""
        2026-03-09T10:00 {Audit} environment=alterno
        2026-03-10T11:00 approved auditoria_alterno true
        """).Brings("""
        // 11, 12, 13, 17, 18, 19, 20 March
        2026-03-10T11:00 target_started auditoria 2026-03-20T11:00 mesa
        """, "target_started auditoria");

    [TestCase("approved auditoria_alterno false")]
    [TestCase("approved drp true")]
    [TestCase("approved auditoria_alterno")]
    public void Nothing_else_starts_it(string line) =>
        Story.Of($"2026-03-09T10:00 {Audit} environment=alterno\n2026-03-10T11:00 {line}").Brings("", "target_started auditoria");
}
