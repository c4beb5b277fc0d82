using System.Text.RegularExpressions;
using NUnit.Framework;

namespace PolicyEngine.Tests.Docs;

public sealed partial class ErrorPagesTests
{
    private const string Folder = "docs/errors";

    private static readonly string[] Headings =
        ["## Español\n", "**Qué pasó.** ", "**Por qué importa.** ", "**Qué hacer.** ", "## English\n", "**What happened.** ",
            "**Why it matters.** ", "**What to do.** ", "## Mal · Wrong\n", "## Bien · Right\n"];

    private static IEnumerable<string> Pages() => Repository.Files(Folder, "PE*.md").Select(Path.GetFileNameWithoutExtension).Order()!;

    [GeneratedRegex("PE[0-9]{4}")]
    private static partial Regex Code { get; }

    [Test]
    public void Every_code_has_a_page_and_every_page_a_code() => Assert.That(Pages(), Is.EqualTo(CodesIn("engine").Order()));

    /// <summary>A page's example that is run, or a test that names the code: an error that nobody saw happen may not.</summary>
    [Test]
    public void Every_code_is_made_to_happen_by_a_test() =>
        Assert.That(CodesIn("engine").Except(ErrorExampleTests.Scripts().Select(page => page.Code)).Except(CodesIn("tests")).Order(), Is.Empty,
            "write a test that makes each happen and names it");

    private static IEnumerable<string> CodesIn(string folder) =>
        Repository.Files(folder, "*.cs").SelectMany(file => Code.Matches(Repository.Text(file))).Select(match => match.Value).Distinct();

    [TestCaseSource(nameof(Pages))]
    public void A_page_says_in_both_languages_what_happened_and_what_to_do(string code)
    {
        var page = Repository.Text($"{Folder}/{code}.md");

        Assert.That(page, Does.StartWith($"# {code}: ").And.Contain($" {code}: "));
        Assert.That(Headings.Where(heading => !page.Contains(heading, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void The_index_names_every_page()
    {
        var index = Repository.Text($"{Folder}/README.md");

        Assert.That(Pages().Where(code => !index.Contains($"| [{code}]({code}.md) | ", StringComparison.Ordinal)), Is.Empty);
    }
}
