using System.Runtime.CompilerServices;
using PolicyEngine.Calendars;
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
    private readonly Answer[] answers;

    /// <param name="layout">The digits.</param>
    /// <param name="cells">The verdict of each cell.</param>
    /// <param name="rows">For each verdict the rows that decide in each table; -1 where none does.</param>
    /// <param name="tables">How many tables it holds.</param>
    /// <param name="slots">The small slots of the fields that it decides.</param>
    /// <param name="answers">For each verdict what it says.</param>
    public VerdictCube(
        CubeLayout layout, ushort[] cells, short[] rows, int tables, int[] slots, Answer[] answers)
    {
        (digits, Digits) = (layout.Digits(), layout.Report);
        // Where few verdicts are told apart, a byte for each cell is enough, and twice as many stay in the nearest cache.
        fewCells = answers.Length <= byte.MaxValue + 1 ? Arrays.Of(cells, cell => (byte)cell) : [];
        this.cells = fewCells.Length > 0 ? [] : cells;
        (Cells, this.rows, this.tables, this.slots, this.answers) = (cells.Length, rows, tables, slots, answers);
        HasOpening = answers[0].Opening is not null;
        MainCalendar = MostUsed(answers);
    }

    private static CompiledCalendar? MostUsed(Answer[] answers)
    {
        var uses = new Dictionary<CompiledCalendar, int>(ReferenceEqualityComparer.Instance);
        var order = new List<CompiledCalendar>();
        foreach (ref readonly var answer in answers.AsSpan())
        {
            foreach (ref readonly var time in answer.Times.AsSpan())
            {
                if (time.On is not { } on)
                    continue;
                if (!uses.TryGetValue(on, out var count))
                    order.Add(on);
                uses[on] = count + 1;
            }
        }
        return order.MaxBy(on => uses[on]);
    }

    public IReadOnlyList<CubeDigit> Digits { get; }

    public int Cells { get; }

    public int Verdicts => tables == 0 ? 1 : rows.Length / tables;

    /// <summary>Whether it says which rules of the opening apply.</summary>
    public bool HasOpening { get; }

    /// <summary>
    /// The calendar on which most clocks run; null for none. How far it has come can be asked before the verdict is known.
    /// </summary>
    public CompiledCalendar? MainCalendar { get; }

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

    /// <summary>What a verdict says.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref readonly Answer AnswerOf(int verdict) => ref answers[verdict];

    /// <summary>The row that decides in one of the tables; -1 where none does.</summary>
    public int RowOf(int verdict, int table) => rows[verdict * tables + table];

    /// <summary>Writes the decided fields.</summary>
    /// <returns>Whether one changed.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Write(in Answer answer, Span<byte> small)
    {
        var changes = 0;
        var (places, values) = (slots, answer.Values);
        for (var i = 0; i < places.Length; i++)
        {
            ref var slot = ref small[places[i]];
            var value = values[i];
            changes |= slot ^ value;
            slot = value;
        }
        return changes != 0;
    }
}

/// <summary>What a verdict says.</summary>
/// <param name="Values">The values of the fields that the cube decides.</param>
/// <param name="Rulings">What it says of the clocks that the cube settles.</param>
/// <param name="Times">The same in short, for each clock of the image.</param>
/// <param name="Start">The row that gives the first status, where its table is the first of the cube.</param>
/// <param name="Opening">The numbers of the opening's rules that apply; null where the cube does not say.</param>
internal readonly record struct Answer(byte[] Values, ClockRuling[] Rulings, PlainTime[] Times, int Start, int[]? Opening);
