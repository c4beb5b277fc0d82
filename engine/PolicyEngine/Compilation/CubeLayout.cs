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
        var met = new HashSet<InputKey>();
        foreach (var input in tables.SelectMany(table => table.Inputs))
        {
            if (isInside?.Invoke(input.Key) == true || !met.Add(input.Key))
                continue;
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
        new(Arrays.Of(digits, digit => new AddingDigit(digit.Input, Arrays.Of(digit.ClassOf, each => each * digit.Stride))));

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
        Arrays.Of(table.Inputs, input => digits.FindIndex(digit => digit.Input.Key == input.Key));

    private static (int[] ClassOf, int[] ValueOf) Classes(IReadOnlyList<RowIndex> tables, TableInput input)
    {
        var places = Arrays.Of(tables, table => PlaceIn(table, input.Key));
        var (classOf, valueOf) = (new int[input.Cardinality], new List<int>());
        for (var value = 0; value < input.Cardinality; value++)
        {
            var same = 0;
            while (same < valueOf.Count && !AreAlike(tables, places, value, valueOf[same]))
                same++;
            classOf[value] = same;
            if (same == valueOf.Count)
                valueOf.Add(value);
        }
        return (classOf, [.. valueOf]);
    }

    /// <summary>Whether no row of any table tells two values apart.</summary>
    private static bool AreAlike(IReadOnlyList<RowIndex> tables, int[] places, int value, int other)
    {
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i] >= 0 && !tables[i].MaskOf(places[i], value).SequenceEqual(tables[i].MaskOf(places[i], other)))
                return false;
        }
        return true;
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
internal sealed record CubeDigit(InputKey Input, int Values);
