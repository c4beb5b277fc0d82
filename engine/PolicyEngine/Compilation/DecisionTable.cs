using PolicyEngine.Authoring;
using PolicyEngine.Runtime;

namespace PolicyEngine.Compilation;

/// <summary>
/// A table whose first row that holds decides, as one mixed-radix cube: each slot that a row looks at is a digit,
/// and the cell at the digits' place is the row. Where the cube would be too large the rows are asked in order.
/// Immutable, thread-safe, allocation-free to look up.
/// </summary>
internal sealed class DecisionTable
{
    /// <summary>A cube of more cells than this is not built (128 KB of cells).</summary>
    public const int MostCells = 65_536;

    private const short NoRow = 0;

    private readonly TableInput[] inputs;
    private readonly short[]? cells;
    private readonly ConditionSet conditions;
    private readonly int[] rows;

    public DecisionTable(ConditionSet conditions, int[] rows)
    {
        (this.conditions, this.rows) = (conditions, rows);
        inputs = TableInputs.Of(conditions, rows, out var size);
        if (size <= MostCells)
            cells = Fill((int)size);
    }

    public int RowCount => rows.Length;

    /// <summary>True where the table is a cube: its time does not depend on how many rows it has.</summary>
    public bool IsCube => cells is not null;

    /// <summary>The row that decides, or -1 where none holds.</summary>
    public int Lookup(in Facts facts)
    {
        if (cells is null)
            return Scan(facts);
        var index = 0;
        foreach (ref readonly var input in inputs.AsSpan())
            index += input.Digit(conditions, facts) * input.Stride;
        return cells[index] - 1;
    }

    private int Scan(in Facts facts)
    {
        for (var row = 0; row < rows.Length; row++)
        {
            if (conditions.Holds(rows[row], facts))
                return row;
        }
        return -1;
    }

    private short[] Fill(int size)
    {
        var filled = new short[size];
        var digits = new int[inputs.Length];
        for (var cell = 0; cell < size; cell++)
        {
            for (var i = 0; i < inputs.Length; i++)
                digits[i] = cell / inputs[i].Stride % inputs[i].Cardinality;
            filled[cell] = FirstRow(digits);
        }
        return filled;
    }

    private short FirstRow(int[] digits)
    {
        for (var row = 0; row < rows.Length; row++)
        {
            if (conditions.TermsOf(rows[row]).Any(term => TermHolds(term.Span, digits)))
                return (short)(row + 1);
        }
        return NoRow;
    }

    private bool TermHolds(ReadOnlySpan<Atom> term, int[] digits)
    {
        foreach (ref readonly var atom in term)
        {
            var input = TableInputs.IndexOf(inputs, atom);
            if (!inputs[input].Holds(conditions, atom, digits[input]))
                return false;
        }
        return true;
    }
}

/// <summary>
/// One digit of a table: the value of a small slot; the rank of a wide slot among the thresholds that rows compare
/// it with; or whether an atom of another kind holds.
/// </summary>
internal readonly record struct TableInput(Atom Atom, int Cardinality, int Stride, long[] Thresholds)
{
    public int Digit(ConditionSet conditions, in Facts facts) => Atom.Kind switch
    {
        AtomKind.SmallIn => facts.Small(Atom.Scope, Atom.Slot),
        AtomKind.Compare => Rank(facts.Wide(Atom.Scope, Atom.Slot)),
        _ => conditions.Holds(Atom, facts) ? 1 : 0,
    };

    /// <summary>Whether an atom of this input holds where the digit is this.</summary>
    public bool Holds(ConditionSet conditions, in Atom atom, int digit) => atom.Kind switch
    {
        AtomKind.SmallIn => conditions.MaskOf(atom).Has((byte)digit),
        AtomKind.Compare => atom.Negated != RankCompares(atom, digit),
        _ => digit == 1,
    };

    /// <summary>0 where absent; below the first threshold 1, at it 2, between it and the next 3, and so on.</summary>
    private int Rank(long value)
    {
        if (value == Field.AbsentNumber)
            return 0;
        var rank = 1;
        foreach (var threshold in Thresholds)
        {
            if (value < threshold)
                return rank;
            if (value == threshold)
                return rank + 1;
            rank += 2;
        }
        return rank;
    }

    private bool RankCompares(in Atom atom, int digit)
    {
        var at = 2 * (Array.IndexOf(Thresholds, atom.Number) + 1);
        return digit != 0 && atom.Comparison switch
        {
            Comparison.Less => digit < at,
            Comparison.AtMost => digit <= at,
            Comparison.Greater => digit > at,
            _ => digit >= at,
        };
    }
}

/// <summary>Finds the digits of a table.</summary>
internal static class TableInputs
{
    public static TableInput[] Of(ConditionSet conditions, int[] rows, out long size)
    {
        var inputs = new List<TableInput>();
        foreach (var term in rows.SelectMany(conditions.TermsOf))
        {
            foreach (var atom in term.ToArray())
                Include(inputs, atom);
        }
        size = 1;
        for (var i = 0; i < inputs.Count; i++)
        {
            var cardinality = inputs[i].Atom.Kind == AtomKind.Compare
                ? 2 * inputs[i].Thresholds.Length + 2
                : inputs[i].Cardinality;
            inputs[i] = inputs[i] with { Cardinality = cardinality, Stride = (int)Math.Min(size, int.MaxValue) };
            size = Math.Min(size * cardinality, int.MaxValue);
        }
        return [.. inputs];
    }

    public static int IndexOf(IReadOnlyList<TableInput> inputs, in Atom atom)
    {
        for (var i = 0; i < inputs.Count; i++)
        {
            if (IsSame(inputs[i].Atom, atom))
                return i;
        }
        return -1;
    }

    private static void Include(List<TableInput> inputs, Atom atom)
    {
        var index = IndexOf(inputs, atom);
        if (index < 0)
        {
            inputs.Add(new TableInput(atom, atom.Cardinality, 0, []));
            index = inputs.Count - 1;
        }
        if (atom.Kind == AtomKind.Compare)
            inputs[index] = inputs[index] with { Thresholds = [.. inputs[index].Thresholds.Append(atom.Number).Distinct().Order()] };
    }

    private static bool IsSame(in Atom left, in Atom right)
    {
        var oneSlot = left.Kind == right.Kind && left.Scope == right.Scope && left.Slot == right.Slot;
        return left.Kind switch
        {
            AtomKind.SmallIn or AtomKind.Compare => oneSlot,
            _ => oneSlot && left.Index == right.Index && left.Negated == right.Negated,
        };
    }
}
