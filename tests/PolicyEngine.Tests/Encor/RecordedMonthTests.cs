using NUnit.Framework;
using PolicyEngine.Hosting.Evaluation;
using PolicyEngine.Hosting.Output;
using PolicyEngine.Testing.Recording;
using PolicyEngine.Tests.Wire;

namespace PolicyEngine.Tests.Encor;

/// <summary>
/// The sample month of <c>policies/encor/samples</c>: what becomes of it as counted once, and what must hold of any
/// month whatever its numbers.
/// </summary>
public sealed class RecordedMonthTests
{
    private const string End = "2026-04-01T12:00:00";

    private static readonly string Samples = Path.Combine(Workspace.Folder, "policies", "encor", "samples");

    private static readonly Lazy<Story> Month = new(() => Story.OfLines(Events(), End, of: StoryWorld.Encor));

    [Test]
    public void The_month_is_what_its_profile_and_seed_give() =>
        Assert.That(RecordedMonth.Lines(RecordingProfile.Read(Path.Combine(Samples, "mes.profile.json"))), Is.EqualTo(Events()));

    /// <summary>With POLICYENGINE_UPDATE_DOCS set the counts are written instead.</summary>
    [Test]
    public void The_month_s_summary_is_the_recorded_one()
    {
        var golden = Path.Combine(Workspace.Folder, "tests", "PolicyEngine.Tests", "Encor", "Data", "mes-summary.txt");
        var actual = string.Join('\n', Summary(Month.Value)) + "\n";
        if (Environment.GetEnvironmentVariable("POLICYENGINE_UPDATE_DOCS") is not null)
            File.WriteAllText(golden, actual);
        Assert.That(actual, Is.EqualTo(File.ReadAllText(golden).ReplaceLineEndings("\n")));
    }

    [Test]
    public void Every_mail_of_the_month_is_rendered()
    {
        var rendered = Story.OfLines(Events(), End, render: true, of: StoryWorld.Encor);

        Assert.That(rendered.Effects.Where(effect => effect.Effect == "notification").Select(effect => effect["html"]), Is.All.Not.Null);
        Assert.That(rendered.Lines(), Is.EqualTo(Month.Value.Lines()));
    }

    /// <summary>What the billing run counts is what was charged on the account in March, and so is the file.</summary>
    [Test]
    public void The_billing_run_and_the_file_hold_what_was_charged()
    {
        var charged = Month.Value.Effects
            .Where(effect => effect.Effect == "charge" && effect.At.Date.Month == 3).ToList();
        var monthly = charged.Where(effect => (string?)effect["account"] == "mensual").ToList();

        var bills = (IEnumerable<IReadOnlyList<KeyValuePair<string, object?>>>)Month.Value.Effects
            .Single(effect => (string?)effect["period"] == "2026-03")["customers"]!;
        var run = Workspace.Host.Begin(new EvaluationOptions { Render = false });
        foreach (var line in Events())
            run.Apply(line);
        var file = run.InvoiceOf("encor", new NodaTime.YearMonth(2026, 3));

        Assert.That(bills.Sum(bill => (long)bill[2].Value!), Is.EqualTo(monthly.Sum(Billed)));
        Assert.That(file, Has.Count.EqualTo(charged.Count(effect => effect["excluded"] is false)));
        Assert.That(file.Sum(line => line.BilledMinutes ?? 0), Is.EqualTo(charged.Sum(Billed)));
    }

    /// <summary>Of each ticket: a target that started ends once at most, a póliza's time is whole quarters and an evento's whole hours.</summary>
    [Test]
    public void What_must_hold_of_every_order_holds()
    {
        foreach (var ticket in Month.Value.Effects.Where(effect => effect.Ticket is not null).GroupBy(effect => effect.Ticket))
        {
            Assert.That(ticket.Count(effect => effect.Effect is "target_met" or "target_breached" or "target_cancelled"), Is.LessThanOrEqualTo(1), ticket.Key);
            foreach (var charge in ticket.Where(effect => effect["billedMinutes"] is long && effect.Effect == "charge"))
            {
                var increment = (string?)charge["account"] == "mensual" ? 15 : 60;
                Assert.That(Billed(charge) % increment, Is.Zero);
                Assert.That(Billed(charge) - (long)charge["minutes"]!, Is.InRange(0, increment - 1));
            }
        }
    }

    private static long Billed(EffectRecord charge) => charge["billedMinutes"] is long minutes ? minutes : 0;

    private static string[] Events() => File.ReadAllLines(Path.Combine(Samples, "mes.jsonl"));

    private static IEnumerable<string> Summary(Story story) =>
    [
        $"lines {story.Summary.Lines}",
        $"duplicates {story.Summary.Duplicates}",
        $"unreadable {story.Summary.Unreadable.Count}",
        .. Counts(story, effect => effect.Effect),
        .. Counts(story, effect => effect.Effect == "refused" ? $"refused {effect["of"]} {effect["reason"]}" : null),
        .. Counts(story, effect => effect.Effect == "classified" ? $"classified {effect["serviceType"]} {effect["priority"]} {effect["payment"]}" : null),
        .. Counts(story, effect => effect.Effect == "status_changed" ? $"status {effect["to"]}" : null),
        .. Counts(story, effect => effect.Effect == "task" ? $"task {effect["task"]} {effect["role"]}" : null),
        .. Counts(story, effect => effect.Effect == "charge" ? $"charge {effect["concept"]} {effect["account"]}" : null),
        $"minutes {story.Effects.Where(effect => effect.Effect == "charge").Sum(effect => effect["minutes"] is long worked ? worked : 0)}",
        $"billed minutes {story.Effects.Where(effect => effect.Effect == "charge").Sum(Billed)}",
    ];

    private static IEnumerable<string> Counts(Story story, Func<EffectRecord, string?> of) => story.Effects
        .Select(of).OfType<string>().GroupBy(name => name).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Key} {group.Count()}");
}
