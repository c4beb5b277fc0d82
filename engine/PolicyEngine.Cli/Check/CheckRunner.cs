using NodaTime;
using NodaTime.Text;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting;

namespace PolicyEngine.Cli.Check;

/// <summary>Loads a workspace, checks it and prints what was found in the files that were asked about.</summary>
internal sealed class CheckRunner(CheckArguments arguments)
{
    public int Run()
    {
        if (arguments.Paths.FirstOrDefault(path => !File.Exists(path) && !Directory.Exists(path)) is { } missing)
            return Workspace.Fail("PE0001", missing);
        if (!TryDate(out var on))
            return Workspace.Fail("PE0306.date", arguments.On);
        var start = arguments.Paths.Count == 0 ? null : Path.GetFullPath(arguments.Paths[0]);
        if ((arguments.Workspace ?? (start is null ? Workspace.Nearest() : PolicyHost.FindWorkspace(start))) is not { } workspace)
            return Workspace.Fail("PE0003");
        using var host = arguments.Cache.Open(workspace);
        var asked = new AskedFiles(host, workspace, arguments.Paths);
        var findings = host.Check(on).Where(asked.Has).ToList();
        Write(findings);
        if (findings.Exists(IsOfAPlugin))
            return ExitCode.Fault;
        if (asked.Unserved() is { } unserved)
            return Workspace.Fail("PE0822", unserved);
        Console.Error.WriteLine(findings.Count == 0
            ? Speech.Say("check.clean", host.Checked)
            : Speech.Say(
                "check.found",
                findings.Count(finding => finding.Severity == Severity.Error),
                findings.Count(finding => finding.Severity == Severity.Warning)));
        return findings.Count == 0 ? ExitCode.Done : ExitCode.Findings;
    }

    private bool TryDate(out LocalDate? date)
    {
        date = arguments.On is { } written && LocalDatePattern.Iso.Parse(written) is { Success: true } parsed ? parsed.Value : null;
        return date is not null || arguments.On is null;
    }

    private void Write(IReadOnlyList<Diagnostic> findings)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput(), new System.Text.UTF8Encoding(false)) { NewLine = "\n" };
        switch (arguments.Output)
        {
            case "json":
                JsonReport.Write(output, findings, Speech.Language);
                break;
            case "sarif":
                SarifReport.Write(output, findings, Speech.Language);
                break;
            default:
                foreach (var finding in findings)
                    output.WriteLine(Speech.Say(finding));
                break;
        }
    }

    /// <summary>What keeps a plugin from loading keeps its policies from being checked.</summary>
    private static bool IsOfAPlugin(Diagnostic finding) =>
        finding.Code == "PE0508" || finding.Code.StartsWith("PE02", StringComparison.Ordinal);
}
