#pragma warning disable NUnit1027 // The arguments of a law come from its generators, which the analyzer does not know.

using NUnit.Framework;
using PolicyEngine.Authoring;
using PolicyEngine.Checks.Regions;
using Law = FsCheck.NUnit.PropertyAttribute;

namespace PolicyEngine.Tests.Engine.Laws;

/// <summary>What is proven of boxes is what trying every ticket would show.</summary>
[FsCheck.NUnit.Properties(Arbitrary = [typeof(ConditionArbitraries)])]
public sealed class ShadowLawTests
{
    /// <summary>Numbers below, at, between and above every limit that the generated conditions name.</summary>
    private static readonly decimal?[] Weights = [null, -1.1m, -1m, -0.9m, 0m, 0.1m, 0.5m, 0.6m, 1m, 1.1m, 2.5m, 2.6m];

    private static readonly (bool? Wrap, bool? Card)[] Extras = [(null, null), (true, true), (true, false), (false, true), (false, false)];

    /// <summary>Every ticket that the conditions can tell apart.</summary>
    private static readonly World[] Everything =
    [
        .. from color in (int?[])[null, 0, 1, 2]
           from size in (int?[])[null, 0, 1, 2, 3]
           from urgent in (bool?[])[null, true, false]
           from gift in (bool?[])[null, true, false]
           from note in new[] { true, false }
           from weight in Weights
           from extras in Extras
           select new World(color, size, urgent, weight, extras.Wrap, extras.Card, note, gift, null, null, null),
    ];

    [Law(MaxTest = 300)]
    public bool A_row_is_covered_by_those_before_it_exactly_where_no_ticket_reaches_it(TableQuestion ask)
    {
        var rows = ask.Rows.Select(WithoutCode).ToList();
        var space = new Space(Lab.Vocabulary, rows, []);
        var reached = new bool[rows.Count];
        foreach (var world in Everything)
        {
            if (rows.FindIndex(world.Holds) is >= 0 and var first)
                reached[first] = true;
        }
        return Enumerable.Range(0, rows.Count).All(row =>
            reached[row] == !space.Of(rows[row]).All(box => Cover.Outside(space, box, [.. rows.Take(row).SelectMany(space.Of)]) is null));
    }

    [Law(MaxTest = 500)]
    public bool A_condition_has_a_box_exactly_where_some_ticket_meets_it(Condition condition)
    {
        var asked = WithoutCode(condition);

        return (new Space(Lab.Vocabulary, [asked], []).Of(asked).Count > 0) == Everything.Any(world => world.Holds(asked));
    }

    [Law(MaxTest = 500)]
    public bool What_is_left_of_everything_lies_outside_of_all_that_was_taken_away(TableQuestion ask)
    {
        var rows = ask.Rows.Select(WithoutCode).ToList();
        var space = new Space(Lab.Vocabulary, rows, []);
        var taken = rows.SelectMany(space.Of).ToList();
        var left = Cover.Outside(space, Box.All, taken);

        return left is null
            ? Array.TrueForAll(Everything, world => rows.Exists(world.Holds))
            : taken.TrueForAll(box => space.Meet(left, box) is null) && Array.Exists(Everything, world => !rows.Exists(world.Holds));
    }

    [Test]
    public void What_a_set_that_is_absent_would_hold_is_nothing()
    {
        Condition contradiction = Lab.Extras.Holds(Lab.Extras.Values[1]) & !new Condition.Present(Lab.Extras);
        Condition empty = !Lab.Extras.Holds(Lab.Extras.Values[0]) & !Lab.Extras.Holds(Lab.Extras.Values[1]) & new Condition.Present(Lab.Extras);
        var space = new Space(Lab.Vocabulary, [contradiction, empty], []);

        Assert.That(space.Of(contradiction), Is.Empty);
        Assert.That(space.Of(empty), Has.Count.EqualTo(1));
    }

    /// <summary>Of code nothing is proven; a flag in its place keeps the shape.</summary>
    private static Condition WithoutCode(Condition condition) => condition switch
    {
        Condition.Not not => !WithoutCode(not.Part),
        Condition.All all => new Condition.All([.. all.Parts.Select(WithoutCode)]),
        Condition.Any any => new Condition.Any([.. any.Parts.Select(WithoutCode)]),
        Condition.Computed => Lab.Gift,
        _ => condition,
    };
}
