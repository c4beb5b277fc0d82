using System.Text.RegularExpressions;
using NUnit.Framework;

namespace PolicyEngine.Tests.Docs;

public sealed partial class LinkTests
{
    [GeneratedRegex(@"\]\((?!https?:)([^)#\s]+)(#[^)]*)?\)")]
    private static partial Regex Link { get; }

    /// <summary>A source file that a document names between backticks, by its path from the root.</summary>
    [GeneratedRegex(@"`((?:engine|plugins|policies|tests|docs)/[\w./-]+\.(?:cs|csx|md|json|jsonl|sbn|csproj))`")]
    private static partial Regex Named { get; }

    private static IEnumerable<string> Documents() => Repository.Files("docs", "*.md").Append("README.md");

    [TestCaseSource(nameof(Documents))]
    public void A_document_links_to_what_is_there(string document)
    {
        var folder = Path.GetDirectoryName(document)!;
        var broken = Link.Matches(Repository.Text(document))
            .Select(match => Path.Combine(Repository.Root, folder, match.Groups[1].Value))
            .Where(target => !File.Exists(target) && !Directory.Exists(target));

        Assert.That(broken, Is.Empty);
    }

    [TestCase("README.md")]
    [TestCase("docs/ARCHITECTURE.md")]
    public void A_document_names_files_that_are_there(string document)
    {
        var missing = Named.Matches(Repository.Text(document))
            .Select(match => match.Groups[1].Value)
            .Where(file => !File.Exists(Repository.PathOf(file)));

        Assert.That(missing, Is.Empty);
    }
}
