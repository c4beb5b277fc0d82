using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Hosting.Plugins;

/// <summary>What <c>plugin.json</c> says. Immutable.</summary>
/// <param name="Id">The provider's id; the plugin's own <c>Id</c> has to be the same.</param>
/// <param name="Assembly">The file name of the plugin's assembly, beside the manifest.</param>
/// <param name="ApiVersion">The version of the plugin contract that it was written against.</param>
public sealed record PluginManifest(string Id, string Assembly, int ApiVersion)
{
    /// <summary>The manifest's file name.</summary>
    public const string FileName = "plugin.json";

    private static readonly string[] Members = ["id", "assembly", "apiVersion"];

    /// <summary>Reads a manifest; what is wrong with it is said at its line in <paramref name="file"/>.</summary>
    internal static (PluginManifest? Manifest, Diagnostic? Problem) Parse(string text, string file)
    {
        JObject json;
        try
        {
            json = JObject.Parse(text);
        }
        catch (JsonReaderException e)
        {
            return (null, Diagnostic.Of("PE0201", new(file, e.LineNumber, e.LinePosition), e.Message));
        }

        foreach (var member in Members)
        {
            if (!json.ContainsKey(member))
            {
                return NearestName.Of(member, json.Properties().Select(p => p.Name)) is { } written
                    ? Wrong(json, "PE0202.near", member, written)
                    : Wrong(json, "PE0202.missing", member);
            }
        }

        if (json["id"] is not JValue { Value: string { Length: > 0 } id })
            return Wrong(json["id"]!, "PE0202.id");
        if (json["assembly"] is not JValue { Value: string assembly } || !IsFileName(assembly))
            return Wrong(json["assembly"]!, "PE0202.assembly");
        if (json["apiVersion"] is not JValue { Value: long and > 0 and <= int.MaxValue and var version })
            return Wrong(json["apiVersion"]!, "PE0202.version", PluginLoader.ApiVersion);
        return (new(id, assembly, (int)version), null);

        (PluginManifest?, Diagnostic?) Wrong(IJsonLineInfo at, string key, params object?[] values) =>
            (null, Diagnostic.Of(key, new(file, at.LineNumber, at.LinePosition), values));
    }

    private static bool IsFileName(string name) =>
        name.EndsWith(".dll", StringComparison.Ordinal) && name.IndexOfAny(['/', '\\', ':']) < 0;
}
