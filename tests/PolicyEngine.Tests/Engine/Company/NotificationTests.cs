using System.Globalization;
using NUnit.Framework;

namespace PolicyEngine.Tests.Engine.Company;

/// <summary>Notifications in the company's language and zone, whatever the machine's.</summary>
public sealed class NotificationTests
{
    [Test]
    public void A_notification_is_rendered_in_the_companys_culture_and_zone()
    {
        using var desk = new CondorDesk();

        var effects = desk.Open("EC-1", "2026-03-09 15:00", members: new { title = "Puerta & cabina", requester = new { email = "ana@lago.example" } });

        var notification = effects.Single(effect => effect.Effect == "notification");
        Assert.That(EffectLines.Line(notification), Is.EqualTo("03-09 15:00 notification recibido ana@lago.example"));
        Assert.That(notification["channel"], Is.EqualTo("correo"));
        Assert.That(notification["subject"], Is.EqualTo("Aviso EC-1: Puerta & cabina"));
        Assert.That(notification["body"], Is.EqualTo("Recibimos su aviso el 09 de marzo de 2026, 15:00.\nllegada: martes 10, 09:00"));
        Assert.That(notification["html"], Is.EqualTo("<p>Puerta &amp; cabina</p>"));
        Assert.That(notification.Clauses, Is.EqualTo(["EC-2"]));
    }

    [Test]
    public void The_first_address_that_is_there_receives_it()
    {
        using var desk = new CondorDesk();

        var customers = desk.Open("EC-1", "2026-03-09 15:00", members: new { requester = new { email = " " }, customer = new { email = "admin@lago.example" } });
        var nobodys = desk.Open("EC-2", "2026-03-09 15:00");

        Assert.That(customers.Single(effect => effect.Effect == "notification")["to"], Is.EqualTo("admin@lago.example"));
        Assert.That(nobodys.Single(effect => effect.Effect == "notification")["to"], Is.Null);
    }

    [Test]
    public void The_same_events_give_the_same_bytes_under_another_culture()
    {
        var usual = Scenario();
        var before = CultureInfo.DefaultThreadCurrentCulture;
#pragma warning disable RS0030 // The machine's culture is what this test changes.
        var (culture, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            // Turkish: i and I are no pair, the comma separates decimals; Persian: its own calendar and minus sign.
            foreach (var name in (string[])["tr-TR", "fa-IR"])
            {
                CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(name);
                Assert.That(Scenario(), Is.EqualTo(usual), name);
            }
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture, CultureInfo.DefaultThreadCurrentCulture) = (culture, ui, before);
        }
#pragma warning restore RS0030
    }

    private static List<string> Scenario()
    {
        using var desk = new CondorDesk();
        desk.Open("EC-I", "2026-06-30 15:00", "atrapamiento", members: new { building = new { floors = 12 }, customer = new { annualFee = 49_999.99m } });
        desk.Open("EC-i", "2026-06-30 15:00", "revision", "oficina", "torre-norte");
        desk.Open("EC-ı", "2026-06-30 15:00", "atrapamiento");
        desk.Open("EC-3", "2026-06-30 15:10", "atrapamiento");
        desk.Send("ticket.work_logged", "EC-i", "2026-06-30 16:00", new { minutes = 31 });
        desk.Answer("EC-i", "2026-06-30 16:00", "con_hallazgos");
        desk.SetStatus("EC-i", "2026-06-30 16:00", "volando", "tecnico");
        desk.SetStatus("EC-I", "2026-07-01 16:00", "en_visita", "tecnico");
        desk.WaitUntil("2026-07-20 10:00");
        return [.. desk.Effects.Select(effect => effect.ToJson())];
    }
}
