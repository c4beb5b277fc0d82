using PolicyEngine.Authoring;
using PolicyEngine.Diagnostics;
using PolicyEngine.Explain.Sayings;

namespace PolicyEngine.Explain.Differences;

/// <summary>
/// Something that the rows of a table ask for, with the points at which it can stand: a category's values, yes and
/// no, the regions between the limits that a number is compared with, or whether another condition holds.
/// </summary>
/// <param name="Key">What it is, the same in every version.</param>
/// <param name="Points">How each point reads.</param>
/// <param name="Holds">Whether a leaf holds at a point.</param>
internal sealed record Dimension(string Key, IReadOnlyList<Sentence> Points, Func<Condition, int, bool> Holds)
{
    /// <summary>The dimensions of some conditions, in the order in which they are asked.</summary>
    public static IReadOnlyList<Dimension> Of(IEnumerable<Condition> conditions, Vocabulary vocabulary, PolicyWords words)
    {
        var leaves = conditions.SelectMany(Checks.ModelChecks.Leaves).ToList();
        return
        [
            .. leaves.GroupBy(leaf => KeyOf(leaf, vocabulary, words)).Select(group => Build(group.Key, [.. group], vocabulary, words)),
        ];
    }

    /// <summary>Which dimension a leaf asks.</summary>
    public static string KeyOf(Condition leaf, Vocabulary vocabulary, PolicyWords words) => leaf switch
    {
        Condition.OneOf oneOf when vocabulary.Closed(oneOf.Field)?.Values.Count > 0 => $"{oneOf.Field.Scope} {oneOf.Field.Path}",
        Condition.FlagIs flag => $"{flag.Field.Scope} {flag.Field.Path}",
        Condition.Compare compare => $"{compare.Field.Scope} {compare.Field.Path}",
        Condition.Present { Field: NumberField number } => $"{number.Scope} {number.Path}",
        _ => words.Condition(leaf).In(Language.English),
    };

    private static Dimension Build(string key, IReadOnlyList<Condition> leaves, Vocabulary vocabulary, PolicyWords words) => leaves[0] switch
    {
        Condition.OneOf oneOf when vocabulary.Closed(oneOf.Field) is { Values.Count: > 0 } closed => new Dimension(key,
            [.. closed.Values.Select(value => Sentence.AsItStands($"{words.Name(oneOf.Field.Path)} {words.Name(value.Id)}"))],
            (leaf, point) => ((Condition.OneOf)leaf).Values.Any(value => value.Id == closed.Values[point].Id)),
        Condition.FlagIs flag => new Dimension(key,
            [Sentence.Of("diff.no", words.Name(flag.Field.Path)), Sentence.Of("diff.yes", words.Name(flag.Field.Path))],
            (leaf, point) => ((Condition.FlagIs)leaf).Value == (point == 1)),
        Condition.Compare compare => Number(key, compare.Field, leaves, words),
        Condition.Present { Field: NumberField number } => Number(key, number, leaves, words),
        var leaf => new Dimension(key, [Sentence.Of("diff.not", words.Condition(leaf)), words.Condition(leaf)], (_, point) => point == 1),
    };

    /// <summary>Absent, and then below, at and above each limit in turn.</summary>
    private static Dimension Number(string key, NumberField field, IReadOnlyList<Condition> leaves, PolicyWords words)
    {
        var limits = leaves.OfType<Condition.Compare>().Select(compare => compare.Limit).Distinct().Order().ToList();
        var name = words.Name(field.Path);
        var points = new List<Sentence> { Sentence.Of("diff.without", name) };
        for (var i = 0; i < limits.Count; i++)
        {
            points.Add(i == 0 ? Sentence.Of("diff.below", name, PolicyWords.Number(limits[0])) : Sentence.Of("diff.between", name, PolicyWords.Number(limits[i - 1]), PolicyWords.Number(limits[i])));
            points.Add(Sentence.Of("diff.equal", name, PolicyWords.Number(limits[i])));
        }
        points.Add(limits.Count == 0 ? Sentence.Of("diff.with", name) : Sentence.Of("diff.above", name, PolicyWords.Number(limits[^1])));
        return new Dimension(key, points, (leaf, point) => point > 0 && (leaf is not Condition.Compare compare || Compares(compare, limits, point)));
    }

    /// <summary>The limit of number i is point 2 i + 2; what lies below it has smaller points.</summary>
    private static bool Compares(Condition.Compare compare, List<decimal> limits, int point)
    {
        var at = 2 * limits.IndexOf(compare.Limit) + 2;
        return compare.Comparison switch
        {
            Comparison.Less => point < at,
            Comparison.AtMost => point <= at,
            Comparison.Greater => point > at,
            _ => point >= at,
        };
    }
}
