using Newtonsoft.Json;
using NUnit.Framework;
using PolicyEngine.Hosting;
using PolicyEngine.Hosting.Evaluation;
using PolicyEngine.Hosting.Output;

namespace PolicyEngine.Tests.Hosting;

/// <summary>A policy is edited while its tickets are open.</summary>
public sealed class RevisionSwapTests
{
    private const string Script = "mesa-de-servicio-2.6.csx";
    private string workspace = null!;
    private PolicyHost host = null!;
    private EvaluationRun run = null!;

    [SetUp]
    public void OpenACopyOfTheWorkspace()
    {
        var repository = PolicyHost.FindWorkspace(TestContext.CurrentContext.TestDirectory)!;
        workspace = Directory.CreateTempSubdirectory("policyengine-swap").FullName;
        Copy(Path.Combine(repository, "plugins", "MasNegocio", "bin", "plugin"), Path.Combine(workspace, "plugins", "MasNegocio", "bin", "plugin"));
        Copy(Path.Combine(repository, "policies", "masnegocio"), Path.Combine(workspace, "policies", "masnegocio"));
        host = PolicyHost.Open(workspace);
        run = host.Begin();
    }

    [TearDown]
    public void RemoveTheCopy()
    {
        host.Dispose();
        Directory.Delete(workspace, recursive: true);
    }

    [Test]
    public void A_changed_time_moves_the_running_clocks_from_their_own_start()
    {
        // Friday 10:00, alta: reaction 1 h. Half an hour later the policy says 45 minutes: due 10:45, from the start.
        run.Apply(Opened("MN-1", "2026-03-06T10:00:00-06:00"));
        var before = run.Apply(Event("work", "ticket.work_logged", "MN-1", "2026-03-06T10:30:00-06:00", new { minutes = 5 }));
        Edit(".Within(Alta,    1.Hours)", ".Within(Alta, 45.Minutes)");

        var (effects, kept) = run.Swap(host.Reload());

        Assert.That(before, Is.Empty);
        Assert.That(kept, Is.Empty);
        var moved = effects.Single(effect => effect.Effect == "target_changed");
        Assert.Multiple(() =>
        {
            Assert.That(moved.Event, Is.Null);
            Assert.That(Text(moved, "target"), Is.EqualTo("reaccion"));
            Assert.That(Text(moved, "deadline"), Is.EqualTo("2026-03-06T10:45:00-06:00"));
            Assert.That(Text(moved, "was"), Is.EqualTo("2026-03-06T11:00:00-06:00"));
        });
        var late = run.Apply(Reply("MN-1", "2026-03-06T10:50:00-06:00"));
        Assert.That(late.Where(effect => effect.Effect == "target_breached").Select(effect => EffectRecord.Format(effect.At)),
            Is.EqualTo(new[] { "2026-03-06T10:45:00-06:00" }));
    }

    [Test]
    public void A_swap_that_changes_nothing_of_a_ticket_says_nothing()
    {
        run.Apply(Opened("MN-1", "2026-03-06T10:00:00-06:00"));
        Edit("// Guía de Servicio", "// La Guía de Servicio");

        var (effects, kept) = run.Swap(host.Reload());

        Assert.That(effects, Is.Empty);
        Assert.That(kept, Is.Empty);
        var met = run.Apply(Reply("MN-1", "2026-03-06T10:30:00-06:00")).Single(effect => effect.Effect == "target_met");
        Assert.That(met["used"], Is.EqualTo(0.5m));
    }

    [Test]
    public void Each_effect_names_the_revision_that_decided_it()
    {
        var first = run.Apply(Opened("MN-1", "2026-03-06T10:00:00-06:00"))[0].Revision;
        Edit(".Within(Alta,    1.Hours)", ".Within(Alta, 45.Minutes)");
        run.Swap(host.Reload());
        var second = run.Apply(Reply("MN-1", "2026-03-06T10:10:00-06:00"))[0].Revision;
        Assert.That(second, Is.Not.EqualTo(first));
    }

    [Test]
    public void Pauses_are_carried()
    {
        // Attention of alta is 10 business hours from Friday 10:00. It waits for the user from 11:00 to 12:00, so it
        // is due on Monday at 11:00; with 8 hours, at 19:00 the same Friday.
        run.Apply(Opened("MN-1", "2026-03-06T10:00:00-06:00"));
        run.Apply(Event("ask", "ticket.replied", "MN-1", "2026-03-06T11:00:00-06:00",
            new { from = "agent", by = new { role = "mesa" }, needsInformation = true }));
        var resumed = run.Apply(Event("tell", "ticket.replied", "MN-1", "2026-03-06T12:00:00-06:00", new { from = "customer" }))
            .Single(effect => effect.Effect == "target_resumed");
        Edit(".Within(Alta,    10.Hours)", ".Within(Alta, 8.Hours)");

        var moved = run.Swap(host.Reload()).Effects.Single(effect => effect.Effect == "target_changed");

        Assert.That(Text(resumed, "deadline"), Is.EqualTo("2026-03-09T11:00:00-06:00"));
        Assert.That(Text(moved, "deadline"), Is.EqualTo("2026-03-06T19:00:00-06:00"));
    }

    [Test]
    public void A_name_in_use_cannot_go_unless_the_script_says_what_it_is_called_now()
    {
        AcceptASolution();
        Edit("Flag(\"solucion_aceptada\")", "Flag(\"aceptada_por_el_usuario\")");
        var refused = run.Swap(host.Reload());
        Assert.That(refused.Kept.Single().ToString(), Does.StartWith("masnegocio: error PE0601: ").And.Contains("solucion_aceptada"));

        File.AppendAllText(ScriptPath, "\nRenamed(\"solucion_aceptada\", to: \"aceptada_por_el_usuario\");\n");
        Assert.That(run.Swap(host.Reload()).Kept, Is.Empty);

        var closed = run.Apply(Event("close", "ticket.status_changed", "MN-1", "2026-03-06T13:00:00-06:00",
            new { status = "cerrado", closeCode = "aprobado_cliente", by = new { role = "mesa" } }));
        Assert.That(closed.Select(effect => effect.Effect), Does.Contain("status_changed").And.Not.Contain("refused"));
    }

    [Test]
    public void A_revision_that_does_not_compile_is_said_and_the_old_one_goes_on()
    {
        run.Apply(Opened("MN-1", "2026-03-06T10:00:00-06:00"));
        Edit("40.Minutes", "40.Minuts");

        var revised = host.Reload();
        run.Swap(revised);

        Assert.That(revised.Diagnostics.First().ToString(), Does.StartWith($"masnegocio/{Script}("));
        Assert.That(run.Apply(Reply("MN-1", "2026-03-06T10:30:00-06:00")).Select(effect => effect.Effect), Does.Contain("target_met"));
    }

    private string ScriptPath => Path.Combine(workspace, "policies", "masnegocio", Script);

    private void AcceptASolution()
    {
        run.Apply(Opened("MN-1", "2026-03-06T10:00:00-06:00"));
        run.Apply(Event("solve", "ticket.status_changed", "MN-1", "2026-03-06T11:00:00-06:00",
            new { status = "solucionado", solutionType = "definitiva", by = new { role = "mesa" } }));
        run.Apply(Event("accept", "ticket.replied", "MN-1", "2026-03-06T12:00:00-06:00", new { from = "customer", accepts = true }));
    }

    private void Edit(string written, string instead)
    {
        var text = File.ReadAllText(ScriptPath);
        Assert.That(text, Does.Contain(written));
        File.WriteAllText(ScriptPath, text.Replace(written, instead, StringComparison.Ordinal));
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static string? Text(EffectRecord effect, string member) =>
        effect[member] is NodaTime.OffsetDateTime time ? EffectRecord.Format(time) : (string?)effect[member];

    private static string Reply(string ticket, string time) =>
        Event("reply", "ticket.replied", ticket, time, new { from = "agent", by = new { role = "mesa" } });

    private static string Opened(string ticket, string time) => Event("open", "ticket.opened", ticket, time, new
    {
        kind = "incidente",
        support = "funcional",
        impact = "moderado",
        urgency = "alta",
        channel = "correo",
        title = "No imprime",
        description = "Error 42",
        requester = new { name = "Usuario Uno", company = "Cliente Demo", email = "uno@example.com", valid = true },
        customer = new { id = "demo" },
    });

    private static string Event(string id, string type, string subject, string time, object data) => JsonConvert.SerializeObject(
        new { specversion = "1.0", id, source = "/masnegocio/test", type, subject, time, data });
}
