using NUnit.Framework;
using PolicyEngine.Hosting.Output;

namespace PolicyEngine.Tests.Engine.Company;

/// <summary>Whoever is refused is told why, and where to go.</summary>
public sealed class RefusalTests
{
    private const string Script = $"""
        {TemporaryPolicy.Head}
        Clause("1").Starts(Estado.Reportado);
        Clause("2").Refuses(Opened, Falla == Ruido, reason: "no_noises");
        Clause("2").On(Refused("no_noises").If(EnGarantia)).Notify(Plantilla.Recibido, via: Correo, to: Cliente);
        Clause("2").On(Refused("no_noises")).Task(Tarea.Llamar, Rol.Central);
        Clause("3").Accepts(EnContrato, reason: "model_not_covered");
        Clause("4").Refuses(Replied, From == Agent & EnGarantia, reason: "not_now");
        Clause("4").On(Refused("not_now")).Task(Tarea.Informar, Rol.Gerencia);
        """;

    private TemporaryPolicy policy = null!;
    private PolicyEngine.Testing.PolicyTestbed testbed = null!;

    [SetUp]
    public void Open()
    {
        policy = new TemporaryPolicy(
            ("prueba.csx", Script),
            ("templates/recibido.subject.sbn", "{{ ticket.title }}: {{ ticket.status ?? 'sin estado' }}"),
            ("templates/recibido.text.sbn", "{{ if ticket.opened_at }}abierto{{ else }}{{ event.type }}{{ end }}"));
        testbed = policy.Open();
    }

    [TearDown]
    public void Close()
    {
        testbed.Dispose();
        policy.Dispose();
    }

    [Test]
    public void Whoever_was_refused_is_told_with_what_the_event_said()
    {
        var effects = Opened("EC-1", new { kind = "ruido", title = "Chirrido", warranty = true, requester = new { email = "ana@lago.example" } });

        Assert.That(effects.Select(EffectLines.Line), Is.EqualTo((string[])
        [
            "03-09 08:00 refused no_noises",
            "03-09 08:00 notification recibido ana@lago.example",
            "03-09 08:00 task llamar central",
        ]));
        Assert.That(effects[1]["subject"], Is.EqualTo("Chirrido: sin estado"));
        Assert.That(effects[1]["body"], Is.EqualTo("ticket.opened"));
        Assert.That(effects[1].Clauses, Is.EqualTo((string[])["2"]));
    }

    [Test]
    public void A_refused_ticket_can_be_opened_again_and_keeps_nothing_of_the_refusal()
    {
        Opened("EC-1", new { kind = "ruido", warranty = true });

        var effects = Opened("EC-1", new { kind = "parada" });
        var reply = testbed.Apply("ticket.replied", "EC-1", "2026-03-09T09:00:00-05:00", new { from = "agent" });

        Assert.That(EffectLines.Of(effects), Is.EqualTo((string[])["03-09 08:00 accepted", "03-09 08:00 status_changed - reportado"]));
        Assert.That(reply, Is.Empty);
    }

    [Test]
    public void A_refused_event_of_a_ticket_is_told_too_and_leaves_the_ticket_as_it_was()
    {
        Opened("EC-1", new { warranty = true });

        var effects = testbed.Apply("ticket.replied", "EC-1", "2026-03-09T09:00:00-05:00", new { from = "agent" });

        Assert.That(EffectLines.Of(effects), Is.EqualTo((string[])["03-09 09:00 refused not_now", "03-09 09:00 task informar gerencia"]));
    }

    [TestCase("norte", null)]
    [TestCase(null, null)]
    [TestCase("sur", "norte,oriente")]
    [TestCase("Norte", "norte,oriente")]
    public void A_text_must_stand_in_the_list_that_the_ticket_brings(string? model, string? accepted)
    {
        var effects = Opened("EC-1", new { model, customer = new { id = "lago", models = new[] { "norte", "oriente" } } });

        Assert.That(EffectLines.Of(effects, "refused"), Is.EqualTo(accepted is null ? [] : (string[])[$"03-09 08:00 refused model_not_covered {accepted}"]));
    }

    [Test]
    public void A_text_stands_in_no_empty_list() =>
        Assert.That(EffectLines.Of(Opened("EC-1", new { model = "norte" })), Is.EqualTo((string[])["03-09 08:00 refused model_not_covered"]));

    [Test]
    public void What_the_customer_brings_later_holds_for_the_next_ticket()
    {
        testbed.Apply("customer.updated", "lago", "2026-03-09T07:00:00-05:00", new { models = new[] { "sur" } });

        Assert.That(EffectLines.Of(Opened("EC-1", new { model = "sur", customer = new { id = "lago" } }), "refused"), Is.Empty);
    }

    [Test]
    public void A_member_that_is_no_text_is_refused_as_such() =>
        Assert.That(EffectLines.Of(Opened("EC-1", new { model = 7 })), Is.EqualTo((string[])["03-09 08:00 refused unknown_value model a text"]));

    [TestCase("""Clause("1").On(Refused("other")).Task(Tarea.Llamar, Rol.Central);""", "PE0332: Nothing is refused with the reason 'other'. The reasons are: too_loud.")]
    [TestCase("""Clause("1").On(Refused("too_loud")).Exclude(Concepto.Horas);""",
        "PE0332: Of what is refused nothing is kept: after a refusal somebody can be told or asked to do something, and no more.")]
    public void A_rule_about_a_refusal_that_could_not_be_followed_is_told_so(string line, string finding)
    {
        using var scripts = new TemporaryPolicy(("prueba.csx", $"{TemporaryPolicy.Head}\nClause(\"1\").Refuses(Opened, Falla == Ruido, reason: \"too_loud\");\n{line}"));

        Assert.That(scripts.Findings(), Is.EqualTo((string[])[$"condor/prueba.csx(3,1): error {finding}"]));
    }

    private IReadOnlyList<EffectRecord> Opened(string ticket, object data) => testbed.Apply("ticket.opened", ticket, "2026-03-09T08:00:00-05:00", data);
}
