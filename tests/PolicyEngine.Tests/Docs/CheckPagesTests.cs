using System.Text.RegularExpressions;
using NUnit.Framework;
using PolicyEngine.Hosting;
using PolicyEngine.Tests.Cli;

namespace PolicyEngine.Tests.Docs;

/// <summary>The pages of what <c>check</c> finds: their wrong example gives the message that they show, their right one does not.</summary>
public sealed partial class CheckPagesTests
{
    private const string OtherScript = "// El otro guion: ";

    [GeneratedRegex("```csharp\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Example { get; }

    [GeneratedRegex("```text\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Message { get; }

    private static IEnumerable<string> Pages() => Repository.Files("docs/errors", "PE08*.md").Order()
        .Where(page => Example.IsMatch(Repository.Text(page)))
        .Select(Path.GetFileNameWithoutExtension)!;

    [TestCaseSource(nameof(Pages))]
    public void A_page_shows_the_message_that_its_wrong_example_gives(string code)
    {
        var page = Repository.Text($"docs/errors/{code}.md");
        var examples = Example.Matches(page).Select(match => match.Groups[1].Value).ToList();
        // A page may show the message in Spanish after it.
        var message = Message.Match(page).Groups[1].Value.Split('\n')[0];

        Assert.That(examples, Has.Count.EqualTo(2));
        Assert.That(FindingsOf(examples[0]), Has.Some.EqualTo(message));
        Assert.That(FindingsOf(examples[1]), Has.None.EndsWith(message[message.IndexOf("): ", StringComparison.Ordinal)..]));
    }

    private static List<string> FindingsOf(string example)
    {
        using var workspace = new ScratchWorkspace();
        var folder = Path.Combine(workspace.Folder, "policies", "masnegocio");
        foreach (var script in Directory.EnumerateFiles(folder, "*.csx", SearchOption.AllDirectories).ToList())
            File.Delete(script);
        var lines = example.Split('\n');
        File.WriteAllLines(Path.Combine(folder, "demo.csx"), lines.Where(line => !line.StartsWith(OtherScript, StringComparison.Ordinal)));
        foreach (var line in lines.Where(line => line.StartsWith(OtherScript, StringComparison.Ordinal)))
            File.WriteAllText(Path.Combine(folder, "otro.csx"), line[OtherScript.Length..]);
        using var host = PolicyHost.Open(workspace.Folder);
        return [.. host.Check().Select(finding => finding.ToString())];
    }
}
