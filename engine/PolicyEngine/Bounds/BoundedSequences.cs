namespace PolicyEngine.Bounds;

/// <summary>
/// What takes the place of those words of LINQ that multiply items without asking the script's own code for each:
/// the same words, counted.
/// </summary>
public static class BoundedSequences
{
    /// <summary>The items of all the lists that <paramref name="selector"/> gives, one step each.</summary>
    /// <exception cref="ScriptLimitException">There are more of them than steps.</exception>
    public static IEnumerable<TResult> SelectMany<TSource, TResult>(
        IEnumerable<TSource> source, Func<TSource, IEnumerable<TResult>> selector, ScriptBudget budget)
    {
        foreach (var item in source)
        {
            foreach (var part in selector(item))
            {
                budget.Step();
                yield return part;
            }
        }
    }
}
