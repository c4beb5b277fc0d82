using System.Runtime.InteropServices;
using System.Text;
using PolicyEngine.Hosting.Ingestion;

namespace PolicyEngine.Hosting.Evaluation;

/// <summary>Which events have come, by source and id. Not thread-safe.</summary>
internal sealed class SeenEvents
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private readonly Dictionary<string, SeenIds> sources = new(StringComparer.Ordinal);
    private EventSource last = EventSource.None;
    private SeenIds ofLast = new();

    /// <summary>Notes an event.</summary>
    /// <returns>False where it had come before.</returns>
    public bool Add(TicketEvent read)
    {
        if (!ReferenceEquals(read.From, last))
        {
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(sources, read.Source, out _);
            (last, ofLast) = (read.From, known ??= new SeenIds());
        }
        return ofLast.Add(read.IsEncoded ? read.IdBytes : BytesOf(read.Id));
    }

    private static byte[] BytesOf(string id)
    {
        try
        {
            return Strict.GetBytes(id);
        }
        // Half a surrogate has no UTF-8: such an id stands as it is, behind a byte that begins no UTF-8.
        catch (EncoderFallbackException)
        {
            return [0xFF, .. MemoryMarshal.AsBytes(id.AsSpan())];
        }
    }
}

/// <summary>A set of ids, byte for byte, one after the other in pages that are never copied. Not thread-safe.</summary>
internal sealed class SeenIds
{
    private const int PageShift = 16;
    private const int PageBytes = 1 << PageShift;
    private const int LengthBytes = 2;

    private readonly List<byte[]> pages = [];

    /// <summary>Of each id its hash, its page from 1 (0: none), and where it stands there.</summary>
    private (uint Hash, uint Page, int Offset)[] table = new (uint, uint, int)[64];
    private int count;
    private int filled = PageBytes;

    /// <summary>Adds an id.</summary>
    /// <returns>False where it was there.</returns>
    public bool Add(ReadOnlySpan<byte> id)
    {
        var hasher = new HashCode();
        hasher.AddBytes(id);
        var hash = (uint)hasher.ToHashCode();
        var mask = (uint)table.Length - 1;
        var place = hash & mask;
        for (; table[place].Page != 0; place = (place + 1) & mask)
        {
            if (table[place].Hash == hash && id.SequenceEqual(Kept(table[place].Page, table[place].Offset)))
                return false;
        }
        table[place] = (hash, Keep(id, out var offset), offset);
        if (++count * 2 > table.Length)
            Widen();
        return true;
    }

    private ReadOnlySpan<byte> Kept(uint page, int offset)
    {
        var kept = pages[(int)page - 1];
        // What does not fit a page has one of its own, and no length.
        return offset < 0 ? kept : kept.AsSpan(offset + LengthBytes, MemoryMarshal.Read<ushort>(kept.AsSpan(offset)));
    }

    private uint Keep(ReadOnlySpan<byte> id, out int offset)
    {
        if (id.Length > PageBytes / 4)
        {
            pages.Add(id.ToArray());
            (filled, offset) = (PageBytes, -1);
            return (uint)pages.Count;
        }
        if (filled + LengthBytes + id.Length > PageBytes)
        {
            pages.Add(new byte[PageBytes]);
            filled = 0;
        }
        var page = pages[^1];
        MemoryMarshal.Write(page.AsSpan(filled), (ushort)id.Length);
        id.CopyTo(page.AsSpan(filled + LengthBytes));
        offset = filled;
        filled += LengthBytes + id.Length;
        return (uint)pages.Count;
    }

    private void Widen()
    {
        var before = table;
        table = new (uint, uint, int)[before.Length * 2];
        var mask = (uint)table.Length - 1;
        foreach (var entry in before)
        {
            if (entry.Page == 0)
                continue;
            var place = entry.Hash & mask;
            while (table[place].Page != 0)
                place = (place + 1) & mask;
            table[place] = entry;
        }
    }
}
