using Newtonsoft.Json.Linq;

namespace PolicyEngine.Hosting.Ingestion;

/// <summary>Members of a JSON object by dotted path; absent, null and blank are the same: missing.</summary>
internal static class JsonMembers
{
    /// <summary>The member, or null where it is missing.</summary>
    public static JToken? At(JObject data, string path)
    {
        var holder = data;
        var start = 0;
        while (path.AsSpan(start).IndexOf('.') is >= 0 and var length)
        {
            if (holder[path.Substring(start, length)] is not JObject within)
                return null;
            (holder, start) = (within, start + length + 1);
        }
        return holder[start == 0 ? path : path[start..]] is { } token && !IsMissing(token) ? token : null;
    }

    /// <summary>The text of a member, or null where it is missing or no text.</summary>
    public static string? TextAt(JObject data, string path) =>
        At(data, path) is JValue { Type: JTokenType.String } value ? (string?)value : null;

    /// <summary>The texts of a member that is a text or a list of texts; empty where it is missing.</summary>
    public static IReadOnlyList<string> TextsAt(JObject data, string path) => At(data, path) switch
    {
        JValue { Type: JTokenType.String } value => [(string)value!],
        JArray list => [.. list.Where(item => item.Type == JTokenType.String && !IsMissing(item)).Select(item => (string)item!)],
        _ => [],
    };

    /// <summary>
    /// What an object becomes when changes are laid over it: members given replace, objects merge member by member,
    /// a null takes away. Neither argument changes.
    /// </summary>
    public static JObject Merged(JObject basis, JObject changes)
    {
        var merged = (JObject)basis.DeepClone();
        Merge(merged, changes);
        return merged;
    }

    /// <summary>What an object becomes when it takes from another what it lacks itself.</summary>
    public static JObject Completed(JObject own, JObject from)
    {
        var completed = (JObject)from.DeepClone();
        foreach (var member in own.Properties())
        {
            if (!IsMissing(member.Value))
                completed[member.Name] = member.Value.DeepClone();
        }
        return completed;
    }

    private static void Merge(JObject target, JObject changes)
    {
        foreach (var change in changes.Properties())
        {
            if (change.Value.Type == JTokenType.Null)
                target.Remove(change.Name);
            else if (change.Value is JObject nested && target[change.Name] is JObject existing)
                Merge(existing, nested);
            else
                target[change.Name] = change.Value.DeepClone();
        }
    }

    private static bool IsMissing(JToken token) => token.Type switch
    {
        JTokenType.Null or JTokenType.Undefined => true,
        JTokenType.String => string.IsNullOrWhiteSpace((string?)token),
        _ => false,
    };
}
