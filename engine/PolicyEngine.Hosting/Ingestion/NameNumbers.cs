using System.Text;

namespace PolicyEngine.Hosting.Ingestion;

/// <summary>
/// Gives each name a number for as long as it lives; case and outer blanks do not count. Safe on any thread.
/// </summary>
internal sealed class NameNumbers
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> numbers = new(StringComparer.OrdinalIgnoreCase);

    public int Of(string name)
    {
        lock (gate)
        {
            name = name.Trim();
            if (!numbers.TryGetValue(name, out var number))
                numbers[name] = number = numbers.Count;
            return number;
        }
    }
}

/// <summary>The numbers of names as one reader has met them written. Not thread-safe.</summary>
internal sealed class NameSpellings(NameNumbers names)
{
    /// <summary>Beyond so many spellings each is looked up by its text: memory is bounded, the answer is the same.</summary>
    private const int Most = 1 << 14;

    private readonly Utf8Names spellings = new();
    private readonly List<int> numbers = [];

    public int Of(ReadOnlySpan<byte> utf8)
    {
        var spelling = spellings.Find(utf8);
        if (spelling >= 0)
            return numbers[spelling];
        var number = names.Of(Encoding.UTF8.GetString(utf8));
        if (spellings.Count < Most)
        {
            spellings.Add(utf8);
            numbers.Add(number);
        }
        return number;
    }
}
