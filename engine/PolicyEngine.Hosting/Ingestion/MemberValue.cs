using System.Text;
using Newtonsoft.Json.Linq;
using PolicyEngine.Hosting.Notifications;

namespace PolicyEngine.Hosting.Ingestion;

/// <summary>What was read as bytes.</summary>
internal interface IObjectOfBytes
{
    /// <summary>The same as an object, for what bytes alone do not tell.</summary>
    JObject Whole { get; }
}

/// <summary>
/// A member's value on its way out: an object as an effect's members hold it, or a text that stands among
/// bytes that were read, which no string need be made of.
/// </summary>
internal readonly struct MemberValue
{
    private readonly object? value;
    private readonly byte[]? bytes;
    private readonly TextPlace place;

    public MemberValue(object? value) => this.value = value;

    /// <param name="bytes">The bytes; they do not change until the effect is written.</param>
    /// <param name="place">Where the text stands, without escapes.</param>
    public MemberValue(byte[] bytes, TextPlace place) => (this.bytes, this.place) = (bytes, place);

    /// <summary>Whether it is a text among bytes.</summary>
    public bool IsBytes => bytes is not null;

    public ReadOnlySpan<byte> Bytes => bytes.AsSpan(place.Start, place.Length);

    public object? ToObject() => bytes is null ? value : Encoding.UTF8.GetString(Bytes);

    /// <summary>The value at a path of an object that was scanned; null where it is missing.</summary>
    /// <param name="bytes">What holds the object's bytes.</param>
    /// <param name="json">Where it stands there.</param>
    /// <param name="path">The member's dotted path.</param>
    /// <param name="whole">The same object, for what bytes alone do not tell.</param>
    public static MemberValue? At(byte[] bytes, TextPlace json, string path, IObjectOfBytes whole)
    {
        var found = JsonBytes.At(bytes.AsSpan(json.Start, json.Length), path);
        return found.Kind switch
        {
            JsonKind.Absent or JsonKind.Missing => null,
            JsonKind.Text => new MemberValue(bytes, PlaceOf(bytes, found.Bytes)),
            _ => JsonMembers.At(whole.Whole, path) is { } value ? new MemberValue(TicketModel.Of(value)) : null,
        };
    }

    /// <summary>The texts of a member that is a text or a list of texts, likewise.</summary>
    public static void AddTexts(byte[] bytes, TextPlace json, string path, IObjectOfBytes whole, List<MemberValue> into)
    {
        var found = JsonBytes.At(bytes.AsSpan(json.Start, json.Length), path);
        if (found.Kind == JsonKind.Text)
            into.Add(new MemberValue(bytes, PlaceOf(bytes, found.Bytes)));
        else if (found.Kind == JsonKind.EscapedText || (found.Kind == JsonKind.List && !AddItems(bytes, found.Bytes, into)))
            into.AddRange(JsonMembers.TextsAt(whole.Whole, path).Select(text => new MemberValue(text)));
    }

    private static bool AddItems(byte[] bytes, ReadOnlySpan<byte> list, List<MemberValue> into)
    {
        var before = into.Count;
        foreach (var item in new ListedTexts(list))
        {
            if (item.IsEscaped)
            {
                into.RemoveRange(before, into.Count - before);
                return false;
            }
            if (item.IsText && !JsonBytes.IsBlank(item.Said))
                into.Add(new MemberValue(bytes, PlaceOf(bytes, item.Said)));
        }
        return true;
    }

    private static TextPlace PlaceOf(byte[] bytes, ReadOnlySpan<byte> part)
    {
        bytes.AsSpan().Overlaps(part, out var start);
        return new TextPlace(start, part.Length);
    }
}
