using System.Buffers;
using PolicyEngine.Hosting.Output;

namespace PolicyEngine.Cli.Evaluate;

/// <summary>Writes one effect a line: UTF-8 without a mark, lines ended by a line feed on every machine.</summary>
internal sealed class JsonLinesWriter(Stream stream) : IEffectWriter
{
    private const int BytesAtOnce = 1 << 16;

    private readonly ArrayBufferWriter<byte> written = new(2 * BytesAtOnce);

    public IBufferWriter<byte> Output => written;

    public void Write(IReadOnlyList<EffectRecord> effects)
    {
        if (written.WrittenCount >= BytesAtOnce)
            Empty();
    }

    public void Flush()
    {
        Empty();
        stream.Flush();
    }

    public void Complete() => Flush();

    public void Dispose() => Flush();

    private void Empty()
    {
        stream.Write(written.WrittenSpan);
        written.ResetWrittenCount();
    }
}
