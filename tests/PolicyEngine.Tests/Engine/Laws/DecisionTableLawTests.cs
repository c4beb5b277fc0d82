#pragma warning disable NUnit1027 // The arguments of a law come from its generators, which the analyzer does not know.

using NUnit.Framework;
using PolicyEngine.Authoring;
using PolicyEngine.Compilation;
using Law = FsCheck.NUnit.PropertyAttribute;

namespace PolicyEngine.Tests.Engine.Laws;

/// <summary>A table's cube answers what asking its rows in order would, and conditions mean what they say.</summary>
[FsCheck.NUnit.Properties(Arbitrary = [typeof(ConditionArbitraries)], MaxTest = 500)]
public sealed class DecisionTableLawTests
{
    /// <summary>Rows that tell sixty values apart in each of three fields: 61³ cells are too many for a cube.</summary>
    internal static readonly Condition[] Vast = [.. Enumerable.Range(0, 60).Select(i =>
        Lab.Row == Lab.Row.Values[i] & Lab.Shelf == Lab.Shelf.Values[i] & Lab.Box == Lab.Box.Values[(i + 57) % 60])];

    private static DecisionTable Compile(params IEnumerable<Condition> rows)
    {
        var compiler = new ConditionCompiler(Lab.Vocabulary);
        int[] numbers = [.. rows.Select(compiler.Add)];
        return new DecisionTable(compiler.Build(), numbers);
    }

    private static bool Holds(Condition condition, World world)
    {
        var compiler = new ConditionCompiler(Lab.Vocabulary);
        var number = compiler.Add(condition);
        return compiler.Build().Holds(number, world.Encode());
    }

    private static int FirstRow(IEnumerable<Condition> rows, World world) => rows.ToList().FindIndex(world.Holds);

    [Law(MaxTest = 300)]
    public bool A_table_gives_the_first_row_that_holds(TableQuestion ask) =>
        Compile(ask.Rows).Lookup(ask.World.Encode()) == FirstRow(ask.Rows, ask.World);

    [Law(MaxTest = 300)]
    public bool A_table_too_large_for_a_cube_answers_the_same(TableQuestion ask)
    {
        Condition[] rows = [.. ask.Rows, .. Vast];
        var table = Compile(rows);
        return !table.IsCube && table.Lookup(ask.World.Encode()) == FirstRow(rows, ask.World);
    }

    [Law]
    public bool A_compiled_condition_holds_where_the_condition_does(Condition condition, World world) =>
        Holds(condition, world) == world.Holds(condition);

    [Law]
    public bool A_condition_or_its_negation_holds_and_never_both(Condition condition, World world) =>
        Holds(condition, world) != Holds(!condition, world) && Holds(!!condition, world) == Holds(condition, world);

    [Law]
    public bool Negating_both_sides_turns_and_into_or(Condition one, Condition other, World world) =>
        Holds(!(one & other), world) == Holds(!one | !other, world)
        && Holds(!(one | other), world) == Holds(!one & !other, world);

    [Test]
    public void A_table_without_rows_decides_nothing()
    {
        var table = Compile();

        Assert.That(table.IsCube, Is.True);
        Assert.That(table.Lookup(new World(0, 0, true, 1, true, true, true, true, 0, 0, 0).Encode()), Is.EqualTo(-1));
    }

    [Test]
    public void A_matrix_of_two_fields_is_a_cube()
    {
        var table = Compile(from color in Lab.Color.Values from size in Lab.Size.Values select Lab.Color == color & Lab.Size == size);

        Assert.That(table.IsCube, Is.True);
        Assert.That(table.RowCount, Is.EqualTo(12));
        // Blue is the third color, L the third size: the rows before it are two colors' four and two more.
        Assert.That(table.Lookup(new World(2, 2, null, null, null, null, false, null, null, null, null).Encode()), Is.EqualTo(10));
    }

    [Test]
    public void A_condition_that_should_have_been_a_table_is_refused()
    {
        // Thirteen sums of two, multiplied out, are 8192 products.
        var sum = Lab.Color.Given | Lab.Note.Given;
        var condition = Enumerable.Repeat(sum, 13).Aggregate((one, other) => one & other);

        Assert.That(() => Compile(condition), Throws.InvalidOperationException);
    }
}
