using Newtonsoft.Json;
using NodaTime.Text;
using NUnit.Framework;
using PolicyEngine.Hosting.Evaluation;
using PolicyEngine.Hosting.Output;

namespace PolicyEngine.Tests.Wire;

/// <summary>A short history of events (<see cref="StoryLine"/>), told to a run of its own, and what came of it.</summary>
internal sealed class Story
{
    private readonly StoryWorld world;

    private Story(IReadOnlyList<EffectRecord> effects, EvaluationSummary summary, StoryWorld world) =>
        (Effects, Summary, this.world) = (effects, summary, world);

    public IReadOnlyList<EffectRecord> Effects { get; }

    public EvaluationSummary Summary { get; }

    /// <summary>Tells events, one a line; <c>//</c> begins a comment.</summary>
    /// <param name="events">The events.</param>
    /// <param name="until">The last instant; null for the last event's.</param>
    /// <param name="of">Whose story it is; MásNegocio's where nothing is said.</param>
    public static Story Of(string events, string? until = null, StoryWorld? of = null)
    {
        var story = OfLines(EffectText.Lines(events).Select((line, i) => StoryLine.ToEvent(line, i + 1, of).ToString(Formatting.None)), until, of: of);
        Assert.That(story.Summary.Unreadable, Is.Empty, "every line of the story is an event");
        return story;
    }

    /// <summary>Tells lines as they stand.</summary>
    public static Story OfLines(IEnumerable<string> lines, string? until = null, bool render = false, StoryWorld? of = null)
    {
        var run = Workspace.Host.Begin(new EvaluationOptions
        {
            Until = until is null ? null : OffsetDateTimePattern.Rfc3339.Parse(StoryLine.Time(until, of)).Value.ToInstant(),
            Render = render,
            InputName = "story.jsonl",
        });
        var effects = new List<EffectRecord>();
        foreach (var line in lines)
            effects.AddRange(run.Apply(line));
        effects.AddRange(run.Finish());
        Assert.That(run.Summary.Failures, Is.Empty);
        return new Story(effects, run.Summary, of ?? StoryWorld.MasNegocio);
    }

    /// <summary>The effects whose text, after its time, begins with one of some words; all where none is given.</summary>
    public IReadOnlyList<string> Lines(params string[] beginnings) =>
    [
        .. Effects.Select(Text).Where(text => beginnings.Length == 0
            || beginnings.Any(beginning => text[(text.IndexOf(' ') + 1)..].StartsWith(beginning, StringComparison.Ordinal))),
    ];

    /// <summary>What an event brought about.</summary>
    public IReadOnlyList<string> LinesOf(int number) => [.. Effects.Where(effect => effect.Event == $"e-{number}").Select(Text)];

    public EffectRecord Single(string effect) => Effects.Single(record => record.Effect == effect);

    /// <summary>Asserts the effects of some kinds, in order.</summary>
    public void Brings(string expected, params string[] beginnings) =>
        Assert.That(Lines(beginnings), Is.EqualTo(EffectText.Lines(expected)));

    private string Text(EffectRecord effect) => EffectText.Of(effect, world);
}
