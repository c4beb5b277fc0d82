using System.Text;

namespace PolicyEngine.Hosting.Ingestion;

/// <summary>
/// The lines of an input, in UTF-8 as they stand: ended by a line feed, a carriage return or both; a mark of the byte
/// order at the beginning is none of the first line. What such a mark says to be UTF-16 is turned to UTF-8. Not thread-safe.
/// </summary>
/// <param name="stream">The input; it is closed with the lines.</param>
public sealed class EventLines(Stream stream) : IDisposable
{
    /// <summary>So many that what each part costs does not count, and so few that what they are read into stays near.</summary>
    private const int MostInPart = 64;

    private Stream stream = stream;
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private bool hasBegun;
    private bool hasEnded;

    /// <summary>Whether a carriage return was the last that could be seen: a line feed after it is no line's.</summary>
    private bool isFeedDue;

    /// <summary>The next line, without its end.</summary>
    /// <param name="line">Holds until the next call.</param>
    /// <returns>False where there is none.</returns>
    public bool TryRead(out ReadOnlyMemory<byte> line)
    {
        if (!hasBegun)
            Begin();
        for (var searched = 0; ; Fill())
        {
            if (TryTake(searched, out line))
                return true;
            if (hasEnded)
            {
                line = buffer.AsMemory(start, end - start);
                start = end;
                return line.Length > 0;
            }
            searched = end - start;
        }
    }

    /// <summary>The lines that are left, each until the next is asked for.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> All() => Parts().SelectMany(part => part);

    /// <summary>
    /// The lines that are left, in parts that are at hand together: a part is never waited for once it has a line. Each
    /// holds until the next is asked for.
    /// </summary>
    public IEnumerable<IReadOnlyList<ReadOnlyMemory<byte>>> Parts()
    {
        var part = new List<ReadOnlyMemory<byte>>(MostInPart);
        while (TryRead(out var line))
        {
            part.Clear();
            do
                part.Add(line);
            while (part.Count < MostInPart && TryTake(0, out line));
            yield return part;
        }
    }

    /// <summary>Closes the input.</summary>
    public void Dispose() => stream.Dispose();

    /// <summary>Takes the next line if its end has been read.</summary>
    /// <param name="searched">How many of its bytes were looked at in vain.</param>
    /// <param name="line">The line, without its end.</param>
    private bool TryTake(int searched, out ReadOnlyMemory<byte> line)
    {
        PassFeed();
        line = default;
        var found = buffer.AsSpan(start + searched, end - start - searched).IndexOfAny((byte)'\n', (byte)'\r');
        if (found < 0)
            return false;
        var at = start + searched + found;
        line = buffer.AsMemory(start, at - start);
        isFeedDue = buffer[at] == '\r';
        start = at + 1;
        return true;
    }

    private void PassFeed()
    {
        if (!isFeedDue || start == end)
            return;
        isFeedDue = false;
        if (buffer[start] == '\n')
            start++;
    }

    private void Begin()
    {
        hasBegun = true;
        FillTo(2);
        if (buffer.AsSpan(0, end) is [0xFE, 0xFF] or [0xFF, 0xFE])
        {
            var encoding = buffer[0] == 0xFE ? Encoding.BigEndianUnicode : Encoding.Unicode;
            stream = Encoding.CreateTranscodingStream(stream, encoding, Encoding.UTF8);
            end = 0;
            hasEnded = false;
        }
        else if (buffer.AsSpan(0, end) is [0xEF, 0xBB])
        {
            FillTo(3);
            start = buffer.AsSpan(0, end) is [_, _, 0xBF] ? 3 : 0;
        }
    }

    private void FillTo(int wanted)
    {
        while (end < wanted && !hasEnded)
        {
            var read = stream.Read(buffer, end, wanted - end);
            end += read;
            hasEnded = read == 0;
        }
    }

    private void Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }
        if (end == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
        var read = stream.Read(buffer, end, buffer.Length - end);
        end += read;
        hasEnded = read == 0;
    }
}
