using NUnit.Framework;

namespace PolicyEngine.Tests.Cli;

/// <summary>Files that commands are asked to write.</summary>
public sealed class OutputFileTests
{
    [TestCase("test", "accioneficaz", "--filter", "AE-4-c", "--report")]
    [TestCase("trace", "accioneficaz", "--html")]
    [TestCase("invoice", "encor", "policies/encor/samples/vtiger.jsonl", "--from", "vtiger", "--month", "2026-03", "--out")]
    [TestCase("render", "solucionado", "--data", "policies/masnegocio/samples/solucionado.json", "--html-out")]
    public void A_file_that_cannot_be_written_is_said_and_exits_with_two(params string[] command)
    {
        var result = CommandLine.Run(CommandLine.Repository, [.. command, "nowhere/report.html"]);

        Assert.That(result.Exit, Is.EqualTo(2), result.Errors);
        Assert.That(result.Errors, Does.Contain("error PE1106: \"nowhere/report.html\" cannot be written: "));
    }
}
