using System.Reflection;
using NUnit.Framework;
using PolicyEngine.Testing.Scenarios.Words;
using PolicyEngine.Tests.Docs;

namespace PolicyEngine.Tests.Scenarios;

public sealed class WordsPageTests
{
    private static readonly Type[] Words = [typeof(ScenarioScript), typeof(ScenarioWords), typeof(MomentWords), typeof(FieldWords)];

    [Test]
    public void Every_word_of_scenarios_is_on_the_page()
    {
        const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var page = Repository.Text("docs/scenarios.md");
        var words = Words.SelectMany(type => type.GetMethods(Own))
            .Select(method => method.Name.Replace("get_", ""))
            .Where(name => name is not "Build")
            .Distinct();

        Assert.That(words.Where(word => !page.Contains($"`{word}`", StringComparison.Ordinal)), Is.Empty);
    }
}
