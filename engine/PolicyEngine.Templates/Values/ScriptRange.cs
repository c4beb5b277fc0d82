using System.Collections;

namespace PolicyEngine.Templates.Values;

/// <summary>A run of integers, up or down. It takes no memory however long it is; going through it takes steps.</summary>
internal sealed class ScriptRange(long first, long last) : IReadOnlyList<object?>
{
    private readonly int direction = first <= last ? 1 : -1;

    public static readonly ScriptRange Empty = new(0, 0) { IsEmpty = true };

    private bool IsEmpty { get; init; }

    public int Count
    {
        get
        {
            if (IsEmpty)
                return 0;
            var span = (UInt128)((Int128)last - first < 0 ? (Int128)first - last : (Int128)last - first) + 1;
            return span > int.MaxValue ? int.MaxValue : (int)span;
        }
    }

    public object? this[int index] => Boxes.Of(first + ((long)index * direction));

    public IEnumerator<object?> GetEnumerator()
    {
        for (var index = 0; index < Count; index++)
            yield return this[index];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
