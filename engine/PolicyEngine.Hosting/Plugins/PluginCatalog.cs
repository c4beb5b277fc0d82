namespace PolicyEngine.Hosting.Plugins;

/// <summary>Where a workspace's built plugins stand.</summary>
public static class PluginCatalog
{
    /// <summary>
    /// The built folders of the plugins under <c>plugins/*/bin/plugin</c> that have a manifest, in ordinal order of
    /// their names. A plugin that was never built is not among them; a workspace without plugins gives none.
    /// </summary>
    public static IReadOnlyList<string> Discover(string workspaceFolder)
    {
        var plugins = Path.Combine(Path.GetFullPath(workspaceFolder), "plugins");
        return !Directory.Exists(plugins)
            ? []
            : [
                .. from plugin in Directory.EnumerateDirectories(plugins).Order(StringComparer.Ordinal)
                   let built = Path.Combine(plugin, "bin", "plugin")
                   where File.Exists(Path.Combine(built, PluginManifest.FileName))
                   select built,
            ];
    }
}
