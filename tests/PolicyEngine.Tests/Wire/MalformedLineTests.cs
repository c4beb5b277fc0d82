using NUnit.Framework;

namespace PolicyEngine.Tests.Wire;

/// <summary>A line that is no event is said on standard error, and nothing around it is lost.</summary>
public sealed class MalformedLineTests
{
    private const string Whole =
        """{"specversion":"1.0","id":"x","source":"/masnegocio/helix","type":"ticket.opened","subject":"MN-7","time":"2026-03-09T10:05:00-06:00","data":{}}""";

    private static readonly string[] Good =
    [
        .. EffectText.Lines("""
            2026-03-09T10:00 opened
            2026-03-09T10:10 opened @MN-2 urgency=critica
            2026-03-09T10:20 replied agent mesa
            2026-03-09T10:30 status asignado mesa
            2026-03-09T12:00 complained customer
            """).Select((line, i) => StoryLine.ToEvent(line, i + 1).ToString(Newtonsoft.Json.Formatting.None)),
    ];

    private static IEnumerable<TestCaseData> BadLines()
    {
        yield return Bad("not JSON", "hola");
        yield return Bad("truncated", Whole[..80]);
        yield return Bad("truncated by one character", Whole[..^1]);
        yield return Bad("an array", $"[{Whole}]");
        yield return Bad("a text", "\"ticket.opened\"");
        yield return Bad("null", "null");
        yield return Bad("two objects", Whole + Whole);
        yield return Bad("an object and more", Whole + " x");
        yield return Bad("another specversion", Whole.Replace("\"1.0\"", "\"0.3\"", StringComparison.Ordinal));
        yield return Bad("a number for specversion", Whole.Replace("\"1.0\"", "1.0", StringComparison.Ordinal));
        yield return Without("specversion", "\"specversion\":\"1.0\",");
        yield return Without("id", "\"id\":\"x\",");
        yield return Without("source", "\"source\":\"/masnegocio/helix\",");
        yield return Without("type", "\"type\":\"ticket.opened\",");
        yield return Without("subject", "\"subject\":\"MN-7\",");
        yield return Without("time", "\"time\":\"2026-03-09T10:05:00-06:00\",");
        yield return Bad("an empty id", Whole.Replace("\"x\"", "\"\"", StringComparison.Ordinal));
        yield return Bad("a null subject", Whole.Replace("\"MN-7\"", "null", StringComparison.Ordinal));
        yield return Bad("a number for an id", Whole.Replace("\"x\"", "7", StringComparison.Ordinal));
        yield return Time("no offset", "2026-03-09T10:05:00");
        yield return Time("a date alone", "2026-03-09");
        yield return Time("a 30th of February", "2026-02-30T10:05:00-06:00");
        yield return Time("25 o'clock", "2026-03-09T25:05:00-06:00");
        yield return Time("words", "mañana");
        yield return Bad("another provider", Whole.Replace("/masnegocio/", "/otro/", StringComparison.Ordinal));
        yield return Bad("a provider in capitals", Whole.Replace("/masnegocio/", "/MasNegocio/", StringComparison.Ordinal));
        yield return Bad("a source without a slash", Whole.Replace("/masnegocio/helix", "masnegocio", StringComparison.Ordinal));
        yield return Bad("another type", Whole.Replace("ticket.opened", "ticket.exploded", StringComparison.Ordinal));
        yield return Bad("a type in capitals", Whole.Replace("ticket.opened", "Ticket.Opened", StringComparison.Ordinal));
        yield return Data("a text", "\"x\"");
        yield return Data("an array", "[]");
        yield return Data("a number", "1");
        yield return Bad("a name twice", Whole.Replace("\"id\":\"x\"", "\"id\":\"x\",\"id\":\"y\"", StringComparison.Ordinal));
        yield return Data("an object with a name twice", "{\"title\":\"a\",\"title\":\"b\"}");
        yield return Data("nested ten thousand deep", string.Concat(Enumerable.Repeat("{\"a\":", 10_000)) + "1" + new string('}', 10_000));
        yield return Data("arrays without end", new string('[', 100_000));
        yield return Data("a number beyond all numbers", "{\"impact\":1e999999}");

        static TestCaseData Bad(string what, string line) => new TestCaseData(line).SetArgDisplayNames(what);
        static TestCaseData Without(string member, string text) => Bad($"no {member}", Whole.Replace(text, "", StringComparison.Ordinal));
        static TestCaseData Time(string what, string time) => Bad($"time: {what}", Whole.Replace("2026-03-09T10:05:00-06:00", time, StringComparison.Ordinal));
        static TestCaseData Data(string what, string data) => Bad($"data: {what}", Whole.Replace("\"data\":{}", $"\"data\":{data}", StringComparison.Ordinal));
    }

    [TestCaseSource(nameof(BadLines))]
    public void It_is_reported_at_its_line_and_everything_else_is_evaluated(string bad)
    {
        var clean = Story.OfLines(Good);

        var story = Story.OfLines([Good[0], bad, .. Good[1..]]);

        var report = story.Summary.Unreadable.Single().ToString();
        Assert.That(report, Does.Match("""^story\.jsonl\(2\): error PE\d{4}: \S.+$"""));
        Assert.That(report, Does.Not.Contain("Exception"));
        Assert.That(story.Effects.Select(effect => effect.ToJson()), Is.EqualTo(clean.Effects.Select(effect => effect.ToJson())));
        Assert.That(story.Summary.Lines, Is.EqualTo(6));
    }

    [Test]
    public void Many_in_one_file_are_each_reported_at_their_own_line()
    {
        string[] bad = [.. BadLines().Select(line => (string)line.Arguments[0]!)];
        var mixed = bad.SelectMany((line, i) => i < Good.Length ? [line, Good[i]] : new[] { line }).ToList();
        var expected = mixed.Select((line, i) => (line, i + 1)).Where(line => !Good.Contains(line.line)).Select(line => line.Item2);

        var story = Story.OfLines(mixed);

        Assert.That(story.Summary.Unreadable.Select(problem => problem.At.Line), Is.EqualTo(expected));
        Assert.That(story.Lines(), Is.EqualTo(Story.OfLines(Good).Lines()));
    }

    [Test]
    public void A_blank_line_is_no_event_and_no_error_but_counts_as_a_line_of_the_file()
    {
        var story = Story.OfLines([Good[0], "", "   ", "hola", .. Good[1..]]);

        Assert.That(story.Summary.Unreadable.Single().At.Line, Is.EqualTo(4));
        Assert.That(story.Lines(), Is.EqualTo(Story.OfLines(Good).Lines()));
    }

    [Test]
    public void An_unreadable_line_does_not_take_its_id_away_from_a_readable_one()
    {
        var unreadable = Good[0].Replace("ticket.opened", "ticket.exploded", StringComparison.Ordinal);

        Assert.That(Story.OfLines([unreadable, .. Good]).Lines(), Is.EqualTo(Story.OfLines(Good).Lines()));
    }

    [TestCase("\"data\":null")]
    [TestCase("\"extra\":{\"traceparent\":\"00-ab\"}")]
    [TestCase("\"data\":{\"unknown\":[1,{\"a\":null}]}")]
    public void What_a_cloud_event_may_have_is_no_error(string members)
    {
        var story = Story.OfLines([Whole.Replace("\"data\":{}", members, StringComparison.Ordinal)]);

        Assert.That(story.Summary.Unreadable, Is.Empty);
        Assert.That(story.Single("refused")["missing"], Has.Exactly(5).Items, "the five members that an opening must have");
    }
}
