using PolicyEngine.Authoring;

namespace PolicyEngine.Compilation;

/// <summary>
/// Puts the tables that depend on a ticket's members alone together in cubes, as many in each as stay small enough.
/// Serves one compilation.
/// </summary>
internal sealed class VerdictCompiler
{
    /// <summary>A cube of more cells than this takes in no further table (64 KB of cells).</summary>
    private const int MostCells = 32_768;

    private readonly HashSet<InputKey> stable;
    private readonly CalendarPool calendars;
    private readonly int natural;
    private readonly List<VerdictCube> cubes = [];
    private readonly List<ClockRuling> rulings = [];
    private readonly Dictionary<ClockRuling, int> numbers = [];
    private readonly List<Unit> units = [];

    /// <summary>Tables that go into one cube together: a decision's, that of the first statuses, or the three of a clock.</summary>
    private sealed class Unit(DecisionTable[] tables)
    {
        public DecisionTable[] Tables { get; } = tables;

        public DecisionPlan? Decision { get; init; }

        public ClockPlan? Clock { get; init; }
    }

    /// <param name="members">The slots that only events which change a ticket's members change.</param>
    /// <param name="calendars">The image's calendars.</param>
    /// <param name="natural">The number of natural time among them.</param>
    public VerdictCompiler(IEnumerable<Field> members, CalendarPool calendars, int natural)
    {
        (this.calendars, this.natural) = (calendars, natural);
        stable = [.. members.SelectMany(KeysOf)];
    }

    public VerdictCube[] Cubes => [.. cubes];

    public ClockRuling[] Rulings => [.. rulings];

    /// <summary>
    /// Places what can be placed, and says so in the plans; what reads state, an event, a fact or code stays apart.
    /// </summary>
    public void Place(DecisionTable starts, DecisionPlan[] decisions, ClockPlan[] clocks, Action<int> startsIn)
    {
        var decided = decisions.Select(decision => KeyOf(decision.Field)).ToHashSet();
        if (starts.RowCount > 0 && IsStable(starts))
            units.Add(new Unit([starts]));
        // A table that reads what is decided after it sees the value of before: all are then asked one by one.
        if (decisions.Select((decision, i) => (decision, Later: decisions.Skip(i).Select(later => KeyOf(later.Field)).ToHashSet()))
            .All(pair => !InputsOf(pair.decision.Table).Any(input => pair.Later.Contains(input.Key))))
        {
            foreach (var decision in decisions.Where(decision => IsStable(decision.Table) && decision.Table.IsCube && decision.Table.Cells <= MostCells))
            {
                units.Add(new Unit([decision.Table]) { Decision = decision });
                stable.Add(KeyOf(decision.Field));
            }
        }
        foreach (var clock in clocks.Where(clock => clock.Durations.RowCount > 0))
        {
            DecisionTable[] tables = [clock.Durations, clock.Calendars, clock.Openings];
            if (tables.All(IsStable))
                units.Add(new Unit(tables) { Clock = clock });
        }
        Group(starts, startsIn);
    }

    private static IEnumerable<InputKey> KeysOf(Field field) => field.Width == FieldWidth.Small
        ? [KeyOf(field)]
        : [new(InputKind.Wide, field.Scope, field.Slot, 0), .. Enumerable.Range(0, 63).Select(bit => new InputKey(InputKind.Bit, field.Scope, field.Slot, bit))];

    private static InputKey KeyOf(Field field) => new(InputKind.Small, field.Scope, field.Slot, 0);

    private static IReadOnlyList<TableInput> InputsOf(DecisionTable table) =>
        TableInput.Of(table.Rows.Select(row => (table.Conditions, row)));

    private bool IsStable(DecisionTable table) =>
        table.CodeRows == 0 && table.RowCount < short.MaxValue && InputsOf(table).All(input => stable.Contains(input.Key));

    /// <summary>Fills one cube after the other: in order, since a later table may read what an earlier one decides.</summary>
    private void Group(DecisionTable starts, Action<int> startsIn)
    {
        var known = TableInput.Of(units.SelectMany(unit => unit.Tables).SelectMany(table => table.Rows.Select(row => (table.Conditions, row))));
        var indexes = units.SelectMany(unit => unit.Tables).ToDictionary(table => table, table => new RowIndex(table.Conditions, table.Rows, known));
        var group = new List<Unit>();
        foreach (var unit in units)
        {
            if (LayoutOf([.. group, unit], indexes).Size > MostCells)
            {
                Close(group, indexes, starts, startsIn);
                group.Clear();
                // One that is too large by itself stays a table of its own.
                if (LayoutOf([unit], indexes).Size > MostCells)
                    continue;
            }
            group.Add(unit);
        }
        Close(group, indexes, starts, startsIn);
    }

    private static CubeLayout LayoutOf(IReadOnlyList<Unit> group, Dictionary<DecisionTable, RowIndex> indexes)
    {
        var decided = group.Where(unit => unit.Decision is not null).Select(unit => KeyOf(unit.Decision!.Field)).ToHashSet();
        return new CubeLayout([.. group.SelectMany(unit => unit.Tables).Select(table => indexes[table])], decided.Contains);
    }

    private void Close(List<Unit> group, Dictionary<DecisionTable, RowIndex> indexes, DecisionTable starts, Action<int> startsIn)
    {
        if (group.Count == 0)
            return;
        var fill = new Filling(LayoutOf(group, indexes), group, indexes);
        var (cells, rows) = fill.Fill();
        var decisions = group.Where(unit => unit.Decision is not null).Select(unit => unit.Decision!).ToList();
        var clocks = group.Where(unit => unit.Clock is not null).Select(unit => unit.Clock!).ToList();
        foreach (var (decision, table) in decisions.Select(decision => (decision, fill.PlaceOf(decision.Table))))
            (decision.Cube, decision.TableInCube) = (cubes.Count, table);
        foreach (var (clock, place) in clocks.Select((clock, place) => (clock, place)))
            (clock.Cube, clock.PlaceInCube) = (cubes.Count, place);
        if (fill.PlaceOf(starts) >= 0)
            startsIn(cubes.Count);
        var values = rows.SelectMany(row => decisions.Select(decision => decision.ValueOf(row[decision.TableInCube]))).ToArray();
        var ruled = rows.SelectMany(row => clocks.Select(clock => RulingOf(clock, row.AsSpan(fill.PlaceOf(clock.Durations), 3)))).ToArray();
        cubes.Add(new VerdictCube(
            fill.Layout, cells, [.. rows.SelectMany(row => row)], fill.Tables, [.. decisions.Select(decision => decision.Field.Slot)], values, ruled, clocks.Count));
    }

    private int RulingOf(ClockPlan clock, ReadOnlySpan<short> rows)
    {
        if (rows[0] < 0)
            return -1;
        var ruling = ClockRuling.Of(clock, rows[0], rows[1], rows[2], calendars, natural);
        if (numbers.TryGetValue(ruling, out var number))
            return number;
        rulings.Add(ruling);
        return numbers[ruling] = rulings.Count - 1;
    }

    /// <summary>Goes over the cells of one cube and numbers what its tables say together.</summary>
    private sealed class Filling(CubeLayout layout, IReadOnlyList<Unit> group, Dictionary<DecisionTable, RowIndex> indexes)
    {
        private readonly DecisionTable[] tables = [.. group.SelectMany(unit => unit.Tables)];
        private readonly DecisionPlan?[] decisions = [.. group.SelectMany(unit => unit.Tables.Select(_ => unit.Decision))];

        public CubeLayout Layout => layout;

        public int Tables => tables.Length;

        public int PlaceOf(DecisionTable table) => Array.IndexOf(tables, table);

        /// <summary>The verdict of each cell, and the rows of each verdict.</summary>
        public (ushort[] Cells, List<short[]> Rows) Fill()
        {
            var (cells, rows, known) = (new ushort[layout.Size], new List<short[]>(), new Dictionary<string, ushort>(StringComparer.Ordinal));
            var indexesInOrder = tables.Select(table => indexes[table]).ToArray();
            var places = indexesInOrder.Select(layout.PlacesOf).ToArray();
            var inner = indexesInOrder.Select(index => index.Inputs.Select(input => DecidedBy(input.Key)).ToArray()).ToArray();
            var values = indexesInOrder.Select(index => new int[index.Inputs.Count]).ToArray();
            for (var cell = 0; cell < cells.Length; cell++)
            {
                var row = new short[tables.Length];
                for (var table = 0; table < tables.Length; table++)
                {
                    layout.Read(cell, places[table], values[table]);
                    for (var i = 0; i < inner[table].Length; i++)
                    {
                        if (inner[table][i] is var by and >= 0)
                            values[table][i] = decisions[by]!.ValueOf(row[by]);
                    }
                    row[table] = (short)indexesInOrder[table].FirstRow(values[table]);
                }
                var name = string.Create(row.Length, row, (text, source) =>
                {
                    for (var i = 0; i < text.Length; i++)
                        text[i] = (char)source[i];
                });
                if (!known.TryGetValue(name, out var number))
                {
                    known[name] = number = (ushort)rows.Count;
                    rows.Add(row);
                }
                cells[cell] = number;
            }
            return (cells, rows);
        }

        private int DecidedBy(InputKey key) =>
            Array.FindIndex(decisions, decision => decision is not null && KeyOf(decision.Field) == key);
    }
}
