using NUnit.Framework;
using PolicyEngine.Hosting.Evaluation;

namespace PolicyEngine.Tests.Wire;

/// <summary>Ten thousand damaged lines: each is an event, a refusal or a report, never an exception.</summary>
public sealed class EventFuzzTests
{
    private const int Mutations = 10_000;
    private const int LinesOfARun = 250;

    private static readonly string[] Fragments =
    [
        "null", "true", "-1", "1e308", "99999999999999999999", "\"\"", "\" \"", "{}", "[]", "\"telefono\"", "\"\\u0000\"", "\"\\ud800\"", "ñ", "😀",
        "\"2026-03-09T10:00:00-06:00\"", "\"9999-12-31T23:59:59Z\"", "\"0001-01-01T00:00:00Z\"", "\"-0001-01-01T00:00:00Z\"", "{\"id\":[]}", "\\", "\"", ":", ",",
    ];

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
            var line = Damage(valid[(from + i) % valid.Length], random);
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

    private static string Damage(string line, Random random)
    {
        for (var times = random.Next(1, 4); times > 0; times--)
            line = random.Next(8) switch
            {
                0 => line[..random.Next(line.Length)],
                1 => line.Remove(random.Next(line.Length), 1),
                2 => line.Insert(random.Next(line.Length), Fragments[random.Next(Fragments.Length)]),
                3 => line.Insert(random.Next(line.Length), ((char)random.Next(1, 0x2FF)).ToString()),
                4 => SwapDigit(line, random),
                _ => ReplaceValue(line, random),
            } is { Length: > 0 } damaged ? damaged : "{";
        return line;
    }

    private static string SwapDigit(string line, Random random)
    {
        var digits = Enumerable.Range(0, line.Length).Where(i => char.IsAsciiDigit(line[i])).ToList();
        if (digits.Count == 0)
            return line;
        var at = digits[random.Next(digits.Count)];
        return $"{line[..at]}{random.Next(10)}{line[(at + 1)..]}";
    }

    /// <summary>Puts something else where a member's value begins.</summary>
    private static string ReplaceValue(string line, Random random)
    {
        var colons = Enumerable.Range(0, line.Length - 1).Where(i => line[i] == ':' && line[i + 1] is '"' or '{' or '[' or 't' or 'f').ToList();
        if (colons.Count == 0)
            return line;
        var from = colons[random.Next(colons.Count)] + 1;
        var to = line[from] == '"' ? line.IndexOf('"', from + 1) + 1 : line.IndexOfAny([',', '}', ']'], from);
        return to <= from ? line : line[..from] + Fragments[random.Next(Fragments.Length)] + line[to..];
    }
}
