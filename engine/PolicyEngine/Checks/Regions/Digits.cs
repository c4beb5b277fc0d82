using System.Numerics;
using PolicyEngine.Compilation;

namespace PolicyEngine.Checks.Regions;

/// <summary>A set of digits of one axis, 0 to 255.</summary>
internal readonly record struct Digits(ulong A, ulong B, ulong C, ulong D)
{
    /// <summary>So many digits an axis can have.</summary>
    public const int Most = 256;

    public static Digits None => default;

    public bool IsEmpty => (A | B | C | D) == 0;

    public int Count =>
        BitOperations.PopCount(A) + BitOperations.PopCount(B) + BitOperations.PopCount(C) + BitOperations.PopCount(D);

    /// <summary>The digits from 0 up to a number that does not belong to them.</summary>
    public static Digits Below(int end) => Range(0, end);

    public static Digits Range(int start, int end)
    {
        var all = None;
        for (var digit = start; digit < end; digit++)
            all = all.With(digit);
        return all;
    }

    public static Digits Of(ValueMask mask) => new(mask.A, mask.B, mask.C, mask.D);

    public static Digits Only(int digit) => None.With(digit);

    public bool Has(int digit) => ((Word(digit >> 6) >> (digit & 63)) & 1) != 0;

    public Digits With(int digit)
    {
        var bit = 1UL << (digit & 63);
        return (digit >> 6) switch
        {
            0 => this with { A = A | bit },
            1 => this with { B = B | bit },
            2 => this with { C = C | bit },
            _ => this with { D = D | bit },
        };
    }

    /// <summary>The smallest digit. There has to be one.</summary>
    public int First()
    {
        for (var digit = 0; digit < Most; digit++)
        {
            if (Has(digit))
                return digit;
        }
        throw new InvalidOperationException("The set is empty.");
    }

    public Digits Or(Digits other) => new(A | other.A, B | other.B, C | other.C, D | other.D);

    public Digits And(Digits other) => new(A & other.A, B & other.B, C & other.C, D & other.D);

    public Digits Without(Digits other) => new(A & ~other.A, B & ~other.B, C & ~other.C, D & ~other.D);

    private ulong Word(int index) => index switch { 0 => A, 1 => B, 2 => C, _ => D };
}
