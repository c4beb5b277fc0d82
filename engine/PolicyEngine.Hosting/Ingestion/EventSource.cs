namespace PolicyEngine.Hosting.Ingestion;

/// <summary>Who sends events: one for each text that stands as <c>source</c>.</summary>
/// <param name="Text">The source as it is written.</param>
/// <param name="Provider">Its first segment.</param>
/// <param name="System">Its second segment; empty where there is none.</param>
internal sealed record EventSource(string Text, string Provider, string System)
{
    public static readonly EventSource None = new("", "", "");

    /// <summary>How the provider's events are encoded; null where only the plugin can read them.</summary>
    public EventPlans? Plans { get; init; }

    /// <summary>The source that a text names; null where it names none.</summary>
    public static EventSource? Parse(string text)
    {
        var segments = text.Split('/');
        return segments.Length < 2 || segments[0].Length > 0 || segments[1].Length == 0
            ? null
            : new EventSource(text, segments[1], segments.Length > 2 ? segments[2] : "");
    }
}
