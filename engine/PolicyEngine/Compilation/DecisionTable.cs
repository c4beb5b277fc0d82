using PolicyEngine.Runtime;

namespace PolicyEngine.Compilation;

/// <summary>
/// A table whose first row that holds decides, as one mixed-radix cube whose cell is the row; where the cube would be
/// too large, as a bit-set index. Rows with code are asked where the rest of their condition holds, and only then.
/// Immutable, thread-safe, allocation-free to look up.
/// </summary>
internal sealed class DecisionTable
{
    /// <summary>A cube of more cells than this is not built (128 KB of cells).</summary>
    public const int MostCells = 65_536;

    private readonly ConditionSet conditions;
    private readonly int[] rows;
    private readonly bool[]? hasCode;
    private readonly RowIndex? index;
    private readonly CubeDigits? digits;
    private readonly ushort[] cells = [];

    public DecisionTable(ConditionSet conditions, int[] rows)
    {
        (this.conditions, this.rows) = (conditions, rows);
        if (rows.Any(conditions.IsCode))
            hasCode = Arrays.Of(rows, conditions.IsCode);
        var every = new RowIndex(conditions, rows, TableInput.Of(conditions, rows));
        var layout = new CubeLayout([every]);
        Digits = layout.Report;
        if (layout.Size <= MostCells && rows.Length < ushort.MaxValue)
            (digits, cells) = (layout.Digits(), Fill(layout, every));
        // What lies below a row whose code does not hold is found in the index.
        if (digits is null || hasCode is not null)
            index = every;
    }

    public int RowCount => rows.Length;

    /// <summary>True where the table is a cube: its time does not depend on how many rows it has.</summary>
    public bool IsCube => digits is not null;

    /// <summary>How many rows have code.</summary>
    public int CodeRows => hasCode?.Count(has => has) ?? 0;

    /// <summary>The cells of the cube; 0 where there is none.</summary>
    public int Cells => cells.Length;

    public IReadOnlyList<CubeDigit> Digits { get; }

    public ConditionSet Conditions => conditions;

    public int[] Rows => rows;

    /// <summary>The row that decides, or -1 where none holds.</summary>
    public int Lookup(in Facts facts)
    {
        var row = digits is null ? index!.FirstRow(facts) : cells[digits.PlaceOf(facts)] - 1;
        return hasCode is null ? row : Confirm(row, facts);
    }

    /// <summary>The same by asking the rows one by one: what the table means.</summary>
    public int Scan(in Facts facts)
    {
        for (var row = 0; row < rows.Length; row++)
        {
            if (conditions.Holds(rows[row], facts))
                return row;
        }
        return -1;
    }

    private int Confirm(int row, in Facts facts)
    {
        while (row >= 0 && hasCode![row] && !conditions.Holds(rows[row], facts))
            row = index!.FirstRow(facts, row + 1);
        return row;
    }

    private static ushort[] Fill(CubeLayout layout, RowIndex every)
    {
        var filled = new ushort[layout.Size];
        var places = layout.PlacesOf(every);
        var values = new int[places.Length];
        for (var cell = 0; cell < filled.Length; cell++)
        {
            layout.Read(cell, places, values);
            filled[cell] = (ushort)(every.FirstRow(values) + 1);
        }
        return filled;
    }
}
