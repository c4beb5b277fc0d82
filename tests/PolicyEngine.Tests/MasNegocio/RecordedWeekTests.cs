using NUnit.Framework;
using PolicyEngine.Tests.Wire;

namespace PolicyEngine.Tests.MasNegocio;

/// <summary>The sample week of <c>policies/masnegocio/samples</c>: some tickets by hand, the whole by its summary.</summary>
public sealed class RecordedWeekTests
{
    private const string End = "2026-03-22T23:59:59";
    private static readonly HashSet<string> Told =
    [
        "target_started", "target_paused", "target_resumed", "target_changed", "target_warned", "target_met", "target_breached",
        "escalated", "task", "refused",
    ];

    private static readonly Lazy<Story> Week = new(() => Story.OfLines(Events(), End));

    private static IEnumerable<string> TicketsByHand() => Lines("semana-by-hand.txt").Select(Ticket).Distinct();

    [TestCaseSource(nameof(TicketsByHand))]
    public void A_ticket_worked_out_by_hand_comes_out_so(string ticket)
    {
        var expected = Lines("semana-by-hand.txt").Where(line => Ticket(line) == ticket);

        var actual = Week.Value.Effects.Where(effect => $"@{effect.Ticket}" == ticket && Told.Contains(effect.Effect))
            .Select(effect => effect.Effect == "target_met" ? EffectText.Of(effect).Split(" used=")[0] : EffectText.Of(effect));

        Assert.That(actual, Is.EqualTo(expected));
    }

    [Test]
    public void The_week_s_summary_is_the_recorded_one()
    {
        var actual = Summary(Week.Value).ToList();

        Assert.That(string.Join('\n', actual), Is.EqualTo(string.Join('\n', Lines("semana-summary.txt"))));
    }

    [Test]
    public void Every_mail_of_the_week_is_rendered()
    {
        var rendered = Story.OfLines(Events(), End, render: true);

        Assert.That(rendered.Effects.Where(effect => effect.Effect == "notification").Select(effect => effect["subject"]), Is.All.Not.Null);
        Assert.That(rendered.Lines(), Is.EqualTo(Week.Value.Lines()));
    }

    [Test]
    public void The_same_week_gives_the_same_bytes_again()
    {
        Assert.That(Text(Story.OfLines(Events(), End)), Is.EqualTo(Text(Week.Value)));

        static string Text(Story story) => string.Join('\n', story.Effects.Select(effect => effect.ToJson()));
    }

    private static string[] Events() => File.ReadAllLines(Path.Combine(Workspace.Policies, "samples", "semana.jsonl"));

    /// <summary>How many effects of each kind there are, and every refusal.</summary>
    private static IEnumerable<string> Summary(Story story) =>
    [
        $"lines {story.Summary.Lines}",
        $"duplicates {story.Summary.Duplicates}",
        $"unreadable {story.Summary.Unreadable.Count}",
        .. story.Effects.GroupBy(effect => effect.Effect).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Key} {group.Count()}"),
        .. story.Effects.Where(effect => effect.Effect == "refused").Select(EffectText.Of),
    ];

    private static IReadOnlyList<string> Lines(string file) =>
        EffectText.Lines(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "MasNegocio", "Data", file)));

    private static string Ticket(string line) => line.Split(' ')[1];
}
