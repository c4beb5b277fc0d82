using System.Text;
using System.Threading.Channels;

namespace PolicyEngine.Cli.Watch;

/// <summary>
/// Reads lines from a stream that grows, on a thread of its own: standard input until it ends, or a file to which
/// somebody appends. A line counts when it is whole; what stands after the last line's end counts when the input ends.
/// </summary>
internal sealed class GrowingInput : IDisposable
{
    private const int LinesAhead = 4096;
    private const int BlockSize = 1 << 16;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly Channel<string?> lines = Channel.CreateBounded<string?>(new BoundedChannelOptions(LinesAhead) { SingleReader = true });
    private readonly MemoryStream begun = new();
    private readonly Stream stream;
    private readonly bool grows;
    private bool isFirst = true;

    /// <param name="stream">The stream, which becomes the reader's own.</param>
    /// <param name="grows">Whether its end is not the end: more may be appended.</param>
    public GrowingInput(Stream stream, bool grows) => (this.stream, this.grows) = (stream, grows);

    /// <summary>The lines in their order. Null is no line: it wakes whoever waits for one.</summary>
    public ChannelReader<string?> Lines => lines.Reader;

    /// <summary>Wakes whoever waits for a line. Where lines wait already, nobody needs to be woken.</summary>
    public void Wake() => lines.Writer.TryWrite(null);

    /// <summary>Reads until the input ends, or until cancelled where it does not. A failure is the reader's of <see cref="Lines"/>.</summary>
    public async Task RunAsync(CancellationToken cancelled)
    {
        Exception? failure = null;
        try
        {
            var block = new byte[BlockSize];
            while (await ReadAsync(block, cancelled) is > 0 and var count)
                await SplitAsync(block.AsMemory(0, count));
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            // The end of an input that has none of its own.
        }
        catch (IOException e)
        {
            failure = e;
        }
        if (failure is null && begun.Length > 0)
            await EndLineAsync();
        lines.Writer.Complete(failure);
    }

    public void Dispose() => stream.Dispose();

    private async Task<int> ReadAsync(byte[] block, CancellationToken cancelled)
    {
        while (true)
        {
            // Standard input cannot be called off: what is not waited for any more ends with the process.
            var count = await stream.ReadAsync(block, cancelled).AsTask().WaitAsync(cancelled);
            if (count > 0 || !grows)
                return count;
            // Somebody has begun the file anew. What comes twice by that is known by its id.
            if (stream.Length < stream.Position)
            {
                stream.Position = 0;
                begun.SetLength(0);
            }
            await Task.Delay(Pause, cancelled);
        }
    }

    private async Task SplitAsync(ReadOnlyMemory<byte> block)
    {
        while (block.Span.IndexOf((byte)'\n') is >= 0 and var end)
        {
            begun.Write(block.Span[..end]);
            await EndLineAsync();
            block = block[(end + 1)..];
        }
        begun.Write(block.Span);
    }

    private async Task EndLineAsync()
    {
        var line = Encoding.UTF8.GetString(begun.GetBuffer(), 0, (int)begun.Length).TrimEnd('\r');
        begun.SetLength(0);
        if (isFirst)
            line = line.TrimStart('\uFEFF');
        isFirst = false;
        await lines.Writer.WriteAsync(line);
    }
}
