namespace PolicyEngine.Templates.Values;

/// <summary>
/// The order of text as people expect it: signs, digits, letters; letters by their base first (á with a, ñ after n), then by
/// accent, then small before capital. The tables are here, so that the order is the same on every machine.
/// </summary>
internal static class TextOrder
{
    private const string Accented = "àáâãäåçèéêëìíîïòóôõöùúûüýÿ";
    private const string Bases = "aaaaaaceeeeiiiiooooouuuuyy";

    public static int Compare(string left, string right)
    {
        var shared = Math.Min(left.Length, right.Length);
        var tie = 0;
        for (var index = 0; index < shared; index++)
        {
            if (left[index] == right[index])
                continue;
            var (first, second) = (Weight(left[index]), Weight(right[index]));
            if (first.Base != second.Base)
                return first.Base.CompareTo(second.Base);
            if (tie == 0)
                tie = first.Accent != second.Accent ? first.Accent.CompareTo(second.Accent) : first.Capital.CompareTo(second.Capital);
        }
        return left.Length != right.Length ? left.Length.CompareTo(right.Length) : tie;
    }

    private static (int Base, int Accent, bool Capital) Weight(char c)
    {
        var small = char.ToLowerInvariant(c);
        var capital = small != c;
        if (small == 'ñ')
            return (LetterWeight('n') + 1, 0, capital);
        var accent = Accented.IndexOf(small, StringComparison.Ordinal);
        if (accent >= 0)
            return (LetterWeight(Bases[accent]), accent + 1, capital);
        if (char.IsAsciiDigit(small))
            return (0x1000 + small, 0, false);
        return char.IsLetter(small) ? (LetterWeight(small), 0, capital) : (small < 0x1000 ? small : 0x40000 + small, 0, false);
    }

    private static int LetterWeight(char small) => 0x2000 + (2 * small);
}
