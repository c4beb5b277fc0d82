using System.Runtime.CompilerServices;
using PolicyEngine.Authoring;
using PolicyEngine.Runtime;

namespace PolicyEngine.Compilation;

/// <summary>
/// Reads the digits of a mixed-radix cube from encoded members and adds them up to the place of a cell. What each
/// value of an input adds stands in one flat array. Immutable, thread-safe, allocation-free.
/// </summary>
internal sealed class CubeDigits
{
    private readonly DigitPair[] ofTicket;
    private readonly SmallDigit[] ofEvent;
    private readonly WideDigit[] wideOfTicket;
    private readonly WideDigit[] wideElsewhere;
    private readonly int[] adds;

    /// <summary>What a small slot adds: the entry of its value, from the first one on.</summary>
    private readonly record struct SmallDigit(int Slot, int First);

    /// <summary>Two of them at a time: half the steps of a loop that most of the time goes into.</summary>
    private readonly record struct DigitPair(SmallDigit One, SmallDigit Other);

    /// <summary>What a wide slot adds, by its rank among the thresholds; of a bit, by whether it is there.</summary>
    private readonly record struct WideDigit(long[] Thresholds, FieldScope Scope, int Slot, int Bit, int First)
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public int EntryOf(long stored) => First + (Bit < 0 ? Rank(Thresholds, stored) : ConditionSet.HasBit(stored, Bit) ? 1 : 0);
    }

    /// <param name="digits">Each input, and what each of its values adds.</param>
    public CubeDigits(IReadOnlyList<(TableInput Input, int[] Adds)> digits)
    {
        // The first entries add nothing: where the digits are odd in number, the last pair reads them.
        var flat = new List<int>(new int[byte.MaxValue + 1]);
        var small = new List<(FieldScope Scope, SmallDigit Digit)>();
        var wide = new List<WideDigit>();
        foreach (var (input, added) in digits)
        {
            var key = input.Key;
            if (key.Kind == InputKind.Small)
            {
                small.Add((key.Scope, new SmallDigit(key.Slot, flat.Count)));
                flat.AddRange(added);
                continue;
            }
            // Ranks that add the same beside each other are one: nobody asks for the threshold between them.
            var kept = Enumerable.Range(0, input.Thresholds.Length).Where(i => added[i] != added[i + 1]).ToArray();
            wide.Add(new WideDigit(
                [.. kept.Select(i => input.Thresholds[i])], key.Scope, key.Slot, key.Kind == InputKind.Bit ? key.Bit : -1, flat.Count));
            flat.AddRange(key.Kind == InputKind.Bit ? added : [added[0], .. kept.Select(i => added[i + 1])]);
        }
        ofTicket = [.. small.Where(each => each.Scope == FieldScope.Ticket).Select(each => each.Digit).Chunk(2)
            .Select(pair => new DigitPair(pair[0], pair.Length == 2 ? pair[1] : default))];
        ofEvent = [.. small.Where(each => each.Scope != FieldScope.Ticket).Select(each => each.Digit)];
        wideOfTicket = [.. wide.Where(digit => digit.Scope == FieldScope.Ticket)];
        wideElsewhere = [.. wide.Where(digit => digit.Scope != FieldScope.Ticket)];
        adds = [.. flat];
    }

    /// <summary>How many thresholds a number reaches; an absent one reaches none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Rank(long[] thresholds, long number)
    {
        var rank = 0;
        foreach (var threshold in thresholds)
            rank += number >= threshold ? 1 : 0;
        return rank;
    }

    /// <summary>The place of the cell that the facts lead to.</summary>
    public int PlaceOf(in Facts facts)
    {
        var place = PlaceOf(facts.TicketSmall, facts.TicketWide);
        var small = facts.EventSmall;
        foreach (var digit in ofEvent)
            place += adds[digit.First + small[digit.Slot]];
        foreach (ref readonly var digit in wideElsewhere.AsSpan())
            place += adds[digit.EntryOf(facts.Wide(digit.Scope, digit.Slot))];
        return place;
    }

    /// <summary>The same where the ticket's members are all that is read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int PlaceOf(ReadOnlySpan<byte> small, ReadOnlySpan<long> wide)
    {
        var place = 0;
        var added = adds;
        foreach (ref readonly var pair in ofTicket.AsSpan())
            place += added[pair.One.First + small[pair.One.Slot]] + added[pair.Other.First + small[pair.Other.Slot]];
        foreach (ref readonly var digit in wideOfTicket.AsSpan())
            place += added[digit.EntryOf(wide[digit.Slot])];
        return place;
    }
}
