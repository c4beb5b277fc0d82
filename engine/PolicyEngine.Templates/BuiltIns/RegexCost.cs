using System.Globalization;

namespace PolicyEngine.Templates.BuiltIns;

/// <summary>
/// Estimates how large an automaton a pattern makes, from its length and its counted repetitions: a{1000} is a thousand
/// states in seven characters. What would be too large is refused before it is built.
/// </summary>
internal static class RegexCost
{
    private const int LongestPattern = 500;
    private const int MostStates = 1000;

    public static void Check(RenderContext context, string pattern)
    {
        if (pattern.Length > LongestPattern)
            throw context.Fail($"The pattern is longer than the limit of {LongestPattern} characters.");
        if (States(pattern) > MostStates)
            throw context.Fail($"The pattern '{Describer.Shorten(pattern)}' repeats too much: it takes more than {MostStates} states.");
    }

    /// <summary>The steps, in sixty-fourths, that a character of text costs.</summary>
    public static int PerCharacter(string pattern) => 1 + (int)(Math.Min(States(pattern), MostStates) / 32);

    /// <summary>An upper bound: repetitions are multiplied as if all of them stood in one another wherever groups are open.</summary>
    private static long States(string pattern)
    {
        var sizes = new Stack<long>([0]);
        long last = 1;
        for (var at = 0; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case '\\':
                    at++;
                    sizes.Push(sizes.Pop() + (last = 1));
                    break;
                case '(':
                    sizes.Push(0);
                    break;
                case ')' when sizes.Count > 1:
                    last = sizes.Pop() + 1;
                    sizes.Push(Math.Min(sizes.Pop() + last, int.MaxValue));
                    break;
                case '{' when Repetitions(pattern, at) is > 1 and var times:
                    sizes.Push(Math.Min(sizes.Pop() + (last * (times - 1)), int.MaxValue));
                    last = Math.Min(last * times, int.MaxValue);
                    break;
                default:
                    sizes.Push(sizes.Pop() + (last = 1));
                    break;
            }
        }
        return sizes.Sum();
    }

    private static int Repetitions(string pattern, int open)
    {
        var close = pattern.IndexOf('}', open);
        if (close < 0)
            return 1;
        var most = 1;
        foreach (var part in pattern[(open + 1)..close].Split(','))
        {
            if (part.Length > 0 && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                most = Math.Max(most, count);
        }
        return most;
    }
}
