namespace PolicyEngine.Templates.BuiltIns;

/// <summary>The functions of <c>array</c>. All of them make new arrays; none changes the one it was given.</summary>
internal static class ArrayFunctions
{
    public static readonly BuiltInNamespace Namespace = new("array",
    [
        new("array.add", "list value", (c, a) => Lists.Concatenate(c, Items(c, a[0]), [a[1]])),
        new("array.add_range", "list1 list2", (c, a) => Lists.Concatenate(c, Items(c, a[0]), Items(c, a[1]))),
        new("array.concat", "list1 list2", (c, a) => a[0] is null && a[1] is null ? null : Lists.Concatenate(c, Items(c, a[0]), Items(c, a[1]))),
        new("array.compact", "list", (c, a) => a[0] is null ? null : Where(c, Items(c, a[0]), static item => item is not null)),
        new("array.contains", "list item", (c, a) => Boxes.Of(Contains(c, Items(c, a[0]), a[1]))),
        new("array.cycle", "list group?", Cycle),
        new("array.first", "list", (c, a) => Items(c, a[0]) is { Count: > 0 } items ? items[0] : null),
        new("array.last", "list", (c, a) => Items(c, a[0]) is { Count: > 0 } items ? items[^1] : null),
        new("array.size", "list", (c, a) => Boxes.Of(Items(c, a[0]).Count)),
        new("array.limit", "list count", (c, a) => a[0] is null ? null : Part(c, Items(c, a[0]), 0, Numbers.ToInt(c, a[1], "The count"))),
        new("array.offset", "list index", (c, a) => a[0] is null ? null : Part(c, Items(c, a[0]), Numbers.ToInt(c, a[1], "The index"), int.MaxValue)),
        new("array.insert_at", "list index value", (c, a) => InsertAt(c, Items(c, a[0]), Numbers.ToInt(c, a[1], "The index"), a[2])),
        new("array.remove_at", "list index", (c, a) => RemoveAt(c, Items(c, a[0]), Numbers.ToInt(c, a[1], "The index"))),
        new("array.reverse", "list", (c, a) => Reverse(c, Items(c, a[0]))),
        new("array.uniq", "list", (c, a) => a[0] is null ? null : ArraySets.Unique(c, Items(c, a[0]))),
        .. ArrayTransforms.Functions,
    ]);

    /// <summary>The items of a list; a value that is no list is a list of itself, and null is one of nothing.</summary>
    public static IReadOnlyList<object?> Items(RenderContext context, object? value) => value switch
    {
        string or EncodedText => [value],
        _ => Lists.Items(context, value) ?? [value],
    };

    public static ScriptArray Where(RenderContext context, IReadOnlyList<object?> items, Func<object?, bool> keep)
    {
        var kept = new List<object?>();
        for (var index = 0; index < items.Count; index++)
        {
            context.Step();
            if (!keep(items[index]))
                continue;
            context.Allocate(32);
            kept.Add(items[index]);
        }
        return new ScriptArray(kept);
    }

    private static bool Contains(RenderContext context, IReadOnlyList<object?> items, object? wanted)
    {
        for (var index = 0; index < items.Count; index++)
        {
            context.Step();
            if (Comparison.AreEqual(context, items[index], wanted))
                return true;
        }
        return false;
    }

    /// <summary>Calls with the same list, or of the same group, take turns through the list.</summary>
    private static object? Cycle(RenderContext context, object?[] arguments)
    {
        var items = Items(context, arguments[0]);
        if (items.Count == 0)
            return null;
        var key = arguments[1] is null ? context.Text(arguments[0]) : "group " + context.Text(arguments[1]);
        context.AllocateText(key.Length);
        var turn = context.BuiltIns.Cycles.GetValueOrDefault(key);
        context.BuiltIns.Cycles[key] = (turn + 1) % items.Count;
        return items[turn % items.Count];
    }

    private static ScriptArray Part(RenderContext context, IReadOnlyList<object?> items, int from, int count)
    {
        var first = Math.Clamp(from, 0, items.Count);
        var taken = Math.Clamp(count, 0, items.Count - first);
        context.AllocateItems(taken);
        var part = new List<object?>(taken);
        for (var index = 0; index < taken; index++)
            part.Add(items[first + index]);
        return new ScriptArray(part);
    }

    private static ScriptArray InsertAt(RenderContext context, IReadOnlyList<object?> items, int index, object? value)
    {
        var at = Math.Max(0, index);
        context.AllocateItems(Math.Max((long)at, items.Count) + 1);
        var result = new List<object?>(items);
        while (result.Count < at)
            result.Add(null);
        result.Insert(at, value);
        return new ScriptArray(result);
    }

    private static ScriptArray RemoveAt(RenderContext context, IReadOnlyList<object?> items, int index)
    {
        var result = Lists.Copy(context, items);
        var at = index < 0 ? result.Count + index : index;
        if (at >= 0 && at < result.Count)
            result.RemoveAt(at);
        return new ScriptArray(result);
    }

    private static ScriptArray Reverse(RenderContext context, IReadOnlyList<object?> items)
    {
        var result = Lists.Copy(context, items);
        result.Reverse();
        return new ScriptArray(result);
    }
}
