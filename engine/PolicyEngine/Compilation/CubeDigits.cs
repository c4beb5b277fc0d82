using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PolicyEngine.Authoring;
using PolicyEngine.Runtime;

namespace PolicyEngine.Compilation;

/// <summary>
/// Reads the digits of a mixed-radix cube from encoded members and adds them up to the place of a cell. Immutable,
/// thread-safe, allocation-free.
/// </summary>
internal sealed class CubeDigits
{
    private readonly SlotWindow[] windows;
    private readonly Step[] steps;
    private readonly BitDigit[] bits;
    private readonly SmallDigit[] ofEvent;
    private readonly Step[] stepsElsewhere;
    private readonly BitDigit[] bitsElsewhere;
    private readonly ushort[] adds;
    private readonly int end;
    private readonly bool isOfTicketAlone;

    /// <summary>What a small slot of the event adds: the entry of its value, from the first one on.</summary>
    private readonly record struct SmallDigit(int Slot, int First);

    /// <summary>What a number adds when it reaches a threshold. An absent one reaches none.</summary>
    private readonly record struct Step(long Threshold, FieldScope Scope, int Slot, int Adds)
    {
        /// <summary>By arithmetic: a branch would be guessed wrong half of the time.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public int For(long number) => Adds & -(number >= Threshold ? 1 : 0);
    }

    /// <summary>What one bit of a wide slot adds where it is there.</summary>
    private readonly record struct BitDigit(int Bit, FieldScope Scope, int Slot, int Adds)
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public int For(long stored) => Adds & -(ConditionSet.HasBit(stored, Bit) ? 1 : 0);
    }

    /// <param name="digits">Each input, and what each of its values adds: the first one nothing.</param>
    public CubeDigits(AddingDigit[] digits)
    {
        var flat = new List<ushort>();
        var small = digits.Where(digit => digit.Input.Key.Kind == InputKind.Small).ToList();
        windows = SlotWindow.Of(small.Where(digit => IsOfTicket(digit.Input)).Select(digit => new SlotDigit(digit.Input.Key.Slot, digit.Adds)), flat);
        foreach (var window in windows)
            end = Math.Max(end, window.End);
        ofEvent = Arrays.Of(small.FindAll(digit => !IsOfTicket(digit.Input)), digit => Small(digit.Input, digit.Adds, flat));
        adds = [.. flat];

        var (wide, single) = (new List<Step>(), new List<BitDigit>());
        foreach (var digit in digits)
        {
            if (digit.Input.Key.Kind == InputKind.Wide)
                AddSteps(digit.Input, digit.Adds, wide);
            else if (digit.Input.Key.Kind == InputKind.Bit)
                single.Add(new BitDigit(digit.Input.Key.Bit, digit.Input.Key.Scope, digit.Input.Key.Slot, digit.Adds[1]));
        }
        steps = Arrays.Where<Step>(wide.ToArray(), step => step.Scope == FieldScope.Ticket);
        stepsElsewhere = Arrays.Where<Step>(wide.ToArray(), step => step.Scope != FieldScope.Ticket);
        bits = Arrays.Where<BitDigit>(single.ToArray(), bit => bit.Scope == FieldScope.Ticket);
        bitsElsewhere = Arrays.Where<BitDigit>(single.ToArray(), bit => bit.Scope != FieldScope.Ticket);
        isOfTicketAlone = ofEvent.Length + stepsElsewhere.Length + bitsElsewhere.Length == 0;
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
        var place = PlaceOf(facts.TicketSmall, facts.TicketWide);
        return isOfTicketAlone ? place : place + PlaceElsewhere(facts);
    }

    private int PlaceElsewhere(in Facts facts)
    {
        var place = 0;
        var small = facts.EventSmall;
        foreach (var digit in ofEvent)
            place += adds[digit.First + small[digit.Slot]];
        foreach (ref readonly var step in stepsElsewhere.AsSpan())
            place += step.For(facts.Wide(step.Scope, step.Slot));
        foreach (ref readonly var bit in bitsElsewhere.AsSpan())
            place += bit.For(facts.Wide(bit.Scope, bit.Slot));
        return place;
    }

    /// <summary>The same where the ticket's members are all that is read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int PlaceOf(ReadOnlySpan<byte> small, ReadOnlySpan<long> wide)
    {
        ref var slots = ref MemoryMarshal.GetReference(small.Length < end ? Lengthened(small) : small);
        var place = 0;
        var table = adds;
        var (ofSmall, ofWide, ofBits) = (windows, steps, bits);
        for (var i = 0; i < ofSmall.Length; i++)
            place += table[ofSmall[i].EntryOf(ref slots)];
        for (var i = 0; i < ofWide.Length; i++)
            place += ofWide[i].For(wide[ofWide[i].Slot]);
        for (var i = 0; i < ofBits.Length; i++)
            place += ofBits[i].For(wide[ofBits[i].Slot]);
        return place;
    }

    /// <summary>Slots that are fewer than a window reads. An image's tickets have enough of them; who asks a table alone may not.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private ReadOnlySpan<byte> Lengthened(ReadOnlySpan<byte> small)
    {
        var longer = new byte[end];
        small.CopyTo(longer);
        return longer;
    }

    private static bool IsOfTicket(TableInput input) => input.Key.Scope == FieldScope.Ticket;

    private static SmallDigit Small(TableInput input, int[] added, List<ushort> flat)
    {
        var digit = new SmallDigit(input.Key.Slot, flat.Count);
        foreach (var add in added)
            flat.Add(checked((ushort)add));
        return digit;
    }

    /// <summary>Ranks that add the same beside each other are one: nobody asks for the threshold between them.</summary>
    private static void AddSteps(TableInput input, int[] added, List<Step> steps)
    {
        for (var i = 0; i < input.Thresholds.Length; i++)
        {
            if (added[i] != added[i + 1])
                steps.Add(new Step(input.Thresholds[i], input.Key.Scope, input.Key.Slot, added[i + 1] - added[i]));
        }
    }
}

/// <summary>An input of a cube, and what each of its values adds to the place of a cell.</summary>
internal sealed record AddingDigit(TableInput Input, int[] Adds);
