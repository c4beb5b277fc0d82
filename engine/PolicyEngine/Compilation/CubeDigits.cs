using PolicyEngine.Authoring;
using PolicyEngine.Runtime;

namespace PolicyEngine.Compilation;

/// <summary>
/// Reads the digits of a mixed-radix cube from encoded members and adds them up to the place of a cell. What each
/// value of an input adds stands in one flat array. Immutable, thread-safe, allocation-free.
/// </summary>
internal sealed class CubeDigits
{
    private readonly SmallDigit[] ofTicket;
    private readonly SmallDigit[] ofEvent;
    private readonly WideDigit[] wide;
    private readonly int[] adds;

    /// <summary>What a small slot adds: the entry of its value, from the first one on.</summary>
    private readonly record struct SmallDigit(int Slot, int First);

    /// <summary>What a wide slot adds, by its rank among the thresholds; of a bit, by whether it is there.</summary>
    private readonly record struct WideDigit(FieldScope Scope, int Slot, int Bit, long[] Thresholds, int First)
    {
        public int ValueIn(in Facts facts)
        {
            var stored = facts.Wide(Scope, Slot);
            return Bit < 0 ? Rank(Thresholds, stored) : ConditionSet.HasBit(stored, Bit) ? 1 : 0;
        }
    }

    /// <param name="digits">Each input, and what each of its values adds.</param>
    public CubeDigits(IReadOnlyList<(TableInput Input, int[] Adds)> digits)
    {
        var flat = new List<int>();
        var (tickets, events, wides) = (new List<SmallDigit>(), new List<SmallDigit>(), new List<WideDigit>());
        foreach (var (input, added) in digits)
        {
            var key = input.Key;
            switch (key.Kind)
            {
                case InputKind.Small:
                    (key.Scope == FieldScope.Ticket ? tickets : events).Add(new SmallDigit(key.Slot, flat.Count));
                    flat.AddRange(added);
                    break;
                case InputKind.Bit:
                    wides.Add(new WideDigit(key.Scope, key.Slot, key.Bit, [], flat.Count));
                    flat.AddRange(added);
                    break;
                default:
                    // Ranks that add the same beside each other are one: nobody asks for the threshold between them.
                    var kept = Enumerable.Range(0, input.Thresholds.Length).Where(i => added[i] != added[i + 1]).ToArray();
                    wides.Add(new WideDigit(key.Scope, key.Slot, -1, [.. kept.Select(i => input.Thresholds[i])], flat.Count));
                    flat.Add(added[0]);
                    flat.AddRange(kept.Select(i => added[i + 1]));
                    break;
            }
        }
        (ofTicket, ofEvent, wide, adds) = ([.. tickets], [.. events], [.. wides], [.. flat]);
    }

    /// <summary>How many thresholds a number reaches; an absent one reaches none.</summary>
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
        var place = 0;
        var added = adds;
        var small = facts.TicketSmall;
        foreach (var digit in ofTicket)
            place += added[digit.First + small[digit.Slot]];
        small = facts.EventSmall;
        foreach (var digit in ofEvent)
            place += added[digit.First + small[digit.Slot]];
        foreach (ref readonly var digit in wide.AsSpan())
            place += added[digit.First + digit.ValueIn(facts)];
        return place;
    }
}
