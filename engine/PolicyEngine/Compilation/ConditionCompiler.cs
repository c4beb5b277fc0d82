using PolicyEngine.Authoring;

namespace PolicyEngine.Compilation;

/// <summary>Turns conditions into sums of products. Serves one compilation, on one thread.</summary>
internal sealed class ConditionCompiler(Vocabulary vocabulary)
{
    /// <summary>More products than this say that a condition should have been a table.</summary>
    public const int MostTerms = 4_096;

    private readonly List<(int Start, int End)> conditions = [(0, 1)];
    private readonly List<(int Start, int End)> terms = [(0, 0)];
    private readonly List<Atom> atoms = [];
    private readonly List<ValueMask> masks = [];
    private readonly List<CodeCondition> codes = [];

    /// <summary>Whether a condition has few enough products to be compiled.</summary>
    public static bool IsSmallEnough(Condition condition) => CountProducts(condition, negated: false) <= MostTerms;

    /// <summary>The condition's number in the set.</summary>
    public int Add(Condition condition)
    {
        var products = Products(condition, negated: false);
        if (products is [{ Count: 0 }])
            return ConditionSet.Always;
        var start = terms.Count;
        foreach (var product in products)
        {
            terms.Add((atoms.Count, atoms.Count + product.Count));
            atoms.AddRange(product);
        }
        conditions.Add((start, terms.Count));
        return conditions.Count - 1;
    }

    public ConditionSet Build() => new([.. conditions], [.. terms], [.. atoms], [.. masks], [.. codes]);

    /// <summary>How many products a condition has; more than <see cref="MostTerms"/> where any part of it has too many.</summary>
    private static int CountProducts(Condition condition, bool negated) => condition switch
    {
        Condition.Not not => CountProducts(not.Part, !negated),
        Condition.All all => CountProducts(all.Parts, negated, isProduct: !negated),
        Condition.Any any => CountProducts(any.Parts, negated, isProduct: negated),
        _ => 1,
    };

    private static int CountProducts(IReadOnlyList<Condition> parts, bool negated, bool isProduct)
    {
        var (count, most) = (isProduct ? 1L : 0L, 0);
        foreach (var part in parts)
        {
            var products = CountProducts(part, negated);
            most = Math.Max(most, products);
            count = Math.Min(isProduct ? count * products : count + products, MostTerms + 1);
        }
        return most > MostTerms ? most : (int)count;
    }

    private List<List<Atom>> Products(Condition condition, bool negated) => condition switch
    {
        Condition.Not not => Products(not.Part, !negated),
        Condition.All all => negated ? Sum(all.Parts, negated) : Product(all.Parts, negated),
        Condition.Any any => negated ? Product(any.Parts, negated) : Sum(any.Parts, negated),
        _ => [[AtomOf(condition, negated)]],
    };

    private List<List<Atom>> Sum(IReadOnlyList<Condition> parts, bool negated) =>
        [.. parts.SelectMany(part => Products(part, negated))];

    private List<List<Atom>> Product(IReadOnlyList<Condition> parts, bool negated)
    {
        List<List<Atom>> result = [[]];
        foreach (var part in parts)
        {
            var products = Products(part, negated);
            if (result.Count * products.Count > MostTerms)
                throw new InvalidOperationException("A condition is too large: say it as a table.");
            result = [.. result.SelectMany(_ => products, (left, right) => (List<Atom>)[.. left, .. right])];
        }
        return result;
    }

    private Atom AtomOf(Condition condition, bool negated) => condition switch
    {
        Condition.OneOf oneOf => Small(oneOf.Field, Values(oneOf), negated),
        Condition.FlagIs flag => Small(flag.Field, ValueMask.None.With(flag.Value ? FlagField.Yes : FlagField.No), negated),
        Condition.Present { Field.Width: FieldWidth.Small } present =>
            Small(present.Field, ValueMask.None.With(Field.Absent).Complement(), negated),
        Condition.Present present => new Atom(AtomKind.WidePresent, present.Field.Scope, present.Field.Slot, negated, 0, default, 0, 2),
        Condition.Holds holds => new Atom(AtomKind.WideBit, holds.Field.Scope, holds.Field.Slot, negated,
            holds.Field.BitOf(holds.Value), default, 0, 2),
        Condition.Compare compare => new Atom(AtomKind.Compare, compare.Field.Scope, compare.Field.Slot, negated, 0,
            compare.Comparison, compare.Field.Scale(compare.Limit), 0),
        Condition.Among among => new Atom(AtomKind.Among, FieldScope.Ticket, among.People.Slot, negated, 0, default, 0, 2),
        Condition.Computed computed => Code(computed, negated),
        _ => throw new InvalidOperationException($"No atom for {condition}."),
    };

    private ValueMask Values(Condition.OneOf oneOf)
    {
        var closed = vocabulary.Closed(oneOf.Field);
        return oneOf.Values.Aggregate(ValueMask.None, (mask, value) => mask.With(closed?.OrdinalOf(value.Id) ?? Field.Absent));
    }

    private Atom Small(Field field, ValueMask mask, bool negated)
    {
        masks.Add(negated ? mask.Complement() : mask);
        return new Atom(AtomKind.SmallIn, field.Scope, field.Slot, false, masks.Count - 1, default, 0, CardinalityOf(field));
    }

    private int CardinalityOf(Field field) => field switch
    {
        CategoryField category => 1 + (vocabulary.Closed(category)?.Values.Count ?? 1),
        FlagField => 3,
        _ => 2,
    };

    private Atom Code(Condition.Computed computed, bool negated)
    {
        codes.Add(new CodeCondition(computed.Predicate, computed.At, computed.Budget));
        return new Atom(AtomKind.Code, default, 0, negated, codes.Count - 1, default, 0, 2);
    }
}
