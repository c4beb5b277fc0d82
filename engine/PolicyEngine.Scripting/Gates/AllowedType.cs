namespace PolicyEngine.Scripting.Gates;

/// <summary>The members of one type that may be used.</summary>
internal sealed class AllowedType
{
    private readonly string[] with;
    private readonly string[] without;

    private AllowedType(string[] with, string[] without) => (this.with, this.without) = (with, without);

    public static AllowedType Whole { get; } = Read("*");

    /// <summary>The members that are named, initializers' apart.</summary>
    public IEnumerable<string> Named => with.Where(name => char.IsLetter(name[0]) && char.IsLetterOrDigit(name[^1]));

    public static AllowedType Read(string members)
    {
        var words = members.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new(Array.FindAll(words, word => word[0] != '-'), Array.ConvertAll(Array.FindAll(words, word => word[0] == '-'), word => word[1..]));
    }

    public bool Has(string member) => Stands(with, member) || (Stands(with, "*") && !Stands(without, member));

    /// <summary>Some dozen names at most: no set finds one sooner.</summary>
    private static bool Stands(string[] names, string name) => Array.IndexOf(names, name) >= 0;
}

/// <summary>The types of a namespace whose names end alike.</summary>
/// <param name="Start">The namespace with its point.</param>
/// <param name="End">How the name ends; empty for any.</param>
/// <param name="Allowed">Their members that may be used.</param>
internal sealed record NamePattern(string Start, string End, AllowedType Allowed)
{
    public static NamePattern Read(string name, AllowedType allowed) => new(name.Split('*')[0], name.Split('*')[1], allowed);

    /// <summary>Neither types of other namespaces nor those nested in one of these fit.</summary>
    public bool Fits(string type) =>
        type.StartsWith(Start, StringComparison.Ordinal) && type.EndsWith(End, StringComparison.Ordinal)
        && type.AsSpan(Start.Length).IndexOfAny('.', '+') < 0;
}
