using NUnit.Framework;
using PolicyEngine.Tests.Wire;

namespace PolicyEngine.Tests.MasNegocio;

/// <summary>Statutory holidays (LFT art. 74) and Mexico City's offset: no daylight saving since October 2022.</summary>
public sealed class CalendarTests
{
    // Opened half an hour before closing on the day before: alta's hour ends at 09:30 of the next open day.
    [TestCase("2025-12-31T18:30", "2026-01-02T09:30", TestName = "New Year, a Thursday")]
    [TestCase("2026-01-30T18:30", "2026-02-03T09:30", TestName = "Constitution, the first Monday of February")]
    [TestCase("2026-03-13T18:30", "2026-03-17T09:30", TestName = "Benito Juárez, the third Monday of March")]
    [TestCase("2026-04-30T18:30", "2026-05-04T09:30", TestName = "Labour Day, a Friday")]
    [TestCase("2026-09-15T18:30", "2026-09-17T09:30", TestName = "Independence, a Wednesday")]
    [TestCase("2026-11-13T18:30", "2026-11-17T09:30", TestName = "Revolution, the third Monday of November")]
    [TestCase("2026-12-24T18:30", "2026-12-28T09:30", TestName = "Christmas, a Friday")]
    [TestCase("2024-09-30T18:30", "2024-10-02T09:30", TestName = "Change of the federal executive, 1 October 2024")]
    public void The_desk_is_closed_on(string opened, string reaction) => AssertReaction(opened, reaction);

    [TestCase("2026-04-02T18:30", "2026-04-03T09:30", TestName = "Good Friday 2026")]
    [TestCase("2026-10-30T18:30", "2026-11-02T09:30", TestName = "All Souls 2026, a Monday")]
    [TestCase("2026-05-04T18:30", "2026-05-05T09:30", TestName = "the fifth of May 2026, a Tuesday")]
    [TestCase("2026-11-19T18:30", "2026-11-20T09:30", TestName = "20 November itself")]
    [TestCase("2025-09-30T18:30", "2025-10-01T09:30", TestName = "1 October of another year")]
    public void The_desk_is_open_on(string opened, string reaction) => AssertReaction(opened, reaction);

    [Test]
    public void A_holiday_does_nothing_to_natural_time() => Story.Of(
        "2026-03-15T23:30 opened support=tecnologico").Brings("""
        2026-03-15T23:30 target_started reaccion 2026-03-16T00:30 continuo
        2026-03-15T23:30 target_started atencion 2026-03-16T03:30 continuo
        """, "target_started");

    // Clocks went forward on Sunday 3 April 2022 at 02:00 and back on Sunday 30 October 2022, for the last time.
    [TestCase("2022-04-01T18:30-06:00", "funcional alta", "2022-04-04T09:30-05:00", "2022-04-04T18:30-05:00")]
    [TestCase("2022-10-28T18:30-05:00", "funcional alta", "2022-10-31T09:30", "2022-10-31T18:30")]
    [TestCase("2022-04-02T22:00-06:00", "tecnologico media", "2022-04-03T00:00", "2022-04-03T07:00-05:00")] // 8 h: 06:00 of standard time
    [TestCase("2022-10-29T22:00-05:00", "tecnologico media", "2022-10-30T00:00-05:00", "2022-10-30T05:00")] // 8 h: 06:00 of summer time
    [TestCase("2023-04-01T22:00", "tecnologico media", "2023-04-02T00:00", "2023-04-02T06:00")]
    [TestCase("2026-07-10T18:30", "funcional alta", "2026-07-13T09:30", "2026-07-13T18:30")]
    public void Times_are_Mexico_City_s_own(string opened, string what, string reaction, string attention)
    {
        var words = what.Split(' ');
        var started = Story.Of($"{opened} opened support={words[0]} urgency={words[1]}").Effects
            .Where(effect => effect.Effect == "target_started");
        Assert.That(started.Select(effect => EffectText.Show((NodaTime.OffsetDateTime)effect["deadline"]!)), Is.EqualTo([reaction, attention]));
    }

    [TestCase("2026-03-07T00:30Z", "2026-03-06T18:30")]
    [TestCase("2026-03-07T09:30+09:00", "2026-03-06T18:30")]
    [TestCase("2026-07-10T17:30-05:00", "2026-07-10T16:30")]
    [TestCase("2026-03-06T18:30:00.5", "2026-03-06T18:30:00.5")]
    public void Effects_show_the_event_s_time_in_the_provider_s_zone(string opened, string at) =>
        Assert.That(EffectText.Show(Story.Of($"{opened} opened").Single("accepted").At), Is.EqualTo(at));

    private static void AssertReaction(string opened, string reaction)
    {
        var started = Story.Of($"{opened} opened").Effects.First(effect => effect["target"] is "reaccion");
        Assert.That(EffectText.Show((NodaTime.OffsetDateTime)started["deadline"]!), Is.EqualTo(reaction));
    }
}
