using System.Runtime.CompilerServices;
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
    private readonly byte[] fewCells;
    private readonly short[] rows;
    private readonly int tables;
    private readonly int[] slots;
    private readonly byte[] values;
    private readonly Answer[] answers;
    private readonly int[] opening;

    /// <summary>What a verdict says of clocks, and the run of the opening's rules that apply.</summary>
    private readonly record struct Answer(ClockRuling[] Rulings, RuleRange Run);

    /// <param name="layout">The digits.</param>
    /// <param name="cells">The verdict of each cell.</param>
    /// <param name="rows">For each verdict the rows that decide in each table; -1 where none does.</param>
    /// <param name="tables">How many tables it holds.</param>
    /// <param name="slots">The small slots of the fields that it decides.</param>
    /// <param name="values">For each verdict the values of those fields.</param>
    /// <param name="rulings">For each verdict what it says of the clocks that the cube settles.</param>
    /// <param name="runs">For each verdict the run of the opening's rules that apply; none where the cube does not say.</param>
    /// <param name="opening">The numbers of those rules.</param>
    public VerdictCube(
        CubeLayout layout, ushort[] cells, short[] rows, int tables, int[] slots, byte[] values, ClockRuling[][] rulings,
        RuleRange[] runs, int[] opening)
    {
        (digits, Digits) = (layout.Digits(), layout.Report);
        // Where few verdicts are told apart, a byte for each cell is enough, and twice as many stay in the nearest cache.
        fewCells = rulings.Length <= byte.MaxValue + 1 ? [.. cells.Select(cell => (byte)cell)] : [];
        this.cells = fewCells.Length > 0 ? [] : cells;
        (Cells, this.rows, this.tables) = (cells.Length, rows, tables);
        (this.slots, this.values) = (slots, values);
        (HasOpening, this.opening) = (runs.Length > 0, opening);
        answers = [.. rulings.Select((own, verdict) => new Answer(own, runs.Length > 0 ? runs[verdict] : default))];
    }

    public IReadOnlyList<CubeDigit> Digits { get; }

    public int Cells { get; }

    public int Verdicts => tables == 0 ? 1 : rows.Length / tables;

    /// <summary>Whether it says which rules of the opening apply.</summary>
    public bool HasOpening { get; }

    /// <summary>The verdict on a ticket's members.</summary>
    public int Find(in Facts facts) => Find(facts.TicketSmall, facts.TicketWide);

    /// <inheritdoc cref="Find(in Facts)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(ReadOnlySpan<byte> small, ReadOnlySpan<long> wide)
    {
        var place = digits.PlaceOf(small, wide);
        var few = fewCells;
        return (uint)place < (uint)few.Length ? few[place] : cells[place];
    }

    /// <summary>The rules of the opening that apply.</summary>
    public ReadOnlySpan<int> OpeningRules(int verdict)
    {
        var run = answers[verdict].Run;
        return opening.AsSpan(run.First, run.Count);
    }

    /// <summary>The value of one of the fields that it decides, by its place among them.</summary>
    public byte ValueOf(int verdict, int place) => values[verdict * slots.Length + place];

    /// <summary>The row that decides in one of the tables; -1 where none does.</summary>
    public int RowOf(int verdict, int table) => rows[verdict * tables + table];

    /// <summary>What a verdict says of the clocks.</summary>
    public ReadOnlySpan<ClockRuling> RulingsOf(int verdict) => answers[verdict].Rulings;

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
