using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace PolicyEngine.Diagnostics;

/// <summary>The messages by key, a table for each language, read once from the resource files.</summary>
internal static partial class MessageTable
{
    private static readonly FrozenDictionary<string, string> English = Read("english");
    private static readonly FrozenDictionary<string, string> Spanish = Read("spanish");

    /// <summary>A language's messages: <c>key = text</c> a line, with <c>{0}</c>, <c>{1}</c> … where values stand.</summary>
    public static IReadOnlyDictionary<string, string> In(Language language) => language == Language.Spanish ? Spanish : English;

    /// <summary>How many values a message takes.</summary>
    public static int ValuesOf(string key) => English.TryGetValue(key, out var text)
        ? Placeholder.Matches(text).Select(match => match.Value).Distinct().Count()
        : throw new ArgumentException($"There is no message '{key}': add it to Messages/english.txt and Messages/spanish.txt.", nameof(key));

    [GeneratedRegex(@"\{[0-9]\}")]
    public static partial Regex Placeholder { get; }

    private static FrozenDictionary<string, string> Read(string language) =>
        TextPairs.Read(typeof(MessageTable).Assembly, $"Messages.{language}").ToFrozenDictionary(StringComparer.Ordinal);
}
