using System.Numerics;
using PolicyEngine.Runtime;

namespace PolicyEngine.Compilation;

/// <summary>
/// The rows of a table as a bit-set index: a bit for each product of their conditions, in the order of the rows, and
/// for each value of each input the products that it does not contradict. The products that hold are those in the
/// intersection of the values at hand, a machine word for every 64. Code contradicts nothing here: a row that has
/// some may hold. Immutable, thread-safe, allocation-free to ask.
/// </summary>
internal sealed class RowIndex
{
    private readonly TableInput[] inputs;
    private readonly int[] firstMasks;
    private readonly ulong[] masks;
    private readonly int[] rowOfTerm;
    private readonly int words;

    /// <param name="conditions">Where the rows' conditions are.</param>
    /// <param name="rows">The conditions of the rows.</param>
    /// <param name="known">The inputs of these rows and perhaps of others, so that several tables share their values.</param>
    public RowIndex(ConditionSet conditions, int[] rows, IReadOnlyList<TableInput> known)
    {
        var (terms, owners, own) = (new List<int>(), new List<int>(), new HashSet<InputKey>());
        for (var row = 0; row < rows.Length; row++)
        {
            var (start, end) = conditions.TermNumbersOf(rows[row]);
            for (var term = start; term < end; term++)
            {
                terms.Add(term);
                owners.Add(row);
                foreach (ref readonly var atom in conditions.AtomsOf(term))
                {
                    if (!atom.IsAsked)
                        own.Add(InputKey.Of(atom));
                }
            }
        }
        RowCount = rows.Length;
        rowOfTerm = [.. owners];
        words = Math.Max(1, (terms.Count + 63) / 64);
        inputs = [.. known.Where(input => own.Contains(input.Key))];
        firstMasks = new int[inputs.Length];
        masks = new ulong[inputs.Sum(input => input.Cardinality) * words];
        masks.AsSpan().Fill(ulong.MaxValue);
        for (var i = 1; i < inputs.Length; i++)
            firstMasks[i] = firstMasks[i - 1] + inputs[i - 1].Cardinality * words;
        for (var term = 0; term < terms.Count; term++)
        {
            foreach (ref readonly var atom in conditions.AtomsOf(terms[term]))
            {
                if (!atom.IsAsked)
                    Contradict(conditions, atom, term);
            }
        }
    }

    /// <summary>What the rows look at.</summary>
    public IReadOnlyList<TableInput> Inputs => inputs;

    public int Words => words;

    public int RowCount { get; }

    /// <summary>The products that a value does not contradict.</summary>
    public ReadOnlySpan<ulong> MaskOf(int input, int value) => masks.AsSpan(firstMasks[input] + value * words, words);

    /// <summary>The first row, from one on, that may hold with these values of the inputs; -1 for none.</summary>
    public int FirstRow(ReadOnlySpan<int> values, int from = 0)
    {
        Span<int> places = stackalloc int[inputs.Length];
        for (var i = 0; i < places.Length; i++)
            places[i] = firstMasks[i] + values[i] * words;
        return First(places, from);
    }

    /// <summary>The first row, from one on, that may hold; -1 for none.</summary>
    public int FirstRow(in Facts facts, int from = 0)
    {
        Span<int> places = stackalloc int[inputs.Length];
        Place(facts, places);
        return First(places, from);
    }

    /// <summary>The rows that may hold, each once and in order.</summary>
    /// <returns>How many they are.</returns>
    public int Rows(in Facts facts, Span<int> rows)
    {
        Span<int> places = stackalloc int[inputs.Length];
        Place(facts, places);
        return Collect(places, rows);
    }

    /// <summary>The same with these values of the inputs.</summary>
    public int Rows(ReadOnlySpan<int> values, Span<int> rows)
    {
        Span<int> places = stackalloc int[inputs.Length];
        for (var i = 0; i < places.Length; i++)
            places[i] = firstMasks[i] + values[i] * words;
        return Collect(places, rows);
    }

    private void Contradict(ConditionSet conditions, in Atom atom, int term)
    {
        var key = InputKey.Of(atom);
        var i = 0;
        while (inputs[i].Key != key)
            i++;
        for (var value = 0; value < inputs[i].Cardinality; value++)
        {
            if (!conditions.HoldsFor(atom, inputs[i].Stored(value)))
                masks[firstMasks[i] + value * words + (term >> 6)] &= ~(1UL << term);
        }
    }

    private void Place(in Facts facts, Span<int> places)
    {
        for (var i = 0; i < places.Length; i++)
            places[i] = firstMasks[i] + ValueOf(inputs[i], facts) * words;
    }

    private static int ValueOf(TableInput input, in Facts facts) => input.Key.Kind switch
    {
        InputKind.Small => facts.Small(input.Key.Scope, input.Key.Slot),
        InputKind.Bit => ConditionSet.HasBit(facts.Wide(input.Key.Scope, input.Key.Slot), input.Key.Bit) ? 1 : 0,
        _ => CubeDigits.Rank(input.Thresholds, facts.Wide(input.Key.Scope, input.Key.Slot)),
    };

    private ulong Word(ReadOnlySpan<int> places, int word)
    {
        var last = rowOfTerm.Length - (word << 6);
        var bits = last >= 64 ? ulong.MaxValue : (1UL << last) - 1;
        foreach (var place in places)
            bits &= masks[place + word];
        return bits;
    }

    private int First(ReadOnlySpan<int> places, int from)
    {
        for (var word = 0; word << 6 < rowOfTerm.Length; word++)
        {
            for (var bits = Word(places, word); bits != 0; bits &= bits - 1)
            {
                var row = rowOfTerm[(word << 6) + BitOperations.TrailingZeroCount(bits)];
                if (row >= from)
                    return row;
            }
        }
        return -1;
    }

    private int Collect(ReadOnlySpan<int> places, Span<int> rows)
    {
        var count = 0;
        for (var word = 0; word << 6 < rowOfTerm.Length; word++)
        {
            for (var bits = Word(places, word); bits != 0; bits &= bits - 1)
            {
                var row = rowOfTerm[(word << 6) + BitOperations.TrailingZeroCount(bits)];
                if (count == 0 || rows[count - 1] != row)
                    rows[count++] = row;
            }
        }
        return count;
    }
}
