using System.Reflection;
using NUnit.Framework;
using PolicyEngine.Templates.BuiltIns;
using PolicyEngine.Templates.Values;

namespace PolicyEngine.Tests.Templates;

/// <summary>The tests of this folder, in their own words and besides the published cases, use everything that the language has.</summary>
public sealed class CoverageTests
{
    private static readonly string[] Statements =
    [
        "if", "else", "case", "when", "for", "tablerow", "while", "break", "continue", "capture", "with", "wrap", "import", "readonly",
        "func", "ret", "do", "end", "include", "include_join", "offset:", "limit:", "reversed", "$$", "{%{", "##", "~}}", "{{-", "??", "?.", "..<",
    ];

    private static readonly string Tested = string.Join('\n',
        from type in typeof(CoverageTests).Assembly.GetTypes()
        where type.Namespace == typeof(CoverageTests).Namespace && type != typeof(HostileTemplates)
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        from test in method.GetCustomAttributes<TestCaseAttribute>()
        from argument in test.Arguments.OfType<string>()
        select argument);

    private static IEnumerable<string> BuiltIns() => BuiltInCatalog.Globals.SelectMany(member =>
        member.Value is BuiltInNamespace group ? group.Members.Keys.Select(function => $"{member.Key}.{function}") : [member.Key]);

    [TestCaseSource(nameof(BuiltIns))]
    public void Every_built_in_has_a_case(string name) => Assert.That(Tested, Does.Match($@"\b{name.Replace(".", @"\.")}\b"));

    [TestCaseSource(nameof(Statements))]
    public void Every_statement_has_a_case(string word) => Assert.That(Tested, Does.Contain(word));
}
