using PolicyEngine.Runtime;

namespace PolicyEngine.Compilation;

/// <summary>
/// Tables that depend on a ticket's members alone, as one cube: each cell is the number of a verdict, which is all
/// that they say together. Fields that one of them decides and another reads are no digits: the cell knows them.
/// Immutable, thread-safe, allocation-free.
/// </summary>
internal sealed class VerdictCube
{
    private readonly CubeDigits digits;
    private readonly ushort[] cells;
    private readonly short[] rows;
    private readonly int tables;
    private readonly int[] slots;
    private readonly byte[] values;
    private readonly int[] rulings;
    private readonly int clocks;

    /// <param name="layout">The digits.</param>
    /// <param name="cells">The verdict of each cell.</param>
    /// <param name="rows">For each verdict the rows that decide in each table; -1 where none does.</param>
    /// <param name="tables">How many tables it holds.</param>
    /// <param name="slots">The small slots of the fields that it decides.</param>
    /// <param name="values">For each verdict the values of those fields.</param>
    /// <param name="rulings">For each verdict and clock the number of the ruling; -1 where the clock has no time.</param>
    /// <param name="clocks">How many clocks it settles.</param>
    public VerdictCube(CubeLayout layout, ushort[] cells, short[] rows, int tables, int[] slots, byte[] values, int[] rulings, int clocks)
    {
        (digits, Digits) = (layout.Digits(), layout.Report);
        (this.cells, this.rows, this.tables) = (cells, rows, tables);
        (this.slots, this.values) = (slots, values);
        (this.rulings, this.clocks) = (rulings, clocks);
    }

    public IReadOnlyList<CubeDigit> Digits { get; }

    public int Cells => cells.Length;

    public int Verdicts => tables == 0 ? 1 : rows.Length / tables;

    /// <summary>The verdict on a ticket's members.</summary>
    public int Find(in Facts facts) => cells[digits.PlaceOf(facts)];

    /// <summary>The row that decides in one of the tables; -1 where none does.</summary>
    public int RowOf(int verdict, int table) => rows[verdict * tables + table];

    /// <summary>The number of a clock's ruling; -1 where no row gives it a time.</summary>
    public int RulingOf(int verdict, int clock) => rulings[verdict * clocks + clock];

    /// <summary>Writes the decided fields.</summary>
    /// <returns>Whether one changed.</returns>
    public bool Write(int verdict, Span<byte> small)
    {
        var changes = 0;
        var first = verdict * slots.Length;
        for (var i = 0; i < slots.Length; i++)
        {
            ref var slot = ref small[slots[i]];
            var value = values[first + i];
            changes |= slot ^ value;
            slot = value;
        }
        return changes != 0;
    }
}
