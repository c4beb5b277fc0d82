using NUnit.Framework;

namespace PolicyEngine.Tests.Engine.Company;

/// <summary>Which version decides, and the schedules that belong to no ticket.</summary>
public sealed class VersionTests
{
    private CondorDesk desk = null!;

    [SetUp]
    public void Open() => desk = new CondorDesk();

    [TearDown]
    public void Close() => desk.Dispose();

    // Version 1.0 is of 2025-01-01 and gives P1 an hour, version 2.0 of 2026-07-01 gives it 45 minutes, day and night.
    [TestCase("2025-01-01 00:00", "condor/servicio@1.0", "01-01 01:00")]
    [TestCase("2026-06-30 23:59", "condor/servicio@1.0", "07-01 00:59")]
    [TestCase("2026-07-01 00:00", "condor/servicio@2.0", "07-01 00:45")]
    public void The_version_in_force_on_the_local_date_of_its_opening_decides_a_ticket(string time, string policy, string deadline)
    {
        var effects = desk.Open("EC-1", time, "atrapamiento");

        Assert.That(effects, Has.All.Property("Policy").EqualTo(policy));
        Assert.That(EffectLines.Of(effects, "target_started").Single(), Does.EndWith($"llegada {deadline}"));
    }

    [Test]
    public void A_ticket_keeps_its_version_when_a_newer_one_comes_into_force()
    {
        desk.Open("EC-1", "2026-06-30 23:50", "revision", "oficina");

        // In July the ticket becomes a P1: by version 1.0 that is an hour from its opening, 00:50, not 00:35.
        var effects = desk.Update("EC-1", "2026-07-01 00:10", new { kind = "atrapamiento" });

        Assert.That(effects, Has.All.Property("Policy").EqualTo("condor/servicio@1.0"));
        Assert.That(EffectLines.Of(effects, "target_"), Is.EqualTo(
            // P4 is two business days: 30 June, Tuesday, 23:50 gives Thursday 2 July, moved to its last closing, 18:00.
            ["07-01 00:10 target_changed llegada 07-01 00:50 07-02 18:00"]));
    }

    [Test]
    public void Before_the_first_version_everything_is_refused_and_no_policy_is_named()
    {
        var opening = desk.Open("EC-1", "2024-12-31 23:59");
        var reply = desk.Reply("EC-1", "2024-12-31 23:59", "agent");
        var unknown = desk.Reply("EC-2", "2024-12-31 23:59", "agent");
        var again = desk.Open("EC-1", "2025-01-01 00:00");

        Assert.That(EffectLines.Of(opening), Is.EqualTo(["12-31 23:59 refused no_policy_in_force"]));
        Assert.That(EffectLines.Of(reply), Is.EqualTo(["12-31 23:59 refused ticket_refused"]));
        Assert.That(EffectLines.Of(unknown), Is.EqualTo(["12-31 23:59 refused unknown_ticket"]));
        Assert.That(opening.Concat(reply).Concat(unknown), Has.All.Property("Policy").Null);
        Assert.That(opening.Concat(reply).Concat(unknown), Has.All.Property("Revision").Null);
        Assert.That(EffectLines.Of(again)[0], Is.EqualTo("01-01 00:00 accepted"));
    }

    [Test]
    public void A_schedule_fires_on_its_day_or_the_first_business_day_under_the_version_then_in_force()
    {
        desk.WaitUntil("2026-04-02 12:00");

        var effects = desk.WaitUntil("2026-09-20 12:00");

        Assert.That(EffectLines.Of(effects), Is.EqualTo(
        [
            // Version 1.0 bills on the 5th. The task is due two business days later at the same hour, moved into the
            // date's windows: 5 April is Easter Sunday, then Monday, Tuesday 08:00.
            "04-05 07:00 task facturar administracion 04-07 08:00",
            // 1 May is a holiday, a Friday; the workshop opens on Saturday the 2nd.
            "05-02 08:30 task informar gerencia",
            // 5 May is a Tuesday: Thursday.
            "05-05 07:00 task facturar administracion 05-07 08:00",
            "06-01 08:30 task informar gerencia",
            // 5 June is a Friday. Saturday the 6th is the first business day; Monday the 8th is Corpus Christi
            // (Easter and 64 days), so that the second is Tuesday the 9th.
            "06-05 07:00 task facturar administracion 06-09 08:00",
            "07-01 08:30 task informar gerencia",
            // Version 2.0 bills on the 10th: a Friday; Saturday, then Monday the 13th is Chiquinquirá's (9 July moved),
            // so Tuesday the 14th.
            "07-10 07:00 task facturar administracion 07-14 08:00",
            // 1 August is a Saturday.
            "08-01 08:30 task informar gerencia",
            // Monday; Wednesday.
            "08-10 07:00 task facturar administracion 08-12 08:00",
            "09-01 08:30 task informar gerencia",
            // Thursday; Friday, Saturday, whose first window opens at 08:00.
            "09-10 07:00 task facturar administracion 09-12 08:00",
            // Yearly, by version 2.0 alone.
            "09-15 10:00 task festejar gerencia",
        ]));
        Assert.That(effects, Has.All.Property("Ticket").Null);
        Assert.That(effects, Has.All.Property("Event").Null);
        Assert.That(effects.Select(effect => effect.Policy).Distinct(), Is.EqualTo(["condor/servicio@1.0", "condor/servicio@2.0"]));
        Assert.That(effects.First(effect => effect.Policy!.EndsWith("2.0", StringComparison.Ordinal)).At.Month, Is.EqualTo(7));
    }

    [Test]
    public void A_schedule_due_at_the_last_instant_still_fires()
    {
        desk.WaitUntil("2026-04-01 08:29");
        var before = desk.WaitUntil("2026-04-01 08:30");
        var last = desk.Testbed.Finish();

        Assert.That(before, Is.Empty);
        Assert.That(EffectLines.Of(last), Is.EqualTo(["04-01 08:30 task informar gerencia"]));
    }
}
