using System.Reflection;

namespace PolicyEngine.Scripting.Wording;

/// <summary>
/// Which word of the language follows which: <c>Within</c> follows <c>Target</c>, <c>Target</c> follows <c>Clause</c>.
/// Read from the globals' public methods, so a new word is known here at once. Immutable; safe on any thread.
/// </summary>
internal sealed class WordMap
{
    private readonly Dictionary<string, HashSet<string>> chains = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SortedSet<string>> leading = new(StringComparer.Ordinal);

    private readonly HashSet<string> methods = new(StringComparer.Ordinal);
    private readonly HashSet<string> arguments = new(StringComparer.Ordinal);

    /// <param name="globals">The type whose methods begin statements.</param>
    public WordMap(Type globals)
    {
        foreach (var method in globals.Assembly.GetExportedTypes().SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)))
        {
            methods.Add(method.Name);
            arguments.UnionWith(method.GetParameters().Select(parameter => parameter.Name).OfType<string>());
        }

        foreach (var first in WordsOf(globals))
        {
            if (!chains.TryGetValue(first.Name, out var words))
                chains.Add(first.Name, words = new(StringComparer.Ordinal));
            Follow(first, words, []);
        }
    }

    /// <summary>The words that begin a statement.</summary>
    public IEnumerable<string> First => chains.Keys;

    /// <summary>The words that can stand somewhere after this one in its statement.</summary>
    public IReadOnlySet<string> ChainOf(string first) => chains.GetValueOrDefault(first) ?? [];

    /// <summary>The words that this one can follow at once, in ordinal order; none where it is no word, or a first one.</summary>
    public IReadOnlyCollection<string> Leading(string word) => leading.GetValueOrDefault(word) ?? [];

    /// <summary>Whether something that takes arguments has this name.</summary>
    public bool Knows(string word) => methods.Contains(word);

    /// <summary>Whether some word has an argument of this name.</summary>
    public bool IsArgument(string name) => arguments.Contains(name);

    private void Follow(MethodInfo word, HashSet<string> words, HashSet<Type> seen)
    {
        var next = WordsOf(word.ReturnType).ToArray();
        foreach (var following in next)
        {
            words.Add(following.Name);
            if (!leading.TryGetValue(following.Name, out var before))
                leading.Add(following.Name, before = new(StringComparer.Ordinal));
            // A word that any other of its kind may stand before is best shown after the one that begins them.
            if (following.DeclaringType != word.DeclaringType)
                before.Add(word.Name);
        }

        if (!seen.Add(word.ReturnType))
            return;
        foreach (var following in next)
            Follow(following, words, seen);
    }

    /// <summary>The public methods that the type itself declares; what .NET gives every type is no word.</summary>
    private static IEnumerable<MethodInfo> WordsOf(Type type) =>
        type.Assembly == typeof(object).Assembly
            ? []
            : type.GetMethods(BindingFlags.Public | BindingFlags.Instance)
                .Where(method => !method.IsSpecialName && method.GetBaseDefinition().DeclaringType == method.DeclaringType
                    && method.DeclaringType != typeof(object) && !method.Name.Contains('<', StringComparison.Ordinal)
                    && method.Name is not ("Equals" or "Deconstruct" or "Build"));
}
