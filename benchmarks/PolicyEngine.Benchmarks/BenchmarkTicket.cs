using NodaTime;

namespace PolicyEngine.Benchmarks;

/// <summary>A ticket as hand-written code reads it, and the same as templates read it.</summary>
internal sealed record BenchmarkTicket(
    string Id, string Title, string Status, string Priority, string? SolutionType, string? Assignee, Instant OpenedAt, decimal Cost,
    int Minutes, string Name, string Email, string Company, string? Note, string Provider,
    IReadOnlyList<BenchmarkTarget> Targets, IReadOnlyList<string> Attachments, IReadOnlyList<string> Clauses,
    IReadOnlyDictionary<string, string> Names)
{
    public static BenchmarkTicket Create() => new(
        "MN-2001", "VPN sin conexión desde el centro de distribución", "solucionado", "alta", "workaround", "Iván Solís",
        Instant.FromUtc(2026, 3, 16, 6, 42, 17), 1234.5m, 95, "Gerardo Villaseca Núñez", "gerardo.villaseca@example.com",
        "Logística \"Anáhuac\" Sur & Cía.", "Se reinició el concentrador <VPN-2> y se dejó una ruta alterna.", "MásNegocio",
        [
            new("reaccion", Instant.FromUtc(2026, 3, 16, 7, 42, 17), "met"),
            new("atencion", Instant.FromUtc(2026, 3, 17, 18, 42, 17), "running"),
            new("rca", null, "paused"),
        ],
        ["bitácora.txt", "captura.png"],
        ["MN-3.4.3", "MN-3.4.2-a"],
        new Dictionary<string, string>
        {
            ["alta"] = "alta",
            ["solucionado"] = "solucionado",
            ["reaccion"] = "reacción",
            ["atencion"] = "atención",
            ["met"] = "cumplido",
            ["running"] = "en curso",
            ["paused"] = "en pausa",
        });

    public IReadOnlyDictionary<string, object?> ToModel() => new Dictionary<string, object?>
    {
        ["ticket"] = new Dictionary<string, object?>
        {
            ["id"] = Id,
            ["title"] = Title,
            ["status"] = Status,
            ["priority"] = Priority,
            ["solution_type"] = SolutionType,
            ["assignee"] = Assignee,
            ["opened_at"] = OpenedAt,
            ["cost"] = Cost,
            ["minutes"] = Minutes,
            ["attachments"] = Attachments.ToArray<object?>(),
            ["requester"] = new Dictionary<string, object?> { ["name"] = Name, ["email"] = Email, ["company"] = Company },
            ["customer"] = new Dictionary<string, object?> { ["name"] = Company },
        },
        ["event"] = new Dictionary<string, object?> { ["note"] = Note },
        ["targets"] = Targets.Select(target => (object?)new Dictionary<string, object?>
        {
            ["name"] = target.Name,
            ["deadline"] = target.Deadline,
            ["status"] = target.Status,
        }).ToArray(),
        ["provider"] = new Dictionary<string, object?> { ["name"] = Provider },
        ["clauses"] = Clauses.ToArray<object?>(),
        ["names"] = Names.ToDictionary(name => name.Key, name => (object?)name.Value),
    };
}

internal sealed record BenchmarkTarget(string Name, Instant? Deadline, string Status);
