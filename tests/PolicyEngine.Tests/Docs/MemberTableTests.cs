using NUnit.Framework;
using PolicyEngine.Tests.Cli;

namespace PolicyEngine.Tests.Docs;

/// <summary>
/// The manuals list the members that templates are checked against. With POLICYENGINE_UPDATE_DOCS set, the tables are written
/// into them instead.
/// </summary>
public sealed class MemberTableTests
{
    private const string Begin = "<!-- members: written by MemberTableTests -->\n";
    private const string End = "<!-- end of members -->";

    [TestCase("templates.es.md", true)]
    [TestCase("templates.en.md", false)]
    public void The_manual_lists_what_notifications_carry(string manual, bool spanish)
    {
        var file = Path.Combine(CommandLine.Repository, "docs", "operations", manual);
        var text = File.ReadAllText(file).ReplaceLineEndings("\n");
        var (from, to) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        var written = MemberTables.Write(spanish);
        if (Environment.GetEnvironmentVariable("POLICYENGINE_UPDATE_DOCS") is not null)
            File.WriteAllText(file, text[..from] + written + text[to..]);
        else
            Assert.That(text[from..to], Is.EqualTo(written));
    }
}
