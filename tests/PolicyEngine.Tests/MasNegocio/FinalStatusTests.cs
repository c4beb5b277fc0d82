using NUnit.Framework;
using PolicyEngine.Tests.Wire;

namespace PolicyEngine.Tests.MasNegocio;

/// <summary>
/// "On a ticket in a final status only ticket.delivered (rca), ticket.approved, survey.answered, customer.updated … are
/// accepted; everything else is refused."
/// </summary>
public sealed class FinalStatusTests
{
    private static readonly string[] Endings =
    [
        "status cerrado mesa closeCode=invalido",
        "status rechazado mesa",
        "status cancelado mesa",
    ];

    [Test]
    public void A_final_ticket_accepts(
        [ValueSource(nameof(Endings))] string ending,
        [Values(
            "delivered rca mesa",
            "approved drp true",
            "approved auditoria_alterno false",
            "surveyed satisfaction 5",
            "customer @demo whatsappAuthorized=true")] string line) =>
        Assert.That(After(ending, line), Has.None.Contains("refused"));

    [Test]
    public void A_final_ticket_refuses(
        [ValueSource(nameof(Endings))] string ending,
        [Values(
            "opened",
            "updated urgency=critica",
            "status abierto mesa",
            "status asignado mesa",
            "replied agent mesa",
            "replied customer usuario accepts=false",
            "worked 30 consultor",
            "complained customer reason=\"Nadie contesta\"",
            "complained customer area=monitoreo",
            "answered si",
            "delivered evidencia bpo",
            "interrupted nomina",
            "restored nomina",
            "unsent e-1 correo")] string line) =>
        Assert.That(After(ending, line), Has.One.Items.And.All.Contains("refused event"));

    private static IReadOnlyList<string> After(string ending, string line) =>
        Story.Of($"2026-03-09T10:00 opened\n2026-03-09T10:10 {ending}\n2026-03-09T10:20 {line}").LinesOf(3);
}
