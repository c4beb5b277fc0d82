namespace PolicyEngine.Hosting.Evaluation.Lanes;

/// <summary>Reads several logs as one, in the order of their keys. Each log is in order by itself; no key is in two of them.</summary>
internal sealed class OutputMerge(IReadOnlyList<OutputLog> logs)
{
    private readonly int[] next = new int[logs.Count];

    /// <summary>The next decision's items; false where there is none left.</summary>
    public bool TryRead(out ReadOnlySpan<OutputItem> items)
    {
        var first = -1;
        for (var log = 0; log < logs.Count; log++)
        {
            if (next[log] < logs[log].Steps && (first < 0 || logs[log].KeyOf(next[log]).CompareTo(logs[first].KeyOf(next[first])) < 0))
                first = log;
        }
        items = first < 0 ? default : logs[first].ItemsOf(next[first]++);
        return first >= 0;
    }
}
