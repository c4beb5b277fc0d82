using Newtonsoft.Json.Linq;
using NUnit.Framework;
using PolicyEngine.Testing;

namespace PolicyEngine.Tests.Wire;

/// <summary>The contract's own example: its line of input, and the two lines that it says come of it.</summary>
public sealed class ExampleTests
{
    private const string Opened =
        """{"specversion":"1.0","id":"e-1","source":"/masnegocio/helix","type":"ticket.opened","subject":"MN-1","time":"2026-03-06T18:30:00-06:00","data":{"kind":"incidente","support":"funcional","impact":"moderado","urgency":"alta","channel":"correo","title":"No imprime facturas","description":"Error 42 al timbrar","requester":{"name":"Usuario Uno","company":"Cliente Demo","email":"uno@example.com","valid":true},"customer":{"id":"demo"}}}""";

    private const string Reaction =
        """{"ticket":"MN-1","provider":"masnegocio","policy":"masnegocio/mesa-de-servicio@2.6","revision":"…","event":"e-1","at":"2026-03-06T18:30:00-06:00","effect":"target_started","target":"reaccion","deadline":"2026-03-09T09:30:00-06:00","calendar":"mesa","clauses":["MN-3.4.2-a"],"why":"…"}""";

    private const string Attention =
        """{"ticket":"MN-1","provider":"masnegocio","policy":"masnegocio/mesa-de-servicio@2.6","revision":"…","event":"e-1","at":"2026-03-06T18:30:00-06:00","effect":"target_started","target":"atencion","deadline":"2026-03-09T18:30:00-06:00","calendar":"mesa","clauses":["MN-3.4.2-c"],"why":"…"}""";

    [Test]
    public void The_contract_s_example_comes_out_member_by_member_as_it_is_printed()
    {
        var effects = Story.OfLines([Opened]).Effects.Where(effect => effect.Effect == "target_started").ToList();

        Assert.That(effects.Select(effect => Printed(effect.ToJson())), Is.EqualTo([Reaction, Attention]));
    }

    [Test]
    public void Every_effect_says_its_ticket_provider_policy_revision_event_time_clauses_and_a_sentence()
    {
        var effects = Story.OfLines([Opened]).Effects.Select(effect => Json.Parse(effect.ToJson())).ToList();

        using (Assert.EnterMultipleScope())
        {
            foreach (var effect in effects)
            {
                Assert.That((string?)effect["ticket"], Is.EqualTo("MN-1"));
                Assert.That((string?)effect["provider"], Is.EqualTo("masnegocio"));
                Assert.That((string?)effect["policy"], Is.EqualTo("masnegocio/mesa-de-servicio@2.6"));
                Assert.That((string?)effect["revision"], Is.Not.Empty);
                Assert.That((string?)effect["event"], Is.EqualTo("e-1"));
                Assert.That((string?)effect["at"], Is.EqualTo("2026-03-06T18:30:00-06:00"));
                Assert.That(effect["clauses"], Is.InstanceOf<JArray>());
                Assert.That((string?)effect["why"], Is.Not.Empty);
            }
            Assert.That(effects.Select(effect => (string?)effect["revision"]).Distinct(), Has.One.Items);
            Assert.That((string?)effects.Single(effect => (string?)effect["effect"] == "accepted")["order"], Is.EqualTo("MN-1"));
        }
    }

    [Test]
    public void The_testbed_of_a_workspace_gives_the_same_deadlines()
    {
        using var testbed = PolicyTestbed.Open(Workspace.Folder);

        var effects = testbed.Apply(Opened).Where(effect => effect.Effect == "target_started");

        Assert.That(effects.Select(EffectText.Of), Is.EqualTo(EffectText.Lines("""
            2026-03-06T18:30 target_started reaccion 2026-03-09T09:30 mesa
            2026-03-06T18:30 target_started atencion 2026-03-09T18:30 mesa
            """)));
    }

    /// <summary>The contract leaves the revision and the sentence open; both must be there.</summary>
    private static string Printed(string line)
    {
        var effect = Json.Parse(line);
        Assert.That((string?)effect["revision"], Is.Not.Empty);
        Assert.That((string?)effect["why"], Is.Not.Empty);
        effect["revision"] = "…";
        effect["why"] = "…";
        return effect.ToString(Newtonsoft.Json.Formatting.None);
    }
}
