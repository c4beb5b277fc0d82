using NUnit.Framework;
using PolicyEngine.Tests.Wire;

namespace PolicyEngine.Tests.MasNegocio;

/// <summary>§3.11: a window is announced at least 5 × 24 h before it starts, or it is critical.</summary>
public sealed class MaintenanceTests
{
    private const string Contacts = "contacts=[\"ana@example.com\",\"luis@example.com\"] services=[\"nomina\"]";

    [TestCase("2026-03-09T10:00", "2026-03-14T10:00:00-06:00")] // five days to the second
    [TestCase("2026-03-09T10:00", "2026-03-20T02:00:00-06:00")]
    [TestCase("2022-03-30T10:00-06:00", "2022-04-04T11:00:00-05:00")] // clocks went forward: 120 hours end at 11:00
    [TestCase("2022-10-27T10:00-05:00", "2022-11-01T09:00:00-06:00")] // and back
    public void A_window_announced_in_time_is_not_refused(string announced, string start) =>
        Assert.That(Refusals(announced, start, ""), Is.Empty);

    [TestCase("2026-03-09T10:00:01", "2026-03-14T10:00:00-06:00")]
    [TestCase("2026-03-09T10:00", "2026-03-11T02:00:00-06:00")]
    [TestCase("2026-03-09T10:00", "2026-03-01T02:00:00-06:00")]
    [TestCase("2022-03-30T10:00-06:00", "2022-04-04T10:00:00-05:00")]
    public void A_shorter_notice_is_refused_unless_it_is_critical(string announced, string start)
    {
        Assert.That(Refusals(announced, start, "critical=false"), Has.One.Contains(" @MV-1 refused event "));
        Assert.That(Refusals(announced, start, "critical=true"), Is.Empty);
    }

    [TestCase("-start", "start")]
    [TestCase("start=null", "start")]
    public void A_window_without_its_start_is_refused(string members, string missing)
    {
        var refused = Story.Of($"2026-03-09T10:00 maintenance {members} end=2026-03-20T06:00:00-06:00 @MV-1 {Contacts}").Single("refused");

        Assert.That(refused["missing"], Does.Contain(missing));
    }

    [TestCase("critical=false", "2026-03-20T02:00:00-06:00")]
    [TestCase("critical=true", "2026-03-09T22:00:00-06:00")]
    public void An_announced_window_is_told_to_each_contact_by_mail(string member, string start)
    {
        var told = Announced("2026-03-09T10:00", start, member).Effects.Where(effect => effect.Effect == "notification").ToList();

        Assert.That(told.Select(effect => effect["channel"]), Is.Not.Empty.And.All.EqualTo("correo"));
        Assert.That(told.Select(effect => effect.Ticket), Is.All.EqualTo("MV-1"));
        Assert.That(string.Join(' ', told.Select(effect => effect.ToJson())), Does.Contain("ana@example.com").And.Contain("luis@example.com"));
    }

    private static IReadOnlyList<string> Refusals(string announced, string start, string members) =>
        Announced(announced, start, members).Lines("@MV-1 refused");

    private static Story Announced(string announced, string start, string members) =>
        Story.Of($"{announced} maintenance {start} 2026-12-01T06:00:00-06:00 @MV-1 {Contacts} {members}");
}
