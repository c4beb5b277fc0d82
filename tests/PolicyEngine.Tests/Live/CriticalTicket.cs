using Newtonsoft.Json;
using NodaTime;
using NodaTime.Text;

namespace PolicyEngine.Tests.Live;

/// <summary>A critical incident that reacts in natural time, as events: its deadline says which edit decided it.</summary>
internal static class CriticalTicket
{
    private static readonly Instant Begin = Instant.FromUtc(2026, 3, 9, 16, 0);

    /// <summary>The time of the n-th event.</summary>
    public static Instant TimeOf(int n) => Begin + Duration.FromMilliseconds(n);

    public static string Opened(int n, string ticket) => Event(n, "ticket.opened", ticket, new
    {
        kind = "incidente",
        support = "tecnologico",
        impact = "extenso",
        urgency = "critica",
        channel = "correo",
        title = "No hay servicio",
        description = "Error 42",
        requester = new { name = "Usuario Uno", company = "Cliente Demo", email = "uno@example.com", valid = true },
        customer = new { id = "demo" },
    });

    /// <summary>An update after which the ticket is critical, or is not: each changes its target.</summary>
    public static string Updated(int n, string ticket, bool critical) => Event(n, "ticket.updated", ticket, new
    {
        urgency = critical ? "critica" : "baja",
        impact = critical ? "extenso" : "menor",
    });

    /// <summary>The minutes from a ticket's opening to a deadline as effects write it.</summary>
    public static int Minutes(string deadline, Instant opened) =>
        (int)(OffsetDateTimePattern.ExtendedIso.Parse(deadline).Value.ToInstant() - opened).TotalMinutes;

    private static string Event(int n, string type, string ticket, object data) => JsonConvert.SerializeObject(new
    {
        specversion = "1.0",
        id = $"e-{n}",
        source = "/masnegocio/test",
        type,
        subject = ticket,
        time = InstantPattern.ExtendedIso.Format(TimeOf(n)),
        data,
    });
}
