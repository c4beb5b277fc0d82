using NUnit.Framework;
using PolicyEngine.Tests.Engine.Company;

namespace PolicyEngine.Tests.Checks;

/// <summary>A script with one mistake, what is found, and the same script as it should be.</summary>
/// <param name="Wrong">The statements after the policy's first line; the mistake is in the last one.</param>
/// <param name="Finding">Its line and column, code and sentence.</param>
/// <param name="Right">The last statement, or all where it has several lines, set right.</param>
/// <param name="Before">What both have in common.</param>
public sealed record CheckCase(string Wrong, string Finding, string Right, string Before = "")
{
    private string Code => Finding[(Finding.IndexOf("PE", StringComparison.Ordinal))..][..6];

    /// <summary>Statements that make a whole life of a ticket, so that nothing else is wrong with its statuses.</summary>
    public const string Life = """
        Clause("L").Starts(Estado.Reportado);
        Clause("L").Final(Estado.Cerrado, Estado.Anulado);
        Clause("L").Among(Estado.Reportado, Estado.EnVisita, Estado.EsperaCliente, Estado.EsperaRepuesto, Estado.Resuelto);
        Clause("L").From(Estado.Resuelto, Estado.Reportado).To(Estado.Cerrado, Estado.Anulado);

        """;

    public void Verify()
    {
        Assert.That(Of($"{Before}{Wrong}"), Is.EqualTo([$"condor/prueba.csx{Finding}"]));
        Assert.That(Of($"{Before}{Right}"), Is.Empty);
    }

    private string[] Of(string statements)
    {
        using var policy = new TemporaryPolicy(("prueba.csx", $"{TemporaryPolicy.Head}\n{statements}"));
        Assert.That(policy.Findings(), Is.Empty, "the script has to load");
        return [.. policy.CheckFindings().Where(finding => finding.Contains($" {Code}: "))];
    }

    public override string ToString() => $"{Code} {Wrong.ReplaceLineEndings(" ")}";
}
