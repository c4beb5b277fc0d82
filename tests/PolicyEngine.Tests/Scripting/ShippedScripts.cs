using PolicyEngine.Authoring;
using PolicyEngine.Hosting.Plugins;
using PolicyEngine.Hosting.Providers;
using PolicyEngine.Scripting;
using PolicyEngine.Tests.Docs;

namespace PolicyEngine.Tests.Scripting;

/// <summary>The policies that are shipped, in a copy that a test may spoil, with the plugins as they were built.</summary>
internal sealed class ShippedScripts : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("shipped");
    private readonly List<LoadedPlugin> plugins = [];
    private readonly Dictionary<string, ScriptCompiler> compilers = new(StringComparer.Ordinal);

    public ShippedScripts()
    {
        foreach (var file in Files())
        {
            Directory.CreateDirectory(Path.GetDirectoryName(FullPath(file))!);
            File.Copy(Path.Combine(Policies, file), FullPath(file));
        }

        foreach (var built in PluginCatalog.Discover(Repository.Root))
        {
            if (new PluginLoader(Repository.Root).Load(built).Plugin is not { } plugin)
                continue;
            plugins.Add(plugin);
            compilers.Add(plugin.Provider.Id, new(ProviderLoader.ScopeOf(plugin.Provider, typeof(PolicyScript)), folder.FullName));
        }
    }

    private static string Policies => Path.Combine(Repository.Root, "policies");

    /// <summary>Every script of the policies folder that says a policy or a contract, or is a part of one.</summary>
    public static IReadOnlyList<string> Files() =>
    [
        .. Directory.EnumerateFiles(Policies, "*.csx", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Policies, file).Replace('\\', '/'))
            .Where(file => file.Split('/') is [_, _] or [_, "contracts", _])
            .Order(StringComparer.Ordinal),
    ];

    public string Text(string file) => File.ReadAllText(FullPath(file));

    /// <summary>The first script, the file itself or one that loads it, that compiles with it as it is shipped.</summary>
    public string? RootOf(string file) =>
        Files().Where(script => !Path.GetFileName(script).StartsWith('_'))
            .Prepend(file)
            .FirstOrDefault(script => Compile(script) is { Success: true } compiled && compiled.Files.Contains(file));

    /// <summary>Compiles a script while a file has another text.</summary>
    public CompileResult CompileWith(string file, string text, string root)
    {
        var shipped = Text(file);
        File.WriteAllText(FullPath(file), text);
        try
        {
            return Compile(root);
        }
        finally
        {
            File.WriteAllText(FullPath(file), shipped);
        }
    }

    public CompileResult Compile(string script) => compilers[script.Split('/')[0]].Compile(script);

    public void Dispose()
    {
        compilers.Clear();
        plugins.ForEach(plugin => plugin.Dispose());
        folder.Delete(recursive: true);
    }

    private string FullPath(string file) => Path.Combine(folder.FullName, file);
}
