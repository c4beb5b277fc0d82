using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Hosting.Output;

/// <summary>Reports for programs: one indented object. The same members give the same bytes on every machine.</summary>
internal static class ReportJson
{
    /// <summary>The text of an object, with a line's end.</summary>
    /// <param name="members">Writes the object's members.</param>
    public static string Of(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    /// <summary>A member that is an array.</summary>
    public static void WriteArray<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
            write(item);
        json.WriteEndArray();
    }

    /// <summary>A member that is an array of objects.</summary>
    /// <param name="members">Writes the members of an item's object.</param>
    public static void WriteObjects<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> members) =>
        json.WriteArray(name, items, item =>
        {
            json.WriteStartObject();
            members(item);
            json.WriteEndObject();
        });

    /// <summary>A place as two members: its file and its line.</summary>
    public static void WritePlace(this Utf8JsonWriter json, SourceLocation at)
    {
        json.WriteString("file", at.File);
        json.WriteNumber("line", at.Line);
    }

    /// <summary>A member that is an array of texts.</summary>
    public static void WriteTexts(this Utf8JsonWriter json, string name, IEnumerable<string> texts) =>
        json.WriteArray(name, texts, json.WriteStringValue);
}
