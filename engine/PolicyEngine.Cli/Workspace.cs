using NodaTime;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting;
using PolicyEngine.Hosting.Ingestion;

namespace PolicyEngine.Cli;

/// <summary>What the commands read from their caller alike.</summary>
internal static class Workspace
{
    /// <summary>The folder of a workspace in which the command keeps what can be made again, and the revisions that served.</summary>
    public const string OwnFolder = ".policyengine";

    /// <summary>Where a workspace keeps the revisions that served.</summary>
    public static string RevisionsOf(string workspace) => Path.Combine(workspace, OwnFolder, "revisions");

    /// <summary>The nearest workspace from the current folder upwards, otherwise the one that the command itself stands in.</summary>
    public static string? Find() =>
        PolicyHost.FindWorkspace(Directory.GetCurrentDirectory()) ?? PolicyHost.FindWorkspace(AppContext.BaseDirectory);

    /// <summary>Says on standard error why the command cannot do its work.</summary>
    /// <param name="key">The message's key, which begins with the code.</param>
    /// <param name="values">What stands in the message's places.</param>
    public static int Fail(string key, params object?[] values)
    {
        Console.Error.WriteLine(Speech.Say(Diagnostic.Of(key, new SourceLocation("policyengine"), values)));
        return ExitCode.Fault;
    }

    /// <summary>The same where somebody else has found out.</summary>
    public static int Fail(Diagnostic why)
    {
        Console.Error.WriteLine(Speech.Say(why));
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
