using PolicyEngine.Diagnostics;

namespace PolicyEngine.Scripting.Gates;

/// <summary>What to use in the place of something that people reach for.</summary>
internal static class Alternatives
{
    private static readonly Dictionary<string, Sentence> Known = new(StringComparer.Ordinal)
    {
        ["System.DateTime"] = Sentence.Of("instead.now"),
        ["System.DateTimeOffset"] = Sentence.Of("instead.now"),
        ["System.TimeProvider"] = Sentence.Of("instead.now"),
        ["NodaTime.SystemClock"] = Sentence.Of("instead.now"),
        ["NodaTime.ZonedDateTime"] = Sentence.Of("instead.instants"),
        ["System.TimeSpan"] = Sentence.Of("instead.length"),
        ["System.Random"] = Sentence.Of("instead.chance"),
        ["System.Guid"] = Sentence.Of("instead.chance"),
        ["System.Text.StringBuilder"] = Sentence.Of("instead.text"),
        ["System.Text.RegularExpressions.Regex"] = Sentence.Of("instead.pattern"),
        ["System.Environment"] = Sentence.Of("instead.machine"),
        ["System.IO.File"] = Sentence.Of("instead.file"),
        ["System.Collections.Generic.IEnumerable`1"] = Sentence.Of("instead.list"),
    };

    /// <summary>The sentence for a type, by its full name; null where there is none.</summary>
    public static Sentence? To(string type) => Known.GetValueOrDefault(type);
}
