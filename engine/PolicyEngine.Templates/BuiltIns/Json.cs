using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PolicyEngine.Templates.BuiltIns;

/// <summary>Values as JSON and back. Letters stay readable; only what JSON or HTML would misread is escaped.</summary>
internal static class Json
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) };

    public static string Write(RenderContext context, object? value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
            Write(context, writer, value);
        context.AllocateText(buffer.WrittenCount);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(RenderContext context, Utf8JsonWriter writer, object? value)
    {
        context.Enter();
        context.AllocateText(16);
        switch (value)
        {
            case null or EmptyValue or Callable:
                writer.WriteNullValue();
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case IReadOnlyDictionary<string, object?> members:
                WriteObject(context, writer, members);
                break;
            case IReadOnlyList<object?> items:
                WriteArray(context, writer, items);
                break;
            case float or double when !double.IsFinite(Numbers.Double(value)):
                throw context.Fail("JSON has no infinite numbers.");
            case var number when Numbers.IsNumber(number):
                writer.WriteRawValue(Printer.Text(context, number, TemplateCulture.Invariant));
                break;
            default:
                var text = Dates.IsDate(value) ? DateFormatter.Format(Dates.Zoned(context, value), "%FT%T%Z", context.Culture) : context.Text(value);
                context.AllocateText(2L * text.Length);
                writer.WriteStringValue(text);
                break;
        }
        context.Leave();
    }

    private static void WriteObject(RenderContext context, Utf8JsonWriter writer, IReadOnlyDictionary<string, object?> members)
    {
        writer.WriteStartObject();
        foreach (var (name, member) in members)
        {
            context.AllocateText(name.Length);
            writer.WritePropertyName(name);
            Write(context, writer, context.Current(member));
        }
        writer.WriteEndObject();
    }

    private static void WriteArray(RenderContext context, Utf8JsonWriter writer, IReadOnlyList<object?> items)
    {
        writer.WriteStartArray();
        for (var index = 0; index < items.Count; index++)
            Write(context, writer, context.Current(items[index]));
        writer.WriteEndArray();
    }

    public static object? Read(RenderContext context, string text)
    {
        context.AllocateText(256 + (8L * text.Length));
        context.Step(text.Length);
        try
        {
            using var document = JsonDocument.Parse(text);
            return Read(context, document.RootElement);
        }
        catch (JsonException wrong)
        {
            throw context.Fail($"'{Describer.Shorten(text)}' is not JSON: {wrong.Message}");
        }
    }

    private static object? Read(RenderContext context, JsonElement element)
    {
        context.Allocate(32);
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var members = new ScriptObject();
                foreach (var member in element.EnumerateObject())
                    members.Set(context, member.Name, Read(context, member.Value));
                return members;
            case JsonValueKind.Array:
                return new ScriptArray([.. element.EnumerateArray().Select(item => Read(context, item))]);
            case JsonValueKind.String:
                return element.GetString();
            case JsonValueKind.Number:
                return element.GetRawText().AsSpan().ContainsAny(".eE")
                    ? element.GetDouble()
                    : Numbers.Checked(context, BigInteger.Parse(element.GetRawText(), CultureInfo.InvariantCulture));
            case JsonValueKind.True or JsonValueKind.False:
                return Boxes.Of(element.GetBoolean());
            default:
                return null;
        }
    }
}
