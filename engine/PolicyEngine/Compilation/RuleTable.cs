using PolicyEngine.Runtime;

namespace PolicyEngine.Compilation;

/// <summary>
/// Which rules of a moment apply, as one mixed-radix cube whose cell is a run of rules; where the cube would be too
/// large, as a bit-set index. Rules with code are asked where the rest of their condition holds, and only then.
/// Immutable, thread-safe, allocation-free to ask.
/// </summary>
internal sealed class RuleTable
{
    /// <summary>More entries than this in all runs together are not kept (1 MB).</summary>
    private const int MostMembers = 1 << 18;

    private readonly ConditionSet conditions;
    private readonly int first;
    private readonly int[] asked;
    private readonly bool[]? hasCode;
    private readonly RowIndex? index;
    private readonly CubeDigits? digits;
    private readonly ushort[] cells = [];
    private readonly RuleRange[] runs = [];
    private readonly int[] applying = [];

    /// <param name="conditions">Where the rules' conditions are.</param>
    /// <param name="rules">The image's rules.</param>
    /// <param name="range">Those of the moment.</param>
    public RuleTable(ConditionSet conditions, RulePlan[] rules, RuleRange range)
    {
        (this.conditions, first, Count) = (conditions, range.First, range.Count);
        asked = Arrays.Of(rules.AsSpan(range.First, range.Count), rule => rule.Condition);
        if (asked.Any(conditions.IsCode))
            hasCode = Arrays.Of(asked, conditions.IsCode);
        var every = new RowIndex(conditions, asked, TableInput.Of(conditions, asked));
        var layout = new CubeLayout([every]);
        Digits = layout.Report;
        if (layout.Size <= DecisionTable.MostCells && Count <= char.MaxValue && TryFill(layout, every, out cells, out runs, out applying))
            digits = layout.Digits();
        else
            index = every;
    }

    /// <summary>How many rules the moment has.</summary>
    public int Count { get; }

    /// <summary>The number of the first rule.</summary>
    public int First => first;

    /// <summary>The rules' conditions.</summary>
    public int[] Asked => asked;

    public ConditionSet Conditions => conditions;

    /// <summary>True where the cube alone says which rules apply.</summary>
    public bool IsPlain => digits is not null && hasCode is null;

    public bool IsCube => digits is not null;

    public int CodeRules => hasCode?.Count(has => has) ?? 0;

    public int Cells => cells.Length;

    public IReadOnlyList<CubeDigit> Digits { get; }

    /// <summary>The numbers of the rules that apply, where the table is plain.</summary>
    public ReadOnlySpan<int> Find(in Facts facts) => RunAt(digits!.PlaceOf(facts));

    /// <summary>The same where the rules read a ticket's members and nothing else.</summary>
    public ReadOnlySpan<int> Find(ReadOnlySpan<byte> small, ReadOnlySpan<long> wide) => RunAt(digits!.PlaceOf(small, wide));

    /// <summary>The numbers of the rules that apply.</summary>
    /// <param name="facts">What they see.</param>
    /// <param name="room">Where the numbers go: as many as <see cref="Count"/> may.</param>
    /// <returns>How many they are.</returns>
    public int Find(in Facts facts, Span<int> room)
    {
        int may;
        if (digits is null)
        {
            may = index!.Rows(facts, room);
            for (var i = 0; i < may; i++)
                room[i] += first;
        }
        else
        {
            var run = Find(facts);
            run.CopyTo(room);
            may = run.Length;
        }
        return hasCode is null ? may : Confirm(facts, room[..may]);
    }

    /// <summary>The same by asking the rules one by one: what the table means.</summary>
    public int Scan(in Facts facts, Span<int> room)
    {
        var count = 0;
        for (var rule = 0; rule < asked.Length; rule++)
        {
            if (conditions.Holds(asked[rule], facts))
                room[count++] = first + rule;
        }
        return count;
    }

    private ReadOnlySpan<int> RunAt(int place)
    {
        var run = runs[cells[place]];
        return applying.AsSpan(run.First, run.Count);
    }

    private int Confirm(in Facts facts, Span<int> rules)
    {
        var count = 0;
        foreach (var rule in rules)
        {
            if (!hasCode![rule - first] || conditions.Holds(asked[rule - first], facts))
                rules[count++] = rule;
        }
        return count;
    }

    /// <summary>Fills the cells with runs of rules, each different one once; false where there are too many.</summary>
    private bool TryFill(CubeLayout layout, RowIndex every, out ushort[] filled, out RuleRange[] kept, out int[] members)
    {
        filled = new ushort[layout.Size];
        var known = new Dictionary<string, ushort>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        var all = new List<int>();
        var list = new List<RuleRange>();
        var places = layout.PlacesOf(every);
        var values = new int[places.Length];
        var rows = new int[Count];
        var letters = new char[Count];
        for (var cell = 0; cell < filled.Length; cell++)
        {
            layout.Read(cell, places, values);
            var run = rows.AsSpan(0, every.Rows(values, rows));
            for (var i = 0; i < run.Length; i++)
                letters[i] = (char)run[i];
            var name = letters.AsSpan(0, run.Length);
            if (!known.TryGetValue(name, out var number))
            {
                if (list.Count == ushort.MaxValue || all.Count + run.Length > MostMembers)
                {
                    (kept, members) = ([], []);
                    return false;
                }
                known[name] = number = (ushort)list.Count;
                list.Add(new RuleRange(all.Count, run.Length));
                foreach (var row in run)
                    all.Add(first + row);
            }
            filled[cell] = number;
        }
        (kept, members) = ([.. list], [.. all]);
        return true;
    }
}
