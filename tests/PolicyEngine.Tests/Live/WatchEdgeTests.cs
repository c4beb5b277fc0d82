using System.Diagnostics;
using NUnit.Framework;
using PolicyEngine.Tests.Cli;

namespace PolicyEngine.Tests.Live;

/// <summary><c>watch</c> where something about it does not work, and where the system tells of no changes.</summary>
public sealed class WatchEdgeTests
{
    private EditedWorkspace workspace = null!;
    private string events = null!;

    [SetUp]
    public void Copy()
    {
        workspace = new EditedWorkspace(CommandLine.Repository);
        events = Path.Combine(workspace.Folder, "events.jsonl");
        File.WriteAllText(events, CriticalTicket.Opened(0, "MN-1") + "\n");
    }

    [TearDown]
    public void Remove() => workspace.Dispose();

    [Test]
    public void Revisions_that_cannot_be_kept_are_said_and_events_are_decided()
    {
        Directory.CreateDirectory(Path.Combine(workspace.Folder, ".policyengine"));
        File.WriteAllText(Path.Combine(workspace.Folder, ".policyengine", "revisions"), "a file stands in its place");

        var (exit, output, errors) = Watch(File.ReadAllText(events), "-");

        Assert.That(exit, Is.Zero, errors);
        Assert.That(errors, Does.Contain("masnegocio: warning PE0615: "));
        Assert.That(output, Does.Contain("\"effect\":\"target_started\""));
    }

    [Test]
    public void A_last_line_without_an_end_is_decided_when_the_input_ends() =>
        Assert.That(Watch(File.ReadAllText(events).TrimEnd('\n'), "-").Output, Does.Contain("\"effect\":\"target_started\""));

    [Test]
    [Platform("Linux", Reason = "A file that opens and cannot be read.")]
    public void An_input_that_breaks_off_is_said()
    {
        var (exit, _, errors) = Watch("", "/proc/self/mem");

        Assert.That(exit, Is.EqualTo(2));
        Assert.That(errors, Does.Contain("policyengine: error PE0619: "));
    }

    [Test]
    public void Where_the_system_tells_of_no_changes_they_are_found_by_looking()
    {
        using var process = Start("-", "--poll");
        var seen = new TaskCompletionSource();
        process.ErrorDataReceived += (_, said) =>
        {
            if (said.Data?.Contains(" serves.", StringComparison.Ordinal) == true)
                workspace.Save(workspace.TextWith(20));
            if (said.Data?.Contains("serves after line 0", StringComparison.Ordinal) == true)
                seen.TrySetResult();
        };
        process.BeginErrorReadLine();

        Assert.That(seen.Task.Wait(TimeSpan.FromMinutes(2)));
        process.StandardInput.Close();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero);
    }

    private (int Exit, string Output, string Errors) Watch(string input, params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        return (process.ExitCode, output.Result, errors.Result);
    }

    private Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo(
        "dotnet",
        [Path.Combine(AppContext.BaseDirectory, "PolicyEngine.Cli.dll"), "watch", .. arguments, "--output", "jsonl", "--no-render", "--workspace", workspace.Folder, "--lang", "en"])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
