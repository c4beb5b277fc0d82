#pragma warning disable NUnit1027 // The arguments of a law come from its generators, which the analyzer does not know.

using NUnit.Framework;
using PolicyEngine.Authoring;
using PolicyEngine.Compilation;
using Law = FsCheck.NUnit.PropertyAttribute;

namespace PolicyEngine.Tests.Engine.Laws;

/// <summary>Which rules of a moment apply: as many as hold when they are asked one by one, in their order.</summary>
[FsCheck.NUnit.Properties(Arbitrary = [typeof(ConditionArbitraries)], MaxTest = 300)]
public sealed class RuleTableLawTests
{
    private static RuleTable Compile(IReadOnlyList<Condition> conditions)
    {
        var compiler = new ConditionCompiler(Lab.Vocabulary);
        // The moment's rules begin somewhere among the image's: their numbers are not their places.
        RulePlan[] rules = [new RulePlan(ConditionSet.Always, 0, 0, 0), .. conditions.Select(condition => new RulePlan(compiler.Add(condition), 0, 0, 0))];
        return new RuleTable(compiler.Build(), rules, new RuleRange(1, conditions.Count));
    }

    private static bool IsRight(RuleTable table, IReadOnlyList<Condition> conditions, World world)
    {
        var expected = Enumerable.Range(0, conditions.Count).Where(i => world.Holds(conditions[i])).Select(i => i + 1).ToArray();
        var facts = world.Encode();
        var (found, scanned) = (new int[conditions.Count], new int[conditions.Count]);
        var isFound = found.AsSpan(0, table.Find(facts, found)).SequenceEqual(expected);
        var isScanned = scanned.AsSpan(0, table.Scan(facts, scanned)).SequenceEqual(expected);
        return isFound && isScanned && (!table.IsPlain || table.Find(facts).SequenceEqual(expected));
    }

    [Law]
    public bool The_rules_that_apply_are_those_whose_conditions_hold(TableQuestion ask) =>
        IsRight(Compile(ask.Rows), ask.Rows, ask.World);

    [Law]
    public bool So_they_are_where_a_cube_would_be_too_large(TableQuestion ask)
    {
        Condition[] conditions = [.. ask.Rows, .. DecisionTableLawTests.Vast, .. ask.Rows];
        var table = Compile(conditions);
        return !table.IsCube && IsRight(table, conditions, ask.World);
    }

    [Test]
    public void A_thousand_rules_that_tabulate_are_a_cube_and_one_of_them_is_found()
    {
        Condition[] conditions = [..
            from color in Lab.Color.Values from size in Lab.Size.Values from row in Lab.Row.Values
            select Lab.Color == color & Lab.Size == size & Lab.Row == row];
        var table = Compile(conditions);

        Assert.That(conditions, Has.Length.EqualTo(720));
        Assert.That(table.IsPlain, Is.True);
        Assert.That(IsRight(table, conditions, new World(1, 2, null, null, null, null, false, null, 2, null, null)), Is.True);
    }
}
