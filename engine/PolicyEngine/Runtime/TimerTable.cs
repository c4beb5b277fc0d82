namespace PolicyEngine.Runtime;

/// <summary>
/// When each timer is due: what of the wheel's entries still holds. Timers are numbered densely; the table grows in
/// pages, so that millions of them are never copied. Not safe for use from several threads at once.
/// </summary>
internal sealed class TimerTable
{
    private const int PageShift = 14;
    private const int PageMask = (1 << PageShift) - 1;

    private long[][] pages = [];

    /// <summary>The instant of a timer that is pending; <see cref="ClockState.Never"/> of one that is not.</summary>
    public long this[int timer]
    {
        get => timer >> PageShift < pages.Length ? pages[timer >> PageShift][timer & PageMask] : ClockState.Never;
        set => Page(timer >> PageShift)[timer & PageMask] = value;
    }

    public long Bytes => pages.Sum(page => 24L + 8 * page.Length) + 24 + 8 * pages.Length;

    private long[] Page(int page)
    {
        while (page >= pages.Length)
        {
            var added = new long[1 << PageShift];
            added.AsSpan().Fill(ClockState.Never);
            pages = [.. pages, added];
        }
        return pages[page];
    }
}
