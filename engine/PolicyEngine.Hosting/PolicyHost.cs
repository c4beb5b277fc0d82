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
    private readonly List<Provider> providers;
    private readonly List<LoadedPlugin> plugins;
    private readonly string policiesFolder;

    private PolicyHost(
        string policiesFolder, List<Provider> providers, List<LoadedPlugin> plugins, IReadOnlyList<Diagnostic> diagnostics) =>
        (this.policiesFolder, this.providers, this.plugins, Diagnostics) = (policiesFolder, providers, plugins, diagnostics);

    /// <summary>What was found wrong while loading, in the authors' words.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>Whether everything loaded: no diagnostic is an error.</summary>
    public bool IsWhole => Diagnostics.All(diagnostic => diagnostic.Severity != Severity.Error);

    /// <summary>The version in force at an instant, for benchmarks that call the decider themselves.</summary>
    internal PolicyVersion? InForce(string provider, Instant at) => providers.Find(known => known.Id == provider)?.InForce(at);

    internal IReadOnlyList<Provider> Loaded => providers;

    /// <summary>The ids of the providers that serve.</summary>
    public IReadOnlyList<string> Providers => [.. providers.Select(provider => provider.Id)];

    /// <summary>
    /// Loads every provider of a workspace. One that cannot be loaded is said in <see cref="Diagnostics"/>; the
    /// others serve.
    /// </summary>
    /// <param name="workspace">The folder that holds <c>plugins</c> and <c>policies</c>.</param>
    public static PolicyHost Open(string workspace)
    {
        var diagnostics = new List<Diagnostic>();
        var providers = new List<Provider>();
        var plugins = new List<LoadedPlugin>();
        var loader = new PluginLoader(workspace);
        var policiesFolder = Path.Combine(Path.GetFullPath(workspace), "policies");
        var policies = new ProviderLoader(policiesFolder, diagnostics);
        foreach (var folder in PluginCatalog.Discover(workspace))
        {
            var load = loader.Load(folder);
            if (load.Plugin is null)
            {
                diagnostics.Add(load.Failure!);
                continue;
            }
            plugins.Add(load.Plugin);
            if (policies.Load(load.Plugin.Provider) is { } provider)
                providers.Add(provider);
        }
        if (providers.Count == 0 && diagnostics.Count == 0)
            diagnostics.Add(new Diagnostic("PE0508", "There is no built plugin in the workspace: build it first (dotnet build).", new SourceLocation("plugins")));
        return new PolicyHost(policiesFolder, providers, plugins, diagnostics);
    }

    /// <summary>The same with plugins that the caller already has, for a company's own tests.</summary>
    /// <param name="policiesFolder">The folder that holds a folder of policies for each plugin's id.</param>
    /// <param name="plugins">The plugins.</param>
    public static PolicyHost Open(string policiesFolder, params ProviderPlugin[] plugins)
    {
        var diagnostics = new List<Diagnostic>();
        var policies = new ProviderLoader(Path.GetFullPath(policiesFolder), diagnostics);
        var providers = plugins.Select(policies.Load).OfType<Provider>().ToList();
        return new PolicyHost(policiesFolder, providers, [], diagnostics);
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

    /// <summary>The shape of input lines that a plugin declares, by its name, or by provider and name: <c>andes/oldtool</c>.</summary>
    /// <returns>The shape, or why there is none.</returns>
    public (InputShape? Shape, Diagnostic? Problem) FindShape(string name)
    {
        var known = providers.SelectMany(provider => provider.Plugin.InputShapes, (provider, shape) => (Whole: $"{provider.Id}/{shape.Name}", Shape: shape)).ToList();
        var found = known.Where(shape => shape.Shape.Name == name || shape.Whole == name).ToList();
        if (found.Count == 1)
            return (found[0].Shape, null);
        var names = known.Select(shape => found.Count > 1 ? shape.Whole : shape.Shape.Name).Distinct().Order(StringComparer.Ordinal).ToList();
        var nearest = found.Count > 1 ? null : NearestName.Of(name, names);
        return (null, new Diagnostic("PE0341",
            (found.Count > 1 ? $"Several plugins read lines of the shape \"{name}\"." : $"No plugin reads lines of the shape \"{name}\".")
            + (nearest is not null ? $" Did you mean \"{nearest}\"?" : names.Count > 0 ? $" The shapes are: {string.Join(", ", names)}." : ""),
            new SourceLocation("--from")));
    }

    /// <summary>The form in which a provider's billing tool takes what is to be invoiced; null where it has none.</summary>
    public InvoiceShape? InvoiceShapeOf(string provider) => providers.Find(known => known.Id == provider)?.Plugin.InvoiceShape;

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
    /// <see cref="EvaluationRun.Swap"/>. This host goes on serving the old one and stays the owner of the plugins.
    /// </summary>
    public PolicyHost Reload() => Open(policiesFolder, [.. providers.Select(provider => provider.Plugin)]);

    /// <summary>Unloads the plugins.</summary>
    public void Dispose()
    {
        providers.Clear();
        foreach (var plugin in plugins)
            plugin.Dispose();
        plugins.Clear();
    }
}
