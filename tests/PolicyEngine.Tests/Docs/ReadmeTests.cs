using NUnit.Framework;
using PolicyEngine.Hosting;

namespace PolicyEngine.Tests.Docs;

/// <summary>The README's code runs, and is the code that runs here.</summary>
public sealed class ReadmeTests
{
    private const string ThisFile = "tests/PolicyEngine.Tests/Docs/ReadmeTests.cs";

    private static void PrintMissedTargets(string workspace, string events, TextWriter output)
    {
        // <readme>
        using var host = PolicyHost.Open(workspace);
        foreach (var diagnostic in host.Diagnostics)
            output.WriteLine(diagnostic);

        foreach (var effect in host.Evaluate(File.ReadLines(events)))
        {
            if (effect.Effect == "target_breached")
                output.WriteLine($"{effect.Ticket} missed {effect["target"]}: {effect.Why} {string.Join(' ', effect.Clauses)}");
        }
        // </readme>
    }

    [Test]
    public void The_library_example_prints_what_the_readme_says()
    {
        var output = new StringWriter { NewLine = "\n" };
        PrintMissedTargets(Repository.Root, Repository.PathOf("policies/masnegocio/samples/semana.jsonl"), output);

        var printed = output.ToString().TrimEnd().Split('\n');
        var promised = Block(Repository.Text("README.md"), "```text\nMN-2008 missed", "```", keep: "MN-2008 missed").Split('\n');
        Assert.That(printed.Take(promised.Length), Is.EqualTo(promised));
    }

    [Test]
    public void The_readmes_code_is_this_files_code()
    {
        var source = Block(Repository.Text(ThisFile), "// <readme>\n", "        // </readme>");
        var unindented = string.Join('\n', source.Split('\n').Select(line => line.Length > 8 ? line[8..] : line.TrimStart()));

        Assert.That(Block(Repository.Text("README.md"), "```csharp\nusing var", "```", keep: "using var"), Is.EqualTo(unindented));
    }

    /// <summary>The text between two marks; of the first, the part that is to be kept belongs to it.</summary>
    private static string Block(string text, string from, string to, string keep = "")
    {
        var start = text.IndexOf(from, StringComparison.Ordinal);
        Assert.That(start, Is.Not.Negative, $"there is no {from.Trim()}");
        start += from.Length - keep.Length;
        return text[start..text.IndexOf(to, start, StringComparison.Ordinal)].TrimEnd();
    }
}
