using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PolicyEngine.Diagnostics;
using PolicyEngine.Plugins;

namespace PolicyEngine.Hosting.Ingestion;

/// <summary>An event, or why the line is none.</summary>
public readonly record struct ReadResult(TicketEvent? Event, Diagnostic? Problem);

/// <summary>
/// Reads lines of JSON as CloudEvents: any line, and says what is wrong with one that is none. That is a value with a
/// reason, never an exception, and touches no other line. Pure; safe on any thread. <see cref="EventScanner"/> takes
/// the usual lines before it.
/// </summary>
public static class EventReader
{
    private static readonly JsonLoadSettings Strict = new()
    {
        DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error,
        LineInfoHandling = LineInfoHandling.Ignore,
    };

    private static readonly JsonLoadSettings Plain = new() { LineInfoHandling = LineInfoHandling.Ignore };

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
                : [Bad("PE0342", at, problem)];
        }
        // Whatever a plugin throws is contained to this line.
        catch (Exception exception)
        {
            return [Bad("PE0342.failed", at, exception.GetType().Name, exception.Message)];
        }
    }

    private static Diagnostic? ReadJson(string line, SourceLocation at, out JObject? json)
    {
        json = null;
        try
        {
            using var reader = Begin(line);
            json = JObject.Load(reader, Strict);
            return reader.Read() ? Bad("PE0401.more", at).Problem : null;
        }
        catch (Exception exception) when (exception is JsonException or OverflowException or FormatException)
        {
            return Bad("PE0401", at, exception.Message).Problem;
        }
    }

    private static JsonTextReader Begin(string text) => new(new StringReader(text))
    {
        DateParseHandling = DateParseHandling.None,
        FloatParseHandling = FloatParseHandling.Decimal,
        MaxDepth = 64,
    };

    private static ReadResult Understand(JObject json, SourceLocation at)
    {
        if (Text(json, "specversion") != "1.0")
            return Bad("PE0402.version", at);
        foreach (var member in (ReadOnlySpan<string>)["id", "source", "type", "subject", "time"])
        {
            if (string.IsNullOrWhiteSpace(Text(json, member)))
                return Bad("PE0402.member", at, member);
        }
        if (EventTime.Parse(Text(json, "time")!) is not { } time)
            return Bad("PE0402.time", at, Text(json, "time"));
        if (json["data"] is not (null or JObject or { Type: JTokenType.Null }))
            return Bad("PE0402.data", at);
        if (EventSource.Parse(Text(json, "source")!) is not { } source)
            return Bad("PE0402.source", at, Text(json, "source"));
        if (EventTypes.Find(Text(json, "type")!) is not { } shape)
            return Bad("PE0404", at, Text(json, "type"), EventTypes.Names);
        return new(new TicketEvent(source, shape, Text(json, "id")!, Text(json, "subject")!, time.ToUnixTimeTicks(), json["data"] as JObject ?? []), null);
    }

    /// <summary>An object that was read before, and is right.</summary>
    internal static JObject ReadObject(ReadOnlySpan<byte> utf8)
    {
        using var reader = Begin(Encoding.UTF8.GetString(utf8));
        return JObject.Load(reader, Plain);
    }

    private static string? Text(JObject json, string member) =>
        json[member] is JValue { Type: JTokenType.String } value ? (string?)value : null;

    private static ReadResult Bad(string key, SourceLocation at, params object?[] values) =>
        new(null, Diagnostic.Of(key, at, values));
}
