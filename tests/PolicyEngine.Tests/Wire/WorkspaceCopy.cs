namespace PolicyEngine.Tests.Wire;

/// <summary>A copy of the workspace, with the plugin as it was built, whose policies a test may change.</summary>
internal sealed class WorkspaceCopy : IDisposable
{
    private const string Script = "mesa-de-servicio-2.6.csx";

    public WorkspaceCopy()
    {
        Copy(Path.Combine(Workspace.Folder, "plugins", "MasNegocio", "bin", "plugin"), Path.Combine(Folder, "plugins", "MasNegocio", "bin", "plugin"));
        Copy(Workspace.Policies, Path.Combine(Folder, "policies", "masnegocio"));
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("policies-").FullName;

    /// <summary>Replaces a text that the script holds.</summary>
    public WorkspaceCopy Change(string text, string by)
    {
        var file = Path.Combine(Folder, "policies", "masnegocio", Script);
        var script = File.ReadAllText(file);
        if (!script.Contains(text, StringComparison.Ordinal))
            throw new InvalidOperationException($"The script does not say \"{text}\".");
        File.WriteAllText(file, script.Replace(text, by, StringComparison.Ordinal));
        return this;
    }

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
