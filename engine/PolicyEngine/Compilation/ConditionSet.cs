using System.Runtime.CompilerServices;
using PolicyEngine.Authoring;
using PolicyEngine.Runtime;

namespace PolicyEngine.Compilation;

/// <summary>What an atom of a condition looks at.</summary>
internal enum AtomKind : byte
{
    /// <summary>A small slot's value is in a mask.</summary>
    SmallIn,

    /// <summary>A wide slot compares with a number.</summary>
    Compare,

    /// <summary>A wide slot is there.</summary>
    WidePresent,

    /// <summary>A wide slot has a bit.</summary>
    WideBit,

    /// <summary>Who acts is one of the people whose chain a wide slot holds.</summary>
    Among,

    /// <summary>Code says so.</summary>
    Code,
}

/// <summary>One test of one slot; <see cref="Negated"/> turns all but masks around (a mask is complemented instead).</summary>
internal readonly record struct Atom(
    AtomKind Kind, FieldScope Scope, int Slot, bool Negated, int Index, Comparison Comparison, long Number, int Cardinality)
{
    /// <summary>Whether no value of a slot answers it: it has to be asked each time.</summary>
    public bool IsAsked => Kind is AtomKind.Code or AtomKind.Among;
}

/// <summary>
/// The conditions of an image in flat arrays: each is a sum of products of atoms. Immutable and allocation-free to
/// evaluate. Condition 0 always holds.
/// </summary>
internal sealed class ConditionSet(
    (int Start, int End)[] conditions, (int Start, int End)[] terms, Atom[] atoms, ValueMask[] masks, CodeCondition[] codes)
{
    public const int Always = 0;

    /// <summary>Whether a condition asks more than slots: code, or who acts.</summary>
    public bool IsCode(int condition)
    {
        var (start, end) = conditions[condition];
        for (var term = start; term < end; term++)
        {
            if (Arrays.Any(AtomsOf(term), atom => atom.IsAsked))
                return true;
        }
        return false;
    }

    /// <summary>The products of a condition by number: from the first on, up to the second.</summary>
    public (int Start, int End) TermNumbersOf(int condition) => conditions[condition];

    /// <summary>The atoms of a product.</summary>
    public ReadOnlySpan<Atom> AtomsOf(int term) => atoms.AsSpan(terms[term].Start..terms[term].End);

    public bool Holds(int condition, in Facts facts)
    {
        var (start, end) = conditions[condition];
        for (var term = start; term < end; term++)
        {
            if (TermHolds(terms[term], facts))
                return true;
        }
        return false;
    }

    /// <summary>The products of a condition, for compilation to a table.</summary>
    public IEnumerable<ReadOnlyMemory<Atom>> TermsOf(int condition)
    {
        var (start, end) = conditions[condition];
        for (var term = start; term < end; term++)
            yield return atoms.AsMemory(terms[term].Start..terms[term].End);
    }

    public ValueMask MaskOf(Atom atom) => masks[atom.Index];

    /// <summary>Whether an atom holds where its slot stores this; one that is asked has no slot.</summary>
    public bool HoldsFor(in Atom atom, long stored) => atom.Kind switch
    {
        AtomKind.SmallIn => masks[atom.Index].Has((byte)stored),
        AtomKind.Compare => atom.Negated != Compares(atom, stored),
        AtomKind.WidePresent => atom.Negated != (stored != Field.AbsentNumber),
        AtomKind.WideBit => atom.Negated != HasBit(stored, atom.Index),
        _ => throw new InvalidOperationException("What is asked has no slot."),
    };

    /// <summary>The code that an atom of that kind asks.</summary>
    public Predicate PredicateOf(Atom atom) => codes[atom.Index].Predicate;

    public bool Holds(in Atom atom, in Facts facts) => atom.Kind switch
    {
        AtomKind.SmallIn => masks[atom.Index].Has(facts.Small(atom.Scope, atom.Slot)),
        AtomKind.Compare => atom.Negated != Compares(atom, facts.Wide(atom.Scope, atom.Slot)),
        AtomKind.WidePresent => atom.Negated != (facts.Wide(atom.Scope, atom.Slot) != Field.AbsentNumber),
        AtomKind.Among => atom.Negated != facts.IsActorAmong(atom.Slot),
        AtomKind.WideBit => atom.Negated != HasBit(facts.Wide(atom.Scope, atom.Slot), atom.Index),
        _ => codes[atom.Index].Holds(atom.Negated, facts),
    };

    /// <summary>Whether a set has an element from 0 to 62; one that is absent, which is its highest bit alone, has none.</summary>
    public static bool HasBit(long bits, int bit) => ((bits >> bit) & 1) != 0;

    private static bool Compares(in Atom atom, long value) => value != Field.AbsentNumber && atom.Comparison switch
    {
        Comparison.Less => value < atom.Number,
        Comparison.AtMost => value <= atom.Number,
        Comparison.Greater => value > atom.Number,
        _ => value >= atom.Number,
    };

    private bool TermHolds((int Start, int End) term, in Facts facts)
    {
        for (var i = term.Start; i < term.End; i++)
        {
            if (!Holds(atoms[i], facts))
                return false;
        }
        return true;
    }
}

/// <summary>A set of values of a small slot, 0 (absent) to 255.</summary>
internal readonly record struct ValueMask(ulong A, ulong B, ulong C, ulong D)
{
    public static ValueMask None => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Has(byte value) => value < 64 ? ((A >> value) & 1) != 0 : HasBeyond(value);

    private bool HasBeyond(byte value)
    {
        var word = (value >> 6) switch { 1 => B, 2 => C, _ => D };
        return ((word >> (value & 63)) & 1) != 0;
    }

    public ValueMask With(byte value)
    {
        var bit = 1UL << (value & 63);
        return (value >> 6) switch
        {
            0 => this with { A = A | bit },
            1 => this with { B = B | bit },
            2 => this with { C = C | bit },
            _ => this with { D = D | bit },
        };
    }

    public ValueMask Or(ValueMask other) => new(A | other.A, B | other.B, C | other.C, D | other.D);

    public ValueMask Complement() => new(~A, ~B, ~C, ~D);
}
