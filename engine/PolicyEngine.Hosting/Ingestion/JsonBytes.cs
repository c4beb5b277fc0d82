using System.Text;

namespace PolicyEngine.Hosting.Ingestion;

/// <summary>What a member's value is, in bytes that were scanned already and are right.</summary>
internal enum JsonKind : byte
{
    /// <summary>Not said at all.</summary>
    Absent,

    /// <summary>Null or blank.</summary>
    Missing,
    Text,

    /// <summary>A text that holds escapes: its bytes are not the text.</summary>
    EscapedText,
    List,
    Object,
    Other,
}

/// <summary>A member's value where it stands: a text without its quotes, anything else whole.</summary>
internal readonly ref struct JsonValue(JsonKind kind, ReadOnlySpan<byte> bytes)
{
    public readonly JsonKind Kind = kind;
    public readonly ReadOnlySpan<byte> Bytes = bytes;
}

/// <summary>Finds members by path in the bytes of an object that <see cref="EventScanner"/> has found right.</summary>
internal static class JsonBytes
{
    /// <summary>The value at a dotted path; absent where there is none.</summary>
    public static JsonValue At(ReadOnlySpan<byte> json, ReadOnlySpan<char> path)
    {
        while (true)
        {
            var dot = path.IndexOf('.');
            var value = Member(json, dot < 0 ? path : path[..dot]);
            if (dot < 0)
                return value;
            if (value.Kind != JsonKind.Object)
                return default;
            json = value.Bytes;
            path = path[(dot + 1)..];
        }
    }

    private static JsonValue Member(ReadOnlySpan<byte> json, ReadOnlySpan<char> name)
    {
        if (json.IsEmpty)
            return default;
        var isPlain = Ascii.IsValid(name);
        var at = Blanks(json, 1);
        while (json[at] != '}')
        {
            var end = TextEnd(json, at + 1, out _);
            var said = json[(at + 1)..end];
            var isWanted = isPlain ? said.Length == name.Length && Ascii.Equals(said, name) : Encoding.UTF8.GetString(said).AsSpan().SequenceEqual(name);
            at = Blanks(json, Blanks(json, end + 1) + 1);
            var next = ValueEnd(json, at, out var isEscaped);
            if (isWanted)
                return ValueOf(json[at..next], isEscaped);
            at = Blanks(json, next);
            if (json[at] == ',')
                at = Blanks(json, at + 1);
        }
        return default;
    }

    private static JsonValue ValueOf(ReadOnlySpan<byte> value, bool isEscaped) => value[0] switch
    {
        (byte)'n' => new JsonValue(JsonKind.Missing, default),
        (byte)'{' => new JsonValue(JsonKind.Object, value),
        (byte)'[' => new JsonValue(JsonKind.List, value),
        (byte)'"' when isEscaped => new JsonValue(JsonKind.EscapedText, value[1..^1]),
        (byte)'"' when IsBlank(value[1..^1]) => new JsonValue(JsonKind.Missing, default),
        (byte)'"' => new JsonValue(JsonKind.Text, value[1..^1]),
        _ => new JsonValue(JsonKind.Other, value),
    };

    /// <summary>Whether there is nothing to see in a text without escapes.</summary>
    public static bool IsBlank(ReadOnlySpan<byte> text)
    {
        foreach (var sign in text)
        {
            if (sign is > (byte)' ' and < 0x7F)
                return false;
            if (sign >= 0x7F)
                return string.IsNullOrWhiteSpace(Encoding.UTF8.GetString(text));
        }
        return true;
    }

    private static int ValueEnd(ReadOnlySpan<byte> json, int at, out bool isEscaped)
    {
        isEscaped = false;
        if (json[at] == '"')
            return TextEnd(json, at + 1, out isEscaped) + 1;
        if (json[at] is not ((byte)'{' or (byte)'['))
            return at + json[at..].IndexOfAny(",}] \t\r"u8);
        for (var depth = 0; ;)
        {
            at += json[at..].IndexOfAny("\"{[}]"u8);
            if (json[at] == '"')
                at = TextEnd(json, at + 1, out _);
            else if (json[at] is (byte)'{' or (byte)'[')
                depth++;
            else if (--depth == 0)
                return at + 1;
            at++;
        }
    }

    private static int TextEnd(ReadOnlySpan<byte> json, int at, out bool isEscaped)
    {
        for (isEscaped = false; ; isEscaped = true, at += 2)
        {
            at += json[at..].IndexOfAny((byte)'"', (byte)'\\');
            if (json[at] == '"')
                return at;
        }
    }

    private static int Blanks(ReadOnlySpan<byte> json, int at)
    {
        while (json[at] <= ' ')
            at++;
        return at;
    }
}
