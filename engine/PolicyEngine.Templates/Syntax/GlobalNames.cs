namespace PolicyEngine.Templates.Syntax;

/// <summary>
/// The names that one template reads, numbered while it is parsed, so that a render can keep what each stands for.
/// Written by the parser alone; afterwards any number of threads may read it.
/// </summary>
internal sealed class GlobalNames
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    public int Count => numbers.Count;

    public int NumberOf(string name)
    {
        if (!numbers.TryGetValue(name, out var number))
            numbers.Add(name, number = numbers.Count);
        return number;
    }
}
