using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting;

namespace PolicyEngine.Cli.Check;

/// <summary>Whether a finding belongs to what was asked about: a workspace, a folder, a script with what it loads, a file.</summary>
internal sealed class AskedFiles(PolicyHost host, string workspace, IReadOnlyList<string> paths)
{
    private readonly string policies = Path.Combine(Path.GetFullPath(workspace), "policies");
    private readonly List<string> asked =
    [
        .. paths.Select(path => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))),
        .. paths.SelectMany(path => host.FilesOf(Relative(workspace, path))).Select(file => Path.GetFullPath(Path.Combine(workspace, "policies", file))),
    ];

    /// <summary>What keeps a plugin from loading keeps everything from being checked, and is always said.</summary>
    public bool Has(Diagnostic finding)
    {
        if (paths.Count == 0 || finding.At.File.StartsWith("plugins", StringComparison.Ordinal))
            return true;
        var file = Path.GetFullPath(Path.Combine(policies, finding.At.File));
        return asked.Exists(path => file == path || file.StartsWith(path + Path.DirectorySeparatorChar, StringComparison.Ordinal));
    }

    /// <summary>A provider that was asked about and has no plugin, so that nothing of it was read; null where there is none.</summary>
    public string? Unserved() => paths.Select(path => Relative(workspace, path).Split('/')[0])
        .FirstOrDefault(provider => provider is not (".." or "." or "")
            && !host.Checked.Contains(provider));

    private static string Relative(string workspace, string path) =>
        Path.GetRelativePath(Path.Combine(Path.GetFullPath(workspace), "policies"), Path.GetFullPath(path)).Replace('\\', '/');
}
