using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace PolicyEngine.Hosting.Output;

/// <summary>One effect as the wire contract has it. Immutable.</summary>
/// <param name="Ticket">The ticket's id, or the event's subject; null for schedules.</param>
/// <param name="Provider">The provider's id.</param>
/// <param name="Policy">The policy's id and version; null where none is in force.</param>
/// <param name="Revision">The hash of the policy's files; null likewise.</param>
/// <param name="Event">The causing event's id; null for the clock's own.</param>
/// <param name="At">When, in the provider's zone.</param>
/// <param name="Effect">The effect's name.</param>
/// <param name="Members">Its further members in order: texts, numbers, flags, times, lists, and objects as lists of pairs.</param>
/// <param name="Clauses">The clauses that decided it.</param>
/// <param name="Why">A sentence in the provider's language.</param>
public sealed record EffectRecord(
    string? Ticket,
    string Provider,
    string? Policy,
    string? Revision,
    string? Event,
    OffsetDateTime At,
    string Effect,
    IReadOnlyList<KeyValuePair<string, object?>> Members,
    IReadOnlyList<string> Clauses,
    string Why)
{
    private static readonly OffsetDateTimePattern Times =
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss;FFFFFFFFFo<m>");

    internal static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A further member's value; null where the effect has no such member.</summary>
    public object? this[string member] => Members.FirstOrDefault(pair => pair.Key == member).Value;

    /// <summary>A time as effects write it: <c>2026-03-09T09:30:00-06:00</c>, with a fraction only where there is one.</summary>
    public static string Format(OffsetDateTime time) => Times.Format(time);

    /// <summary>The effect as one line of JSON, without a line end.</summary>
    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Options))
            WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes the effect as a JSON object.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("ticket", Ticket);
        writer.WriteString("provider", Provider);
        writer.WriteString("policy", Policy);
        writer.WriteString("revision", Revision);
        writer.WriteString("event", Event);
        writer.WriteString("at", Format(At));
        writer.WriteString("effect", Effect);
        foreach (var (name, value) in Members)
        {
            writer.WritePropertyName(name);
            WriteValue(writer, value);
        }
        writer.WritePropertyName("clauses");
        WriteValue(writer, Clauses);
        writer.WriteString("why", Why);
        writer.WriteEndObject();
    }

    internal static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case BigInteger number:
                writer.WriteRawValue(number.ToString(CultureInfo.InvariantCulture));
                break;
            case OffsetDateTime time:
                writer.WriteStringValue(Format(time));
                break;
            case IReadOnlyList<KeyValuePair<string, object?>> members:
                writer.WriteStartObject();
                foreach (var (name, member) in members)
                {
                    writer.WritePropertyName(name);
                    WriteValue(writer, member);
                }
                writer.WriteEndObject();
                break;
            case IReadOnlyDictionary<string, object?> members:
                WriteValue(writer, members.ToList());
                break;
            case IEnumerable<IReadOnlyList<KeyValuePair<string, object?>>> objects:
                writer.WriteStartArray();
                foreach (var item in objects)
                    WriteValue(writer, item);
                writer.WriteEndArray();
                break;
            case IEnumerable<string> texts:
                writer.WriteStartArray();
                foreach (var text in texts)
                    writer.WriteStringValue(text);
                writer.WriteEndArray();
                break;
            case IEnumerable<object?> items:
                writer.WriteStartArray();
                foreach (var item in items)
                    WriteValue(writer, item);
                writer.WriteEndArray();
                break;
            default:
                throw new InvalidOperationException($"No JSON form for {value.GetType().Name}.");
        }
    }
}
