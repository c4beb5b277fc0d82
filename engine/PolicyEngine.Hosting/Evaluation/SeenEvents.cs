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

/// <summary>A set of ids, byte for byte. Not thread-safe.</summary>
internal sealed class SeenIds
{
    private const int LengthBytes = sizeof(int);

    /// <summary>Ids begin at every fourth byte of a page, but for large pages, where they begin at the first.</summary>
    private const int StartShift = 2;
    private const int PlacesAPage = BytePages.PageBytes >> StartShift;

    private readonly BytePages ids = new();

    /// <summary>Of each id its hash, and where it stands, from 1 (0: none): enough for sixteen gigabytes of ids.</summary>
    private (uint Hash, uint Place)[] table = new (uint, uint)[64];
    private int count;

    /// <summary>Adds an id.</summary>
    /// <returns>False where it was there.</returns>
    public bool Add(ReadOnlySpan<byte> id)
    {
        var hasher = new HashCode();
        hasher.AddBytes(id);
        var hash = (uint)hasher.ToHashCode();
        var mask = (uint)table.Length - 1;
        var slot = hash & mask;
        for (; table[slot].Place != 0; slot = (slot + 1) & mask)
        {
            if (table[slot].Hash == hash && id.SequenceEqual(Kept(table[slot].Place)))
                return false;
        }
        table[slot] = (hash, Keep(id));
        if (++count * 4L > table.Length * 3L)
            Widen();
        return true;
    }

    private ReadOnlySpan<byte> Kept(uint place)
    {
        var (page, start) = ((place - 1) / PlacesAPage, (place - 1) % PlacesAPage << StartShift);
        var kept = ids[(int)page].AsSpan((int)start);
        return kept.Slice(LengthBytes, MemoryMarshal.Read<int>(kept));
    }

    private uint Keep(ReadOnlySpan<byte> id)
    {
        var room = ids.Take(LengthBytes + id.Length, out var page, out var start);
        MemoryMarshal.Write(room, id.Length);
        id.CopyTo(room[LengthBytes..]);
        return checked((uint)page * PlacesAPage + (uint)(start >> StartShift) + 1);
    }

    private void Widen()
    {
        var before = table;
        table = new (uint, uint)[before.Length * 2];
        var mask = (uint)table.Length - 1;
        foreach (var entry in before)
        {
            if (entry.Place == 0)
                continue;
            var slot = entry.Hash & mask;
            while (table[slot].Place != 0)
                slot = (slot + 1) & mask;
            table[slot] = entry;
        }
    }
}
