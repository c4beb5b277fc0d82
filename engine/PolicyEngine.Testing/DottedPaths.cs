using Newtonsoft.Json.Linq;

namespace PolicyEngine.Testing;

/// <summary>Members of events by their dotted paths.</summary>
internal static class DottedPaths
{
    /// <summary>Puts a value at a path, making the objects on the way; what stood in their place goes.</summary>
    public static void Put(this JObject data, string path, JToken value)
    {
        var names = path.Split('.');
        foreach (var name in names[..^1])
        {
            if (data[name] is not JObject inner)
                data[name] = inner = [];
            data = inner;
        }
        data[names[^1]] = value;
    }
}
