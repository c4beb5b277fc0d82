using System.Diagnostics;
using NUnit.Framework;
using PolicyEngine.Scripting.Gates;

namespace PolicyEngine.Tests.Scripting.Gates;

/// <summary>
/// What a hostile author would try, and what an honest one writes every day. The figure of the time that each attempt
/// took is printed; the limit is a guard, for this machine may be busy with other things.
/// </summary>
[NonParallelizable]
public sealed class AttackTests
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(10);

    private readonly GatedPolicies policies = new();

    [OneTimeSetUp]
    public void WarmUp() => Assert.That(policies.Stopped("foreach (var n in new[] { 1, 2 }.Select(n => n + 1).ToArray()) Assume(\"a\", $\"{n}\");"), Is.Null);

    [OneTimeTearDown]
    public void Close() => policies.Dispose();

    [TestCaseSource(typeof(Snippets), nameof(Snippets.Of), new object[] { "attacks.txt" })]
    public void An_attack_is_refused_or_stopped(string text)
    {
        var watch = Stopwatch.StartNew();
        var stopped = policies.Stopped(text);
        watch.Stop();

        TestContext.Out.WriteLine($"{watch.ElapsedMilliseconds} ms: {stopped}");
        Assert.That(stopped, Does.Match("^masnegocio/attempt.csx(\\([0-9]+,[0-9]+\\))?: error PE[0-9]{4}: "));
        Assert.That(watch.Elapsed, Is.LessThan(Guard));
    }

    [TestCaseSource(typeof(Snippets), nameof(Snippets.Of), new object[] { "benign.txt" })]
    public void An_honest_idiom_passes(string text) => Assert.That(policies.Stopped(text), Is.Null);

    [Test]
    public void The_host_still_compiles_and_runs_after_all_attacks() =>
        Assert.That(policies.Stopped("Assume(\"a\", \"b\");"), Is.Null);

    [TestCaseSource(typeof(Snippets), nameof(Snippets.Of), new object[] { "text.txt" })]
    public void The_gate_on_text_stops_it_alone(string text) => StopsAlone(text, GateSwitches.Text);

    [TestCaseSource(typeof(Snippets), nameof(Snippets.Of), new object[] { "syntax.txt" })]
    public void The_gate_on_syntax_stops_it_alone(string text) => StopsAlone(text, GateSwitches.Syntax);

    [TestCaseSource(typeof(Snippets), nameof(Snippets.Of), new object[] { "meaning.txt" })]
    public void The_gate_on_meaning_stops_it_alone(string text) => StopsAlone(text, GateSwitches.Meaning);

    [TestCaseSource(typeof(Snippets), nameof(Snippets.Of), new object[] { "metadata.txt" })]
    public void The_gate_on_metadata_stops_it_alone(string text) => StopsAlone(text, GateSwitches.Metadata);

    /// <summary>With that gate alone it is stopped; without any it compiles, so it is no slip of the pen that stops it.</summary>
    private void StopsAlone(string text, GateSwitches gate)
    {
        Assert.That(policies.Compile(text, GateSwitches.None).Diagnostics, Is.Empty, "nothing else is wrong with it");
        Assert.That(policies.Compile(text, gate).Success, Is.False);
    }
}
