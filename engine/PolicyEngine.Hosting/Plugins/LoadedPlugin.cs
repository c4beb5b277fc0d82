using System.Runtime.Loader;
using PolicyEngine.Plugins;

namespace PolicyEngine.Hosting.Plugins;

/// <summary>
/// A plugin at work. After <see cref="Dispose"/> its code leaves memory as soon as nobody holds anything of it: no
/// instance, type or delegate of the plugin's, and no script compiler made with its vocabulary.
/// Safe to use from many threads; who disposes it has to let the calls in flight end first.
/// </summary>
public sealed class LoadedPlugin : IDisposable
{
    private Held? loaded;

    internal LoadedPlugin(PluginManifest manifest, string hash, ProviderPlugin provider, AssemblyLoadContext context) =>
        (Manifest, Hash, loaded) = (manifest, hash, new(provider, context));

    /// <summary>What the plugin's manifest says. Remains readable after disposal, for messages.</summary>
    public PluginManifest Manifest { get; }

    /// <summary>SHA-256, in lower-case hexadecimal, over all files of the built folder as they were loaded.</summary>
    public string Hash { get; }

    /// <summary>The plugin itself.</summary>
    /// <exception cref="ObjectDisposedException">The plugin was disposed.</exception>
    public ProviderPlugin Provider => Loaded.Provider;

    /// <summary>The load context that holds the plugin's assemblies.</summary>
    /// <exception cref="ObjectDisposedException">The plugin was disposed.</exception>
    public AssemblyLoadContext Context => Loaded.Context;

    private Held Loaded => loaded ?? throw new ObjectDisposedException($"plugin '{Manifest.Id}'");

    /// <summary>Lets go of the plugin and starts its unloading. Doing it again does nothing.</summary>
    public void Dispose() => Interlocked.Exchange(ref loaded, null)?.Context.Unload();

    private sealed record Held(ProviderPlugin Provider, AssemblyLoadContext Context);
}
