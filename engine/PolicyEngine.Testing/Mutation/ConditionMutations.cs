using System.Globalization;
using PolicyEngine.Authoring;
using PolicyEngine.Explain;

namespace PolicyEngine.Testing.Mutation;

/// <summary>
/// A condition with one limit a little higher or lower, or with one value less in a list. Code cannot be looked into:
/// it is turned around as a whole.
/// </summary>
internal static class ConditionMutations
{
    /// <summary>The conditions that differ in one such thing, with what they then say.</summary>
    public static IEnumerable<(Condition Changed, string Change)> Of(Condition condition) => condition switch
    {
        Condition.All all => Parts(all.Parts, parts => new Condition.All(parts)),
        Condition.Any any => Parts(any.Parts, parts => new Condition.Any(parts)),
        Condition.Not not => Of(not.Part).Select(changed => ((Condition)new Condition.Not(changed.Changed), changed.Change)),
        Condition.Compare compare => Limits(compare),
        Condition.OneOf { Values.Count: > 1 } oneOf => oneOf.Values.Select((value, i) =>
            ((Condition)new Condition.OneOf(oneOf.Field, oneOf.Values.Without(i)), $"{ConditionText.Of(oneOf)} without {value}")),
        Condition.Computed code => [(new Condition.Not(code), "code turned around")],
        _ => [],
    };

    private static IEnumerable<(Condition, string)> Parts(
        IReadOnlyList<Condition> parts, Func<IReadOnlyList<Condition>, Condition> joined) =>
        from part in Enumerable.Range(0, parts.Count)
        from changed in Of(parts[part])
        select (joined(parts.With(part, changed.Changed)), changed.Change);

    private static IEnumerable<(Condition, string)> Limits(Condition.Compare compare)
    {
        var step = 1m;
        for (var i = 0; i < compare.Field.Decimals; i++)
            step /= 10;
        foreach (var limit in (decimal[])[compare.Limit - step, compare.Limit + step])
            yield return (compare with { Limit = limit }, string.Create(CultureInfo.InvariantCulture, $"{ConditionText.Of(compare)} becomes {limit}"));
    }
}
