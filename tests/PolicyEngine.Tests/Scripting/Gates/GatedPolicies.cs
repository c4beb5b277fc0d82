using NodaTime;
using PolicyEngine.Authoring;
using PolicyEngine.Hosting.Plugins;
using PolicyEngine.Scripting;
using PolicyEngine.Scripting.Gates;
using PolicyEngine.Tests.Wire;

namespace PolicyEngine.Tests.Scripting.Gates;

/// <summary>A folder of one script in MásNegocio's words, compiled and run as the host does it, with the gates that a test leaves on.</summary>
internal sealed class GatedPolicies : IDisposable
{
    private const string File = "masnegocio/attempt.csx";

    private static readonly string[] Namespaces =
        ["PolicyEngine.Authoring", "PolicyEngine.Model", "PolicyEngine.Calendars", "NodaTime", "System", "System.Linq"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gates");
    private readonly LoadedPlugin plugin =
        new PluginLoader(Workspace.Folder).Load(Path.Combine(Workspace.Folder, "plugins", "MasNegocio", "bin", "plugin")).Plugin!;

    private readonly ScriptScope scope;
    private readonly Dictionary<GateSwitches, ScriptCompiler> compilers = [];

    public GatedPolicies()
    {
        scope = new(typeof(PolicyScript), [typeof(EventFields), typeof(TimeWords), .. plugin.Provider.ScriptScope], Namespaces);
        Directory.CreateDirectory(Path.Combine(folder.FullName, "masnegocio"));
    }

    public ScriptCompiler CompilerWith(GateSwitches gates) =>
        compilers.TryGetValue(gates, out var known) ? known : compilers[gates] = new(scope, folder.FullName, cache: null, gates);

    public CompileResult Compile(string text, GateSwitches gates = GateSwitches.All)
    {
        System.IO.File.WriteAllText(Path.Combine(folder.FullName, File), text);
        return CompilerWith(gates).Compile(File);
    }

    /// <summary>What stopped the script, at whichever stage; null for one that said its words.</summary>
    public string? Stopped(string text)
    {
        var compiled = Compile(text);
        if (!compiled.Success)
            return compiled.Diagnostics[0].ToString();
        var words = new PolicyScript(plugin.Provider.Vocabulary, DateTimeZoneProviders.Tzdb[plugin.Provider.Zone]);
        return CompilerWith(GateSwitches.All).Run(compiled, words).Failure?.ToString();
    }

    public void Dispose()
    {
        plugin.Dispose();
        folder.Delete(recursive: true);
    }
}
