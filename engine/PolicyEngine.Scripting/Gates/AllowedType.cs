using System.Collections.Frozen;

namespace PolicyEngine.Scripting.Gates;

/// <summary>The members of one type that may be used.</summary>
internal sealed class AllowedType
{
    private readonly FrozenSet<string> with;
    private readonly FrozenSet<string> without;

    private AllowedType(IEnumerable<string> with, IEnumerable<string> without) =>
        (this.with, this.without) = (with.ToFrozenSet(StringComparer.Ordinal), without.ToFrozenSet(StringComparer.Ordinal));

    public static AllowedType Whole { get; } = Read("*");

    /// <summary>The members that are named, initializers' apart.</summary>
    public IEnumerable<string> Named => with.Where(name => char.IsLetter(name[0]) && char.IsLetterOrDigit(name[^1]));

    public static AllowedType Read(string members)
    {
        var words = members.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new(words.Where(word => word[0] != '-'), words.Where(word => word[0] == '-').Select(word => word[1..]));
    }

    public bool Has(string member) => with.Contains(member) || (with.Contains("*") && !without.Contains(member));
}

/// <summary>The types of a namespace whose names end alike.</summary>
/// <param name="Start">The namespace with its point.</param>
/// <param name="End">How the name ends; empty for any.</param>
/// <param name="Allowed">Their members that may be used.</param>
internal readonly record struct NamePattern(string Start, string End, AllowedType Allowed)
{
    public static NamePattern Read(string name, AllowedType allowed) => new(name.Split('*')[0], name.Split('*')[1], allowed);

    /// <summary>Neither types of other namespaces nor those nested in one of these fit.</summary>
    public bool Fits(string type) =>
        type.StartsWith(Start, StringComparison.Ordinal) && type.EndsWith(End, StringComparison.Ordinal)
        && type.AsSpan(Start.Length).IndexOfAny('.', '+') < 0;
}
