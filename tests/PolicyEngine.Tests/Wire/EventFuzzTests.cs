using NUnit.Framework;
using PolicyEngine.Hosting.Evaluation;

namespace PolicyEngine.Tests.Wire;

/// <summary>Ten thousand damaged lines: each is an event, a refusal or a report, never an exception.</summary>
public sealed class EventFuzzTests
{
    private const int Mutations = 10_000;
    private const int LinesOfARun = 250;

    /// <summary>Short runs: one time in the year 9999 makes all that follows late.</summary>
    [Test]
    public void Damaged_lines_never_throw([Range(1, Mutations / LinesOfARun)] int seed)
    {
        var random = new Random(seed);
        var valid = File.ReadAllLines(Path.Combine(Workspace.Policies, "samples", "semana.jsonl"));
        var from = random.Next(valid.Length);
        var run = Workspace.Host.Begin(new EvaluationOptions { Render = false, InputName = "fuzz.jsonl" });

        for (var i = 0; i < LinesOfARun; i++)
        {
            var line = DamagedLine.Of(valid[(from + i) % valid.Length], random);
            Assert.That(() => run.Apply(line), Throws.Nothing, $"line {i + 1}: {line}");
        }

        Assert.That(() => run.Finish(), Throws.Nothing);
        Assert.That(run.Summary.Failures, Is.Empty);
        Assert.That(run.Summary.Lines, Is.EqualTo(LinesOfARun));
        Assert.That(run.Summary.Unreadable, Is.Not.Empty);
        Assert.That(run.Summary.Effects, Is.Positive);
    }

    // The first and the last instants, and a time that is none: half a day after the end of the year 9999 of UTC.
    [TestCase("0001-01-01T00:00:00Z")]
    [TestCase("1900-01-01T00:00:00-06:00")]
    [TestCase("9998-12-31T10:00:00-06:00")]
    [TestCase("9999-12-30T10:00:00-06:00")]
    [TestCase("9999-12-31T23:59:59Z")]
    [TestCase("9999-12-31T23:59:59-06:00")]
    [TestCase("2026-03-09T10:00:00.123456789-06:00")]
    [TestCase("2026-03-09T10:00:00+18:00")]
    public void Times_at_the_edge_of_the_calendar_do_no_harm_to_others(string time)
    {
        var lines = EffectText.Lines($"""
            2026-03-09T10:00 maintenance {time} {time} @MV-1
            {time} opened @MN-9
            {time} status @MN-9 solucionado mesa solutionType=definitiva
            {time} maintenance {time} {time} @MV-2
            {time} opened @MN-8 kind=auditoria attachments=["solicitud_auditoria"]
            2026-03-09T10:00 opened
            """).Select((line, i) => StoryLine.ToEvent(line, i + 1).ToString(Newtonsoft.Json.Formatting.None));

        var story = Story.OfLines(lines);

        Assert.That(story.Lines("accepted"), Has.One.Items);
    }
}
