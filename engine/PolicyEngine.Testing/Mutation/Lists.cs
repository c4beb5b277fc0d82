namespace PolicyEngine.Testing.Mutation;

/// <summary>Lists with one item less, or one item otherwise.</summary>
internal static class Lists
{
    public static IReadOnlyList<T> Without<T>(this IReadOnlyList<T> list, int index) =>
        [.. list.Take(index), .. list.Skip(index + 1)];

    public static IReadOnlyList<T> With<T>(this IReadOnlyList<T> list, int index, params IReadOnlyList<T> items) =>
        [.. list.Take(index), .. items, .. list.Skip(index + 1)];
}
