using NUnit.Framework;
using PolicyEngine.Hosting.Output;
using PolicyEngine.Tests.Wire;

namespace PolicyEngine.Tests.MasNegocio;

/// <summary>MN-3.5.1 and MN-3.6.1: a solution carries its type, a closing its code.</summary>
public sealed class StatusNeedsTests
{
    private static readonly string[] SolutionTypes = ["definitiva", "workaround"];
    private static readonly string[] CodesOfOpenTickets = ["cancelado", "invalido"];

    [TestCase("", "solucionado mesa")]
    [TestCase("2026-03-09T10:10 status asignado mesa", "solucionado mesa")]
    [TestCase("2026-03-09T10:10 status asignado mesa", "solucionado consultor")]
    [TestCase("2026-03-09T10:10 status asignado mesa", "solucionado tam solutionType=null")]
    [TestCase("2026-03-09T10:10 status asignado mesa", "solucionado tam solutionType=\"  \"")]
    public void A_solution_without_its_type_is_refused_with_what_is_missing_and_what_would_do(string before, string change)
    {
        var refused = Refusal(before, change);

        Assert.That(refused["missing"], Is.EqualTo(new[] { "solutionType" }));
        Assert.That(refused["accepted"], Is.EquivalentTo(SolutionTypes));
        Assert.That(refused.Clauses, Is.EqualTo(["MN-3.5.1"]));
    }

    [TestCase("", "cerrado mesa")]
    [TestCase("2026-03-09T10:10 status asignado mesa", "cerrado mesa")]
    [TestCase("2026-03-09T10:10 status asignado mesa", "cerrado mesa closeCode=\"\"")]
    public void A_closing_without_its_code_is_refused_with_what_is_missing_and_what_would_do(string before, string change)
    {
        var refused = Refusal(before, change);

        Assert.That(refused["missing"], Is.EqualTo(new[] { "closeCode" }));
        Assert.That(refused["accepted"], Is.EquivalentTo(CodesOfOpenTickets));
        Assert.That(refused.Clauses, Is.EqualTo(["MN-3.6.1"]));
    }

    [Test]
    public void Of_a_solution_that_nobody_accepted_the_codes_that_would_do_are_those_of_any_open_ticket()
    {
        var refused = Refusal("2026-03-09T10:10 status solucionado mesa solutionType=definitiva", "cerrado mesa");

        Assert.That(refused["missing"], Is.EqualTo(new[] { "closeCode" }));
        Assert.That(refused["accepted"], Is.SupersetOf(CodesOfOpenTickets).And.Not.Contains("sin_validacion"));
    }

    [TestCase("solucionado mesa solutionType=parche", "definitiva")]
    [TestCase("cerrado mesa closeCode=duplicado", "cancelado")]
    public void An_unknown_type_or_code_is_refused_with_those_that_would_do(string change, string accepted) =>
        Assert.That(Refusal("", change)["accepted"], Does.Contain(accepted));

    [TestCase("", "aprobado_cliente")]
    [TestCase("2026-03-09T10:10 status asignado mesa", "aprobado_cliente")]
    [TestCase("2026-03-09T10:10 status asignado mesa", "sin_validacion")]
    [TestCase("2026-03-09T10:10 status solucionado mesa solutionType=definitiva", "aprobado_cliente")]
    [TestCase("2026-03-09T10:10 status solucionado mesa solutionType=definitiva", "sin_validacion")]
    public void A_code_that_the_status_does_not_allow_is_refused(string before, string code) =>
        Assert.That(Refusal(before, $"cerrado mesa closeCode={code}")["of"], Is.EqualTo("event"));

    [TestCase("definitiva")]
    [TestCase("workaround")]
    public void The_solution_shows_its_type_and_tells_the_requester(string type) => Story.Of($"""
        2026-03-09T10:00 opened
        2026-03-09T10:20 status solucionado mesa solutionType={type}
        """).Brings($"""
        2026-03-09T10:20 status_changed abierto > solucionado by mesa solutionType={type}
        2026-03-09T10:20 notification solucionado correo uno@example.com
        """, "status_changed abierto", "notification solucionado");

    [TestCase("", "cancelado")]
    [TestCase("", "invalido")]
    [TestCase("2026-03-09T10:10 status asignado mesa", "invalido")]
    [TestCase("2026-03-09T10:10 status solucionado mesa solutionType=definitiva", "cancelado")]
    [TestCase("2026-03-09T10:10 status solucionado mesa solutionType=definitiva", "invalido")]
    public void Mesa_closes_any_open_ticket_as_cancelled_or_invalid(string before, string code) =>
        Assert.That(Story.Of($"2026-03-09T10:00 opened\n{before}\n2026-03-09T10:30 status cerrado mesa closeCode={code}")
            .Lines("status_changed")[^1], Does.EndWith($"> cerrado by mesa closeCode={code}"));

    private static EffectRecord Refusal(string before, string change) =>
        Story.Of($"2026-03-09T10:00 opened\n{before}\n2026-03-09T10:30 status {change}").Single("refused");
}
