using NUnit.Framework;
using PolicyEngine.Tests.Wire;

namespace PolicyEngine.Tests.MasNegocio;

/// <summary>
/// Clause MN-0: 2.5 lacks what 2.6's change log adds (relevant incident and RCA, hours told apart for incidents and
/// requests, WhatsApp, audits, complaint matrix); what the log only calls updated is the same.
/// </summary>
[RequiresPolicy("mesa-de-servicio-2.5.csx")]
public sealed class Version25Tests
{
    // Monday 12 March 2018, 10:00, standard time.
    private const string Day = "2018-03-12";

    [TestCase("2017-11-22T00:00-06:00")]
    [TestCase("2019-09-16T23:59:59-05:00")]
    public void It_holds_from_22_November_2017_to_the_day_before_2_6(string opened) =>
        Assert.That(Story.Of($"{opened} opened").Single("accepted").Policy, Is.EqualTo("masnegocio/mesa-de-servicio@2.5"));

    // The priority matrix and the times of 3.4.2, as in 2.6: nine hours of Monday, then Tuesday and Wednesday.
    [TestCase("impact=extenso urgency=critica", "critica", "12T10:40", "12T13:00")]
    [TestCase("", "alta", "12T11:00", "13T10:00")]
    [TestCase("urgency=media", "media", "12T12:00", "14T10:00")]
    [TestCase("impact=menor urgency=baja", "baja", "12T12:00", "14T10:00")]
    [TestCase("support=tecnologico impact=extenso urgency=critica", "critica", "12T10:40", "12T11:00")]
    [TestCase("support=tecnologico", "alta", "12T11:00", "12T14:00")]
    public void Priorities_and_times_are_those_of_2_6(string ticket, string priority, string reaction, string attention)
    {
        var story = Story.Of($"{Day}T10:00 opened {ticket}");

        Assert.That(story.Single("classified")["priority"], Is.EqualTo(priority));
        Assert.That(story.Effects.Where(effect => effect.Effect == "target_started").Select(effect => EffectText.Show((NodaTime.OffsetDateTime)effect["deadline"]!)),
            Is.EqualTo([$"2018-03-{reaction}", $"2018-03-{attention}"]));
    }

    [Test]
    public void Incidents_and_requests_are_not_told_apart()
    {
        // Saturday 10 March 2018.
        Assert.That(Started("solicitud"), Is.EqualTo(Started("incidente")));

        static IReadOnlyList<string> Started(string kind) =>
            Story.Of($"2018-03-10T11:00 opened kind={kind} support=tecnologico").Lines("target_started");
    }

    [Test]
    public void Whatsapp_is_no_channel() => Story.Of($"{Day}T10:00 opened channel=whatsapp customer.whatsappAuthorized=true")
        .Brings("", "accepted", "target_started");

    [Test]
    public void There_is_no_relevant_incident_no_drp_and_no_rca()
    {
        var story = Story.Of($"""
            {Day}T10:00 opened serviceDown=true customer.drpContracted=true
            {Day}T10:30 status cerrado mesa closeCode=cancelado
            """);

        Assert.That(story.Single("classified")["relevant"], Is.Not.True);
        story.Brings("", "target_started rca", "target_started drp");
    }

    [Test]
    public void There_is_no_audit_target_and_no_form_to_miss() =>
        Assert.That(Story.Of($"{Day}T10:00 opened kind=auditoria").Effects.Where(effect => effect["target"] is "auditoria" || effect["missing"] is not null), Is.Empty);

    [Test]
    public void There_is_no_complaint_matrix() => Story.Of($"""
        {Day}T10:00 opened
        {Day}T10:10 complained customer area=monitoreo
        """).Brings("", "escalated quejas");

    [Test]
    public void The_desk_s_matrix_is_there() => Story.Of($"""
        {Day}T10:00 opened
        {Day}T10:10 complained customer
        """, $"{Day}T11:00").Brings($"""
        {Day}T10:10 escalated mesa 1 mesa
        {Day}T11:00 escalated mesa 2 supervisor_mesa
        """, "escalated");

    [Test]
    public void It_closes_after_three_natural_days_and_knows_cancelado() => Story.Of($"""
        {Day}T10:00 opened
        {Day}T10:00 opened @MN-2
        {Day}T10:10 status solucionado mesa solutionType=definitiva
        {Day}T10:10 status @MN-2 cancelado mesa
        """, "2018-03-20T00:00").Brings($"""
        {Day}T10:10 @MN-2 status_changed abierto > cancelado by mesa
        2018-03-15T10:10 status_changed solucionado > cerrado by sistema closeCode=sin_validacion
        """, "status_changed solucionado", "@MN-2 status_changed abierto");
}
