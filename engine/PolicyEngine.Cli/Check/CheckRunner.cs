using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting;

namespace PolicyEngine.Cli.Check;

/// <summary>Loads a workspace and prints every diagnostic of the files that were asked about.</summary>
internal sealed class CheckRunner(IReadOnlyList<string> paths, string? given, CacheSettings cache)
{
    private const string NothingBuilt = "PE0508";

    public int Run()
    {
        if (paths.FirstOrDefault(path => !File.Exists(path) && !Directory.Exists(path)) is { } missing)
            return Workspace.Fail("PE0001", missing);
        var start = paths.Count == 0 ? null : Path.GetFullPath(paths[0]);
        if ((given ?? (start is null ? Workspace.Find() : PolicyHost.FindWorkspace(start))) is not { } workspace)
            return Workspace.Fail("PE0003");
        using var host = cache.Open(workspace);
        var findings = host.Diagnostics.Where(diagnostic => IsAskedFor(diagnostic, workspace)).ToList();
        foreach (var finding in findings)
            Console.Out.WriteLine(Speech.Say(finding));
        if (findings.Exists(finding => finding.Code == NothingBuilt))
            return ExitCode.Fault;
        Console.Error.WriteLine(findings.Count == 0
            ? Speech.Say("check.clean", host.Providers)
            : Speech.Say(
                "check.found",
                findings.Count(finding => finding.Severity == Severity.Error),
                findings.Count(finding => finding.Severity == Severity.Warning)));
        return findings.Count == 0 ? ExitCode.Done : ExitCode.Findings;
    }

    /// <summary>What keeps a plugin from loading keeps everything from being checked, and is always said.</summary>
    private bool IsAskedFor(Diagnostic finding, string workspace)
    {
        if (paths.Count == 0 || finding.At.File.StartsWith("plugins", StringComparison.Ordinal))
            return true;
        var file = Path.GetFullPath(Path.Combine(workspace, "policies", finding.At.File));
        return paths.Select(Path.GetFullPath).Any(path =>
            file == path || file.StartsWith(Path.TrimEndingDirectorySeparator(path) + Path.DirectorySeparatorChar, StringComparison.Ordinal));
    }
}
