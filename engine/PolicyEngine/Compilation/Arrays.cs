namespace PolicyEngine.Compilation;

/// <summary>
/// What LINQ does with a list at once, as methods of the engine. LINQ's iterators over values of the engine's types are
/// code that no publishing can compile ahead, for they are reached through interfaces of .NET's: an image would spend most of a
/// start in having a thousand of them compiled.
/// </summary>
internal static class Arrays
{
    public static TOut[] Of<TIn, TOut>(ReadOnlySpan<TIn> list, Func<TIn, TOut> make)
    {
        var made = new TOut[list.Length];
        for (var i = 0; i < made.Length; i++)
            made[i] = make(list[i]);
        return made;
    }

    public static TOut[] Of<TIn, TOut>(TIn[] list, Func<TIn, TOut> make) => Of((ReadOnlySpan<TIn>)list, make);

    public static TOut[] Of<TIn, TOut>(IReadOnlyList<TIn> list, Func<TIn, TOut> make)
    {
        var made = new TOut[list.Count];
        for (var i = 0; i < made.Length; i++)
            made[i] = make(list[i]);
        return made;
    }

    /// <summary>Whether something holds of one of them.</summary>
    public static bool Any<T>(ReadOnlySpan<T> list, Predicate<T> holds)
    {
        foreach (var item in list)
        {
            if (holds(item))
                return true;
        }
        return false;
    }

    /// <summary>Those of which something holds.</summary>
    public static T[] Where<T>(ReadOnlySpan<T> list, Predicate<T> holds)
    {
        var kept = new List<T>();
        foreach (var item in list)
        {
            if (holds(item))
                kept.Add(item);
        }
        return kept.Count == 0 ? [] : kept.ToArray();
    }

    /// <summary>What each of a list gives, one after the other.</summary>
    public static TOut[] OfAll<TIn, TPart, TOut>(IReadOnlyList<TIn> list, Func<TIn, IReadOnlyList<TPart>> parts, Func<TIn, TPart, TOut> make)
    {
        var made = new List<TOut>();
        for (var i = 0; i < list.Count; i++)
        {
            var own = parts(list[i]);
            for (var j = 0; j < own.Count; j++)
                made.Add(make(list[i], own[j]));
        }
        return made.Count == 0 ? [] : made.ToArray();
    }
}
