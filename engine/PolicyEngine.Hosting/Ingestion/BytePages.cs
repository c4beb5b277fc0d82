namespace PolicyEngine.Hosting.Ingestion;

/// <summary>Bytes that somebody keeps: where they stand, among others.</summary>
/// <param name="Page">What holds them; null for none.</param>
/// <param name="Place">Where they stand there.</param>
internal readonly record struct KeptBytes(byte[]? Page, TextPlace Place)
{
    public ReadOnlySpan<byte> Span => Page.AsSpan(Place.Start, Place.Length);

    public bool IsEmpty => Place.Length == 0;

    /// <summary>A copy of its own.</summary>
    public static KeptBytes Alone(ReadOnlySpan<byte> bytes) => new(bytes.ToArray(), new TextPlace(0, bytes.Length));
}

/// <summary>
/// Bytes for as long as this lives, one after the other in pages that are never copied: a small array each would cost the
/// collector more than it holds. Not thread-safe.
/// </summary>
internal sealed class BytePages
{
    /// <summary>A page is no large object to any collector, which would look through everything for the sake of some of them.</summary>
    public const int PageBytes = 1 << 16;

    /// <summary>Most of who keeps bytes keeps few.</summary>
    private const int FirstBytes = 1 << 12;

    private readonly List<byte[]> pages = [];
    private byte[] last = [];
    private int filled;

    /// <summary>A page that was taken from.</summary>
    public byte[] this[int page] => pages[page];

    /// <summary>Keeps a copy.</summary>
    public KeptBytes Keep(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Take(bytes.Length, out var page, out var start));
        return new KeptBytes(pages[page], new TextPlace(start, bytes.Length));
    }

    /// <summary>Takes room that nobody else has, aligned to four bytes.</summary>
    /// <param name="length">How many bytes; what does not fit a page has one of its own.</param>
    /// <param name="page">Its page.</param>
    /// <param name="start">Where it begins there.</param>
    public Span<byte> Take(int length, out int page, out int start)
    {
        start = (filled + 3) & ~3;
        if (pages.Count == 0 || start + length > last.Length)
        {
            last = GC.AllocateUninitializedArray<byte>(Math.Max(pages.Count == 0 ? FirstBytes : PageBytes, length));
            pages.Add(last);
            start = 0;
        }
        filled = start + length;
        page = pages.Count - 1;
        return last.AsSpan(start, length);
    }
}
