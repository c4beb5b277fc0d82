using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PolicyEngine.Benchmarks.Lines;

/// <summary>Effects whose every name is encoded and whose every value is at hand, for whoever only has to write them.</summary>
internal sealed class PreparedEffects
{
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private readonly List<(JsonEncodedText Name, object? Value)[]> effects = [];

    public PreparedEffects(ReadOnlySpan<byte> lines)
    {
        foreach (var range in lines.Split((byte)'\n'))
        {
            if (!lines[range].IsEmpty)
                effects.Add(MembersOf(JsonDocument.Parse(lines[range].ToArray()).RootElement));
        }
    }

    public void Write(IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = Encoder, SkipValidation = true });
        foreach (var members in effects)
        {
            WriteObject(writer, members);
            writer.Flush();
            writer.Reset();
            output.Write("\n"u8);
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, (JsonEncodedText Name, object? Value)[] members)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in members)
        {
            writer.WritePropertyName(name);
            WriteValue(writer, value);
        }
        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case (JsonEncodedText, object?)[] members:
                WriteObject(writer, members);
                break;
            case object?[] items:
                writer.WriteStartArray();
                foreach (var item in items)
                    WriteValue(writer, item);
                writer.WriteEndArray();
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    private static (JsonEncodedText Name, object? Value)[] MembersOf(JsonElement json) =>
        [.. json.EnumerateObject().Select(member => (JsonEncodedText.Encode(member.Name, Encoder), ValueOf(member.Value)))];

    private static object? ValueOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => json.GetDecimal(),
        JsonValueKind.Object => MembersOf(json),
        JsonValueKind.Array => json.EnumerateArray().Select(ValueOf).ToArray(),
        _ => null,
    };
}
