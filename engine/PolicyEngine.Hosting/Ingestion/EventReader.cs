using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PolicyEngine.Diagnostics;
using PolicyEngine.Plugins;

namespace PolicyEngine.Hosting.Ingestion;

/// <summary>An event, or why the line is none.</summary>
public readonly record struct ReadResult(TicketEvent? Event, Diagnostic? Problem);

/// <summary>
/// Reads lines of JSON as CloudEvents. A line that is none is a value with a reason, never an exception, and touches
/// no other line. Pure; safe on any thread.
/// </summary>
public static class EventReader
{
    private static readonly JsonLoadSettings Strict = new()
    {
        DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error,
    };

    /// <summary>Reads one line.</summary>
    /// <param name="line">The line's text.</param>
    /// <param name="at">Where it stands, for the report.</param>
    public static ReadResult Read(string line, SourceLocation at)
    {
        var problem = ReadJson(line, at, out var json);
        return problem is null ? Understand(json!, at) : new(null, problem);
    }

    /// <summary>Reads a line in another shape: the events that it tells, or why it tells none.</summary>
    /// <param name="line">The line's text.</param>
    /// <param name="at">Where it stands, for the report.</param>
    /// <param name="reader">Who knows the shape.</param>
    public static IReadOnlyList<ReadResult> Read(string line, SourceLocation at, InputReader reader)
    {
        if (ReadJson(line, at, out var json) is { } broken)
            return [new(null, broken)];
        try
        {
            var (events, problem) = reader.Read(json!);
            return problem is null
                ? [.. events.Select(told => Understand(told, at))]
                : [Bad("PE0342", problem, at)];
        }
        // Whatever a plugin throws is contained to this line.
        catch (Exception exception)
        {
            return [Bad("PE0342", $"The plugin failed on this line: {exception.GetType().Name}: {exception.Message}", at)];
        }
    }

    private static Diagnostic? ReadJson(string line, SourceLocation at, out JObject? json)
    {
        json = null;
        try
        {
            using var reader = new JsonTextReader(new StringReader(line))
            {
                DateParseHandling = DateParseHandling.None,
                FloatParseHandling = FloatParseHandling.Decimal,
                MaxDepth = 64,
            };
            json = JObject.Load(reader, Strict);
            return reader.Read()
                ? new Diagnostic("PE0401", "The line goes on after the end of its JSON object: write one object a line.", at)
                : null;
        }
        catch (Exception exception) when (exception is JsonException or OverflowException or FormatException)
        {
            return new Diagnostic("PE0401", $"The line is not a JSON object: {exception.Message}", at);
        }
    }

    private static ReadResult Understand(JObject json, SourceLocation at)
    {
        if (Text(json, "specversion") != "1.0")
            return Bad("PE0402", "The line is not a CloudEvent: 'specversion' must be \"1.0\".", at);
        foreach (var member in (ReadOnlySpan<string>)["id", "source", "type", "subject", "time"])
        {
            if (string.IsNullOrWhiteSpace(Text(json, member)))
                return Bad("PE0402", $"The line is not a whole CloudEvent: '{member}' must be a text that is not empty.", at);
        }
        if (EventTime.Parse(Text(json, "time")!) is not { } time)
            return Bad("PE0402", $"The line is not a CloudEvent: 'time' is \"{Text(json, "time")}\", but must be a time with its offset, such as \"2026-03-06T18:30:00-06:00\".", at);
        if (json["data"] is not (null or JObject or { Type: JTokenType.Null }))
            return Bad("PE0402", "The line is not an event of this contract: 'data' must be an object.", at);
        var source = Text(json, "source")!;
        var segments = source.Split('/');
        if (segments.Length < 2 || segments[0].Length > 0 || segments[1].Length == 0)
            return Bad("PE0402", $"The source \"{source}\" names no provider: write it as \"/provider/system\".", at);
        if (EventTypes.Find(Text(json, "type")!) is not { } shape)
            return Bad("PE0404", $"The type \"{Text(json, "type")}\" is not known. The types are: {string.Join(", ", EventTypes.Names)}.", at);
        return new(new TicketEvent(
            Text(json, "id")!,
            source,
            segments[1],
            segments.Length > 2 ? segments[2] : "",
            shape.Name,
            shape.Kind,
            Text(json, "subject")!,
            time.ToUnixTimeTicks(),
            json["data"] as JObject ?? []), null);
    }

    private static string? Text(JObject json, string member) =>
        json[member] is JValue { Type: JTokenType.String } value ? (string?)value : null;

    private static ReadResult Bad(string code, string message, SourceLocation at) =>
        new(null, new Diagnostic(code, message, at));
}
