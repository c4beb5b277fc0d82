using System.Text;

namespace PolicyEngine.Hosting.Ingestion;

/// <summary>
/// Gives each name a number for as long as it lives; case and outer blanks do not count. Safe on any thread.
/// </summary>
internal sealed class NameNumbers
{
    /// <summary>Beyond so many spellings each is looked up by its text: memory is bounded, the answer is the same.</summary>
    private const int MostSpellings = 1 << 14;

    private readonly Lock gate = new();
    private readonly Dictionary<string, int> numbers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Utf8Names spellings = new();
    private readonly List<int> numberOfSpelling = [];

    public int Of(string name)
    {
        lock (gate)
            return NumberOf(name);
    }

    public int Of(ReadOnlySpan<byte> utf8)
    {
        lock (gate)
        {
            var spelling = spellings.Find(utf8);
            if (spelling >= 0)
                return numberOfSpelling[spelling];
            var number = NumberOf(Encoding.UTF8.GetString(utf8));
            if (spellings.Count < MostSpellings)
            {
                spellings.Add(utf8);
                numberOfSpelling.Add(number);
            }
            return number;
        }
    }

    private int NumberOf(string name)
    {
        name = name.Trim();
        if (!numbers.TryGetValue(name, out var number))
            numbers[name] = number = numbers.Count;
        return number;
    }
}
