using PolicyEngine.Authoring;
using PolicyEngine.Plugins;
using PolicyEngine.Scripting;
using PolicyEngine.Scripting.Cache;

namespace PolicyEngine.Hosting.Providers;

/// <summary>
/// One script compiler for each plugin, kept from one revision of its policies to the next: what it holds of the
/// referenced assemblies is read once, and its meter sees every revision. Safe to call from many threads.
/// </summary>
internal sealed class ScriptCompilers(string policiesFolder, ScriptCache? cache)
{
    private readonly Dictionary<ProviderPlugin, ScriptCompiler> compilers = new(ReferenceEqualityComparer.Instance);

    public string PoliciesFolder => policiesFolder;

    /// <summary>Where compiled scripts are kept from one process to the next; null: nowhere.</summary>
    public ScriptCache? Cache => cache;

    /// <summary>How many loaded scripts are in memory.</summary>
    public int Live
    {
        get
        {
            lock (compilers)
                return compilers.Values.Sum(compiler => compiler.LiveContexts);
        }
    }

    public ScriptCompiler For(ProviderPlugin plugin)
    {
        lock (compilers)
        {
            if (!compilers.TryGetValue(plugin, out var compiler))
            {
                var scope = ProviderLoader.ScopeOf(plugin, typeof(PolicyScript));
                compilers.Add(plugin, compiler = new ScriptCompiler(scope, policiesFolder, cache));
            }
            return compiler;
        }
    }

    /// <summary>Lets go of the plugins, so that their code can leave memory.</summary>
    public void Clear()
    {
        lock (compilers)
            compilers.Clear();
    }
}
