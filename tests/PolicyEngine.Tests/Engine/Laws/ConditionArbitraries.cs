using FsCheck;
using FsCheck.Fluent;
using PolicyEngine.Authoring;

namespace PolicyEngine.Tests.Engine.Laws;

/// <summary>Some rows of a table, in order, and a world to ask them about.</summary>
public sealed record TableQuestion(IReadOnlyList<Condition> Rows, World World)
{
    public override string ToString() => $"{World}\n{string.Join('\n', Rows.Select(Describe))}";

    private static string Describe(Condition condition) => condition switch
    {
        Condition.All all => $"({string.Join(" & ", all.Parts.Select(Describe))})",
        Condition.Any any => $"({string.Join(" | ", any.Parts.Select(Describe))})",
        Condition.Not not => $"!{Describe(not.Part)}",
        Condition.OneOf oneOf => $"{oneOf.Field} in [{string.Join(' ', oneOf.Values)}]",
        _ => condition.ToString(),
    };
}

/// <summary>Random conditions over every kind of field, in worlds where anything may be absent.</summary>
internal static class ConditionArbitraries
{
    /// <summary>Limits and weights come from the same few numbers, so that they are often equal.</summary>
    private static readonly decimal[] Weights = [-1m, 0m, 0.5m, 1m, 2.5m];

    public static Arbitrary<Condition> Conditions() => Nested(3).ToArbitrary();

    public static Arbitrary<World> Worlds() => World.ToArbitrary();

    public static Arbitrary<TableQuestion> Tables() => Table.ToArbitrary();

    private static Gen<T?> Maybe<T>(Gen<T> gen)
        where T : struct =>
        Gen.Frequency((1, Gen.Constant((T?)null)), (4, gen.Select(value => (T?)value)));

    private static Gen<bool> Coin => Gen.Elements(true, false);

    private static Gen<World> World =>
        from color in Maybe(Gen.Choose(0, 2))
        from size in Maybe(Gen.Choose(0, 3))
        from urgent in Maybe(Coin)
        from weight in Maybe(Gen.Elements(Weights))
        from wrap in Maybe(Coin)
        from card in Maybe(Coin)
        from note in Coin
        from gift in Maybe(Coin)
        from row in Maybe(Gen.Choose(0, 2))
        from shelf in Maybe(Gen.Choose(0, 2))
        from box in Maybe(Gen.Choose(57, 59))
        select new World(color, size, urgent, weight, wrap, card, note, gift, row, shelf, box);

    private static Gen<Condition> OneOf(CategoryField field) =>
        from values in Gen.SubListOf(field.Values.ToArray())
        select (Condition)new Condition.OneOf(field, [.. values]);

    private static Gen<Condition> Leaf => Gen.OneOf(
        OneOf(Lab.Color),
        OneOf(Lab.Size),
        from flag in Gen.Elements(Lab.Urgent, Lab.Gift)
        from value in Coin
        select (Condition)new Condition.FlagIs(flag, value),
        from there in Gen.Elements<Field>(Lab.Color, Lab.Note, Lab.Weight, Lab.Extras)
        select (Condition)new Condition.Present(there),
        from value in Gen.Elements(Lab.Extras.Values.ToArray())
        select Lab.Extras.Holds(value),
        from comparison in Gen.Elements(Enum.GetValues<Comparison>())
        from limit in Gen.Elements(Weights)
        select (Condition)new Condition.Compare(Lab.Weight, comparison, limit),
        Gen.Elements(
            Condition.Always,
            Condition.That(facts => facts.Number(Lab.Weight) > 0.5m),
            Condition.That(facts => facts.Has(Lab.Note) && facts.Is(Lab.Gift))));

    private static Gen<Condition> Nested(int depth) => depth == 0
        ? Leaf
        : Gen.OneOf(
            Leaf,
            from one in Nested(depth - 1) from other in Nested(depth - 1) select one & other,
            from one in Nested(depth - 1) from other in Nested(depth - 1) select one | other,
            from one in Nested(depth - 1) select !one);

    private static Gen<TableQuestion> Table =>
        from count in Gen.Choose(0, 5)
        from rows in Nested(2).ListOf(count)
        from world in World
        select new TableQuestion([.. rows], world);
}
