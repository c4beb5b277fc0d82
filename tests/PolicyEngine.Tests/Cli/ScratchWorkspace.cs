namespace PolicyEngine.Tests.Cli;

/// <summary>A copy of the repository's built plugins and policies, to be spoilt by one test. Removed afterwards.</summary>
internal sealed class ScratchWorkspace : IDisposable
{
    public ScratchWorkspace()
    {
        foreach (var plugin in Directory.EnumerateDirectories(Path.Combine(CommandLine.Repository, "plugins")))
        {
            var built = Path.Combine(plugin, "bin", "plugin");
            if (Directory.Exists(built))
                Copy(built, Path.Combine(Folder, Path.GetRelativePath(CommandLine.Repository, built)));
        }
        Copy(Path.Combine(CommandLine.Repository, "policies"), Path.Combine(Folder, "policies"));
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("policyengine").FullName;

    public string Templates => Path.Combine(Folder, "policies", "masnegocio", "templates");

    public void Write(string template, string text) => File.WriteAllText(Path.Combine(Templates, template), text);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
