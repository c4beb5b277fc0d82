namespace PolicyEngine.Compilation;

/// <content>Filling the cells of a cube.</content>
internal sealed partial class VerdictCompiler
{
    /// <summary>Goes over the cells of one cube and numbers what its tables say together.</summary>
    private sealed class Filling(CubeLayout layout, IReadOnlyList<Unit> group, Dictionary<DecisionTable, RowIndex> indexes, RowIndex? rules)
    {
        private const int MostOnStack = 256;

        private readonly Dictionary<string, ushort> known = new(StringComparer.Ordinal);
        private readonly List<short[]> verdicts = [];
        private readonly List<int[]> applying = [];
        private readonly DecisionTable[] tables = [.. group.SelectMany(unit => unit.Tables)];
        private readonly DecisionPlan?[] decisions = [.. group.SelectMany(unit => unit.Tables.Select(_ => unit.Decision))];

        public CubeLayout Layout => layout;

        public int Tables => tables.Length;

        public int PlaceOf(DecisionTable table) => Array.IndexOf(tables, table);

        /// <summary>The verdict of each cell; the rows of each verdict, and the rules that apply.</summary>
        public (ushort[] Cells, List<short[]> Rows, List<int[]> Applying) Fill()
        {
            var cells = new ushort[layout.Size];
            var asked = tables.Select(table => new Asked(indexes[table], layout, DecidedBy)).ToArray();
            var opening = rules is null ? null : new Asked(rules, layout, DecidedBy);
            var room = new int[rules?.RowCount ?? 0];
            var row = new short[tables.Length];
            for (var cell = 0; cell < cells.Length; cell++)
            {
                for (var table = 0; table < asked.Length; table++)
                    row[table] = (short)asked[table].Index.FirstRow(asked[table].Read(cell, decisions, row));
                var run = opening is null ? [] : room.AsSpan(0, opening.Index.Rows(opening.Read(cell, decisions, row), room));
                cells[cell] = NumberOf(row, run);
            }
            return (cells, verdicts, applying);
        }

        /// <summary>The number of a verdict; what says it is made anew for the first cell of each alone.</summary>
        private ushort NumberOf(short[] row, ReadOnlySpan<int> run)
        {
            var length = row.Length + run.Length;
            var name = length <= MostOnStack ? stackalloc char[length] : new char[length];
            for (var i = 0; i < row.Length; i++)
                name[i] = (char)row[i];
            for (var i = 0; i < run.Length; i++)
                name[row.Length + i] = (char)run[i];
            var numbers = known.GetAlternateLookup<ReadOnlySpan<char>>();
            if (numbers.TryGetValue(name, out var number))
                return number;
            verdicts.Add([.. row]);
            applying.Add([.. run]);
            return numbers[name] = (ushort)(verdicts.Count - 1);
        }

        private int DecidedBy(InputKey key) =>
            Array.FindIndex(decisions, decision => decision is not null && KeyOf(decision.Field) == key);
    }

    /// <summary>One table while cells are gone over: where the values of its inputs come from.</summary>
    private sealed class Asked(RowIndex index, CubeLayout layout, Func<InputKey, int> decidedBy)
    {
        private readonly int[] places = layout.PlacesOf(index);
        private readonly int[] decided = Arrays.Of(index.Inputs, input => decidedBy(input.Key));
        private readonly int[] values = new int[index.Inputs.Count];

        public RowIndex Index => index;

        /// <summary>The values of its inputs in a cell: digits, and what the tables before it have decided there.</summary>
        public ReadOnlySpan<int> Read(int cell, DecisionPlan?[] decisions, short[] rows)
        {
            layout.Read(cell, places, values);
            for (var i = 0; i < decided.Length; i++)
            {
                if (decided[i] >= 0)
                    values[i] = decisions[decided[i]]!.ValueOf(rows[decided[i]]);
            }
            return values;
        }
    }
}
