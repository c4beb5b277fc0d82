using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NUnit.Framework;
using PolicyEngine.Hosting;
using PolicyEngine.Hosting.Documents;
using PolicyEngine.Tests.Cli;

namespace PolicyEngine.Tests.Scenarios;

/// <summary><c>policyengine trace</c> and <c>policyengine docs</c> as their users run them.</summary>
public sealed partial class TraceCommandTests
{
    [TestCase("accioneficaz")]
    [TestCase("encor")]
    public void Every_clause_of_the_document_is_traced_to_rules_and_scenarios(string provider)
    {
        var result = CommandLine.Run(CommandLine.Repository, "trace", provider);

        Assert.That(result.Exit, Is.Zero, result.Output + result.Errors);
        Assert.That(result.Output, Does.Match($"{provider}: [0-9]+ clauses, 0 lack something."));
    }

    [Test]
    public void A_clause_without_rule_scenario_task_or_text_is_said_to_lack_it()
    {
        using var workspace = new ScratchWorkspace();
        var file = Path.Combine(workspace.Folder, "policies", "accioneficaz", "clauses.json");
        var clauses = File.ReadAllText(file);
        var end = clauses.LastIndexOf(']');
        File.WriteAllText(file, clauses[..end].TrimEnd() + """
            ,
              {"id": "AE-90", "kind": "rule", "section": "90", "title": "Ninguna regla", "text": ""},
              {"id": "AE-91", "kind": "duty", "section": "91", "title": "Ninguna tarea", "text": ""},
              {"id": "AE-92", "kind": "info", "section": "92", "title": "Sin texto <aquí>", "text": ""},
              {"id": "AE-93", "kind": "rule", "section": "93", "title": "Ningún escenario", "text": ""}
            ]
            """ + clauses[(end + 1)..]);
        File.AppendAllText(Path.Combine(workspace.Folder, "policies", "accioneficaz", "_ans.csx"), "\nAssume(\"AE-93\", \"Nadie lo prueba.\");\n");
        var page = Path.Combine(workspace.Folder, "trace.html");

        var result = CommandLine.Run(workspace.Folder, "trace", "accioneficaz", "--output", "json", "--html", page);

        Assert.That(result.Exit, Is.EqualTo(1), result.Errors);
        var traced = JsonDocument.Parse(result.Output).RootElement.GetProperty("providers")[0].GetProperty("clauses").EnumerateArray()
            .Where(clause => clause.GetProperty("lacks").ValueKind != JsonValueKind.Null)
            .Select(clause => $"{clause.GetProperty("id").GetString()} {clause.GetProperty("lacks").GetString()}");
        Assert.That(traced, Is.EqualTo(new[] { "AE-90 rule", "AE-91 duty", "AE-92 text", "AE-93 scenario" }));
        var html = File.ReadAllText(page);
        Assert.That(html, Does.Contain("Sin texto &lt;aqu&#237;&gt;").And.Not.Contain("http"), "the page needs nothing beside it");
        Assert.That(() => XDocument.Parse(Void.Replace(html["<!doctype html>".Length..], "<$1/>")), Throws.Nothing, "its tags are closed");

        var table = CommandLine.Run(workspace.Folder, "trace", "accioneficaz", "--lang", "es");
        Assert.That(table.Exit, Is.EqualTo(1), table.Errors);
        Assert.That(table.Output, Does.Match("\nAE-90 +rule +– +0 +ninguna regla\n").And.Match("\nAE-91 +duty +– +0 +ninguna tarea, estado o plazo en un escenario\n")
            .And.Match("\nAE-92 +info +– +0 +.*\n").And.Match("\nAE-93 +rule +accioneficaz/_ans.csx.* 0 +ningún escenario\n")
            .And.Match("\naccioneficaz: 37 cláusulas, a 4 les falta algo."));
    }

    [Test]
    public void The_text_of_a_policy_has_its_clauses_tables_and_what_only_tells()
    {
        var result = CommandLine.Run(CommandLine.Repository, "docs", "masnegocio", "--lang", "es");

        Assert.That(result.Exit, Is.Zero, result.Errors);
        Assert.That(result.Output, Does.Contain("## MN-3.4.1-d · ")
            .And.Contain("\n\n| urgency \\ impact | extenso (toda la compañía) | significativo (una organización) | moderado (un departamento) | menor (un usuario) |\n|---|---|---|---|---|\n| **crítica** | crítica | crítica | alta | alta |\n")
            .And.Contain("- reacción: 40 min, si priority es crítica (masnegocio/mesa-de-servicio-2.6.csx(")
            .And.Contain("## MN-4 · ").And.Contain("En el portal se crean casos"));
    }

    [Test]
    public void What_a_policy_settles_is_listed_with_what_governs_and_where()
    {
        var json = CommandLine.Run(CommandLine.Repository, "docs", "accioneficaz", "--assumptions", "--output", "json");
        var text = CommandLine.Run(CommandLine.Repository, "docs", "accioneficaz", "--assumptions", "--lang", "es");

        var points = JsonDocument.Parse(json.Output).RootElement.GetProperty("providers")[0].GetProperty("points").EnumerateArray().ToList();
        var conflict = points.First(point => point.GetProperty("kind").GetString() == "conflict");
        Assert.That(conflict.GetProperty("clauses").EnumerateArray().Select(clause => clause.GetString()), Is.EqualTo(new[] { "AE-3-a", "AE-4-a" }));
        Assert.That(conflict.GetProperty("governs").GetString(), Is.EqualTo("AE-4-a"));
        Assert.That(conflict.GetProperty("policies").GetArrayLength(), Is.EqualTo(2), "both versions load it");
        Assert.That(text.Output, Does.Match(@"accioneficaz/_ans\.csx\([0-9]+\): contradicción de AE-3-a, AE-4-a\n  §3: .*\n  rige AE-4-a: .*\n"));
    }

    [TestCase("accioneficaz")]
    [TestCase("encor")]
    [TestCase("masnegocio")]
    public void Each_contradiction_has_its_one_line_to_change(string provider)
    {
        using var host = PolicyHost.Open(CommandLine.Repository);

        var conflicts = SettledPoint.Of(host, provider).Where(point => point.Governs is not null).ToList();

        Assert.That(conflicts, Is.Not.Empty);
        Assert.That(conflicts.Where(point => point.Changes.Count != 1), Is.Empty);
    }

    [GeneratedRegex("<(meta [^>]*|br)>")]
    private static partial Regex Void { get; }
}
