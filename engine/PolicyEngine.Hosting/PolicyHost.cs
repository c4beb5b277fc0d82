using NodaTime;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting.Evaluation;
using PolicyEngine.Hosting.Output;
using PolicyEngine.Hosting.Plugins;
using PolicyEngine.Hosting.Providers;
using PolicyEngine.Plugins;

namespace PolicyEngine.Hosting;

/// <summary>
/// Providers with their plugins and policies, loaded from a workspace: a folder that holds <c>plugins</c> (built) and
/// <c>policies</c>. Immutable once open; evaluations of one host may run on several threads, each on its own.
/// </summary>
public sealed class PolicyHost : IDisposable
{
    private readonly List<Provider> providers = [];
    private readonly List<ProviderPlugin> plugins = [];
    private readonly List<LoadedPlugin> owned = [];
    private readonly List<Diagnostic> diagnostics = [];
    private readonly ScriptCompilers compilers;
    private readonly PluginLoader loader;

    private PolicyHost(ScriptCompilers compilers, PluginLoader loader) => (this.compilers, this.loader) = (compilers, loader);

    /// <summary>What was found wrong while loading, in the authors' words.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => diagnostics;

    /// <summary>Whether everything loaded: no diagnostic is an error.</summary>
    public bool IsWhole => Diagnostics.All(diagnostic => diagnostic.Severity != Severity.Error);

    /// <summary>The version in force at an instant, for benchmarks that call the decider themselves.</summary>
    internal PolicyVersion? InForce(string provider, Instant at) => providers.Find(known => known.Id == provider)?.InForce(at);

    internal IReadOnlyList<Provider> Loaded => providers;

    /// <summary>
    /// What is in memory of the code that this host and those that it reloaded have loaded. Flat over many reloads;
    /// what grows is leaked. Safe to ask on any thread.
    /// </summary>
    public CodeInMemory InMemory => new(compilers.Live, loader.LiveContexts.Count);

    /// <summary>The ids of the providers that serve.</summary>
    public IReadOnlyList<string> Providers => [.. providers.Select(provider => provider.Id)];

    /// <summary>
    /// Loads every provider of a workspace. One that cannot be loaded is said in <see cref="Diagnostics"/>; the
    /// others serve.
    /// </summary>
    /// <param name="workspace">The folder that holds <c>plugins</c> and <c>policies</c>.</param>
    public static PolicyHost Open(string workspace) => Open(workspace, new HostOptions());

    /// <summary>The same in a way of the caller's.</summary>
    public static PolicyHost Open(string workspace, HostOptions options)
    {
        var policiesFolder = Path.Combine(Path.GetFullPath(workspace), "policies");
        var host = new PolicyHost(new ScriptCompilers(policiesFolder, options.Cache), new PluginLoader(workspace));
        foreach (var folder in PluginCatalog.Discover(workspace))
        {
            var load = host.loader.Load(folder);
            if (load.Plugin is null)
            {
                host.diagnostics.Add(load.Failure!);
                continue;
            }
            host.owned.Add(load.Plugin);
            host.Load(load.Plugin.Provider);
        }
        if (host.plugins.Count == 0 && host.diagnostics.Count == 0)
            host.diagnostics.Add(Diagnostic.Of("PE0508", new SourceLocation("plugins")));
        return host;
    }

    /// <summary>The same with plugins that the caller already has, for a company's own tests.</summary>
    /// <param name="policiesFolder">The folder that holds a folder of policies for each plugin's id.</param>
    /// <param name="plugins">The plugins.</param>
    public static PolicyHost Open(string policiesFolder, params ProviderPlugin[] plugins)
    {
        var host = new PolicyHost(new ScriptCompilers(Path.GetFullPath(policiesFolder), cache: null), new PluginLoader());
        foreach (var plugin in plugins)
            host.Load(plugin);
        return host;
    }

    /// <summary>The nearest folder, from one upwards, that holds <c>plugins</c> and <c>policies</c>; null where none does.</summary>
    public static string? FindWorkspace(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "plugins")) && Directory.Exists(Path.Combine(folder.FullName, "policies")))
                return folder.FullName;
        }
        return null;
    }

    /// <summary>Begins an evaluation: its own tickets, clock and order.</summary>
    public EvaluationRun Begin(EvaluationOptions? options = null) => new(providers, options ?? new EvaluationOptions());

    /// <summary>Evaluates events, a line of JSON each, and yields the effects as they come about.</summary>
    /// <param name="lines">The events.</param>
    /// <param name="until">The last instant; null for the last event's.</param>
    public IEnumerable<EffectRecord> Evaluate(IEnumerable<string> lines, Instant? until = null)
    {
        var evaluation = Begin(new EvaluationOptions { Until = until });
        foreach (var line in lines)
        {
            foreach (var effect in evaluation.Apply(line))
                yield return effect;
        }
        foreach (var effect in evaluation.Finish())
            yield return effect;
    }

    /// <summary>
    /// The policies as they now stand in their files, with the same plugins: a new revision for
    /// <see cref="EvaluationRun.Swap"/>. This host goes on serving the old one and stays the owner of the plugins. A
    /// provider that could not be loaded before is tried again. May run beside an evaluation, on another thread.
    /// </summary>
    public PolicyHost Reload()
    {
        var revised = new PolicyHost(compilers, loader);
        foreach (var plugin in plugins)
            revised.Load(plugin);
        return revised;
    }

    /// <summary>Unloads the plugins.</summary>
    public void Dispose()
    {
        providers.Clear();
        plugins.Clear();
        if (owned.Count == 0)
            return;
        compilers.Clear();
        foreach (var plugin in owned)
            plugin.Dispose();
        owned.Clear();
    }

    private void Load(ProviderPlugin plugin)
    {
        plugins.Add(plugin);
        if (new ProviderLoader(compilers, diagnostics).Load(plugin) is { } provider)
            providers.Add(provider);
    }
}
