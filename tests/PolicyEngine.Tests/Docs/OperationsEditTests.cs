using System.Text.RegularExpressions;
using NUnit.Framework;
using PolicyEngine.Tests.Cli;

namespace PolicyEngine.Tests.Docs;

/// <summary>The edits that the operations pages show are made on a copy of the policies, and come out as the pages say.</summary>
public sealed partial class OperationsEditTests
{
    private const string Script = "policies/accioneficaz/_ans.csx";
    private const string Holidays = "Clause(\"AE-4-e\").Holidays(Horario.Habil, Colombia.Legal);";

    [GeneratedRegex("<!-- (\\w+) -->\n```text\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Shown { get; }

    [TestCase("es", "limite", "var limite = 1.1m;", "var limite = 1.5m;", 1)]
    [TestCase("en", "limite", "var limite = 1.1m;", "var limite = 1.5m;", 1)]
    [TestCase("es", "festivo", Holidays, Holidays + "\nClause(\"AE-4-e\").ClosedOn(Horario.Habil, \"2026-06-02\");", 3)]
    [TestCase("en", "festivo", Holidays, Holidays + "\nClause(\"AE-4-e\").ClosedOn(Horario.Habil, \"2026-06-02\");", 3)]
    [TestCase("es", "tiempo", "Between(2.Hours, 8.Hours, over: [Media, Baja])", "Between(3.Hours, 8.Hours, over: [Media, Baja])", 5)]
    [TestCase("en", "tiempo", "Between(2.Hours, 8.Hours, over: [Media, Baja])", "Between(3.Hours, 8.Hours, over: [Media, Baja])", 5)]
    public void An_edit_is_noticed_by_the_scenarios_that_the_page_shows(string language, string name, string text, string by, int failures)
    {
        using var workspace = new ScratchWorkspace();
        var file = Path.Combine(workspace.Folder, Script);
        var before = File.ReadAllText(file);
        Assert.That(before, Does.Contain(text));
        File.WriteAllText(file, before.Replace(text, by, StringComparison.Ordinal));

        var result = CommandLine.Run(workspace.Folder, "test", "accioneficaz", "--lang", language);

        Assert.That(result.Exit, Is.EqualTo(1), result.Errors);
        Assert.That(result.Output, Does.Contain(Page(language)[name]));
        Assert.That(Regex.Count(result.Output, "^(FALLÓ|FAILED) ", RegexOptions.Multiline), Is.EqualTo(failures));
        Assert.That(Repository.Text($"docs/operations/accioneficaz.{language}.md"), Does.Contain(by), "the page shows the line as it was written");
    }

    [TestCase("es")]
    [TestCase("en")]
    public void What_the_policy_settles_is_listed_as_the_pages_show(string language)
    {
        var listed = CommandLine.Run(CommandLine.Repository, "docs", "accioneficaz", "--assumptions", "--lang", language);

        Assert.That(listed.Exit, Is.Zero, listed.Errors);
        Assert.That(listed.Output, Does.StartWith(Page(language)["supuestos"]));
        if (language == "en")
            Assert.That(Repository.Text("docs/scenarios.md").ReplaceLineEndings("\n"), Does.Contain(Page(language)["supuestos"]));
    }

    /// <summary>The scenario that the general page shows is one of the policy's, and fails as shown after the edit that the page makes.</summary>
    [TestCase("es", "reaccion")]
    [TestCase("en", "reaction")]
    public void The_general_page_shows_a_scenario_that_notices(string language, string name)
    {
        var page = Repository.Text($"docs/operations/README.{language}.md").ReplaceLineEndings("\n");
        var shown = Shown.Matches(page).Single(match => match.Groups[1].Value == name).Groups[2].Value;
        using var workspace = new ScratchWorkspace();
        var file = Path.Combine(workspace.Folder, "policies/masnegocio/mesa-de-servicio-2.6.csx");
        File.WriteAllText(file, File.ReadAllText(file).Replace(".Within(Critica, 40.Minutes)", ".Within(Critica, 20.Minutes)", StringComparison.Ordinal));

        var result = CommandLine.Run(workspace.Folder, "test", "masnegocio", "--lang", language);

        Assert.That(result.Exit, Is.EqualTo(1), result.Errors);
        Assert.That(result.Output, Does.Contain(shown));
    }

    [TestCase("es")]
    [TestCase("en")]
    public void A_new_version_is_told_as_the_page_shows(string language)
    {
        var difference = CommandLine.Run(CommandLine.Repository, "diff", "accioneficaz", "--from", "1", "--to", "2", "--lang", language);
        var notice = CommandLine.Run(CommandLine.Repository, "diff", "accioneficaz", "--from", "1", "--to", "2", "--notice", "--lang", language);

        Assert.That((difference.Exit, difference.Output), Is.EqualTo((0, Page(language)["diff"])), difference.Errors);
        Assert.That(notice.Exit, Is.Zero, notice.Errors);
        Assert.That(notice.Output, Does.StartWith(Page(language)["notice"]));
    }

    [Test]
    public void A_difference_is_written_as_json_and_as_a_page_too()
    {
        var json = CommandLine.Run(CommandLine.Repository, "diff", "accioneficaz", "--from", "1", "--to", "2", "--output", "json");
        var html = CommandLine.Run(CommandLine.Repository, "diff", "accioneficaz", "--from", "1", "--to", "2", "--output", "html");
        var notice = CommandLine.Run(CommandLine.Repository, "diff", "accioneficaz", "--from", "1", "--to", "2", "--notice", "--output", "html");
        var unknown = CommandLine.Run(CommandLine.Repository, "diff", "accioneficaz", "--from", "1", "--to", "9");

        var change = Newtonsoft.Json.Linq.JObject.Parse(json.Output).SelectToken("changes[0]")!;
        Assert.That(((string?)change["section"], (string?)change["was"], (string?)change["now"]), Is.EqualTo(("targets", "12 h", "10 h")));
        Assert.That(html.Output, Does.StartWith("<!DOCTYPE html>").And.Contain("<td><del>12 h</del></td><td><ins>10 h</ins></td>"));
        Assert.That(notice.Output, Does.StartWith("<!DOCTYPE html>").And.Contain("1 de enero de 2030"));
        Assert.That((unknown.Exit, unknown.Errors), Is.EqualTo((2, "policyengine: error PE0334: 'accioneficaz' has no version \"9\". Its versions are: 1, 2.\n")));
    }

    [Test]
    public void A_profile_that_lacks_something_is_told_so()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("policyengine").FullName, "mes.profile.json");
        File.WriteAllText(file, """{ "source": "/condor/t", "zone": "America/Bogota", "from": "2026-06-01", "to": "2026-06-30", "ticket": "T-{0}", "tickets": 1, "customers": [], "opening": {} }""");

        var result = CommandLine.Run(CommandLine.Repository, "sample", file);

        Assert.That((result.Exit, result.Output), Is.EqualTo((2, "")));
        Assert.That(result.Errors, Does.StartWith("policyengine: error PE0336: The profile cannot be read: ").And.EndWith("lacks hours, stories.\n"));
    }

    private static Dictionary<string, string> Page(string language) =>
        Shown.Matches(Repository.Text($"docs/operations/accioneficaz.{language}.md").ReplaceLineEndings("\n"))
            .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
}
