using System.Text;

namespace PolicyEngine.Hosting.Evaluation.Lanes;

/// <summary>Which lane a ticket belongs to: by a hash of its id that is the same on every machine (FNV-1a over UTF-8).</summary>
internal static class Partition
{
    private const int Short = 256;
    private const ulong Basis = 14_695_981_039_346_656_037;
    private const ulong Prime = 1_099_511_628_211;

    public static int LaneOf(ReadOnlySpan<char> ticket, int lanes)
    {
        if (lanes == 1)
            return 0;
        Span<byte> room = stackalloc byte[Short];
        if (!Encoding.UTF8.TryGetBytes(ticket, room, out var written))
            return LaneOf(Encoding.UTF8.GetBytes(ticket.ToArray()), lanes);
        return LaneOf(room[..written], lanes);
    }

    /// <param name="ticket">The ticket's id in UTF-8.</param>
    /// <param name="lanes">How many lanes there are.</param>
    public static int LaneOf(ReadOnlySpan<byte> ticket, int lanes)
    {
        // The high bits are the well mixed ones.
        return (int)((UInt128)Hash(ticket) * (uint)lanes >> 64);
    }

    /// <summary>The hash alone.</summary>
    public static ulong Hash(ReadOnlySpan<byte> utf8)
    {
        var hash = Basis;
        foreach (var letter in utf8)
            hash = (hash ^ letter) * Prime;
        return hash;
    }
}
