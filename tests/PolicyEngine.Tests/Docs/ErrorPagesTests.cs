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
    public void Every_code_has_a_page_and_every_page_a_code()
    {
        var codes = Repository.Files("engine", "*.cs")
            .SelectMany(file => Code.Matches(Repository.Text(file)))
            .Select(match => match.Value)
            .Distinct()
            .Order();

        Assert.That(Pages(), Is.EqualTo(codes));
    }

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
