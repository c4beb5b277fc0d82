using System.Globalization;

namespace PolicyEngine.Diagnostics;

/// <summary>
/// Something to say to an author, before it is said in a language: the key of a message and the values that stand in
/// it. The texts are in <c>Messages/english.txt</c> and <c>Messages/spanish.txt</c>; whoever prints chooses.
/// Values are turned to text at once, so a sentence holds nothing of a plugin's or a script's. Immutable; safe to
/// share between threads; equal to what says the same.
/// </summary>
public sealed class Sentence : IEquatable<Sentence>
{
    private readonly string? key;
    private readonly string? spanish;
    private readonly object[] parts;

    /// <param name="key">Of the tables; with <paramref name="spanish"/> the English form itself; null where the parts are all there is.</param>
    private Sentence(string? key, object[] parts, string? spanish = null) => (this.key, this.parts, this.spanish) = (key, parts, spanish);

    /// <summary>A message of the tables.</summary>
    /// <param name="key">Its key in the tables, e.g. <c>PE0306.date</c>.</param>
    /// <param name="values">
    /// What stands in place of <c>{0}</c>, <c>{1}</c> …: texts, numbers, names, lists of these (joined by commas), or
    /// sentences, which are said in the same language.
    /// </param>
    /// <exception cref="ArgumentException">No table has the key, or its message takes another number of values.</exception>
    public static Sentence Of(string key, params object?[] values)
    {
        var wanted = MessageTable.ValuesOf(key);
        return wanted == values.Length
            ? new(key, [.. values.Select(Plain)])
            : throw new ArgumentException($"The message '{key}' takes {wanted} values, and {values.Length} are given.", nameof(values));
    }

    /// <summary>A message of a library's, which whoever uses it has in both languages.</summary>
    /// <param name="english">The English form, with <c>{0}</c>, <c>{1}</c> … where values stand.</param>
    /// <param name="spanish">The Spanish form.</param>
    /// <param name="values">What stands there, as in <see cref="Of"/>.</param>
    public static Sentence InBoth(string english, string spanish, params object?[] values) => new(english, [.. values.Select(Plain)], spanish);

    /// <summary>Names of which one would do: <c>a, b or c</c>.</summary>
    public static Sentence AnyOf(IEnumerable<string> names) => Joined("list.or", [.. names]);

    /// <summary>Names that belong together: <c>a, b and c</c>.</summary>
    public static Sentence AllOf(IEnumerable<string> names) => Joined("list.and", [.. names]);

    /// <summary>
    /// A text that is the same in every language, as a name or what a library says. A message of our own belongs in
    /// the tables: a test refuses one that is converted.
    /// </summary>
    public static implicit operator Sentence(string text) => AsItStands(text);

    /// <summary>A text that nobody translates: a name, or what a library or a script says.</summary>
    public static Sentence AsItStands(string text) => new(null, [text]);

    /// <summary>One sentence after another, with a space between them; null says nothing.</summary>
    public static Sentence operator +(Sentence first, Sentence? second) =>
        second is null ? first : new(null, [first, second]);

    /// <summary>The text in a language.</summary>
    public string In(Language language)
    {
        var texts = parts.Select(part => part is Sentence sentence ? sentence.In(language) : (string)part).ToArray();
        return key is null
            ? string.Join(' ', texts)
            : string.Format(CultureInfo.InvariantCulture, FormIn(language, key), texts);
    }

    private string FormIn(Language language, string key) => spanish is null
        ? MessageTable.In(language)[key]
        : language == Language.Spanish ? spanish : key;

    /// <summary>The text in English.</summary>
    public override string ToString() => In(Language.English);

    public bool Equals(Sentence? other) =>
        other is not null && key == other.key && spanish == other.spanish && parts.AsSpan().SequenceEqual(other.parts);

    public override bool Equals(object? obj) => Equals(obj as Sentence);

    public override int GetHashCode() => parts.Aggregate(key?.GetHashCode(StringComparison.Ordinal) ?? 0, HashCode.Combine);

    private static Sentence Joined(string key, string[] names) => names.Length switch
    {
        0 => AsItStands(""),
        1 => AsItStands(names[0]),
        _ => Of(key, names[..^1], names[^1]),
    };

    private static object Plain(object? value) => value switch
    {
        null => "",
        string text => text,
        Sentence sentence => sentence,
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        System.Collections.IEnumerable items => string.Join(", ", items.Cast<object?>().Select(item => Convert.ToString(item, CultureInfo.InvariantCulture))),
        _ => value.ToString() ?? "",
    };
}
