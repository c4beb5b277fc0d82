using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json.Linq;
using NodaTime;
using PolicyEngine.Hosting.Live;
using PolicyEngine.Hosting.Plugins;
using PolicyEngine.Plugins;
using PolicyEngine.Scripting.Cache;
using PolicyEngine.Templates;

namespace PolicyEngine.Hosting.Providers;

/// <summary>
/// Remembers, beside the compiled scripts, which companies loaded without a word: the engine, the plugin and every policy
/// file of theirs. As long as all of these are what they were, a company can be left alone until an event comes for it:
/// what loading it would say is known.
/// </summary>
internal sealed class CleanLoads(ScriptCache cache, string policiesFolder)
{
    private const char Separator = '\t';

    /// <summary>An assembly's module version id is a hash of all that it was built from.</summary>
    private static readonly string Engine = string.Join('\n', new[]
    {
        typeof(CleanLoads), typeof(ScriptCache), typeof(ProviderPlugin), typeof(ITemplateEngine), typeof(Instant), typeof(JObject), typeof(object),
    }.Select(type => type.Assembly.ManifestModule.ModuleVersionId.ToString()));

    /// <summary>The id of the company whose plugin this is; null where it has to be loaded to know what it says.</summary>
    public string? Find(PluginFiles plugin)
    {
        if (cache.Find(NameOf(plugin)) is not { } kept || Encoding.UTF8.GetString(kept).Split('\n') is not [var provider, .. var lines])
            return null;
        var outside = lines.Select(line => line.Split(Separator)[0]).Where(path => !path.StartsWith($"{provider}/", StringComparison.Ordinal));
        try
        {
            return Lines(provider, outside).SequenceEqual(lines, StringComparer.Ordinal) ? provider : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // A file that cannot be read is said by loading it.
        }
    }

    /// <summary>Remembers a company that loaded without a word.</summary>
    /// <param name="plugin">Its plugin as it was loaded.</param>
    /// <param name="provider">Its id.</param>
    /// <param name="outside">Files outside its folder that its scripts load.</param>
    public void Keep(PluginFiles plugin, string provider, IEnumerable<string> outside) =>
        cache.Keep(NameOf(plugin), Encoding.UTF8.GetBytes(string.Join('\n', Lines(provider, outside).Prepend(provider))));

    private static string NameOf(PluginFiles plugin) => $"clean load\n{Engine}\n{plugin.Hash}";

    private IEnumerable<string> Lines(string provider, IEnumerable<string> outside)
    {
        var local = Path.Combine(policiesFolder, provider, PolicyFolder.LocalContacts);
        var contacts = File.Exists(local) ? [$"{provider}/{PolicyFolder.LocalContacts}{Separator}{Hash(File.ReadAllBytes(local))}"] : Array.Empty<string>();
        var files = PolicySnapshot.Read(policiesFolder, provider, outside);
        return files.Paths.Select(path => $"{path}{Separator}{files.Hashes[path]}").Concat(contacts);
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
