using NUnit.Framework;

namespace PolicyEngine.Tests.Cli;

/// <summary>In which language the command speaks, and what does not depend on it.</summary>
public sealed class LanguageTests
{
    private const string Spanish = "policyengine: error PE0001: No existe el archivo \"none.jsonl\".\n";
    private const string English = "policyengine: error PE0001: There is no file \"none.jsonl\".\n";

    [TestCase("C", null, English)]
    [TestCase("es_MX.UTF-8", null, Spanish)]
    [TestCase("es_MX.UTF-8", "en", English)]
    [TestCase("en_US.UTF-8", "es", Spanish)]
    [TestCase("pt_BR.UTF-8", null, English)]
    public void Messages_are_in_the_language_asked_for_otherwise_in_the_environments(string environment, string? asked, string said)
    {
        var result = CommandLine.RunIn(environment, CommandLine.Repository, [.. Asking(asked), "evaluate", "none.jsonl"]);

        Assert.That((result.Exit, result.Output, result.Errors), Is.EqualTo((2, "", said)));
    }

    [Test]
    public void Every_command_takes_the_option_and_no_other_language()
    {
        Assert.That(CommandLine.Run(CommandLine.Repository, "check", "none.csx", "--lang", "es").Errors, Does.Contain("No existe el archivo"));
        Assert.That(CommandLine.Run(CommandLine.Repository, "render", "none", "--data", "none.json", "--lang", "es").Errors, Does.Contain("No existe la plantilla"));
        Assert.That(CommandLine.Run(CommandLine.Repository, "check", "--lang", "fr").Exit, Is.EqualTo(2));
    }

    [Test]
    public void Effects_are_the_same_bytes_in_every_language()
    {
        const string Sample = "policies/masnegocio/samples/semana.jsonl";
        string[] command = ["evaluate", Sample, "--output", "jsonl"];

        var english = CommandLine.Run(CommandLine.Repository, [.. command, "--lang", "en"]);
        var spanish = CommandLine.RunIn("es_MX.UTF-8", CommandLine.Repository, command);

        Assert.That(spanish.Output, Is.EqualTo(english.Output).And.Not.Empty);
        Assert.That((english.Errors, spanish.Errors), Is.Not.EqualTo((spanish.Errors, english.Errors)));
        Assert.That(spanish.Errors, Does.Contain("líneas"));
    }

    private static string[] Asking(string? language) => language is null ? [] : ["--lang", language];
}
