namespace PolicyEngine.Templates;

/// <summary>
/// What is known of a value before there is one: which members it has, and whether it may have others. A template is checked
/// against the shape of its model by <see cref="Template.Check"/>. Immutable; safe to share between threads.
/// </summary>
public sealed class TemplateShape
{
    private static readonly (string Name, TemplateShape Shape)[] NoMembers = [];

    private TemplateShape(string kind, IEnumerable<(string Name, TemplateShape Shape)> members, bool isOpen = false, TemplateShape? item = null)
    {
        var ordered = new OrderedDictionary<string, TemplateShape>(StringComparer.Ordinal);
        foreach (var (name, shape) in members)
            ordered.Add(name, shape);
        (Kind, Members, IsOpen, Item) = (kind, ordered, isOpen, item);
    }

    /// <summary>A value of which nothing is known.</summary>
    public static TemplateShape Anything { get; } = new("anything", NoMembers, isOpen: true);

    public static TemplateShape Number { get; } = new("number", NoMembers);

    public static TemplateShape Flag { get; } = new("flag", NoMembers);

    public static TemplateShape Text { get; } = new("text", Numbers("size", "empty?"));

    public static TemplateShape Date { get; } = new("date", Numbers(
        "year", "month", "day", "day_of_year", "day_of_week", "hour", "minute", "second", "millisecond"));

    /// <summary>One word: anything, number, flag, text, date, list or object.</summary>
    public string Kind { get; }

    /// <summary>The members that are known, in the order in which they were declared.</summary>
    public IReadOnlyDictionary<string, TemplateShape> Members { get; }

    /// <summary>Whether there may be members besides the known ones.</summary>
    public bool IsOpen { get; }

    /// <summary>What a list holds; null for everything else.</summary>
    public TemplateShape? Item { get; }

    /// <summary>A list of values of one shape.</summary>
    public static TemplateShape ListOf(TemplateShape item) => new("list", Numbers("size", "empty?"), item: item);

    /// <summary>An object that has these members and no others.</summary>
    public static TemplateShape Closed(params IEnumerable<(string Name, TemplateShape Shape)> members) => new("object", members);

    /// <summary>An object that has these members and may have others.</summary>
    public static TemplateShape Open(params IEnumerable<(string Name, TemplateShape Shape)> members) => new("object", members, isOpen: true);

    private static IEnumerable<(string Name, TemplateShape Shape)> Numbers(params string[] names) =>
        names.Select(name => (name, new TemplateShape("number", NoMembers)));
}
