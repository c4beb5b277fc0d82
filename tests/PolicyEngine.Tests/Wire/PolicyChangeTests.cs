using NUnit.Framework;
using PolicyEngine.Hosting.Output;

namespace PolicyEngine.Tests.Wire;

/// <summary>Policies are read, not built: a number that changes in a script changes the next run.</summary>
public sealed class PolicyChangeTests
{
    private static readonly string[] Opened = [StoryLine.ToEvent("2026-03-09T10:00 opened", 1).ToString(Newtonsoft.Json.Formatting.None)];

    [Test]
    public void One_number_changed_in_the_folder_changes_the_next_run_s_decisions()
    {
        using var workspace = new WorkspaceCopy();
        var before = Started(workspace);

        var after = Started(workspace.Change("    .Within(Alta,    1.Hours)\n    .Within(Media,   2.Hours)", "    .Within(Alta, 2.Hours)\n    .Within(Media, 2.Hours)"));

        Assert.That(before.Select(EffectText.Of), Is.EqualTo(EffectText.Lines("""
            2026-03-09T10:00 target_started reaccion 2026-03-09T11:00 mesa
            2026-03-09T10:00 target_started atencion 2026-03-10T10:00 mesa
            """)));
        Assert.That(after.Select(EffectText.Of), Is.EqualTo(EffectText.Lines("""
            2026-03-09T10:00 target_started reaccion 2026-03-09T12:00 mesa
            2026-03-09T10:00 target_started atencion 2026-03-10T10:00 mesa
            """)));
        Assert.That(after[0].Revision, Is.Not.EqualTo(before[0].Revision), "the revision is the hash of the policy's files");
        Assert.That(after[0].Policy, Is.EqualTo(before[0].Policy));
    }

    [Test]
    public void A_copy_that_nobody_changed_has_the_same_revision()
    {
        using var workspace = new WorkspaceCopy();

        Assert.That(Started(workspace)[0].Revision, Is.EqualTo(Story.OfLines(Opened).Single("accepted").Revision));
    }

    [Test]
    public void Opening_hours_change_the_same_way()
    {
        using var workspace = new WorkspaceCopy();

        var started = Started(workspace.Change("\"Mon-Fri 09:00-19:00\"", "\"Mon-Fri 12:00-15:00\""));

        // 1 h from 12:00; 10 h are three each of Monday, Tuesday and Wednesday, and one of Thursday.
        Assert.That(started.Select(EffectText.Of), Is.EqualTo(EffectText.Lines("""
            2026-03-09T10:00 target_started reaccion 2026-03-09T13:00 mesa
            2026-03-09T10:00 target_started atencion 2026-03-12T13:00 mesa
            """)));
    }

    private static List<EffectRecord> Started(WorkspaceCopy workspace)
    {
        using var host = Workspace.Open(workspace.Folder);
        return host.Evaluate(Opened).Where(effect => effect.Effect == "target_started").ToList();
    }
}
