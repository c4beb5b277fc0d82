using System.Text;
using Newtonsoft.Json.Linq;

namespace PolicyEngine.Hosting.Notifications;

/// <summary>JSON as templates read it: plain values and read-only collections, member names in snake_case.</summary>
internal static class TicketModel
{
    public static Dictionary<string, object?> Of(JObject json)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var member in json.Properties())
            members[SnakeCase(member.Name)] = Of(member.Value);
        return members;
    }

    /// <summary>Ids to readable names: the names are values, not members, and stay as they are.</summary>
    public static IReadOnlyDictionary<string, object?> Names(JObject json) =>
        json.Properties().ToDictionary(member => member.Name, member => Of(member.Value), StringComparer.Ordinal);

    public static object? Of(JToken token) => token.Type switch
    {
        JTokenType.Object => Of((JObject)token),
        JTokenType.Array => ((JArray)token).Select(Of).ToArray(),
        JTokenType.Integer => ((JValue)token).Value,
        JTokenType.Float => (decimal)token,
        JTokenType.Boolean => (bool)token,
        JTokenType.Null or JTokenType.Undefined => null,
        _ => (string?)token,
    };

    public static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToLowerInvariant(letter));
        }
        return text.ToString();
    }
}
