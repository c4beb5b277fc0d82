using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace PolicyEngine.Tests.Lanes;

/// <summary>
/// A random stream of two companies' events: few tickets and whole quarters of hours, so that much falls together; late
/// and repeated events, lines that are none, changes of customers.
/// </summary>
/// <param name="seed">What it is drawn from.</param>
/// <param name="atOnce">How many events come, on average, before the clock may go on.</param>
internal sealed class LaneStory(int seed, int atOnce = 1)
{
    private static readonly string[] Kinds = ["atrapamiento", "parada", "ruido", "revision", "otra"];
    private static readonly string[] Customers = ["torre", "lago", "alto"];
    private static readonly string[] Statuses = ["en_visita", "espera_cliente", "espera_repuesto", "resuelto", "anulado", "reportado"];
    private static readonly int[] Steps = [0, 0, 0, 15, 15, 60, 240, 1440];

    private readonly Random random = new(seed);
    private readonly List<string> lines = [];
    private DateTime clock = new(2026, 3, 2, 8, 0, 0, DateTimeKind.Unspecified);

    public IReadOnlyList<string> Lines(int count, int tickets)
    {
        while (lines.Count < count)
        {
            clock = clock.AddMinutes(random.Next(atOnce) == 0 ? Pick(Steps) : 0);
            lines.Add(random.Next(40) switch
            {
                0 => lines.Count > 0 ? Pick(lines) : "",
                1 => """{"specversion":"1.0"}""",
                2 => Event("nobody", "ticket.replied", "T-1", new JObject { ["from"] = "agent" }),
                _ => Event(random.Next(3) == 0 ? "beta" : "alfa", tickets),
            });
        }
        return lines;
    }

    private string Event(string provider, int tickets)
    {
        var ticket = $"T-{random.Next(tickets)}";
        return random.Next(24) switch
        {
            < 6 => Event(provider, "ticket.opened", ticket, Opening()),
            < 8 => Event(provider, "ticket.updated", ticket, new JObject { ["kind"] = Pick(Kinds), ["customer"] = new JObject { ["id"] = Pick(Customers) } }),
            < 11 => Event(provider, "ticket.status_changed", ticket, new JObject { ["status"] = Pick(Statuses), ["by"] = By() }),
            < 14 => Event(provider, "ticket.replied", ticket, new JObject { ["from"] = random.Next(2) == 0 ? "agent" : "customer", ["needsInformation"] = random.Next(4) == 0 }),
            14 or 20 or 21 => Event(provider, "ticket.work_logged", ticket, new JObject { ["minutes"] = random.Next(90), ["by"] = By() }),
            15 or 22 => Event(provider, "ticket.delivered", ticket, new JObject { ["what"] = "acta", ["by"] = By() }),
            16 => Event(provider, "ticket.step_answered", ticket, new JObject { ["answer"] = random.Next(3) == 0 ? "firmado" : random.Next(2) == 0 ? "si" : "no", ["by"] = By() }),
            17 => Event(provider, "survey.answered", random.Next(2) == 0 ? ticket : "torre", new JObject { ["survey"] = "nps", ["score"] = random.Next(10) }),
            _ => Event(provider, "customer.updated", Pick(Customers), new JObject { ["warranty"] = random.Next(2) == 0, ["models"] = new JArray("m1") }),
        };
    }

    private JObject Opening()
    {
        var customer = new JObject { ["id"] = Pick(Customers) };
        if (random.Next(5) == 0)
            customer["hours"] = new JObject { ["open"] = random.Next(2) == 0 ? "Mon-Sun 06:00-22:00" : "Sat 08:00-12:00" };
        var data = new JObject { ["kind"] = Pick(Kinds), ["customer"] = customer, ["warranty"] = random.Next(2) == 0 };
        if (random.Next(10) > 0)
            data["title"] = "Ascensor";
        return data;
    }

    private JObject By() => new() { ["role"] = random.Next(2) == 0 ? "tecnico" : "central", ["name"] = random.Next(2) == 0 ? "Ana" : "Luis" };

    private string Event(string provider, string type, string subject, JObject data) => new JObject
    {
        ["specversion"] = "1.0",
        ["id"] = $"e-{lines.Count}",
        ["source"] = $"/{provider}/app",
        ["type"] = type,
        ["subject"] = subject,
        // One in ten comes late.
        ["time"] = $"{clock.AddMinutes(random.Next(10) == 0 ? -15 * random.Next(20) : 0):yyyy-MM-ddTHH:mm:ss}-05:00",
        ["data"] = data,
    }.ToString(Formatting.None);

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
