using Newtonsoft.Json.Linq;

namespace PolicyEngine.Tests.Wire;

/// <summary>Whose story it is: what a line leaves unsaid.</summary>
/// <param name="Source">The source of its events.</param>
/// <param name="Ticket">The ticket that a line speaks of unless it names another.</param>
/// <param name="Offset">The offset of times without one.</param>
/// <param name="Opening">What an opened ticket has unless its line says otherwise.</param>
internal sealed record StoryWorld(string Source, string Ticket, string Offset, Func<JObject> Opening)
{
    /// <summary>MásNegocio, in Mexico City of today. A ticket has everything that it must, and priority alta: urgency alta on a department.</summary>
    public static StoryWorld MasNegocio { get; } = new("/masnegocio/helix", "MN-1", "-06:00", () => new JObject
    {
        ["kind"] = "incidente",
        ["support"] = "funcional",
        ["impact"] = "moderado",
        ["urgency"] = "alta",
        ["channel"] = "correo",
        ["title"] = "No imprime facturas",
        ["description"] = "Error 42 al timbrar",
        ["requester"] = new JObject
        {
            ["name"] = "Usuario Uno",
            ["company"] = "Cliente Demo",
            ["email"] = "uno@example.com",
            ["valid"] = true,
        },
        ["customer"] = new JObject { ["id"] = "demo" },
    });

    /// <summary>Acción Eficaz, in Bogotá. A VIP customer that is up to date asks for nothing in particular: priority media.</summary>
    public static StoryWorld AccionEficaz { get; } = new("/accioneficaz/portal", "AE-1", "-05:00", () => new JObject
    {
        ["channel"] = "portal",
        ["title"] = "No carga el reporte",
        ["description"] = "La página queda en blanco",
        ["service"] = "crm",
        ["customer"] = new JObject
        {
            ["id"] = "cafetal",
            ["name"] = "Café del Otún",
            ["email"] = "cafetal@example.com",
            ["whatsapp"] = "+573105550101",
            ["contractSmlmv"] = 2,
            ["upToDate"] = true,
            ["services"] = new JArray("crm", "hosting"),
        },
    });

    /// <summary>Encor, in Mexico City of today. A customer without póliza asks by e-mail for something that is not urgent.</summary>
    public static StoryWorld Encor { get; } = new("/encor/vtiger", "OS-1", "-06:00", () => new JObject
    {
        ["title"] = "No imprime",
        ["description"] = "La impresora de recepción no responde",
        ["channel"] = "correo",
        ["customer"] = new JObject { ["id"] = "cliente-uno", ["email"] = "compras@example.com" },
    });
}
