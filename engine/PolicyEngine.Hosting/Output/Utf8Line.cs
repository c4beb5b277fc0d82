using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace PolicyEngine.Hosting.Output;

/// <summary>
/// A line of JSON while it is put together, in bytes: what <see cref="EffectRecord.WriteTo"/> would write, without its
/// objects. Not thread-safe.
/// </summary>
internal sealed class Utf8Line
{
    private const int LongestEscape = 6;
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private readonly ArrayBufferWriter<byte> objects = new();
    private byte[] bytes = new byte[1_024];
    private int length;

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, length);

    public void Clear() => length = 0;

    /// <summary>Bytes as they are.</summary>
    public Utf8Line Raw(ReadOnlySpan<byte> json)
    {
        json.CopyTo(Room(json.Length));
        length += json.Length;
        return this;
    }

    /// <summary>A comma and a member's name.</summary>
    public Utf8Line Name(string name) => Raw(","u8).Text(name).Raw(":"u8);

    public Utf8Line Text(string text)
    {
        var room = Room(LongestEscape * 3 * text.Length + 2);
        // What holds half a surrogate is left to the writer of objects.
        if (Utf8.FromUtf16(text, room[1..], out _, out var written, replaceInvalidSequences: false) != OperationStatus.Done)
            return Object(text);
        if (written > 0 && Encoder.FindFirstCharacterToEncodeUtf8(room.Slice(1, written)) >= 0)
            return Text(Encoding.UTF8.GetBytes(text));
        room[0] = room[written + 1] = (byte)'"';
        length += written + 2;
        return this;
    }

    public Utf8Line Text(ReadOnlySpan<byte> utf8)
    {
        var room = Room(LongestEscape * utf8.Length + 2);
        var written = utf8.Length;
        if (written == 0 || Encoder.FindFirstCharacterToEncodeUtf8(utf8) < 0)
            utf8.CopyTo(room[1..]);
        else
            Encoder.EncodeUtf8(utf8, room[1..], out _, out written);
        room[0] = room[written + 1] = (byte)'"';
        length += written + 2;
        return this;
    }

    public Utf8Line Time(long ticks, LocalTimes times)
    {
        var room = Room(LocalTimes.MostBytes + 2);
        var written = times.Write(ticks, room[1..]);
        room[0] = room[written + 1] = (byte)'"';
        length += written + 2;
        return this;
    }

    public Utf8Line Number(long number)
    {
        Utf8Formatter.TryFormat(number, Room(32), out var written);
        length += written;
        return this;
    }

    public Utf8Line Number(decimal number)
    {
        Utf8Formatter.TryFormat(number, Room(64), out var written);
        length += written;
        return this;
    }

    /// <summary>Any value that an effect may have.</summary>
    public Utf8Line Value(object? value) => value switch
    {
        null => Raw("null"u8),
        string text => Text(text),
        int number => Number(number),
        long number => Number(number),
        decimal number => Number(number),
        bool flag => Raw(flag ? "true"u8 : "false"u8),
        _ => Object(value),
    };

    private Utf8Line Object(object value)
    {
        objects.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(objects, EffectRecord.Options))
            EffectRecord.WriteValue(writer, value);
        return Raw(objects.WrittenSpan);
    }

    private Span<byte> Room(int wanted)
    {
        if (bytes.Length - length < wanted)
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + wanted));
        return bytes.AsSpan(length);
    }
}
