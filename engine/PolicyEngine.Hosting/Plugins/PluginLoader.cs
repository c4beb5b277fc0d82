using System.Reflection;
using System.Runtime.CompilerServices;
using PolicyEngine.Diagnostics;
using PolicyEngine.Plugins;
using PolicyEngine.Scripting;

namespace PolicyEngine.Hosting.Plugins;

/// <summary>
/// Loads built plugins, each into a context of its own. A plugin shares with the host the contract
/// (<c>PolicyEngine</c>), <c>Newtonsoft.Json</c> and <c>NodaTime</c>, whose types the contract speaks of, and .NET;
/// everything else it brings along, in whatever version. Its files are read once and never locked, native libraries
/// apart. Whatever a plugin does wrong while it is loaded is returned as a diagnostic. Safe to call from many threads.
/// </summary>
/// <param name="workspaceFolder">The folder relative to which messages name files; null: they give full paths.</param>
public sealed class PluginLoader(string? workspaceFolder = null)
{
    /// <summary>The version of the plugin contract that this host speaks.</summary>
    public const int ApiVersion = 1;

    private readonly LeakMeter meter = new();

    /// <summary>
    /// The names of the contexts that are in memory, the oldest first: of plugins in use, and of disposed ones that
    /// something still holds.
    /// </summary>
    public IReadOnlyList<string> LiveContexts => meter.Live;

    /// <summary>Loads the plugin that stands in a folder as its build left it.</summary>
    /// <param name="builtFolder">The folder that holds <c>plugin.json</c> and the plugin's assemblies.</param>
    public PluginLoad Load(string builtFolder)
    {
        var (files, failure) = Read(builtFolder);
        return files is null ? failure! : Load(files);
    }

    /// <summary>Reads a built folder, to load it at once or later.</summary>
    internal (PluginFiles? Files, PluginLoad? Failure) Read(string builtFolder)
    {
        var folder = Path.GetFullPath(builtFolder);
        try
        {
            return (PluginFiles.Read(folder), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, Failed("PE0200.unreadable", Shown(folder), e.Message));
        }
    }

    /// <summary>Loads a plugin whose files were read.</summary>
    /// <param name="files">The files.</param>
    /// <param name="isKnown">Whether this very plugin is known to have all that it needs.</param>
    internal PluginLoad Load(PluginFiles files, bool isKnown = false) => Load(files, Shown(files.Folder), isKnown);

    private string Shown(string folder) =>
        (workspaceFolder is null ? folder : Path.GetRelativePath(workspaceFolder, folder)).Replace('\\', '/');

    private PluginLoad Load(PluginFiles files, string shown, bool isKnown)
    {
        var manifestFile = $"{shown}/{PluginManifest.FileName}";
        if (!files.TryGet(PluginManifest.FileName, out _))
            return Failed("PE0200.manifest", manifestFile);
        var (manifest, problem) = PluginManifest.Parse(files.Text(PluginManifest.FileName), manifestFile);
        if (manifest is null)
            return new(problem!);
        if (manifest.ApiVersion != ApiVersion)
        {
            var key = manifest.ApiVersion < ApiVersion ? "PE0203.older" : "PE0203.newer";
            return Failed(key, manifestFile, manifest.Id, manifest.ApiVersion, ApiVersion);
        }

        if (!files.TryGet(manifest.Assembly, out _))
            return Failed("PE0204.missing", manifestFile, manifest.Assembly);
        try
        {
            return !isKnown && PluginDependencies.Check(files, manifest, shown) is { } missing ? new(missing) : Start(files, manifest, shown);
        }
        catch (InvalidOperationException e)
        {
            return Failed("PE0200.libraries", manifestFile, e.Message);
        }
        catch (BadImageFormatException)
        {
            return Failed("PE0204.image", $"{shown}/{manifest.Assembly}");
        }
    }

    /// <summary>Not inlined: a caller's frame would keep the context of a plugin that failed.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private PluginLoad Start(PluginFiles files, PluginManifest manifest, string shown)
    {
        var context = new PluginContext(manifest.Id, files, manifest.Assembly);
        meter.Watch(context);
        var started = false;
        try
        {
            var (provider, failure) = Instantiate(context.LoadPlugin(), manifest, shown);
            started = provider is not null;
            return provider is null ? new(failure!) : new(new LoadedPlugin(manifest, files.Hash, provider, context));
        }
        finally
        {
            if (!started)
                context.Unload();
        }
    }

    /// <summary>Runs the plugin's own code for the first time. Its exceptions become words here: kept, they would keep the plugin.</summary>
    private static (ProviderPlugin? Provider, Diagnostic? Failure) Instantiate(Assembly assembly, PluginManifest manifest, string shown)
    {
        var file = new SourceLocation($"{shown}/{manifest.Assembly}");
        try
        {
            var plugins = assembly.GetExportedTypes().Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(ProviderPlugin))).ToArray();
            if (plugins is not [var plugin])
                return (null, new("PE0207", NotOne(assembly, plugins), file));
            if (plugin.GetConstructor(Type.EmptyTypes) is not { } constructor)
                return (null, Diagnostic.Of("PE0207.constructor", file, plugin.FullName));

            var provider = (ProviderPlugin)constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, [], null);
            return provider.Id == manifest.Id
                ? (provider, null)
                : (null, Diagnostic.Of("PE0209", new($"{shown}/{PluginManifest.FileName}"), manifest.Id, provider.Id));
        }
        catch (Exception e)
        {
            var cause = e is TypeInitializationException { InnerException: { } inner } ? inner : e;
            return (null, Diagnostic.Of("PE0208", file, manifest.Id, cause.GetType().Name, cause.Message));
        }
    }

    private static Sentence NotOne(Assembly assembly, Type[] plugins)
    {
        if (plugins.Length > 1)
        {
            var names = string.Join(", ", plugins.Select(t => $"'{t.FullName}'").Order(StringComparer.Ordinal));
            return Sentence.Of("PE0207.several", names);
        }

        var hidden = assembly.GetTypes().FirstOrDefault(t => !t.IsAbstract && t.IsSubclassOf(typeof(ProviderPlugin)));
        return hidden is null
            ? Sentence.Of("PE0207.none")
            : Sentence.Of("PE0207.hidden", hidden.FullName);
    }

    private static PluginLoad Failed(string key, string file, params object?[] values) => new(Diagnostic.Of(key, new(file), values));
}
