using System.Diagnostics;
using PolicyEngine.Hosting;

namespace PolicyEngine.Tests.Cli;

/// <summary>Runs <c>policyengine</c> as its users do: as a process of its own.</summary>
internal static class CommandLine
{
    /// <summary>The environment of a machine that prefers no language.</summary>
    private const string NoLanguage = "C";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The repository, which is a workspace.</summary>
    public static string Repository { get; } = PolicyHost.FindWorkspace(AppContext.BaseDirectory)!;

    public static CommandResult Run(string folder, params string[] arguments) => RunIn(NoLanguage, folder, arguments);

    /// <summary>The same where the environment names a language.</summary>
    public static CommandResult RunIn(string language, string folder, params string[] arguments) =>
        Wait(Start(AppContext.BaseDirectory, language, folder, arguments), arguments);

    /// <summary>The same where the command itself stands in another folder.</summary>
    public static CommandResult RunFrom(string commandFolder, string folder, params string[] arguments) =>
        Wait(Start(commandFolder, NoLanguage, folder, arguments), arguments);

    public static Process Start(string folder, params string[] arguments) => Start(AppContext.BaseDirectory, NoLanguage, folder, arguments);

    private static CommandResult Wait(Process started, string[] arguments)
    {
        using var process = started;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"policyengine {string.Join(' ', arguments)} did not end.");
        }
        return new CommandResult(process.ExitCode, output.Result.ReplaceLineEndings("\n"), errors.Result.ReplaceLineEndings("\n"));
    }

    private static Process Start(string commandFolder, string language, string folder, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            Environment = { ["LC_ALL"] = language },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        start.ArgumentList.Add(Path.Combine(commandFolder, "PolicyEngine.Cli.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}

internal sealed record CommandResult(int Exit, string Output, string Errors);
