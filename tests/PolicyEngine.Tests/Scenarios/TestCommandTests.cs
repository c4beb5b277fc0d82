using System.Text.Json;
using System.Xml.Linq;
using NUnit.Framework;
using PolicyEngine.Tests.Cli;

namespace PolicyEngine.Tests.Scenarios;

/// <summary><c>policyengine test</c> as its users run it.</summary>
public sealed class TestCommandTests
{
    [Test]
    public void Every_scenario_of_every_company_holds()
    {
        var result = CommandLine.Run(CommandLine.Repository, "test", "--threshold", "100");

        Assert.That(result.Exit, Is.Zero, result.Output + result.Errors);
        Assert.That(result.Output, Does.Not.Contain("not covered"));
        Assert.That(result.Errors, Does.Match(@"masnegocio: (\d+) of \1 scenarios\n"));
    }

    [Test]
    public void A_changed_response_time_fails_the_scenarios_that_notice_it()
    {
        using var workspace = new ScratchWorkspace();
        Change(workspace, "mesa-de-servicio-2.6.csx", ".Within(Critica, 40.Minutes)", ".Within(Critica, 45.Minutes)");
        var (text, xml) = (Path.Combine(workspace.Folder, "report.txt"), Path.Combine(workspace.Folder, "report.xml"));

        var result = CommandLine.Run(workspace.Folder, "test", "masnegocio", "--output", "json", "--report", text, xml);

        Assert.That(result.Exit, Is.EqualTo(1), result.Errors);
        var outcomes = JsonDocument.Parse(result.Output).RootElement.GetProperty("providers")[0].GetProperty("outcomes").EnumerateArray()
            .Where(outcome => !outcome.GetProperty("passed").GetBoolean());
        // Of version 2.6, three scenarios have a critical ticket with a deadline of its reaction.
        Assert.That(outcomes.Select(outcome => outcome.GetProperty("name").GetString()), Is.EqualTo(new[]
        {
            "En horas hábiles, por prioridad",
            "Un incidente tecnológico del sábado corre de inmediato, en horas naturales",
            "Una solicitud tecnológica se recibe en el horario de la mesa y se atiende desde que esta abre",
        }));
        Assert.That(File.ReadAllText(text), Does.Contain("""
            FAILED En horas hábiles, por prioridad
                   masnegocio/scenarios/plazos-2.6.csx(4,1), proves MN-3.1.1, MN-3.4.2-a, MN-3.4.2-c
              masnegocio/scenarios/plazos-2.6.csx(7,1): target_started
                            expected              actual
                  target    reaccion              reaccion
                ≠ deadline  lun 2026-03-09 10:40  lun 2026-03-09 10:45
                  calendar  mesa                  mesa
                  clauses   MN-3.4.2-a            MN-3.4.2-a

            """));
        Assert.That(XDocument.Load(xml).Descendants("failure").Count(), Is.EqualTo(3));
    }

    [Test]
    public void A_filter_chooses_by_clause_and_a_threshold_wants_more()
    {
        var result = CommandLine.Run(CommandLine.Repository, "test", "masnegocio", "--filter", "MN-3.13.1", "--threshold", "50");

        Assert.That(result.Exit, Is.EqualTo(1));
        Assert.That(result.Output, Does.Match("masnegocio: [1-9][0-9]? scenarios, 0 failed."));
        Assert.That(result.Errors, Does.Contain("error PE0910: The scenarios of masnegocio cover "));
    }

    [Test]
    public void What_cannot_run_is_said_and_exits_with_two()
    {
        Assert.That(CommandLine.Run(CommandLine.Repository, "test", "masnegosio").Errors, Does.Contain("error PE0909: There is no provider \"masnegosio\"."));
        using var workspace = new ScratchWorkspace();
        Change(workspace, Path.Combine("scenarios", "plazos-2.6.csx"), "vie 2026-03-13 18:30", "jue 2026-03-13 18:30");

        var result = CommandLine.Run(workspace.Folder, "test");

        Assert.That((result.Exit, result.Output), Is.EqualTo((2, "")));
        Assert.That(result.Errors, Does.Contain("error PE0902: 2026-03-13 is not 'jue': it is 'vie'."));
    }

    private static void Change(ScratchWorkspace workspace, string file, string old, string now)
    {
        var path = Path.Combine(workspace.Folder, "policies", "masnegocio", file);
        var text = File.ReadAllText(path);
        Assert.That(text, Does.Contain(old));
        File.WriteAllText(path, text.Replace(old, now));
    }
}
