using NUnit.Framework;
using PolicyEngine.Tests.Wire;

namespace PolicyEngine.Tests.MasNegocio;

/// <summary>MN-3.4.3: who may set which status from which; every other change is refused.</summary>
public sealed class StatusGraphTests
{
    private static readonly string[] Statuses =
    [
        "nuevo", "abierto", "asignado", "en_proceso", "pendiente_usuario", "pendiente_proveedor", "solucionado", "cerrado", "rechazado",
        "cancelado",
    ];

    private static readonly string[] Roles = ["mesa", "consultor", "usuario", "tam", "bpo"];

    /// <summary>How a ticket comes to each status; the first of them opens it.</summary>
    private static readonly Dictionary<string, string> Ways = new()
    {
        ["nuevo"] = "09:00 opened channel=web",
        ["abierto"] = "09:00 opened channel=correo",
        ["asignado"] = "09:00 opened | 09:01 status asignado mesa",
        ["en_proceso"] = "09:00 opened | 09:01 status asignado mesa | 09:02 status en_proceso consultor",
        ["pendiente_usuario"] = "09:00 opened | 09:01 status asignado mesa | 09:02 status pendiente_usuario consultor",
        ["pendiente_proveedor"] = "09:00 opened | 09:01 status asignado mesa | 09:02 status pendiente_proveedor consultor",
        ["solucionado"] = "09:00 opened | 09:01 status asignado mesa | 09:02 status solucionado consultor solutionType=workaround",
        ["cerrado"] = "09:00 opened | 09:01 status cerrado mesa closeCode=invalido",
        ["rechazado"] = "09:00 opened | 09:01 status rechazado mesa",
        ["cancelado"] = "09:00 opened | 09:01 status cancelado mesa",
    };

    // The contract's list, line by line: from : to : by. A closing needs a code (here cancelado, allowed from any open
    // status), a solution its type; both are given to every change below.
    private static readonly string[] Allowed =
    [
        "nuevo : abierto : mesa",
        "nuevo, abierto : asignado, solucionado, rechazado, cancelado : mesa",
        "asignado, en_proceso, pendiente_usuario, pendiente_proveedor : asignado, en_proceso, pendiente_usuario, pendiente_proveedor : consultor, tam, mesa",
        "asignado, en_proceso, pendiente_usuario, pendiente_proveedor : solucionado : consultor, tam, mesa",
        "asignado, en_proceso, pendiente_usuario, pendiente_proveedor : cancelado : mesa",
        "solucionado : asignado : mesa",
        "nuevo, abierto, asignado, en_proceso, pendiente_usuario, pendiente_proveedor, solucionado : cerrado : mesa",
    ];

    private static readonly HashSet<(string From, string To, string By)> Edges =
    [
        .. from line in Allowed
           let parts = line.Split(':')
           from source in Names(parts[0])
           from target in Names(parts[1])
           from role in Names(parts[2])
           where source != target
           select (source, target, role),
    ];

    private static IEnumerable<TestCaseData> Changes() =>
        from source in Statuses
        from target in Statuses
        where source != target
        select new TestCaseData(source, target);

    [TestCaseSource(nameof(Changes))]
    public void Each_role_may_set_a_status_exactly_where_the_contract_says(string from, string to)
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var role in Roles)
            {
                var story = Story.Of($"{Way(from)}\n2026-03-09T10:00 status {to} {role} closeCode=cancelado solutionType=definitiva");
                var effects = story.Effects.Where(effect => effect.Event == LastEvent(from)).ToList();
                if (Edges.Contains((from, to, role)))
                    Assert.That(effects.Select(EffectText.Of), Has.Some.StartsWith($"2026-03-09T10:00 status_changed {from} > {to} by {role}"), role);
                else
                    Assert.That(effects.Select(EffectText.Of), Has.One.Items.And.All.StartsWith("2026-03-09T10:00 refused event "), role);
            }
        }
    }

    [TestCase("asignado", "consultor")]
    [TestCase("asignado", "bpo")]
    [TestCase("en_proceso", "bpo")]
    [TestCase("pendiente_usuario", "bpo")]
    [TestCase("pendiente_proveedor", "bpo")]
    public void Of_an_audit_bpo_may_set_the_solution_too(string from, string role)
    {
        var way = Way(from).Replace("opened", "opened kind=auditoria attachments=[\"solicitud_auditoria\"]", StringComparison.Ordinal);

        var solved = Story.Of($"{way}\n2026-03-09T10:00 status solucionado {role} solutionType=definitiva").LinesOf(int.Parse(LastEvent(from)[2..]));

        Assert.That(solved, Does.Contain($"2026-03-09T10:00 status_changed {from} > solucionado by {role} solutionType=definitiva"));
    }

    [TestCase("correo_automatico", "nuevo")]
    [TestCase("web", "nuevo")]
    [TestCase("correo", "abierto")]
    [TestCase("chat", "abierto")]
    [TestCase("whatsapp customer.whatsappAuthorized=true", "abierto")]
    public void A_ticket_begins_as_its_channel_says(string channel, string status) =>
        Assert.That(Story.Of($"2026-03-09T10:00 opened channel={channel}").Single("status_changed").Members.Where(member => member.Key is "from" or "to"),
            Is.EqualTo(new KeyValuePair<string, object?>[] { new("from", null), new("to", status) }));

    [TestCase("en_curso", "")]
    [TestCase("Asignado", "")]
    public void An_unknown_status_is_refused_with_those_that_would_do(string status, string also)
    {
        var refused = Story.Of($"2026-03-09T10:00 opened\n2026-03-09T10:10 status {status} mesa {also}").Single("refused");

        Assert.That(refused["of"], Is.EqualTo("event"));
        Assert.That(refused["accepted"], Does.Contain("asignado"));
    }

    [TestCase("status asignado gerente")]
    [TestCase("status asignado")]
    [TestCase("status \" \" mesa")]
    public void A_change_without_its_status_or_by_an_unknown_role_is_refused(string line) =>
        Assert.That(Story.Of($"2026-03-09T10:00 opened\n2026-03-09T10:10 {line}").LinesOf(2), Has.One.Items.And.All.Contains("refused event"));

    [Test]
    public void A_refused_change_leaves_the_ticket_as_it_was() => Story.Of("""
        2026-03-09T10:00 opened
        2026-03-09T10:10 status en_proceso consultor
        2026-03-09T10:20 status asignado mesa assignee="Lucía Ferrer"
        """).Brings("""
        2026-03-09T10:20 status_changed abierto > asignado by mesa assignee=Lucía Ferrer
        """, "status_changed abierto");

    [Test]
    public void A_change_names_who_made_it() =>
        Assert.That(Story.Of("2026-03-09T10:00 opened\n2026-03-09T10:10 status asignado mesa by.name=\"Iván Solís\"")
            .Effects.Single(effect => effect["to"] is "asignado").ToJson(), Does.Contain("\"by\":{\"role\":\"mesa\",\"name\":\"Iván Solís\"}"));

    private static string Way(string status) =>
        string.Join('\n', Ways[status].Split(" | ").Select(line => $"2026-03-09T{line}"));

    private static string LastEvent(string status) => $"e-{Ways[status].Split(" | ").Length + 1}";

    private static string[] Names(string text) => text.Split(',', StringSplitOptions.TrimEntries);
}
