using NodaTime;
using PolicyEngine.Hosting;
using PolicyEngine.Hosting.Ingestion;

namespace PolicyEngine.Cli;

/// <summary>What the commands read from their caller alike.</summary>
internal static class Workspace
{
    /// <summary>The folder of a workspace in which the command keeps what can be made again, and the revisions that served.</summary>
    public const string OwnFolder = ".policyengine";

    public const string Missing = "There is no workspace here or above: a folder that holds plugins and policies. Name one with --workspace.";

    /// <summary>The nearest workspace from the current folder upwards, otherwise the one that the command itself stands in.</summary>
    public static string? Find() =>
        PolicyHost.FindWorkspace(Directory.GetCurrentDirectory()) ?? PolicyHost.FindWorkspace(AppContext.BaseDirectory);

    /// <summary>Says on standard error why the command cannot do its work.</summary>
    public static int Fail(string code, string message)
    {
        Console.Error.WriteLine($"policyengine: error {code}: {message}");
        return ExitCode.Fault;
    }

    /// <summary>Reads an optional time with its offset.</summary>
    /// <returns>False where something was written that is no time.</returns>
    public static bool TryTime(string? written, out Instant? time)
    {
        time = null;
        if (written is null)
            return true;
        time = EventTime.Parse(written);
        return time is not null;
    }
}
