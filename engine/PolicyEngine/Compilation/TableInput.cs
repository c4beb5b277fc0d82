using PolicyEngine.Authoring;

namespace PolicyEngine.Compilation;

internal enum InputKind : byte
{
    /// <summary>The value of a small slot.</summary>
    Small,

    /// <summary>The rank of a wide slot among the thresholds that conditions compare it with.</summary>
    Wide,

    /// <summary>One bit of a wide slot.</summary>
    Bit,
}

/// <summary>One thing that the conditions of a table look at, code apart.</summary>
internal readonly record struct InputKey(InputKind Kind, FieldScope Scope, int Slot, int Bit)
{
    /// <summary>Spelled out: what the language would write asks each part's type how it compares.</summary>
    public bool Equals(InputKey other) => (Kind, (int)Scope, Slot, Bit) == (other.Kind, (int)other.Scope, other.Slot, other.Bit);

    public override int GetHashCode() => (Slot << 12) ^ (Bit << 4) ^ ((int)Scope << 2) ^ (int)Kind;

    public static InputKey Of(in Atom atom) => atom.Kind switch
    {
        AtomKind.SmallIn => new(InputKind.Small, atom.Scope, atom.Slot, 0),
        AtomKind.WideBit => new(InputKind.Bit, atom.Scope, atom.Slot, atom.Index),
        AtomKind.Compare or AtomKind.WidePresent => new(InputKind.Wide, atom.Scope, atom.Slot, 0),
        _ => throw new InvalidOperationException("What is asked is no input of a table."),
    };
}

/// <summary>
/// An input with its values from 0: those of a small slot; without and with for a bit; for a number the count of
/// thresholds that it reaches. The first threshold is the smallest number there is, so that 0 is absent.
/// </summary>
internal sealed record TableInput(InputKey Key, int Cardinality, long[] Thresholds)
{
    /// <summary>The value as a condition sees it in its slot; of a number the least of its rank.</summary>
    public long Stored(int value) => Key.Kind switch
    {
        InputKind.Small => value,
        InputKind.Bit => (long)value << Key.Bit,
        _ => value == 0 ? Field.AbsentNumber : Thresholds[value - 1],
    };

    /// <summary>The inputs of some conditions, in the order in which they are met.</summary>
    public static IReadOnlyList<TableInput> Of(IEnumerable<(ConditionSet Set, int Condition)> conditions)
    {
        var order = new List<InputKey>();
        var cardinalities = new Dictionary<InputKey, int>();
        var thresholds = new Dictionary<InputKey, SortedSet<long>>();
        foreach (var (set, condition) in conditions)
        {
            var (start, end) = set.TermNumbersOf(condition);
            for (var term = start; term < end; term++)
            {
                foreach (ref readonly var atom in set.AtomsOf(term))
                {
                    if (!atom.IsAsked)
                        Take(atom);
                }
            }
        }
        return Arrays.Of(order, key => key.Kind == InputKind.Wide
            ? new TableInput(key, thresholds[key].Count + 1, [.. thresholds[key]])
            : new TableInput(key, cardinalities[key], []));

        void Take(in Atom atom)
        {
            var key = InputKey.Of(atom);
            if (cardinalities.TryAdd(key, atom.Cardinality))
                order.Add(key);
            cardinalities[key] = Math.Max(cardinalities[key], atom.Cardinality);
            if (key.Kind != InputKind.Wide)
                return;
            if (!thresholds.TryGetValue(key, out var known))
                thresholds[key] = known = [Field.AbsentNumber + 1];
            if (ThresholdOf(atom) is { } threshold)
                known.Add(threshold);
        }
    }

    /// <summary>The inputs of some conditions of one set.</summary>
    public static IReadOnlyList<TableInput> Of(ConditionSet set, int[] conditions) => Of(Arrays.Of(conditions, condition => (set, condition)));

    /// <summary>
    /// The least number that a comparison tells from the one below it: every comparison is "less than" some whole
    /// number, or not. Null where that number lies beyond all that can be stored.
    /// </summary>
    private static long? ThresholdOf(in Atom atom) => atom switch
    {
        { Kind: not AtomKind.Compare } => null,
        { Comparison: Comparison.Less or Comparison.AtLeast } => atom.Number,
        { Number: long.MaxValue } => null,
        _ => atom.Number + 1,
    };
}
