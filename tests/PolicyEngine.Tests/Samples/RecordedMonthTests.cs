using NodaTime.Text;
using NUnit.Framework;
using PolicyEngine.Hosting.Evaluation;
using PolicyEngine.Hosting.Output;
using PolicyEngine.Testing.Recording;
using PolicyEngine.Tests.Wire;

namespace PolicyEngine.Tests.Samples;

/// <summary>
/// The invented months of the companies: that the generator still writes them, and what <c>evaluate</c> makes of them.
/// With POLICYENGINE_UPDATE_GOLDEN set, files are written instead; look at the difference before you keep it.
/// </summary>
[TestFixture("accioneficaz", "2026-07-01T00:00:00-05:00")]
public sealed class RecordedMonthTests(string provider, string until)
{
    private static readonly bool IsUpdating = Environment.GetEnvironmentVariable("POLICYENGINE_UPDATE_GOLDEN") is not null;

    private IReadOnlyList<EffectRecord> effects = [];
    private EvaluationSummary summary = null!;

    private string Folder => Path.Combine(Workspace.Folder, "policies", provider, "samples");

    private string Golden => Path.Combine(Workspace.Folder, "tests", "PolicyEngine.Tests", "Samples", "Data", $"{provider}-mes.txt");

    [OneTimeSetUp]
    public void EvaluateTheMonth()
    {
        (effects, summary) = Evaluate(render: false);
    }

    [Test]
    public void The_generator_writes_the_month_that_is_kept()
    {
        var lines = RecordedMonth.Lines(RecordingProfile.Read(Path.Combine(Folder, "mes.profile.json")));
        var written = string.Join('\n', lines) + "\n";
        if (IsUpdating)
            File.WriteAllText(Path.Combine(Folder, "mes.jsonl"), written);

        Assert.That(written == File.ReadAllText(Path.Combine(Folder, "mes.jsonl")).ReplaceLineEndings("\n"), Is.True, "mes.jsonl is what the profile gives");
        Assert.That(lines, Has.Count.GreaterThan(2000));
    }

    [Test]
    public void Another_seed_gives_another_month()
    {
        var profile = RecordingProfile.Read(Path.Combine(Folder, "mes.profile.json"));

        Assert.That(RecordedMonth.Lines(profile, 1), Is.Not.EqualTo(RecordedMonth.Lines(profile)));
    }

    [Test]
    public void The_month_s_summary_is_the_kept_one()
    {
        var actual = string.Join('\n', Summary()) + "\n";
        if (IsUpdating)
            File.WriteAllText(Golden, actual);

        Assert.That(actual, Is.EqualTo(File.ReadAllText(Golden).ReplaceLineEndings("\n")));
    }

    [Test]
    public void Every_target_that_began_ends_once_or_still_runs()
    {
        var ends = effects.Where(effect => effect.Effect is "target_met" or "target_breached" or "target_cancelled")
            .GroupBy(effect => (effect.Ticket, effect["target"])).ToDictionary(group => group.Key, group => group.Count());
        var starts = effects.Where(effect => effect.Effect == "target_started").Select(effect => (effect.Ticket, effect["target"])).ToList();

        Assert.That(starts, Is.Unique);
        Assert.That(ends.Keys.Except(starts), Is.Empty);
        Assert.That(ends.Values, Is.All.EqualTo(1));
    }

    [Test]
    public void Every_message_of_the_month_is_rendered()
    {
        var (rendered, counted) = Evaluate(render: true);

        Assert.That(counted.Failures, Is.Empty);
        Assert.That(rendered.Where(effect => effect.Effect == "notification").Select(effect => effect["subject"]), Is.All.Not.Null);
    }

    private (IReadOnlyList<EffectRecord> Effects, EvaluationSummary Summary) Evaluate(bool render)
    {
        var run = Workspace.Host.Begin(new EvaluationOptions
        {
            Until = OffsetDateTimePattern.Rfc3339.Parse(until).Value.ToInstant(),
            Render = render,
            InputName = "mes.jsonl",
        });
        var all = new List<EffectRecord>();
        foreach (var line in File.ReadLines(Path.Combine(Folder, "mes.jsonl")))
            all.AddRange(run.Apply(line));
        all.AddRange(run.Finish());
        return (all, run.Summary);
    }

    /// <summary>How many effects of each kind there are, by what distinguishes them and by clause; every indicator whole.</summary>
    private IEnumerable<string> Summary() =>
    [
        $"lines {summary.Lines}",
        $"duplicates {summary.Duplicates}",
        $"unreadable {summary.Unreadable.Count}",
        $"tickets {effects.Select(effect => effect.Ticket).Distinct().Count(ticket => ticket is not null)}",
        .. effects.Where(effect => effect.Effect != "indicator")
            .GroupBy(effect => $"{effect.Effect} {Kind(effect)}".TrimEnd() + $" [{string.Join(' ', effect.Clauses)}]")
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Key} {group.Count()}"),
        .. effects.Where(effect => effect.Effect == "indicator").Select(EffectText.Of),
    ];

    private static string Kind(EffectRecord effect) => effect.Effect switch
    {
        "refused" => $"{effect["of"]} {effect["reason"]}",
        "status_changed" => $"{effect["from"] ?? "-"} > {effect["to"]}",
        "notification" => $"{effect["template"]} {effect["channel"]}",
        "task" => $"{effect["task"]}",
        "charge" => $"{effect["concept"]}",
        "escalated" => $"{effect["matrix"]} {effect["level"]}",
        "routed" => $"{effect["to"]}",
        "step" => $"{effect["procedure"]} {effect["step"]}",
        _ => $"{effect["target"]}",
    };
}
