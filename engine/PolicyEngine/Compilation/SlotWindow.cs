using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace PolicyEngine.Compilation;

/// <summary>
/// Some small slots that lie within eight bytes, read as one word: what their values add to the place of a cell stands
/// in a table of its own, whose index is the word's bits that matter, pressed together by a multiplication. So several
/// digits of a cube cost what one costs.
/// </summary>
/// <remarks>
/// The multiplier is found by trying, at compilation, until no two combinations of values meet on one index; the order
/// in which it tries is always the same. What a slot stores that its field does not have is not told apart from what
/// it has, but leads to no other table.
/// </remarks>
internal readonly struct SlotWindow
{
    /// <summary>The bytes that a window reads.</summary>
    public const int Length = sizeof(ulong);

    /// <summary>A table has at most 1,024 entries, 2 KB: what is read for each ticket must stay in the nearest cache.</summary>
    private const int MostBits = 10;

    private const int MostTries = 5_000;

    private readonly ulong mask;
    private readonly ulong multiplier;
    private readonly int first;
    private readonly int shift;
    private readonly int entries;

    private SlotWindow(int first, ulong mask, ulong multiplier, int bits, int entries) =>
        (this.first, this.mask, this.multiplier, shift, this.entries) = (first, mask, multiplier, 64 - bits, entries);

    /// <summary>The number of slots that a ticket must have at least, or the window would read beyond them.</summary>
    public int End => first + Length;

    /// <summary>The entry of what the slots hold, in the table of all windows.</summary>
    /// <param name="slots">The first of a ticket's small slots, of which there are as many as <see cref="End"/> says.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int EntryOf(ref byte slots) => entries + Index(Word(ref Unsafe.Add(ref slots, first)), mask, multiplier, shift);

    /// <summary>Puts digits of small slots together in windows.</summary>
    /// <param name="digits">For each slot what each of its values adds.</param>
    /// <param name="table">Where the windows' tables go.</param>
    public static SlotWindow[] Of(IEnumerable<SlotDigit> digits, List<ushort> table)
    {
        // A slot stands once at most, so any way to sort gives the same order.
        var left = digits.ToList();
        left.Sort((one, other) => other.Slot.CompareTo(one.Slot));
        var windows = new List<SlotWindow>();
        while (left.Count > 0)
        {
            // The last slot ends the window, so that it ends within the ticket's slots.
            var first = Math.Max(0, left[0].Slot + 1 - Length);
            var (taken, multiplier) = (new List<SlotDigit> { left[0] }, TryFind([left[0]], first)!.Value);
            foreach (var digit in left.Skip(1).TakeWhile(digit => digit.Slot >= first))
            {
                if (taken.Append(digit).Sum(BitsOf) > MostBits || TryFind([.. taken, digit], first) is not { } found)
                    continue;
                taken.Add(digit);
                multiplier = found;
            }
            left.RemoveAll(taken.Contains);
            windows.Add(Fill(first, taken, multiplier, table));
        }
        return [.. windows];
    }

    private static SlotWindow Fill(int first, List<SlotDigit> digits, ulong multiplier, List<ushort> table)
    {
        var (bits, mask) = (digits.Sum(BitsOf), MaskOf(digits, first));
        var entries = new ushort[1 << bits];
        var (words, adds) = (Words(digits, first), Sums(digits));
        for (var i = 0; i < words.Length; i++)
            entries[Index(words[i], mask, multiplier, 64 - bits)] = checked((ushort)adds[i]);
        var window = new SlotWindow(first, mask, multiplier, bits, table.Count);
        table.AddRange(entries);
        return window;
    }

    /// <summary>A multiplier that presses the bits of some slots together; null where none was found.</summary>
    private static ulong? TryFind(List<SlotDigit> digits, int first)
    {
        var (bits, mask) = (digits.Sum(BitsOf), MaskOf(digits, first));
        var words = Words(digits, first);
        // One slot alone is moved up to where the index is read; several by sparse random numbers, of which one in some
        // hundred will do.
        var multiplier = digits.Count == 1 ? 1UL << (64 - bits - 8 * (digits[0].Slot - first)) : 0;
        var random = 88_172_645_463_325_252UL;
        var seen = new int[1 << bits];
        for (var tried = 1; tried <= MostTries; tried++)
        {
            if (multiplier != 0 && AreApart(words, mask, multiplier, 64 - bits, seen, tried))
                return multiplier;
            multiplier = Next(ref random) & Next(ref random) & Next(ref random);
        }
        return null;
    }

    /// <summary>Whether no two words meet on one index.</summary>
    private static bool AreApart(ulong[] words, ulong mask, ulong multiplier, int shift, int[] seen, int tried)
    {
        foreach (var word in words)
        {
            ref var place = ref seen[Index(word, mask, multiplier, shift)];
            if (place == tried)
                return false;
            place = tried;
        }
        return true;
    }

    private static ulong Next(ref ulong random)
    {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        return random;
    }

    /// <summary>What the slots may hold together, as words, the last slot's values beside each other.</summary>
    private static ulong[] Words(List<SlotDigit> digits, int first)
    {
        ulong[] all = [0];
        foreach (var digit in digits)
        {
            var (slot, adds) = (digit.Slot, digit.Adds);
            var more = new ulong[all.Length * adds.Length];
            for (var i = 0; i < more.Length; i++)
                more[i] = all[i / adds.Length] | (ulong)(i % adds.Length) << (8 * (slot - first));
            all = more;
        }
        return all;
    }

    /// <summary>What each of <see cref="Words"/> adds.</summary>
    private static int[] Sums(List<SlotDigit> digits)
    {
        int[] all = [0];
        foreach (var digit in digits)
        {
            var adds = digit.Adds;
            var more = new int[all.Length * adds.Length];
            for (var i = 0; i < more.Length; i++)
                more[i] = all[i / adds.Length] + adds[i % adds.Length];
            all = more;
        }
        return all;
    }

    private static ulong MaskOf(List<SlotDigit> digits, int first) =>
        digits.Aggregate(0UL, (mask, digit) => mask | ((1UL << BitsOf(digit)) - 1) << (8 * (digit.Slot - first)));

    /// <summary>The bits that hold a slot's values: a window has at least one.</summary>
    private static int BitsOf(SlotDigit digit) => Math.Max(1, BitOperations.Log2((uint)digit.Adds.Length - 1) + 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Index(ulong word, ulong mask, ulong multiplier, int shift) => (int)((word & mask) * multiplier >> shift);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Word(ref byte slots)
    {
        var word = Unsafe.ReadUnaligned<ulong>(ref slots);
        return BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word);
    }
}

/// <summary>A digit of a cube that is one small slot.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="Adds">What each of its values adds to the place of a cell.</param>
internal sealed record SlotDigit(int Slot, int[] Adds);
