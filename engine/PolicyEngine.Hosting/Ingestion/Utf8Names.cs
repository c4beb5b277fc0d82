using System.Buffers.Binary;
using System.Text;

namespace PolicyEngine.Hosting.Ingestion;

/// <summary>Names by their UTF-8 bytes, each with a number from 0 in the order in which they came. Exact. Not thread-safe while it grows.</summary>
internal sealed class Utf8Names
{
    private byte[][] names = new byte[8][];
    private int[] table = new int[16];

    public int Count { get; private set; }

    public ReadOnlySpan<byte> this[int number] => names[number];

    /// <summary>The number of a name; -1 where there is no such name.</summary>
    public int Find(ReadOnlySpan<byte> name) => Find(name, Hash(name));

    /// <summary>The same, for whoever has the hash already.</summary>
    public int Find(ReadOnlySpan<byte> name, uint hash)
    {
        var mask = (uint)table.Length - 1;
        for (var place = hash & mask; table[place] != 0; place = (place + 1) & mask)
        {
            if (name.SequenceEqual(names[table[place] - 1]))
                return table[place] - 1;
        }
        return -1;
    }

    /// <summary>The number of a name, a new one where it is new.</summary>
    public int Add(ReadOnlySpan<byte> name)
    {
        var known = Find(name);
        if (known >= 0)
            return known;
        if (Count == names.Length)
            Array.Resize(ref names, Count * 2);
        names[Count++] = name.ToArray();
        if (Count * 2 > table.Length)
            Widen();
        else
            Place(Count - 1);
        return Count - 1;
    }

    /// <summary>The same for a name that is no bytes yet.</summary>
    public int Add(string name) => Add(Encoding.UTF8.GetBytes(name));

    /// <summary>A hash that reads at most sixteen bytes of a name: names differ at their ends.</summary>
    public static uint Hash(ReadOnlySpan<byte> name)
    {
        const ulong first = 0x9E37_79B9_7F4A_7C15, second = 0xC2B2_AE3D_27D4_EB4F;
        var hash = (ulong)name.Length * second;
        if (name.Length >= 8)
            hash ^= (BinaryPrimitives.ReadUInt64LittleEndian(name) * first) ^ BinaryPrimitives.ReadUInt64LittleEndian(name[^8..]);
        else if (name.Length >= 4)
            hash ^= (BinaryPrimitives.ReadUInt32LittleEndian(name) * first) ^ BinaryPrimitives.ReadUInt32LittleEndian(name[^4..]);
        else if (name.Length > 0)
            hash ^= (name[0] | ((ulong)name[^1] << 8) | ((ulong)name[name.Length / 2] << 16)) * first;
        hash *= second;
        return (uint)(hash >> 32);
    }

    private void Widen()
    {
        table = new int[table.Length * 2];
        for (var number = 0; number < Count; number++)
            Place(number);
    }

    private void Place(int number)
    {
        var mask = (uint)table.Length - 1;
        var place = Hash(names[number]) & mask;
        while (table[place] != 0)
            place = (place + 1) & mask;
        table[place] = number + 1;
    }
}
