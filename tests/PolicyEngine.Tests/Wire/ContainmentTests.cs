using Newtonsoft.Json;
using NUnit.Framework;
using PolicyEngine.Tests.Cli;

namespace PolicyEngine.Tests.Wire;

/// <summary>A condition in code that fails concerns its own decision: the event is decided by the rest of the policy.</summary>
public sealed class ContainmentTests
{
    private const string Written = "Condition.That(facts => facts.At(Start) - facts.Now < Duration.FromDays(5))";
    private const string Script = "masnegocio/mesa-de-servicio-2.6.csx";
    private const string EventId = "m-0";

    /// <summary>What the condition about the notice of a maintenance window becomes, and what is said of it.</summary>
    private static readonly TestCaseData[] Failing =
    [
        Case("throws", "Condition.That(facts => int.Parse(\"x\") > 0)", "PE0751", "The input string 'x' was not in a correct format."),
        Case("is negated and throws", "!Condition.That(facts => int.Parse(\"x\") > 0)", "PE0751", "The input string 'x' was not in a correct format."),
        Case("divides by zero", "Condition.That(facts => 1 / (facts.Is(Critical) ? 1 : 0) > 0)", "PE0751", "a number is divided by zero."),
        Case("throws by itself", "Condition.That(facts => throw new InvalidOperationException(\"no\"))", "PE0751", "no"),
        Case("loops", "Condition.That(facts => { while (true) { } })", "PE0752", "it takes more steps than a policy may."),
        Case("loops in a question", "Condition.That(facts => { var a = Enumerable.Range(0, 2000).ToArray(); return a.SelectMany(x => a).SelectMany(x => a).Any(x => x < 0); })", "PE0752", "it takes more steps than a policy may."),
        Case("calls itself", "Condition.That(facts => { bool F(int n) => F(n + 1); return F(0); })", "PE0752", "its functions call each other more than 100 deep."),
        Case("makes a long text", "Condition.That(facts => { var s = \"x\"; for (var i = 0; i < 60; i++) s += s; return s.Length > 0; })", "PE0752", "it makes a text of more than 4000 characters."),
        Case("makes a long list", "Condition.That(facts => new int[int.MaxValue].Length > 0)", "PE0752", "it makes a list of more than 2000 items."),
    ];

    private static TestCaseData Case(string name, string condition, string code, string why) =>
        new TestCaseData(condition, code, why).SetName("A condition that " + name);

    [TestCaseSource(nameof(Failing))]
    public void A_condition_that_fails_does_not_hold_and_is_reported_at_its_line(string condition, string code, string why)
    {
        using var workspace = new WorkspaceCopy();
        var line = Array.FindIndex(ScriptLines(workspace), text => text.Contains(Written, StringComparison.Ordinal)) + 1;
        workspace.Change(Written, condition);
        using var host = Workspace.Open(workspace.Folder);
        var run = host.Begin();

        var effects = run.Apply(Announced("2026-03-10T02:00:00-06:00"));

        Assert.That(effects.Select(effect => effect.Effect), Does.Contain("notification"), "the rest of the policy decides it");
        Assert.That(run.Summary.Failures.Select(failure => failure.ToString()), Is.EqualTo((string[])
            [$"{Script}({line}): error {code}: {Said(code)} on the event {EventId}, and {Counts(code)} as not holding there: {why}"]));
        Assert.That(effects.Select(effect => effect["failed"]), Is.All.EqualTo(new[] { $"{Script}({line})" }));
    }

    [Test]
    public void A_decision_in_which_nothing_fails_is_not_marked()
    {
        var run = Workspace.Host.Begin();

        Assert.That(run.Apply(Announced("2026-03-20T02:00:00-06:00")).Select(effect => effect["failed"]), Is.All.Null);
        Assert.That(run.Summary.Failures, Is.Empty);
    }

    [Test]
    public void Each_decision_begins_with_a_whole_budget()
    {
        using var workspace = new WorkspaceCopy();
        workspace.Change(Written, "Condition.That(facts => { var n = 0; for (var i = 0; i < 90_000; i++) n ^= i; return n < 0; })");
        using var host = Workspace.Open(workspace.Folder);
        var run = host.Begin();

        for (var i = 0; i < 20; i++)
            run.Apply(Announced("2026-03-20T02:00:00-06:00", i));

        Assert.That(run.Summary.Failures, Is.Empty);
    }

    [Test]
    public void The_command_says_it_and_ends_with_2()
    {
        using var workspace = new WorkspaceCopy();
        workspace.Change(Written, "Condition.That(facts => int.Parse(\"x\") > 0)");
        var events = Path.Combine(workspace.Folder, "events.jsonl");
        File.WriteAllText(events, Announced("2026-03-10T02:00:00-06:00") + "\n");

        var ran = CommandLine.Run(workspace.Folder, "evaluate", events, "--workspace", workspace.Folder, "--output", "jsonl", "--no-render");

        Assert.That(ran.Exit, Is.EqualTo(2));
        Assert.That(ran.Output, Does.Contain("\"failed\":[\"" + Script));
        Assert.That(ran.Errors, Does.Contain("error PE0751"));
    }

    private static string Said(string code) => code == "PE0751" ? "A condition in code failed" : "The policy was stopped";

    private static string Counts(string code) => code == "PE0751" ? "counts" : "what was being asked counts";

    private static string[] ScriptLines(WorkspaceCopy workspace) => File.ReadAllLines(Path.Combine(workspace.Folder, "policies", Script));

    private static string Announced(string start, int number = 0)
    {
        var announced = StoryLine.ToEvent($"2026-03-09T09:00 maintenance {start} 2026-03-21T06:00:00-06:00 @MV-{number}", 7);
        announced["id"] = $"m-{number}";
        return announced.ToString(Formatting.None);
    }
}
