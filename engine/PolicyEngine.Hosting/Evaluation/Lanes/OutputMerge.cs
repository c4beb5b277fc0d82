namespace PolicyEngine.Hosting.Evaluation.Lanes;

/// <summary>Reads several logs as one, in the order of their keys. Each log is in order by itself; no key is in two of them.</summary>
internal sealed class OutputMerge(IReadOnlyList<OutputLog> logs)
{
    private readonly int[] next = new int[logs.Count];

    /// <summary>The next decision's items and their log; false where there is none left.</summary>
    public bool TryRead(out OutputLog log, out ReadOnlySpan<OutputItem> items)
    {
        var first = -1;
        for (var i = 0; i < logs.Count; i++)
        {
            if (next[i] < logs[i].Steps && (first < 0 || logs[i].KeyOf(next[i]).CompareTo(logs[first].KeyOf(next[first])) < 0))
                first = i;
        }
        log = logs[Math.Max(first, 0)];
        items = first < 0 ? default : logs[first].ItemsOf(next[first]++);
        return first >= 0;
    }
}
