using PolicyEngine.Authoring;
using PolicyEngine.Compilation;

namespace PolicyEngine.Checks.Regions;

/// <summary>
/// All that tickets and events can be, as far as some conditions look: an axis for each slot, bit and piece of code that
/// they ask. It takes the conditions as the image has them, sums of products of atoms, so that what is proven of boxes
/// holds of decisions. Code counts as something that may always be either. Immutable once built.
/// </summary>
internal sealed class Space
{
    /// <summary>A number that is compared with more limits has no axis: each comparison counts as one that may be either.</summary>
    private const int MostThresholds = Digits.Most / 2 - 2;

    private readonly Dictionary<Condition, List<Box>> boxes = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<AxisKey, int> numbers = [];
    private readonly List<Axis> axes = [];
    private readonly List<object> opaque = [];
    private readonly HashSet<(FieldScope, int)> crowded = [];

    /// <param name="vocabulary">The provider's names and fields.</param>
    /// <param name="conditions">Every condition that will be asked about.</param>
    /// <param name="fields">Fields that are to have an axis whether conditions ask them or not.</param>
    public Space(Vocabulary vocabulary, IEnumerable<Condition> conditions, IEnumerable<Field> fields)
    {
        var compiler = new ConditionCompiler(vocabulary);
        var asked = conditions.Concat(fields.Select(field => (Condition)new Condition.Present(field)))
            .Distinct(ReferenceEqualityComparer.Instance).Cast<Condition>().ToList();
        var compiled = asked.ConvertAll(condition => (Condition: condition, Number: compiler.Add(condition)));
        var set = compiler.Build();
        var named = asked.SelectMany(ModelChecks.Leaves).Select(ModelChecks.FieldOf).OfType<Field>()
            .GroupBy(field => (field.Scope, field.Width, field.Slot))
            .ToDictionary(group => group.Key, group => group.First());
        var atoms = compiled.SelectMany(each => set.TermsOf(each.Number)).SelectMany(term => term.ToArray()).ToList();
        crowded.UnionWith(atoms.Where(atom => atom.Kind == AtomKind.Compare)
            .GroupBy(atom => (atom.Scope, atom.Slot))
            .Where(group => group.Select(atom => atom.Number).Distinct().Count() > MostThresholds)
            .Select(group => group.Key));
        AddAxes(atoms, named, set);
        foreach (var (condition, number) in compiled)
            boxes[condition] = [.. set.TermsOf(number).Select(term => BoxOf(term.Span, set)).OfType<Box>()];
    }

    public IReadOnlyList<Axis> Axes => axes;

    /// <summary>Where a condition holds: in any of these. None where it contradicts itself.</summary>
    public IReadOnlyList<Box> Of(Condition condition) => boxes[condition];

    /// <summary>The axis of a field's slot; -1 where no condition asks it.</summary>
    public int AxisOf(Field field) => numbers.GetValueOrDefault(
        new AxisKey(field.Width == FieldWidth.Small ? AxisKind.Small : AxisKind.Wide, field.Scope, field.Slot, 0), -1);

    /// <summary>The digits of a box on an axis.</summary>
    public Digits On(Box box, int axis) => box.On(axis) ?? axes[axis].Digits;

    /// <summary>The part of a box that has certain digits on an axis; null where it has none of them.</summary>
    public Box? Limit(Box box, int axis, Digits digits)
    {
        var were = On(box, axis);
        var left = were.And(digits);
        if (left.IsEmpty)
            return null;
        return left == were ? box : Follow(box.Replace(axis, left), axis, left);
    }

    /// <summary>What two boxes have in common; null where that is nothing.</summary>
    public Box? Meet(Box one, Box other)
    {
        Box? met = one;
        foreach (var (axis, digits) in other.Sides)
        {
            met = Limit(met, axis, digits);
            if (met is null)
                return null;
        }
        return met;
    }

    /// <summary>A bit that is set is one of a set that is there, and what is absent has no bits.</summary>
    private Box? Follow(Box box, int axis, Digits digits)
    {
        var key = axes[axis].Key;
        if (key.Kind == AxisKind.Bit && !digits.Has(0))
        {
            var whole = numbers[key with { Kind = AxisKind.Wide, Index = 0 }];
            return Limit(box, whole, axes[whole].Digits.Without(Digits.Only(0)));
        }
        if (key.Kind != AxisKind.Wide || digits != Digits.Only(0))
            return box;
        Box? rest = box;
        for (var bit = 0; bit < axes.Count && rest is not null; bit++)
        {
            if (axes[bit].Key is { Kind: AxisKind.Bit } other && other.Scope == key.Scope && other.Slot == key.Slot)
                rest = Limit(rest, bit, Digits.Only(0));
        }
        return rest;
    }

    private void AddAxes(IEnumerable<Atom> atoms, Dictionary<(FieldScope, FieldWidth, int), Field> named, ConditionSet set)
    {
        foreach (var group in atoms.GroupBy(atom => KeyOf(atom, set)))
        {
            var thresholds = group.Key.Kind != AxisKind.Wide ? [] : group.Where(atom => atom.Kind == AtomKind.Compare)
                .Select(atom => atom.Number).Distinct().Order().ToArray();
            Add(group.Key, thresholds, group.Max(atom => atom.Cardinality), named);
            if (group.Key.Kind == AxisKind.Bit)
                Add(group.Key with { Kind = AxisKind.Wide, Index = 0 }, [], 2, named);
        }
    }

    private void Add(AxisKey key, long[] thresholds, int cardinality, Dictionary<(FieldScope, FieldWidth, int), Field> named)
    {
        if (numbers.ContainsKey(key))
            return;
        var digits = key.Kind switch
        {
            AxisKind.Small => Digits.Below(cardinality),
            AxisKind.Wide => Enumerable.Range(1, 2 * thresholds.Length + 1)
                .Where(digit => Axis.Span(thresholds, digit) is var (from, to) && from <= to)
                .Aggregate(Digits.Only(0), (all, digit) => all.With(digit)),
            _ => Digits.Below(2),
        };
        var width = key.Kind == AxisKind.Small ? FieldWidth.Small : FieldWidth.Wide;
        numbers[key] = axes.Count;
        axes.Add(new Axis(key, digits, key.Kind == AxisKind.Opaque ? null : named.GetValueOrDefault((key.Scope, width, key.Slot)), thresholds));
    }

    private AxisKey KeyOf(in Atom atom, ConditionSet set) => atom.Kind switch
    {
        AtomKind.SmallIn => new(AxisKind.Small, atom.Scope, atom.Slot, 0),
        AtomKind.Compare when crowded.Contains((atom.Scope, atom.Slot)) => new(AxisKind.Opaque, default, 0, NumberOf(atom with { Negated = false })),
        AtomKind.Compare or AtomKind.WidePresent => new(AxisKind.Wide, atom.Scope, atom.Slot, 0),
        AtomKind.WideBit => new(AxisKind.Bit, atom.Scope, atom.Slot, atom.Index),
        AtomKind.Code => new(AxisKind.Opaque, default, 0, NumberOf(set.PredicateOf(atom))),
        // What no axis measures may be either, like code.
        _ => new(AxisKind.Opaque, default, 0, NumberOf(atom with { Negated = false })),
    };

    private int NumberOf(object asked)
    {
        var known = opaque.IndexOf(asked);
        if (known >= 0)
            return known;
        opaque.Add(asked);
        return opaque.Count - 1;
    }

    private Box? BoxOf(ReadOnlySpan<Atom> term, ConditionSet set)
    {
        Box? box = Box.All;
        foreach (ref readonly var atom in term)
        {
            var axis = numbers[KeyOf(atom, set)];
            box = Limit(box, axis, DigitsOf(atom, axes[axis], set));
            if (box is null)
                return null;
        }
        return box;
    }

    private static Digits DigitsOf(in Atom atom, Axis axis, ConditionSet set)
    {
        if (atom.Kind == AtomKind.SmallIn)
            return Digits.Of(set.MaskOf(atom));
        var holds = atom.Kind switch
        {
            _ when axis.Key.Kind == AxisKind.Opaque => Digits.Only(1),
            AtomKind.Compare => Comparing(atom, axis),
            AtomKind.WidePresent => axis.Digits.Without(Digits.Only(0)),
            _ => Digits.Only(1),
        };
        return atom.Negated ? axis.Digits.Without(holds) : holds;
    }

    private static Digits Comparing(in Atom atom, Axis axis)
    {
        var at = 2 * (Array.IndexOf(axis.Thresholds, atom.Number) + 1);
        var end = 2 * axis.Thresholds.Length + 2;
        return atom.Comparison switch
        {
            Comparison.Less => Digits.Range(1, at),
            Comparison.AtMost => Digits.Range(1, at + 1),
            Comparison.Greater => Digits.Range(at + 1, end),
            _ => Digits.Range(at, end),
        };
    }
}
