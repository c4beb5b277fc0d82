namespace PolicyEngine.Templates.BuiltIns;

/// <summary>Sorting and telling items apart.</summary>
internal static class ArraySets
{
    /// <summary>The items without those that equal an earlier one. Plain values are told apart by a hash of their kind and text.</summary>
    public static ScriptArray Unique(RenderContext context, IReadOnlyList<object?> items)
    {
        var seen = new HashSet<object>();
        var compared = new List<object?>();
        return ArrayFunctions.Where(context, items, item =>
        {
            context.Allocate(48);
            if (item is string or EncodedText or bool or int or long)
                return seen.Add(item is EncodedText ? item.ToString()! : item is int or long ? Numbers.Whole(item) : item);
            foreach (var other in compared)
            {
                context.Step();
                if (Comparison.AreEqual(context, item, other))
                    return false;
            }
            compared.Add(item);
            return true;
        });
    }

    /// <summary>Sorts by value or by a member. The sort is stable, and null comes first.</summary>
    public static ScriptArray Sort(RenderContext context, IReadOnlyList<object?> items, string? member)
    {
        context.AllocateItems(2L * items.Count);
        var keyed = new List<(object? Key, object? Item)>(items.Count);
        foreach (var item in items)
        {
            var current = context.Current(item);
            keyed.Add((member is null || current is null ? current : PathCompiler.Member(context, current, member), current));
        }
        // OrderBy is stable, which List.Sort is not.
        var order = Comparer<object?>.Create((left, right) => CompareForSort(context, left, right));
        try
        {
            return new ScriptArray([.. keyed.OrderBy(entry => entry.Key, order).Select(entry => entry.Item)]);
        }
        catch (InvalidOperationException wrapped) when (wrapped.InnerException is TemplateFailure failure)
        {
            // Sorting wraps what its comparer throws.
            throw context.Fail(failure.Error.Said);
        }
    }

    private static int CompareForSort(RenderContext context, object? left, object? right)
    {
        context.Step();
        if (left is null || right is null)
            return (left is null ? 0 : 1) - (right is null ? 0 : 1);
        return Comparison.Compare(context, left, right) ?? throw context.Fail(
            $"{Describer.Describe(context, left)} and {Describer.Describe(context, right)} are in no order, so the array can not be sorted.");
    }
}
