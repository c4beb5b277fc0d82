using PolicyEngine.Authoring;

namespace PolicyEngine.Checks.Regions;

internal enum AxisKind : byte
{
    /// <summary>A small slot: its digits are the stored values, 0 for absent.</summary>
    Small,

    /// <summary>
    /// A wide slot: 0 where absent, below the first threshold 1, at it 2, between it and the next 3, and so on. One
    /// that nothing compares has the digits 0 and 1.
    /// </summary>
    Wide,

    /// <summary>A bit of a wide slot.</summary>
    Bit,

    /// <summary>Something that only code knows: it may be either.</summary>
    Opaque,
}

/// <summary>What an axis measures.</summary>
internal readonly record struct AxisKey(AxisKind Kind, FieldScope Scope, int Slot, int Index);

/// <summary>One dimension of what tickets and events can be.</summary>
/// <param name="Key">What it measures.</param>
/// <param name="Digits">The digits that there are.</param>
/// <param name="Field">The field whose slot it is, where one is known.</param>
/// <param name="Thresholds">The numbers that a wide slot is compared with, ascending.</param>
internal sealed record Axis(AxisKey Key, Digits Digits, Field? Field, long[] Thresholds)
{
    /// <summary>The digits of a wide slot whose numbers can lie in a range, ends included.</summary>
    public Digits Between(long least, long most)
    {
        var digits = Regions.Digits.None;
        for (var digit = 1; digit <= 2 * Thresholds.Length + 1; digit++)
        {
            var (from, to) = Span(digit);
            if (from <= most && to >= least)
                digits = digits.With(digit);
        }
        return digits.And(Digits);
    }

    /// <summary>The numbers of a digit above 0. Numbers are whole, so there may be none: the first is then greater.</summary>
    public static (long From, long To) Span(long[] thresholds, int digit)
    {
        var place = digit / 2 - 1;
        if (digit % 2 == 0)
            return (thresholds[place], thresholds[place]);
        return (place < 0 ? Authoring.Field.AbsentNumber + 1 : thresholds[place] + 1, place + 1 < thresholds.Length ? thresholds[place + 1] - 1 : long.MaxValue);
    }

    private (long From, long To) Span(int digit) => Span(Thresholds, digit);
}
