using System.Collections;

namespace PolicyEngine.Templates.Values;

/// <summary>
/// An object that a template made, or its own layer over an object of the model: what it writes stays in the layer, what it
/// has not written shows through.
/// </summary>
internal sealed class ScriptObject(IReadOnlyDictionary<string, object?>? below = null) : IReadOnlyDictionary<string, object?>
{
    private readonly Dictionary<string, object?>? plain = below as Dictionary<string, object?>;
    private OwnMembers? own;
    private HashSet<string>? readOnly;

    public int Count => Keys.Count();

    public IEnumerable<string> Keys => this.Select(member => member.Key);

    public IEnumerable<object?> Values => this.Select(member => member.Value);

    public object? this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException(key);

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, out object? value)
    {
        if (own is not null && own.TryGetValue(key, out value))
            return true;
        if (plain is not null)
            return plain.TryGetValue(key, out value);
        value = null;
        return below is not null && below.TryGetValue(key, out value);
    }

    public void Set(RenderContext context, string name, object? value)
    {
        if (readOnly is not null && readOnly.Contains(name))
            throw context.Fail($"'{name}' is read-only.");
        context.Forget();
        if ((own ??= new OwnMembers()).Set(name, value))
            context.Allocate(120);
    }

    public bool IsReadOnly(string name) => readOnly is not null && readOnly.Contains(name);

    public void Protect(string name) => (readOnly ??= []).Add(name);

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        foreach (var member in below ?? Enumerable.Empty<KeyValuePair<string, object?>>())
        {
            if (own is null || !own.TryGetValue(member.Key, out _))
                yield return member;
        }
        foreach (var member in own?.InOrder() ?? [])
            yield return member;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
