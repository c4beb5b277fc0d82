using Newtonsoft.Json.Linq;
using NUnit.Framework;

namespace PolicyEngine.Tests.Cli;

/// <summary>What <c>policyengine check</c> reports on, and in which forms.</summary>
public sealed class CheckReportTests
{
    private const string Newer = "masnegocio/mesa-de-servicio-2.6.csx";
    private const string Older = "masnegocio/mesa-de-servicio-2.5.csx";

    /// <summary>A workspace with an error in one version, a warning in the other, and one in a file that both could load.</summary>
    private static ScratchWorkspace Spoilt(out int newerLine, out int olderLine)
    {
        var workspace = new ScratchWorkspace();
        newerLine = Append(workspace, Newer, """Clause("MN-3.4.3").On(Replied.If(CurrentStatus == Estado.Cerrado)).Escalate(Matriz.Mesa);""");
        olderLine = Append(workspace, Older, """Assume("MN-3.4.3", "Ñandú.", allows: Check.Shadowed);""");
        var parts = Path.Combine(workspace.Folder, "policies", "masnegocio", "_avisos extra.csx");
        File.WriteAllText(parts, "Clause(\"MN-3.55\").On(Opened).Exclude(new Concept(\"x\"));\n");
        var older = Path.Combine(workspace.Folder, "policies", Older);
        File.WriteAllText(older, "#load \"_avisos extra.csx\"\n" + File.ReadAllText(older));
        olderLine++;
        return workspace;
    }

    private static int Append(ScratchWorkspace workspace, string script, string line)
    {
        var path = Path.Combine(workspace.Folder, "policies", script);
        File.AppendAllText(path, line + "\n");
        return File.ReadAllLines(path).Length;
    }

    private static string ErrorAt(int line) =>
        $"{Newer}({line},1): error PE0804: This rule never applies: a ticket in a final status does not take such an event.";

    private static string WarningAt(int line) =>
        $"{Older}({line},1): warning PE0820: Check.Shadowed exempts nothing here: no such finding is about MN-3.4.3.";

    private const string PartsError =
        "masnegocio/_avisos extra.csx(1,1): error PE0811: The document's index, clauses.json, has no clause 'MN-3.55'. Did you mean 'MN-3.5'?";

    [Test]
    public void A_path_is_a_workspace_a_folder_a_script_with_what_it_loads_or_a_file()
    {
        using var workspace = Spoilt(out var newer, out var older);
        string[] Lines(int exit, params string[] arguments)
        {
            var result = CommandLine.Run(workspace.Folder, ["check", .. arguments]);
            Assert.That(result.Exit, Is.EqualTo(exit), result.Errors);
            return result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        string[] all = [PartsError, WarningAt(older), ErrorAt(newer)];

        Assert.That(Lines(1), Is.EqualTo(all));
        Assert.That(Lines(1, workspace.Folder), Is.EqualTo(all));
        Assert.That(Lines(1, Path.Combine("policies", "masnegocio") + Path.DirectorySeparatorChar), Is.EqualTo(all));
        Assert.That(Lines(1, Path.Combine("policies", Newer)), Is.EqualTo([ErrorAt(newer)]));
        Assert.That(Lines(1, Path.Combine("policies", Older)), Is.EqualTo([PartsError, WarningAt(older)]));
        Assert.That(Lines(0, Path.Combine("policies", "masnegocio", "contacts.json")), Is.Empty);
        Assert.That(Lines(1, Path.Combine("policies", Older), Path.Combine("policies", Newer)), Is.EqualTo(all));
    }

    [Test]
    public void A_version_is_checked_though_another_does_not_load()
    {
        using var workspace = Spoilt(out _, out var older);
        Append(workspace, Newer, "Clause(");

        Assert.That(CommandLine.Run(workspace.Folder, "check", Path.Combine("policies", Older)).Output,
            Is.EqualTo($"{PartsError}\n{WarningAt(older)}\n"));
        Assert.That(CommandLine.Run(workspace.Folder, "check", Path.Combine("policies", Newer)).Output, Does.Contain("PE01").And.Not.Contain("PE08"));
    }

    [Test]
    public void What_has_no_plugin_is_not_called_clean()
    {
        using var workspace = new ScratchWorkspace();
        var folder = Path.Combine("policies", "nadie");
        Directory.CreateDirectory(Path.Combine(workspace.Folder, folder));
        var result = CommandLine.Run(workspace.Folder, "check", folder);

        Assert.That((result.Exit, result.Output, result.Errors), Is.EqualTo(
            (2, "", "policyengine: error PE0822: There is no built plugin for 'nadie', so that its policies cannot be checked.\n")));
        Assert.That(CommandLine.Run(workspace.Folder, "check", "--on", "ayer").Exit, Is.EqualTo(2));
        Assert.That(CommandLine.Run(workspace.Folder, "check", "--output", "xml").Exit, Is.EqualTo(2));
    }

    [Test]
    public void A_plugin_that_does_not_load_cannot_be_checked()
    {
        using var workspace = new ScratchWorkspace();
        File.WriteAllText(Path.Combine(workspace.Folder, "plugins", "MasNegocio", "bin", "plugin", "plugin.json"), "{");

        Assert.That(CommandLine.Run(workspace.Folder, "check").Exit, Is.EqualTo(2));
    }

    [Test]
    public void Json_has_every_finding_with_its_place()
    {
        using var workspace = Spoilt(out var newer, out var older);
        var result = CommandLine.Run(workspace.Folder, "check", "--output", "json", "--lang", "es");
        var report = JObject.Parse(result.Output);

        Assert.That(result.Exit, Is.EqualTo(1));
        Assert.That(((int?)report["errors"], (int?)report["warnings"]), Is.EqualTo((2, 1)));
        Assert.That(JToken.DeepEquals(report["findings"]![2], JObject.FromObject(new
        {
            code = "PE0804",
            severity = "error",
            file = Newer,
            line = newer,
            column = 1,
            message = "Esta regla nunca se aplica: un ticket en un estado final no recibe un evento así.",
        })), Is.True, result.Output);
        Assert.That((int?)report["findings"]![1]!["line"], Is.EqualTo(older));
        Assert.That(CommandLine.Run(CommandLine.Repository, "check", "--output", "json").Output, Does.Contain("\"findings\": []"));
    }

    /// <summary>The members that SARIF 2.1.0 requires, with the values that it allows (sections 3.13 to 3.30).</summary>
    [Test]
    public void Sarif_has_what_the_standard_requires()
    {
        using var workspace = Spoilt(out var newer, out _);
        var result = CommandLine.Run(workspace.Folder, "check", "--output", "sarif");
        var log = JObject.Parse(result.Output);
        var run = log["runs"]!.Single();
        var rules = run["tool"]!["driver"]!["rules"]!.Select(rule => (string)rule["id"]!).ToList();

        Assert.That((string?)log["version"], Is.EqualTo("2.1.0"));
        Assert.That((string?)log["$schema"], Does.EndWith("sarif-schema-2.1.0.json"));
        Assert.That((string?)run["tool"]!["driver"]!["name"], Is.EqualTo("policyengine"));
        Assert.That((string?)run["tool"]!["driver"]!["semanticVersion"], Does.Match(@"^\d+\.\d+\.\d+([-+].+)?$"));
        Assert.That(rules, Is.Unique.And.EquivalentTo(new[] { "PE0804", "PE0811", "PE0820" }));
        Assert.That(run["results"]!.Count(), Is.EqualTo(3));
        foreach (var found in run["results"]!)
        {
            var place = found["locations"]!.Single()["physicalLocation"]!;
            Assert.That((string?)found["message"]!["text"], Is.Not.Null.And.Not.Empty);
            Assert.That(rules[(int)found["ruleIndex"]!], Is.EqualTo((string?)found["ruleId"]));
            Assert.That((string?)found["level"], Is.AnyOf("none", "note", "warning", "error"));
            Assert.That(Uri.IsWellFormedUriString((string)place["artifactLocation"]!["uri"]!, UriKind.Relative), Is.True);
            Assert.That(((JObject)run["originalUriBaseIds"]!).ContainsKey((string)place["artifactLocation"]!["uriBaseId"]!), Is.True);
            Assert.That((int)place["region"]!["startLine"]!, Is.Positive);
            Assert.That((int)place["region"]!["startColumn"]!, Is.Positive);
        }
        Assert.That(run["results"]!.Select(found => (string?)found.SelectToken("locations[0].physicalLocation.artifactLocation.uri")),
            Is.EqualTo(new[] { "policies/masnegocio/_avisos%20extra.csx", $"policies/{Older}", $"policies/{Newer}" }));
        Assert.That((int?)run["results"]![2]!.SelectToken("locations[0].physicalLocation.region.startLine"), Is.EqualTo(newer));
    }

    [Test]
    public void A_finding_without_a_line_has_no_region()
    {
        using var workspace = new ScratchWorkspace();
        Directory.Delete(Path.Combine(workspace.Folder, "plugins"), recursive: true);
        Directory.CreateDirectory(Path.Combine(workspace.Folder, "plugins"));
        var found = JObject.Parse(CommandLine.Run(workspace.Folder, "check", "--output", "sarif").Output).SelectToken("runs[0].results[0]")!;

        Assert.That((string?)found["ruleId"], Is.EqualTo("PE0508"));
        Assert.That(found.SelectToken("locations[0].physicalLocation.region"), Is.Null);
        Assert.That((string?)found.SelectToken("locations[0].physicalLocation.artifactLocation.uri"), Is.EqualTo("plugins"));
    }
}
