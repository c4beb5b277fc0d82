using NodaTime;
using PolicyEngine.Checks;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting.Checks;
using PolicyEngine.Hosting.Documents;
using PolicyEngine.Hosting.Evaluation;
using PolicyEngine.Hosting.Output;
using PolicyEngine.Hosting.Plugins;
using PolicyEngine.Hosting.Providers;
using PolicyEngine.Plugins;
using PolicyEngine.Scripting;

namespace PolicyEngine.Hosting;

/// <summary>
/// Providers with their plugins and policies, loaded from a workspace: a folder that holds <c>plugins</c> (built) and
/// <c>policies</c>. Immutable once open; evaluations of one host may run on several threads, each on its own.
/// </summary>
public sealed class PolicyHost : IDisposable
{
    /// <summary>Where a diagnostic stands that concerns what the command was asked for.</summary>
    private static readonly SourceLocation Command = new("policyengine");

    private readonly List<Provider> providers = [];
    private readonly List<ProviderPlugin> plugins = [];
    private readonly List<LoadedPlugin> owned = [];
    private readonly List<Diagnostic> diagnostics = [];
    private readonly List<LoadedFamily> families = [];
    private readonly Dictionary<string, IReadOnlyList<string>> files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PluginFiles> waiting = new(StringComparer.Ordinal);
    private CleanLoads? clean;
    private readonly ScriptCompilers compilers;
    private readonly PluginLoader loader;

    private PolicyHost(ScriptCompilers compilers, PluginLoader loader) => (this.compilers, this.loader) = (compilers, loader);

    /// <summary>What was found wrong while loading, in the authors' words.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => diagnostics;

    /// <summary>Whether everything loaded: no diagnostic is an error.</summary>
    public bool IsWhole => Diagnostics.All(diagnostic => diagnostic.Severity != Severity.Error);

    /// <summary>The version in force at an instant, for benchmarks that call the decider themselves.</summary>
    internal PolicyVersion? InForce(string provider, Instant at) => Find(provider)?.InForce(at);

    /// <summary>All that serve, those included that were not needed so far.</summary>
    internal IReadOnlyList<Provider> Loaded
    {
        get
        {
            LoadWaiting();
            return providers;
        }
    }

    /// <summary>Where compiled scripts are kept, for scripts that are no policies.</summary>
    internal Scripting.Cache.ScriptCache? Cache => compilers.Cache;

    /// <summary>The images of a provider's versions, each followed by those with a customer's contract laid over; none for an unknown provider.</summary>
    public IReadOnlyList<Compilation.PolicyImage> ImagesOf(string provider) =>
        [.. (Find(provider)?.Versions ?? []).SelectMany(version => version.Images)];

    /// <summary>
    /// What is in memory of the code that this host and those that it reloaded have loaded. Flat over many reloads;
    /// what grows is leaked. Safe to ask on any thread.
    /// </summary>
    public CodeInMemory InMemory => new(compilers.Live, loader.LiveContexts.Count);

    /// <summary>The ids of all whose plugin could be loaded, whether their policies serve or not.</summary>
    public IReadOnlyList<string> Known
    {
        get
        {
            lock (waiting)
                return [.. plugins.Select(plugin => plugin.Id), .. waiting.Keys];
        }
    }

    /// <summary>The folder of the providers' folders.</summary>
    public string PoliciesFolder => compilers.PoliciesFolder;

    /// <summary>The revision that effects name, by version of the policy (<c>id@version</c>); empty where the provider does not serve.</summary>
    public IReadOnlyDictionary<string, string> RevisionsOf(string provider) =>
        Find(provider)?.Versions.ToDictionary(version => version.Name, version => version.Revision, StringComparer.Ordinal)
        ?? [];

    /// <summary>Files outside a provider's own folder that its scripts load.</summary>
    internal IReadOnlyList<string> OutsideFilesOf(string provider)
    {
        return [.. files.Where(script => IsOwn(script.Key)).SelectMany(script => script.Value).Where(file => !IsOwn(file)).Distinct()];

        bool IsOwn(string file) => file.StartsWith($"{provider}/", StringComparison.Ordinal);
    }

    /// <summary>The ids of the providers that serve.</summary>
    public IReadOnlyList<string> Providers
    {
        get
        {
            lock (waiting)
                return [.. providers.Select(provider => provider.Id).Concat(waiting.Keys).Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>
    /// Loads every provider of a workspace. One that cannot be loaded is said in <see cref="Diagnostics"/>; the
    /// others serve.
    /// </summary>
    /// <param name="workspace">The folder that holds <c>plugins</c> and <c>policies</c>.</param>
    public static PolicyHost Open(string workspace) => Open(workspace, new HostOptions());

    /// <summary>The same in a way of the caller's.</summary>
    public static PolicyHost Open(string workspace, HostOptions options)
    {
        // A start has two things to do at once: what every company needs is read while plugins are looked for.
        _ = Task.Run(ReadAhead);
        var policiesFolder = Path.Combine(Path.GetFullPath(workspace), "policies");
        var host = new PolicyHost(new ScriptCompilers(policiesFolder, options.Cache), new PluginLoader(workspace))
        {
            clean = options.Cache is null ? null : new CleanLoads(options.Cache, policiesFolder),
        };
        foreach (var folder in PluginCatalog.Discover(workspace))
        {
            var (files, failure) = host.loader.Read(folder);
            if (files is null)
                host.diagnostics.Add(failure!.Failure!);
            else if (options.LoadsWhenNeeded && host.clean?.Find(files) is { } known)
                host.waiting.Add(known, files);
            else if (host.Load(files) is { } provider)
                host.clean?.Keep(files, provider, host.OutsideFilesOf(provider));
        }
        if (host.Known.Count == 0 && host.diagnostics.Count == 0)
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

    /// <summary>The ids of the companies whose policies were read, whether they serve or not.</summary>
    public IReadOnlyList<string> Checked => [.. AllFamilies().Select(family => family.Plugin.Id)];

    /// <summary>A script and the files that it loads, relative to the policies folder; none where no such script was read.</summary>
    /// <param name="script">The script, relative to the policies folder, with forward slashes.</param>
    public IReadOnlyList<string> FilesOf(string script)
    {
        LoadWaiting();
        return files.GetValueOrDefault(script) ?? [];
    }

    /// <summary>
    /// Everything that is wrong: what loading found, then what the checks find in every script that makes a policy. Where
    /// nothing of it is an error, a change may be taken over; warnings are for people to read.
    /// </summary>
    /// <param name="on">
    /// The date as of which things are asked that run out, such as tables of holidays. Without one, what runs out while
    /// a policy has no end is always said.
    /// </param>
    public IReadOnlyList<Diagnostic> Check(LocalDate? on = null)
    {
        LoadWaiting();
        var found = Diagnostics.ToList();
        foreach (var family in families)
        {
            found.AddRange(PolicyChecks.Find(FamilyReader.Read(family, on, found)));
            found.AddRange(LinesToChange.Check(family.Folder, family.Versions.Concat(family.Contracts)));
        }
        return [.. found.Distinct()];
    }

    /// <summary>The shape of input lines that a plugin declares, by its name, or by provider and name: <c>andes/oldtool</c>.</summary>
    /// <returns>The shape, or why there is none.</returns>
    public (InputShape? Shape, Diagnostic? Problem) FindShape(string name)
    {
        var known = Loaded.SelectMany(provider => provider.Plugin.InputShapes, (provider, shape) => (Whole: $"{provider.Id}/{shape.Name}", Shape: shape)).ToList();
        var found = known.Where(shape => shape.Shape.Name == name || shape.Whole == name).ToList();
        if (found.Count == 1)
            return (found[0].Shape, null);
        if (found.Count > 1)
            return (null, Diagnostic.Of("PE0341.several", Command, name, found.Select(shape => shape.Whole).Order(StringComparer.Ordinal)));
        var names = known.Select(shape => shape.Shape.Name).Distinct().Order(StringComparer.Ordinal).ToList();
        if (names.Count == 0)
            return (null, Diagnostic.Of("PE0341.none", Command));
        return (null, NearestName.Of(name, names) is { } nearest
            ? Diagnostic.Of("PE0341.near", Command, name, nearest)
            : Diagnostic.Of("PE0341", Command, name, names));
    }

    /// <summary>The form in which a provider's billing tool takes what is to be invoiced; null where it has none.</summary>
    public InvoiceShape? InvoiceShapeOf(string provider) => Find(provider)?.Plugin.InvoiceShape;

    /// <summary>Begins an evaluation: its own tickets, clock and order.</summary>
    public EvaluationRun Begin(EvaluationOptions? options = null)
    {
        lock (waiting)
            return new([.. providers], options ?? new EvaluationOptions(), this);
    }

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
    /// <param name="only">The ids of the providers to load; null: all.</param>
    public PolicyHost Reload(IReadOnlySet<string>? only = null)
    {
        LoadWaiting();
        var revised = new PolicyHost(compilers, loader);
        foreach (var plugin in plugins.Where(plugin => only is null || only.Contains(plugin.Id)))
            revised.Load(plugin);
        return revised;
    }

    /// <summary>Unloads the plugins.</summary>
    public void Dispose()
    {
        providers.Clear();
        families.Clear();
        plugins.Clear();
        if (owned.Count == 0)
            return;
        compilers.Clear();
        foreach (var plugin in owned)
            plugin.Dispose();
        owned.Clear();
    }

    /// <summary>The company, loaded now if it was not needed so far; null where none of that id serves.</summary>
    internal Provider? Find(string id)
    {
        lock (waiting)
        {
            // Asked again: somebody may have saved since, and then nothing is known any more.
            if (waiting.Remove(id, out var plugin))
                Load(plugin, isKnown: clean!.Find(plugin) == id);
            return providers.Find(known => known.Id == id);
        }
    }

    /// <summary>The same for whoever knows that it serves.</summary>
    /// <exception cref="ArgumentException">None of that id serves.</exception>
    internal Provider Get(string id) => Find(id) ?? throw new ArgumentException($"No provider '{id}' serves.", nameof(id));

    private static void ReadAhead()
    {
        ScriptCompiler.ReadAhead();
        _ = DateTimeZoneProviders.Tzdb;
    }

    private void LoadWaiting()
    {
        lock (waiting)
        {
            foreach (var id in waiting.Keys.Order(StringComparer.Ordinal).ToList())
                Find(id);
        }
    }

    private List<LoadedFamily> AllFamilies()
    {
        LoadWaiting();
        return families;
    }

    /// <summary>Loads a plugin and its company's policies.</summary>
    /// <returns>The company's id where all of it loaded without a word; null where there was something to say.</returns>
    private string? Load(PluginFiles read, bool isKnown = false)
    {
        var said = diagnostics.Count;
        var load = loader.Load(read, isKnown);
        if (load.Plugin is null)
        {
            diagnostics.Add(load.Failure!);
            return null;
        }
        owned.Add(load.Plugin);
        Load(load.Plugin.Provider, isKnown);
        return diagnostics.Count == said ? load.Plugin.Provider.Id : null;
    }

    private void Load(ProviderPlugin plugin, bool isKnown = false)
    {
        plugins.Add(plugin);
        if (new ProviderLoader(compilers, diagnostics, families, files).Load(plugin, isKnown) is { } provider)
            providers.Add(provider);
    }
}
