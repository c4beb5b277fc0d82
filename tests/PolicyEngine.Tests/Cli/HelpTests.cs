using NUnit.Framework;

namespace PolicyEngine.Tests.Cli;

/// <summary>The help speaks the language that was asked for.</summary>
public sealed class HelpTests
{
    /// <summary>The commands that the root's help lists.</summary>
    private static string[] Commands =>
        [.. Indented(Help([], "en")).SkipWhile(line => !line.Contains("evaluate <", StringComparison.Ordinal)).Select(line => line.Split(' ')[0])];

    [Test]
    public void Every_description_of_every_command_is_said_in_Spanish()
    {
        var commands = Commands;
        Assert.That(commands, Has.Length.GreaterThan(10));
        foreach (var command in commands.Select(name => new[] { name }).Prepend([]))
        {
            var (english, spanish) = (Described(Help(command, "en")), Described(Help(command, "es")));
            Assert.That(english, Is.Not.Empty);
            Assert.That(english.Intersect(spanish), Is.Empty, $"{string.Join(' ', command)}: write these into help.spanish.txt");
        }
    }

    [Test]
    public void Help_in_English_is_left_as_it_was() =>
        Assert.That(Help(["evaluate"], "en"), Does.Contain("Evaluates recorded events and prints what the policies decide."));

    private static string Help(string[] command, string language)
    {
        var result = CommandLine.Run(TestContext.CurrentContext.WorkDirectory, [.. command, "--help", "--lang", language]);
        Assert.That((result.Exit, result.Errors), Is.EqualTo((0, "")));
        return result.Output.ReplaceLineEndings("\n");
    }

    /// <summary>The descriptions: what stands behind a name and two spaces, and the command's own line.</summary>
    private static string[] Described(string help) =>
    [
        .. Indented(help).Select(line => line.Split("  ", 2, StringSplitOptions.RemoveEmptyEntries) is [_, var behind] ? behind.Trim() : line)
            .Where(text => text.Contains(' ', StringComparison.Ordinal) && !text.Contains("[options]", StringComparison.Ordinal))
            .Distinct(),
    ];

    private static IEnumerable<string> Indented(string help) =>
        help.Split('\n').Where(line => line.StartsWith("  ", StringComparison.Ordinal)).Select(line => line.Trim());
}
