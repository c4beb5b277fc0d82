using System.Reflection;
using System.Runtime.Loader;

namespace PolicyEngine.Hosting.Plugins;

/// <summary>Holds one plugin. It shares the contract with the host and has all else of its own.</summary>
internal sealed class PluginContext(string id, PluginFiles files, string assembly)
    : AssemblyLoadContext($"plugin {id}", isCollectible: true)
{
    private readonly AssemblyDependencyResolver resolver = new(Path.Combine(files.Folder, assembly));

    public Assembly LoadPlugin() => LoadFrom(Path.Combine(files.Folder, assembly));

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var name = assemblyName.Name!;
        if (HostAssemblies.FindShared(name) is { } shared)
            return shared;
        if (resolver.ResolveAssemblyToPath(assemblyName) is { } path)
            return LoadFrom(path);
        if (HostAssemblies.IsFramework(name))
            return null;

        // To answer null would be to ask the host, whose own libraries are none of the plugin's business.
        throw new FileNotFoundException($"Plugin '{id}' has no '{name}' in its built folder.", name);
    }

    /// <summary>Native libraries can only be loaded from the disk: a plugin that has some locks them while it runs.</summary>
    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;

    private Assembly LoadFrom(string path)
    {
        var relative = Path.GetRelativePath(files.Folder, path).Replace('\\', '/');
        if (!files.TryGet(relative, out var image))
            throw new FileNotFoundException($"Plugin '{id}' had no '{relative}' when it was loaded.", relative);
        return files.TryGet(Path.ChangeExtension(relative, ".pdb"), out var symbols)
            ? LoadFromStream(new MemoryStream(image), new MemoryStream(symbols))
            : LoadFromStream(new MemoryStream(image));
    }
}
