namespace PolicyEngine.Templates.Values;

/// <summary>Members in the order in which they were set. A few are found fastest by looking at each.</summary>
internal sealed class OwnMembers
{
    private const int Few = 8;

    private KeyValuePair<string, object?>[] members = new KeyValuePair<string, object?>[4];
    private Dictionary<string, int>? places;
    private int count;

    public bool TryGetValue(string name, out object? value)
    {
        var at = Find(name);
        value = at < 0 ? null : members[at].Value;
        return at >= 0;
    }

    /// <summary>Whether the name is new.</summary>
    public bool Set(string name, object? value)
    {
        var at = Find(name);
        if (at >= 0)
        {
            members[at] = new(name, value);
            return false;
        }
        if (count == members.Length)
            Array.Resize(ref members, 2 * count);
        members[count] = new(name, value);
        places?.Add(name, count);
        if (++count > Few && places is null)
            places = Enumerable.Range(0, count).ToDictionary(place => members[place].Key, StringComparer.Ordinal);
        return true;
    }

    public IEnumerable<KeyValuePair<string, object?>> InOrder()
    {
        for (var at = 0; at < count; at++)
            yield return members[at];
    }

    private int Find(string name)
    {
        if (places is not null)
            return places.TryGetValue(name, out var place) ? place : -1;
        for (var at = 0; at < count; at++)
        {
            if (string.Equals(members[at].Key, name, StringComparison.Ordinal))
                return at;
        }
        return -1;
    }
}
