using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NodaTime.Text;

namespace PolicyEngine.Hosting.Live;

/// <summary>A revision as a line of the history.</summary>
internal static class RevisionLine
{
    public static string Write(ServedRevision revision) => new JObject
    {
        ["at"] = InstantPattern.ExtendedIso.Format(revision.At),
        ["provider"] = revision.Provider,
        ["revision"] = revision.Id,
        ["served"] = revision.Served,
        ["versions"] = JObject.FromObject(revision.Versions),
        ["changed"] = JArray.FromObject(revision.Changed),
        ["files"] = JObject.FromObject(revision.Files),
    }.ToString(Formatting.None);

    /// <summary>The revisions of a text. A line that a crash cut off costs itself alone.</summary>
    public static IEnumerable<ServedRevision> ReadAll(TextReader text)
    {
        while (text.ReadLine() is { } line)
        {
            if (Parse(line) is { } revision)
                yield return revision;
        }
    }

    private static ServedRevision? Parse(string line)
    {
        try
        {
            // Times stay as they are written.
            using var reader = new JsonTextReader(new StringReader(line)) { DateParseHandling = DateParseHandling.None };
            var json = JObject.Load(reader);
            return new ServedRevision(
                InstantPattern.ExtendedIso.Parse((string)json["at"]!).Value,
                (string)json["provider"]!,
                (string)json["revision"]!,
                (bool)json["served"]!,
                json["versions"]!.ToObject<Dictionary<string, string>>()!,
                json["changed"]!.ToObject<List<string>>()!,
                json["files"]!.ToObject<Dictionary<string, string>>()!);
        }
        catch (Exception e) when (e is JsonException or UnparsableValueException or ArgumentException or NullReferenceException or FormatException)
        {
            return null;
        }
    }
}
