using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace PolicyEngine.Tests.Wire;

/// <summary>Reads JSON whose times stay text, as they were written.</summary>
internal static class Json
{
    public static JObject Parse(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }
}
