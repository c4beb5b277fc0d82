namespace PolicyEngine.Templates.Values;

/// <summary>New arrays from old ones, counted before they are made.</summary>
internal static class Lists
{
    public static ScriptArray Concatenate(RenderContext context, IReadOnlyList<object?> first, IReadOnlyList<object?> second)
    {
        context.AllocateItems((long)first.Count + second.Count);
        var items = new List<object?>(first.Count + second.Count);
        items.AddRange(first);
        items.AddRange(second);
        return new ScriptArray(items);
    }

    public static ScriptArray Repeat(RenderContext context, IReadOnlyList<object?> items, long times)
    {
        if (times <= 0 || items.Count == 0)
            return new ScriptArray();
        context.AllocateItems(times > int.MaxValue ? long.MaxValue / 64 : items.Count * times);
        var repeated = new List<object?>();
        for (var turn = 0; turn < times; turn++)
            repeated.AddRange(items);
        return new ScriptArray(repeated);
    }

    public static List<object?> Copy(RenderContext context, IReadOnlyList<object?> items)
    {
        context.AllocateItems(items.Count);
        return [.. items];
    }

    /// <summary>The items of what a loop or an array function goes through; null when it is no collection at all.</summary>
    public static IReadOnlyList<object?>? Items(RenderContext context, object? value)
    {
        switch (value)
        {
            case null or EmptyValue:
                return [];
            case IReadOnlyList<object?> items:
                return items;
            case string or EncodedText:
                var text = value.ToString()!;
                context.AllocateItems(text.Length);
                return [.. text.Select(c => c.ToString())];
            case IReadOnlyDictionary<string, object?> members:
                return Pairs(context, members);
            default:
                return null;
        }
    }

    private static List<object?> Pairs(RenderContext context, IReadOnlyDictionary<string, object?> members)
    {
        var pairs = new List<object?>();
        foreach (var member in members)
        {
            context.AllocateItems(1);
            var pair = new ScriptObject();
            pair.Set(context, "key", member.Key);
            pair.Set(context, "value", member.Value);
            pairs.Add(pair);
        }
        return pairs;
    }
}
