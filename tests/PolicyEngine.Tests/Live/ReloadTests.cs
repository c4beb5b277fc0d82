using NUnit.Framework;
using PolicyEngine.Tests.Cli;

namespace PolicyEngine.Tests.Live;

/// <summary>The short forms of the long runs in benchmarks.</summary>
public sealed class ReloadTests
{
    [Test]
    public void Two_hundred_reloads_under_evaluation_leave_nothing_behind_and_every_decision_is_its_revision_s()
    {
        using var run = new ReloadRun(CommandLine.Repository, lines: 300);

        var result = run.Run(reloads: 200, sampleEvery: 50);

        Assert.Multiple(() =>
        {
            Assert.That(result.Wrong, Is.Empty);
            Assert.That(result.Evaluations, Is.GreaterThan(20), "the other thread was at work");
            // The first revision, the newest, and what an evaluation holds at the moment.
            Assert.That(result.Samples.Select(sample => sample.Scripts), Is.All.InRange(1, 4));
        });
    }

    [Test]
    public void Thirty_edits_under_watch_drop_no_event_and_every_decision_names_its_revision()
    {
        var edits = new WatchedEdits(CommandLine.Repository, ["dotnet", Path.Combine(AppContext.BaseDirectory, "PolicyEngine.Cli.dll")]);

        var result = edits.Run(30);

        Assert.Multiple(() =>
        {
            Assert.That(result.Wrong, Is.Empty, string.Join('\n', result.Errors));
            Assert.That(result.Decided, Is.EqualTo(result.Sent));
            Assert.That(result.Revisions, Is.GreaterThan(25));
            Assert.That(result.Checked, Is.GreaterThan(500));
        });
    }
}
