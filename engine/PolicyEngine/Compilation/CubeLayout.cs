namespace PolicyEngine.Compilation;

/// <summary>
/// The digits of a cube over the inputs of one or more tables: values that no row of any of them tells apart are one
/// digit. Serves one compilation.
/// </summary>
internal sealed class CubeLayout
{
    private readonly List<Digit> digits = [];

    /// <summary>An input, the class of each of its values, a value of each class, and the stride of the digit.</summary>
    private sealed record Digit(TableInput Input, int[] ClassOf, int[] ValueOf, int Stride);

    /// <param name="tables">The tables, over shared inputs.</param>
    /// <param name="isInside">Inputs that the cube itself decides, which are no digits.</param>
    public CubeLayout(IReadOnlyList<RowIndex> tables, Func<InputKey, bool>? isInside = null)
    {
        var inputs = tables.SelectMany(table => table.Inputs).DistinctBy(input => input.Key)
            .Where(input => isInside is null || !isInside(input.Key));
        foreach (var input in inputs)
        {
            var (classOf, valueOf) = Classes(tables, input);
            // A size beyond an int is too large for any cube: it need not be exact.
            digits.Add(new Digit(input, classOf, valueOf, (int)Math.Min(Size, int.MaxValue)));
            Size = Math.Min(Size * valueOf.Length, int.MaxValue);
        }
    }

    /// <summary>How many cells the cube has; at least the largest int where it would have more.</summary>
    public long Size { get; private set; } = 1;

    /// <summary>The inputs, and how many values of each are told apart.</summary>
    public IReadOnlyList<CubeDigit> Report => [.. digits.Select(digit => new CubeDigit(digit.Input.Key, digit.ValueOf.Length))];

    public CubeDigits Digits() =>
        new([.. digits.Select(digit => (digit.Input, digit.ClassOf.Select(each => each * digit.Stride).ToArray()))]);

    /// <summary>The values of inputs in a cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="places">For each input wanted its place among the digits.</param>
    /// <param name="values">Where the values go; those without a place stay.</param>
    public void Read(int cell, int[] places, Span<int> values)
    {
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i] >= 0)
                values[i] = digits[places[i]].ValueOf[cell / digits[places[i]].Stride % digits[places[i]].ValueOf.Length];
        }
    }

    /// <summary>The place of each of a table's inputs among the digits; -1 for one that the cube decides itself.</summary>
    public int[] PlacesOf(RowIndex table) =>
        [.. table.Inputs.Select(input => digits.FindIndex(digit => digit.Input.Key == input.Key))];

    private static (int[] ClassOf, int[] ValueOf) Classes(IReadOnlyList<RowIndex> tables, TableInput input)
    {
        var asking = tables.Select(table => (Table: table, Place: PlaceIn(table, input.Key))).Where(pair => pair.Place >= 0).ToList();
        var (classOf, valueOf) = (new int[input.Cardinality], new List<int>());
        for (var value = 0; value < input.Cardinality; value++)
        {
            var same = valueOf.FindIndex(other => asking.TrueForAll(pair =>
                pair.Table.MaskOf(pair.Place, value).SequenceEqual(pair.Table.MaskOf(pair.Place, other))));
            classOf[value] = same < 0 ? valueOf.Count : same;
            if (same < 0)
                valueOf.Add(value);
        }
        return (classOf, [.. valueOf]);
    }

    private static int PlaceIn(RowIndex table, InputKey key)
    {
        for (var i = 0; i < table.Inputs.Count; i++)
        {
            if (table.Inputs[i].Key == key)
                return i;
        }
        return -1;
    }
}

/// <summary>A digit of a cube: what it reads, and how many values it tells apart.</summary>
internal readonly record struct CubeDigit(InputKey Input, int Values);
