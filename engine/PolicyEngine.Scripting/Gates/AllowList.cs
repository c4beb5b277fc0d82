using System.Diagnostics.CodeAnalysis;

namespace PolicyEngine.Scripting.Gates;

/// <summary>
/// What a script may use, by name: <c>allowed.txt</c>, which everything else is measured by, and the words of the
/// scope's own assemblies. Holds names only, so it keeps no plugin in memory. Immutable and thread-safe. Plain sets: those
/// that are made for reading take longer to make than a start has questions.
/// </summary>
internal sealed class AllowList
{
    private const string Resource = "PolicyEngine.Scripting.Gates.allowed.txt";

    private static readonly Lazy<AllowList> Written = new(Read);

    private readonly HashSet<string> syntax;
    private readonly Dictionary<string, AllowedType> names;
    private readonly NamePattern[] patterns;
    private readonly HashSet<string> never;
    private readonly Dictionary<string, AllowedType> compilers;
    private readonly Dictionary<string, AllowedType> helpers;

    private AllowList(
        HashSet<string> syntax,
        Dictionary<string, AllowedType> names,
        NamePattern[] patterns,
        HashSet<string> never,
        Dictionary<string, AllowedType> compilers,
        Dictionary<string, AllowedType> helpers) =>
        (this.syntax, this.names, this.patterns, this.never, this.compilers, this.helpers) = (syntax, names, patterns, never, compilers, helpers);

    /// <summary>The list as it is written, without any company's words.</summary>
    public static AllowList Platform => Written.Value;

    /// <summary>The list with the words that a scope brings along.</summary>
    public AllowList With(ScriptScope scope)
    {
        var extended = new Dictionary<string, AllowedType>(names, StringComparer.Ordinal);
        foreach (var word in ScopeWords.Of(scope))
            extended.TryAdd(word, AllowedType.Whole);
        return new(syntax, extended, patterns, never, compilers, helpers);
    }

    /// <summary>Whether a script may be made of this form of the language, by the compiler's name for it, or have this word before a declaration, a parameter or an argument.</summary>
    public bool HasForm(string word) => syntax.Contains(word);

    /// <summary>Whether a script may name this type.</summary>
    public bool HasType(string type) => Find(type) is not null;

    /// <summary>Whether a script may use this member; a property's name is reading it, with <c>=</c> writing it.</summary>
    public bool HasMember(string type, string member) => Find(type) is { } allowed && allowed.Has(member);

    /// <summary>Whether a script may use this member inside an initializer.</summary>
    public bool HasInInitializer(string type, string member) =>
        Find(type) is { } allowed && (allowed.Has(member) || allowed.Has(member + "!"));

    /// <summary>The names of a type's members that a script may use, for a proposal.</summary>
    public IEnumerable<string> MembersOf(string type) => Find(type)?.Named ?? [];

    /// <summary>Whether the type may stand in an emitted assembly.</summary>
    public bool HasEmittedType(string type) => HasType(type) || compilers.ContainsKey(type) || helpers.ContainsKey(type);

    /// <summary>Whether the member, by its name in metadata, may stand in an emitted assembly; <paramref name="inHelpers"/> in the compiler's helpers only.</summary>
    public bool HasEmittedMember(string type, string member, out bool inHelpers)
    {
        var spoken = SpokenName(member);
        inHelpers = !(HasInInitializer(type, spoken) || Has(compilers, type, spoken));
        return !inHelpers || Has(helpers, type, spoken);
    }

    /// <summary>A member as the list speaks of it: accessors are their property, operators are one.</summary>
    public static string SpokenName(string member) => member switch
    {
        _ when member.StartsWith("op_", StringComparison.Ordinal) => "operators",
        _ when member.StartsWith("get_", StringComparison.Ordinal) => member[4..],
        _ when member.StartsWith("set_", StringComparison.Ordinal) => member[4..] + "=",
        _ => member,
    };

    private AllowedType? Find(string type)
    {
        if (names.TryGetValue(type, out var allowed))
            return allowed;
        return never.Contains(type) ? null : Array.Find(patterns, pattern => pattern.Fits(type))?.Allowed;
    }

    private static bool Has(Dictionary<string, AllowedType> list, string type, string member) =>
        list.TryGetValue(type, out var allowed) && allowed.Has(member);

    [SuppressMessage("Globalization", "CA1307", Justification = "Characters are compared ordinally.")]
    private static AllowList Read()
    {
        using var reader = new StreamReader(typeof(AllowList).Assembly.GetManifestResourceStream(Resource)!);
        var sections = new Dictionary<string, Dictionary<string, AllowedType>>(StringComparer.Ordinal);
        var syntax = new HashSet<string>(StringComparer.Ordinal);
        var section = "";
        while (reader.ReadLine() is { } written)
        {
            var line = written.StartsWith('#') ? "" : written.Trim();
            if (line.StartsWith('['))
                sections.Add(section = line.Trim('[', ']'), new(StringComparer.Ordinal));
            else if (section == "syntax")
                syntax.UnionWith(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            else if (line.Length > 0)
                sections[section].Add(line.Split(':')[0], AllowedType.Read(line.Split(':')[1]));
        }

        var patterns = new List<NamePattern>();
        foreach (var (name, allowed) in sections["names"])
        {
            if (name.Contains('*'))
                patterns.Add(NamePattern.Read(name, allowed));
        }
        return new(syntax, sections["names"], [.. patterns], [.. sections["never"].Keys], sections["compiler"], sections["helpers"]);
    }
}
