using System.Runtime.InteropServices;
using PolicyEngine.Authoring;

namespace PolicyEngine.Compilation;

/// <summary>
/// Puts the tables that depend on a ticket's members alone together in cubes, as many in each as stay small enough.
/// Serves one compilation.
/// </summary>
internal sealed partial class VerdictCompiler
{
    /// <summary>
    /// A cube takes in no further table that would make it larger than this (16 or 32 KB of cells): reading some digits
    /// twice costs less than waiting for a cell that is not in the nearest cache.
    /// </summary>
    private const int MostShared = 16_384;

    /// <summary>A table by itself may be larger (64 KB of cells); what is larger still stays a table of its own.</summary>
    private const int MostAlone = 32_768;

    /// <summary>Its durations, calendars and openings.</summary>
    private const int TablesOfClock = 3;

    private readonly HashSet<InputKey> stable;
    private readonly CalendarPool calendars;
    private readonly int natural;
    private readonly List<VerdictCube> cubes = [];
    private readonly List<Unit> units = [];
    private ClockPlan[] all = [];

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
        stable = [];
        foreach (var member in members)
            AddKeysOf(member);
    }

    public VerdictCube[] Cubes => [.. cubes];

    /// <summary>Whether the first statuses are the first table of the first cube.</summary>
    public bool StartsInCube { get; private set; }

    /// <summary>Whether the rules of the opening read a ticket's members and nothing else.</summary>
    public bool OpeningReadsMembers { get; private set; }

    /// <summary>
    /// Places what can be placed, and says so in the plans; what reads state, an event, a fact or code stays apart.
    /// </summary>
    public void Place(DecisionTable starts, DecisionPlan[] decisions, ClockPlan[] clocks, RuleTable opening)
    {
        all = clocks;
        OpeningReadsMembers = opening.IsPlain && InputsOf(opening.Conditions, opening.Asked).All(input => stable.Contains(input.Key));
        if (starts.RowCount > 0 && IsStable(starts) && starts.Cells <= MostShared)
            units.Add(new Unit([starts]));
        // A table that reads what is decided after it sees the value of before: all are then asked one by one.
        if (!ReadsWhatComesLater(decisions))
        {
            foreach (var decision in decisions.Where(decision => IsStable(decision.Table) && decision.Table.IsCube && decision.Table.Cells <= MostAlone))
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
        Group(opening);
        // They come first, so they are the first table of the first cube.
        StartsInCube = units is [{ Decision: null, Clock: null }, ..] && cubes.Count > 0;
    }

    private void AddKeysOf(Field field)
    {
        if (field.Width == FieldWidth.Small)
        {
            stable.Add(KeyOf(field));
            return;
        }
        stable.Add(new(InputKind.Wide, field.Scope, field.Slot, 0));
        for (var bit = 0; bit < 63; bit++)
            stable.Add(new(InputKind.Bit, field.Scope, field.Slot, bit));
    }

    private static bool ReadsWhatComesLater(DecisionPlan[] decisions)
    {
        var later = new HashSet<InputKey>();
        for (var i = decisions.Length - 1; i >= 0; i--)
        {
            later.Add(KeyOf(decisions[i].Field));
            if (InputsOf(decisions[i].Table).Any(input => later.Contains(input.Key)))
                return true;
        }
        return false;
    }

    private static InputKey KeyOf(Field field) => new(InputKind.Small, field.Scope, field.Slot, 0);

    private static IReadOnlyList<TableInput> InputsOf(DecisionTable table) => InputsOf(table.Conditions, table.Rows);

    private static IReadOnlyList<TableInput> InputsOf(ConditionSet set, int[] conditions) =>
        TableInput.Of(set, conditions);

    private bool IsStable(DecisionTable table) =>
        table.CodeRows == 0 && table.RowCount < short.MaxValue && InputsOf(table).All(input => stable.Contains(input.Key));

    /// <summary>Fills one cube after the other: in order, since a later table may read what an earlier one decides.</summary>
    private void Group(RuleTable opening)
    {
        var rows = new List<(ConditionSet, int)>();
        foreach (var table in units.SelectMany(unit => unit.Tables))
        {
            foreach (var row in table.Rows)
                rows.Add((table.Conditions, row));
        }
        foreach (var condition in opening.Asked)
            rows.Add((opening.Conditions, condition));
        var known = TableInput.Of(rows);
        var rules = opening.CodeRules == 0 && opening.Count <= char.MaxValue ? new RowIndex(opening.Conditions, opening.Asked, known) : null;
        if (rules is null || !rules.Inputs.All(input => stable.Contains(input.Key)))
            rules = null;
        var indexes = units.SelectMany(unit => unit.Tables).ToDictionary(table => table, table => new RowIndex(table.Conditions, table.Rows, known));
        var group = new List<Unit>();
        foreach (var unit in units)
        {
            if (LayoutOf([.. group, unit], indexes).Size > MostShared)
            {
                Close(group, indexes, rules, opening.First);
                group.Clear();
                // One that is too large by itself stays a table of its own.
                if (LayoutOf([unit], indexes).Size > MostAlone)
                    continue;
            }
            group.Add(unit);
        }
        Close(group, indexes, rules, opening.First);
    }

    private static CubeLayout LayoutOf(IReadOnlyList<Unit> group, Dictionary<DecisionTable, RowIndex> indexes, RowIndex? rules = null)
    {
        var decided = new HashSet<InputKey>();
        foreach (var unit in group)
        {
            if (unit.Decision is not null)
                decided.Add(KeyOf(unit.Decision.Field));
        }
        var tables = group.SelectMany(unit => unit.Tables).Select(table => indexes[table]);
        return new CubeLayout([.. rules is null ? tables : tables.Append(rules)], decided.Contains);
    }

    /// <summary>Builds a cube; the first takes in the rules of the opening where they fit.</summary>
    private void Close(List<Unit> group, Dictionary<DecisionTable, RowIndex> indexes, RowIndex? rules, int firstRule)
    {
        if (group.Count == 0)
            return;
        if (cubes.Count > 0 || rules is null || LayoutOf(group, indexes, rules).Size > MostShared)
            rules = null;
        var fill = new Filling(LayoutOf(group, indexes, rules), group, indexes, rules);
        var (cells, rows, applying) = fill.Fill();
        var decisions = group.Where(unit => unit.Decision is not null).Select(unit => unit.Decision!).ToList();
        var clocks = group.Where(unit => unit.Clock is not null).Select(unit => unit.Clock!).ToList();
        for (var place = 0; place < decisions.Count; place++)
            (decisions[place].Cube, decisions[place].TableInCube, decisions[place].PlaceInCube) = (cubes.Count, fill.PlaceOf(decisions[place].Table), place);
        for (var place = 0; place < clocks.Count; place++)
            (clocks[place].Cube, clocks[place].PlaceInCube, clocks[place].TableInCube) = (cubes.Count, place, fill.PlaceOf(clocks[place].Durations));
        var rulings = Rulings(fill, clocks, rows);
        var times = rulings.Distinct().ToDictionary(own => own, own => TimesOf(own, clocks));
        var (values, runs) = (new Shared<byte>(), new Shared<int>());
        var answers = new Answer[rows.Count];
        for (var verdict = 0; verdict < answers.Length; verdict++)
        {
            answers[verdict] = new Answer(
                values.One(ValuesOf(decisions, rows[verdict])),
                rulings[verdict],
                times[rulings[verdict]],
                rows[verdict][0],
                rules is null ? null : runs.One(Arrays.Of(applying[verdict], rule => firstRule + rule)));
        }
        cubes.Add(new VerdictCube(
            fill.Layout, cells, Arrays.OfAll(rows, row => row, (_, number) => number), fill.Tables, Arrays.Of(decisions, decision => decision.Field.Slot), answers));
    }

    private static byte[] ValuesOf(List<DecisionPlan> decisions, short[] row)
    {
        var values = new byte[decisions.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = decisions[i].ValueOf(row[decisions[i].TableInCube]);
        return values;
    }

    private PlainTime[] TimesOf(ClockRuling[] rulings, List<ClockPlan> clocks) =>
        Arrays.Of(all, clock => clocks.IndexOf(clock) is >= 0 and var place ? PlainTime.Of(rulings[place]) : default);

    /// <summary>Lists of which equal ones are kept once: what is read of them stays in the nearest cache.</summary>
    private sealed class Shared<T> : IEqualityComparer<T[]>
        where T : unmanaged, IEquatable<T>
    {
        private readonly Dictionary<T[], T[]> known;

        public Shared() => known = new(this);

        public T[] One(T[] list)
        {
            if (!known.TryGetValue(list, out var kept))
                known[list] = kept = list;
            return kept;
        }

        public bool Equals(T[]? one, T[]? other) => one.AsSpan().SequenceEqual(other);

        public int GetHashCode(T[] list)
        {
            var hash = new HashCode();
            hash.AddBytes(MemoryMarshal.AsBytes(list.AsSpan()));
            return hash.ToHashCode();
        }
    }

    /// <summary>What each verdict says of the clocks; verdicts that say the same of them share it.</summary>
    private ClockRuling[][] Rulings(Filling fill, IReadOnlyList<ClockPlan> clocks, List<short[]> rows)
    {
        var known = new Dictionary<string, ClockRuling[]>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        var places = Arrays.Of(clocks, clock => fill.PlaceOf(clock.Durations));
        var name = new char[places.Length * TablesOfClock];
        var all = new ClockRuling[rows.Count][];
        for (var verdict = 0; verdict < all.Length; verdict++)
        {
            for (var i = 0; i < name.Length; i++)
                name[i] = (char)rows[verdict][places[i / TablesOfClock] + (i % TablesOfClock)];
            if (!known.TryGetValue(name, out var rulings))
            {
                rulings = new ClockRuling[places.Length];
                for (var i = 0; i < rulings.Length; i++)
                    rulings[i] = RulingOf(clocks[i], rows[verdict].AsSpan(places[i], TablesOfClock));
                known[name] = rulings;
            }
            all[verdict] = rulings;
        }
        return all;
    }

    private ClockRuling RulingOf(ClockPlan clock, ReadOnlySpan<short> rows) =>
        rows[0] < 0 ? default : ClockRuling.Of(clock, rows[0], rows[1], rows[2], calendars, natural);
}
