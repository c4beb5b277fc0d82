using NUnit.Framework;
using PolicyEngine.Hosting.Output;
using PolicyEngine.Tests.Wire;

namespace PolicyEngine.Tests.MasNegocio;

/// <summary>MN-3.5.2 and MN-3.13.1: complaints and misses climb one level each.</summary>
public sealed class EscalationTests
{
    [Test]
    public void Each_complaint_climbs_one_level_and_the_top_does_not_repeat() => Story.Of("""
        2026-03-09T09:00 opened
        2026-03-09T09:01 complained customer reason="Nadie contesta"
        2026-03-09T09:02 complained customer
        2026-03-09T09:03 complained agent
        2026-03-09T09:04 complained customer
        2026-03-09T09:05 complained customer
        """).Brings("""
        2026-03-09T09:01 escalated mesa 1 mesa
        2026-03-09T09:02 escalated mesa 2 supervisor_mesa
        2026-03-09T09:03 escalated mesa 3 gerente_mesa
        2026-03-09T09:04 escalated mesa 4 director_servicio
        """, "escalated", "refused");

    [Test]
    public void Each_missed_target_climbs_one_level_and_complaints_go_on_from_there() => Story.Of("""
        2026-03-09T10:00 opened
        2026-03-09T12:00 complained customer
        """, "2026-03-11T00:00").Brings("""
        2026-03-09T11:00 escalated mesa 1 mesa
        2026-03-09T12:00 escalated mesa 2 supervisor_mesa
        2026-03-10T10:00 escalated mesa 3 gerente_mesa
        """, "escalated");

    [Test]
    public void Each_ticket_climbs_by_itself() => Story.Of("""
        2026-03-09T09:00 opened
        2026-03-09T09:00 opened @MN-2
        2026-03-09T09:01 complained customer
        2026-03-09T09:02 complained @MN-2 customer
        """).Brings("""
        2026-03-09T09:01 escalated mesa 1 mesa
        2026-03-09T09:02 @MN-2 escalated mesa 1 mesa
        """, "escalated", "@MN-2 escalated");

    // The matrix of 3.5.2: switchboard, direct lines, e-mail. Its fourth row has no direct line. The third row's
    // address is spelled «jaquilera» there and «jaguilera» in 3.13.1, after the name Aguilera.
    [TestCase(1, "mesa", "soporte@kionetworks.com", "5096-7030", "5096-7039")]
    [TestCase(2, "supervisor_mesa", "mfuentes@kionetworks.com", "5096-7030", "5096-7047")]
    [TestCase(3, "gerente_mesa", "jaguilera@kionetworks.com", "5096-7030", "5096-7039")]
    [TestCase(4, "director_servicio", "jnoriega@kionetworks.com", "5096-7030", "")]
    public void Each_level_carries_its_contact_but_never_a_mobile(int level, string role, string email, string switchboard, string direct)
    {
        var complaints = string.Join('\n', Enumerable.Range(1, level).Select(minute => $"2026-03-09T09:0{minute} complained customer"));
        var story = Story.Of($"2026-03-09T09:00 opened\n{complaints}");
        var escalated = story.Effects.Last(effect => effect.Effect == "escalated");

        Assert.That(escalated["role"], Is.EqualTo(role));
        AssertContact(escalated, email);
        Assert.That(Contact(escalated, "phone"), Does.Contain(switchboard).And.Contain(direct));
        Assert.That(story.Lines($"notification escalado correo {email}"), Has.Some.StartsWith($"2026-03-09T09:0{level}"));
    }

    // The areas, roles and e-mails of 3.13.1; after the area's role its directorate's director.
    [TestCase("mesa_de_servicio", "gerente_mesa_de_servicio", "jaguilera", "director_de_servicio_al_cliente", "jnoriega")]
    [TestCase("service_delivery", "gerente_service_delivery", "malmazan", "director_de_servicio_al_cliente", "jnoriega")]
    [TestCase("monitoreo", "coordinador_de_monitoreo_senior", "itorres", "director_de_servicio_al_cliente", "jnoriega")]
    [TestCase("direccion_servicio_al_cliente", "director_de_servicio_al_cliente", "jnoriega", null, null)]
    [TestCase("productos_oracle", "subdirector_productos_oracle", "jdasilva", "director_de_operaciones", "rdominguez")]
    [TestCase("infraestructura", "subdirector_de_infraestructura", "oguzman", "director_de_operaciones", "rdominguez")]
    [TestCase("operaciones", "subdirector_de_operaciones", "erenteria", "director_de_operaciones", "rdominguez")]
    [TestCase("sap_e_commerce", "subdirector_sap_e_commerce", "alopezq", "director_de_operaciones", "rdominguez")]
    [TestCase("operaciones_de_productos_masnegocio", "gerente_de_operaciones_de_productos_masnegocio", "aabirached",
        "director_de_business_development_productos_masnegocio", "ecamarena")]
    [TestCase("business_development_productos_masnegocio", "director_de_business_development_productos_masnegocio", "ecamarena", null, null)]
    public void A_complaint_about_an_area_goes_to_its_role_and_then_to_its_director(
        string area, string first, string firstMail, string? director, string? directorMail)
    {
        var escalated = Story.Of($"""
            2026-03-09T09:00 opened kind=queja
            2026-03-09T09:01 complained customer area={area}
            2026-03-09T09:02 complained customer area={area}
            2026-03-09T09:03 complained customer area={area}
            """).Effects.Where(effect => effect.Effect == "escalated").ToList();

        string?[] roles = director is null ? [first] : [first, director];
        Assert.That(escalated.Select(effect => effect["role"]), Is.EqualTo(roles));
        Assert.That(escalated.Select(effect => effect["matrix"]), Is.All.EqualTo("quejas"));
        Assert.That(escalated.Select(effect => effect["level"]), Is.EqualTo(Enumerable.Range(1, roles.Length)));
        AssertContact(escalated[0], $"{firstMail}@kionetworks.com");
        if (director is not null)
            AssertContact(escalated[1], $"{directorMail}@kionetworks.com");
    }

    [Test]
    public void Areas_and_the_desk_climb_apart() => Story.Of("""
        2026-03-09T09:00 opened
        2026-03-09T09:01 complained customer area=monitoreo
        2026-03-09T09:02 complained customer
        2026-03-09T09:03 complained customer area=infraestructura
        2026-03-09T09:04 complained customer area=monitoreo
        """).Brings("""
        2026-03-09T09:01 escalated quejas 1 coordinador_de_monitoreo_senior
        2026-03-09T09:02 escalated mesa 1 mesa
        2026-03-09T09:03 escalated quejas 1 subdirector_de_infraestructura
        2026-03-09T09:04 escalated quejas 2 director_de_servicio_al_cliente
        """, "escalated");

    [Test]
    public void A_complaint_about_an_unknown_area_is_refused_with_the_areas()
    {
        var refused = Story.Of("2026-03-09T09:00 opened\n2026-03-09T09:01 complained customer area=ventas").Single("refused");

        Assert.That(refused["of"], Is.EqualTo("event"));
        Assert.That(refused["accepted"], Has.Exactly(10).Items, "the ten areas of 3.13.1");
        Assert.That(refused["accepted"], Does.Contain("service_delivery"));
    }

    private static void AssertContact(EffectRecord escalated, string email)
    {
        Assert.That(Contact(escalated, "email"), Is.EqualTo(email));
        Assert.That(Contact(escalated, "phone"), Does.Contain("5096-7030"));
        Assert.That(escalated.ToJson(), Does.Not.Contain("044").And.Not.Contain("elular"), "the document's mobiles start with 044");
    }

    private static object? Contact(EffectRecord escalated, string member) =>
        ((IReadOnlyList<KeyValuePair<string, object?>>)escalated["contact"]!).First(pair => pair.Key == member).Value;
}
