using System.Reflection;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace PolicyEngine.Tests.Docs;

public sealed partial class ArchitectureTests
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;

    private static readonly string[] Projects = ["", ".Scripting", ".Templates", ".Hosting", ".Cli", ".Testing"];

    [GeneratedRegex(@"`([A-Z]\w+)\.([A-Z]\w+)`")]
    private static partial Regex NamedMember { get; }

    /// <summary>Names between backticks that have a point and are no member: projects.</summary>
    private static bool IsProject(string name) => Directory.Exists(Repository.PathOf($"engine/{name}"));

    [Test]
    public void The_architecture_page_names_members_that_exist()
    {
        var types = Projects
            .SelectMany(project => Assembly.Load("PolicyEngine" + project).GetTypes())
            .ToLookup(type => type.Name.Split('`')[0], StringComparer.Ordinal);

        var unknown = NamedMember.Matches(Repository.Text("docs/ARCHITECTURE.md"))
            .Where(named => !IsProject(named.Value.Trim('`')))
            .Where(named => !types[named.Groups[1].Value].Any(type =>
                type.GetMember(named.Groups[2].Value, All).Length > 0 || type.GetNestedType(named.Groups[2].Value, All) is not null))
            .Select(named => named.Value);

        Assert.That(unknown, Is.Empty);
    }
}
