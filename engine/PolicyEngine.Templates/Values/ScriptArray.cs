using System.Collections;

namespace PolicyEngine.Templates.Values;

/// <summary>An array that a template made. It may carry members besides its items.</summary>
internal sealed class ScriptArray(List<object?> items) : IReadOnlyList<object?>
{
    public ScriptArray()
        : this([])
    {
    }

    public int Count => items.Count;

    /// <summary>The members it carries, or null.</summary>
    public ScriptObject? Members { get; set; }

    public object? this[int index] => items[index];

    public void Add(object? value) => items.Add(value);

    /// <summary>Writes an element and makes the array longer when it is too short.</summary>
    public void Set(RenderContext context, int index, object? value)
    {
        if (index >= items.Count)
        {
            context.AllocateItems(index + 1L - items.Count);
            while (items.Count <= index)
                items.Add(null);
        }
        items[index] = value;
    }

    public IEnumerator<object?> GetEnumerator() => items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
