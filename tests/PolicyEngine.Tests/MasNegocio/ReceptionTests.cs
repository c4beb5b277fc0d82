using NUnit.Framework;
using PolicyEngine.Hosting.Output;
using PolicyEngine.Tests.Wire;

namespace PolicyEngine.Tests.MasNegocio;

/// <summary>§3.3 and §3.4: which tickets are received, and what the others are told.</summary>
public sealed class ReceptionTests
{
    [TestCase("-title", "title")]
    [TestCase("title=null", "title")]
    [TestCase("title=\"\"", "title")]
    [TestCase("title=\" \t \"", "title")]
    [TestCase("-description", "description")]
    [TestCase("-requester.name", "requester.name")]
    [TestCase("requester.name=null", "requester.name")]
    [TestCase("requester.company=\"   \"", "requester.company")]
    [TestCase("-requester.valid", "requester.valid")]
    [TestCase("requester.valid=null", "requester.valid")]
    [TestCase("-requester", "requester.name requester.company requester.valid")]
    [TestCase("requester=null", "requester.name requester.company requester.valid")]
    [TestCase("-title description=\" \" -requester.company", "title description requester.company")]
    [TestCase("title=null description=null requester={}", "title description requester.name requester.company requester.valid")]
    public void A_ticket_that_lacks_something_is_told_exactly_what(string members, string missing)
    {
        var refused = Refusal(members);

        Assert.That(refused["missing"], Is.EquivalentTo(missing.Split(' ')));
        Assert.That(refused.Clauses, Does.Contain("MN-3.4-a"));
    }

    [TestCase("-kind -support -channel -environment -customer")]
    [TestCase("-requester.email")]
    [TestCase("attachments=[]")]
    [TestCase("major=null serviceDown=null environment=null")]
    [TestCase("caseForm=\"F-1\" nested={\"a\":1}")]
    public void Everything_else_is_optional(string members) =>
        Assert.That(Story.Of($"2026-03-09T10:00 opened {members}").Lines("accepted", "refused"), Is.EqualTo(["2026-03-09T10:00 accepted"]));

    [Test]
    public void The_telephone_creates_no_tickets()
    {
        var refused = Refusal("channel=telefono");

        Assert.That(refused["accepted"], Is.EquivalentTo(["correo_automatico", "correo", "chat", "web", "whatsapp"]));
        Assert.That(refused.Clauses, Does.Contain("MN-3.3"));
    }

    [Test]
    public void Only_valid_users_open_tickets() =>
        Assert.That(Refusal("requester.valid=false").Clauses, Does.Contain("MN-3.3"));

    [TestCase("")]
    [TestCase("customer.whatsappAuthorized=false")]
    [TestCase("customer.whatsappAuthorized=null")]
    public void Whatsapp_needs_the_customer_s_authorization(string members) =>
        Assert.That(Refusal($"channel=whatsapp {members}").Clauses, Does.Contain("MN-3.3.5"));

    [TestCase("kind=averia", "incidente solicitud problema cambio auditoria queja")]
    [TestCase("support=otro", "funcional tecnico tecnologico")]
    [TestCase("impact=critico", "extenso significativo moderado menor")]
    [TestCase("urgency=urgente", "critica alta media baja")]
    [TestCase("urgency=Critica", "critica alta media baja")]
    [TestCase("urgency=3", "critica alta media baja")]
    [TestCase("environment=pruebas", "produccion alterno")]
    [TestCase("serviceDown=\"si\"", "")]
    [TestCase("major=1", "")]
    public void An_unknown_value_is_refused_with_those_that_would_do(string member, string accepted)
    {
        var refused = Refusal(member);

        if (accepted.Length > 0)
            Assert.That(refused["accepted"], Is.EquivalentTo(accepted.Split(' ')));
        Assert.That(refused["missing"], Is.Null);
    }

    // Whether telefono "would do" is another sentence's matter: fax is refused with at least the five that do.
    [Test]
    public void An_unknown_channel_is_refused_with_those_that_would_do() =>
        Assert.That(Refusal("channel=fax")["accepted"], Is.SupersetOf(new[] { "correo_automatico", "correo", "chat", "web", "whatsapp" }));

    [TestCase("customer.extendedHours.open=\"de lunes a viernes\"")]
    [TestCase("customer.extendedHours=\"Mon-Fri 08:00-22:00\"")]
    public void Hours_that_cannot_be_read_are_refused(string member) =>
        Assert.That(Refusal(member)["of"], Is.EqualTo("ticket"));

    [Test]
    public void An_update_to_an_unknown_value_is_refused_and_changes_nothing() => Story.Of("""
        2026-03-09T10:00 opened
        2026-03-09T10:10 updated urgency=urgente
        """, "2026-03-09T11:00").Brings("""
        2026-03-09T10:10 refused event unknown_value accepted=critica,alta,media,baja
        2026-03-09T11:00 target_breached reaccion 2026-03-09T11:00
        """, "refused", "target_changed", "target_breached");

    [TestCase("replied agent mesa")]
    [TestCase("updated urgency=alta")]
    [TestCase("status asignado mesa")]
    [TestCase("complained customer")]
    [TestCase("worked 30 consultor")]
    [TestCase("delivered rca mesa")]
    [TestCase("approved drp true")]
    public void An_event_of_an_unknown_ticket_is_refused(string line)
    {
        var story = Story.Of($"2026-03-09T10:00 {line} @MN-99");

        Assert.That(story.Lines(), Has.One.Items.And.All.StartsWith("2026-03-09T10:00 @MN-99 refused event "));
    }

    [Test]
    public void Events_of_a_refused_ticket_are_refused_until_it_is_opened_well() => Story.Of("""
        2026-03-09T10:00 opened -title
        2026-03-09T10:10 replied agent mesa
        2026-03-09T10:20 updated title="Ahora sí"
        2026-03-09T10:30 opened -description
        2026-03-09T10:40 opened
        2026-03-09T10:50 replied agent mesa
        """).Brings("""
        2026-03-09T10:00 refused ticket missing_data missing=title
        2026-03-09T10:10 refused event ticket_refused
        2026-03-09T10:20 refused event ticket_refused
        2026-03-09T10:30 refused ticket missing_data missing=description
        2026-03-09T10:40 accepted
        2026-03-09T10:40 target_started reaccion 2026-03-09T11:40 mesa
        2026-03-09T10:40 target_started atencion 2026-03-10T10:40 mesa
        // ten of sixty minutes
        2026-03-09T10:50 target_met reaccion 2026-03-09T11:40 used=0.1666
        """, "refused", "accepted", "target_");

    [Test]
    public void A_refused_ticket_does_nothing_else() =>
        Assert.That(Story.Of("2026-03-09T10:00 opened -title", "2026-04-01T00:00").Effects, Has.One.Items);

    [Test]
    public void An_accepted_ticket_is_not_opened_twice() => Story.Of("""
        2026-03-09T10:00 opened
        2026-03-09T10:30 opened urgency=critica impact=extenso
        """, "2026-03-09T11:00").Brings("""
        2026-03-09T10:00 accepted
        2026-03-09T10:00 target_started reaccion 2026-03-09T11:00 mesa
        2026-03-09T11:00 target_breached reaccion 2026-03-09T11:00
        """, "accepted", "target_started reaccion", "target_changed", "target_breached");

    [Test]
    public void Opening_it_twice_is_refused() =>
        Assert.That(Story.Of("2026-03-09T10:00 opened\n2026-03-09T10:30 opened").LinesOf(2), Has.One.Items.And.All.Contains("refused"));

    private static EffectRecord Refusal(string members)
    {
        var story = Story.Of($"2026-03-09T10:00 opened {members}", "2026-03-20T00:00");
        Assert.That(story.Effects, Has.One.Items, string.Join('\n', story.Lines()));
        Assert.That(story.Effects[0]["of"], Is.EqualTo("ticket"));
        Assert.That(story.Effects[0]["reason"], Is.Not.Null);
        return story.Effects[0];
    }
}
