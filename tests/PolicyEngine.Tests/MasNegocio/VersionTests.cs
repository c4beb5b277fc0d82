using NUnit.Framework;
using PolicyEngine.Tests.Wire;

namespace PolicyEngine.Tests.MasNegocio;

/// <summary>Version 2.6 holds from 17 September 2019, 2.5 from 22 November 2017 (control de versiones), local dates.</summary>
public sealed class VersionTests
{
    [TestCase("2019-09-17T00:00-05:00")]
    [TestCase("2019-09-17T05:00Z")]
    [TestCase("2026-03-09T10:00")]
    [TestCase("2031-03-10T10:00")]
    public void Version_2_6_holds_from_its_date_on(string opened) =>
        Assert.That(Story.Of($"{opened} opened").Single("accepted").Policy, Is.EqualTo("masnegocio/mesa-de-servicio@2.6"));

    [TestCase("2017-11-21T23:59:59-06:00")]
    [TestCase("2012-03-01T10:00-06:00")]
    public void Before_the_first_version_a_ticket_is_refused_without_a_policy(string opened)
    {
        var story = Story.Of($"{opened} opened\n{opened} replied agent mesa", "2017-12-31T00:00");

        Assert.That(story.Effects.Select(effect => (effect.Effect, effect.Policy, effect.Revision, effect["of"])), Is.EqualTo(
            new (string, string?, string?, object?)[] { ("refused", null, null, "ticket"), ("refused", null, null, "event") }));
        Assert.That(story.Effects[0].ToJson(), Does.Contain("\"policy\":null"));
    }

    [Test]
    public void A_ticket_that_no_version_held_for_may_be_opened_again_once_one_does()
    {
        var story = Story.Of("2017-11-21T10:00-06:00 opened\n2019-09-18T10:00-05:00 opened");

        Assert.That(story.Effects.Where(effect => effect.Effect is "accepted" or "refused").Select(effect => effect.Effect), Is.EqualTo(["refused", "accepted"]));
    }
}
