using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NUnit.Framework;
using PolicyEngine.Tests.Cli;

namespace PolicyEngine.Tests.Live;

/// <summary><c>watch</c>, <c>history</c> and <c>rollback</c> as operations staff use them, over a file that grows.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class WatchCommandTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly BlockingCollection<string> errors = [];
    private readonly BlockingCollection<string> effects = [];
    private EditedWorkspace workspace = null!;
    private Process watch = null!;
    private string events = null!;
    private int sent;

    [SetUp]
    public void Watch()
    {
        workspace = new EditedWorkspace(CommandLine.Repository);
        // A company whose plugin does not load, which is none of the others' business.
        var broken = Path.Combine(workspace.Folder, "plugins", "Broken", "bin", "plugin");
        Directory.CreateDirectory(broken);
        File.WriteAllText(Path.Combine(broken, "plugin.json"), "{");
        events = Path.Combine(workspace.Folder, "events.jsonl");
        File.WriteAllText(events, "");
        watch = CommandLine.Start(workspace.Folder, "watch", events, "--output", "jsonl", "--no-render", "--workspace", workspace.Folder, "--lang", "en");
        _ = Drain(watch.StandardError, errors);
        _ = Drain(watch.StandardOutput, effects);
        Await(errors, "PE0201");
        Await(errors, " serves.");
    }

    [TearDown]
    public void Stop()
    {
        if (!watch.HasExited)
            watch.Kill(entireProcessTree: true);
        watch.WaitForExit();
        watch.Dispose();
        workspace.Dispose();
    }

    [Test]
    public void A_save_goes_live_a_broken_one_does_not_and_a_rollback_brings_the_first_back()
    {
        var first = RevisionOf(AppendAndAwait("MN-1", minutes: 40));

        workspace.Save(workspace.TextWith(20));
        Await(errors, "serves after line 1; changed: masnegocio/mesa-de-servicio-2.6.csx.");
        var second = RevisionOf(AppendAndAwait("MN-2", minutes: 20));

        workspace.Save(workspace.TextWith(10).Replace("Within(Critica, 10", "Within(Crítica, 10", StringComparison.Ordinal));
        Await(errors, "error PE0120: Nothing is called 'Crítica' here. Did you mean 'Critica'?");
        Await(errors, "goes on; what was saved last does not serve.");
        Assert.That(RevisionOf(AppendAndAwait("MN-3", minutes: 20)), Is.EqualTo(second));

        Assert.That(Run("rollback", first).Errors, Does.Contain("error PE0613: masnegocio/mesa-de-servicio-2.6.csx changed after "));
        Assert.That(Run("rollback", first, "--replace").Exit, Is.Zero);
        Await(errors, "serves after line 3");
        Assert.That(RevisionOf(AppendAndAwait("MN-4", minutes: 40)), Is.EqualTo(first));

        var history = Run("history", "masnegocio");
        Assert.That(history.Output.Split('\n')[..^1].Select(RevisionIn), Is.EqualTo(new[] { first, second, null, first }));
    }

    [Test]
    public void A_burst_of_saves_is_one_reload()
    {
        for (var minutes = 101; minutes <= 130; minutes++)
            workspace.Save(workspace.TextWith(minutes));
        Await(errors, "serves after line 0");
        AppendAndAwait("MN-1", minutes: 130);

        Assert.That(Run("history", "masnegocio").Output.Split('\n')[..^1], Has.Length.InRange(2, 4), "the first, the last, and hardly any between");
    }

    [Test]
    public void A_line_that_is_half_written_waits_for_its_other_half()
    {
        var line = CriticalTicket.Opened(sent++, "MN-1") + "\n";
        File.AppendAllText(events, line[..100]);
        Thread.Sleep(300);
        Assert.That(effects, Is.Empty);
        File.AppendAllText(events, line[100..]);

        Await(effects, "target_started");
    }

    [Test]
    public void A_file_that_another_program_holds_is_tried_again_until_it_can_be_read()
    {
        using (new FileStream(Path.Combine(workspace.Policies, "contacts.json"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            workspace.Save(workspace.TextWith(20));
            Await(errors, "warning PE0616: ");
        }
        Await(errors, "serves after line 0");
        AppendAndAwait("MN-1", minutes: 20);
    }

    [Test]
    public void A_history_that_another_program_holds_is_said()
    {
        using var held = new FileStream(Path.Combine(workspace.Folder, ".policyengine", "revisions", "history.jsonl"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var history = Run("history");

        Assert.That(history.Exit, Is.EqualTo(2));
        Assert.That(history.Errors, Does.StartWith("policyengine: error PE0618: "));
    }

    private JObject AppendAndAwait(string ticket, int minutes)
    {
        var opened = CriticalTicket.TimeOf(sent);
        File.AppendAllText(events, CriticalTicket.Opened(sent++, ticket) + "\n");
        while (true)
        {
            using var reader = new JsonTextReader(new StringReader(Await(effects, $"\"ticket\":\"{ticket}\""))) { DateParseHandling = DateParseHandling.None };
            var effect = JObject.Load(reader);
            if ((string?)effect["target"] != "reaccion")
                continue;
            Assert.That(CriticalTicket.Minutes((string)effect["deadline"]!, opened), Is.EqualTo(minutes));
            return effect;
        }
    }

    private CommandResult Run(string command, params string[] arguments) =>
        CommandLine.Run(workspace.Folder, [command, .. arguments, "--workspace", workspace.Folder, "--lang", "en"]);

    private static string RevisionOf(JObject effect) => (string)effect["revision"]!;

    /// <summary>The revision of version 2.6 in a line of the history; null for what was put aside.</summary>
    private static string? RevisionIn(string line) =>
        line.Split("@2.6 ") is [_, var rest] ? rest.Split(' ')[0] : null;

    private static string Await(BlockingCollection<string> lines, string text)
    {
        var seen = new List<string>();
        while (lines.TryTake(out var line, Patience))
        {
            if (line.Contains(text, StringComparison.Ordinal))
                return line;
            seen.Add(line);
        }
        throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"Nobody said '{text}', but:\n{string.Join('\n', seen)}"));
    }

    private static async Task Drain(StreamReader from, BlockingCollection<string> to)
    {
        while (await from.ReadLineAsync() is { } line)
            to.Add(line);
    }
}
