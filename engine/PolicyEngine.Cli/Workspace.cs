using System.CommandLine;
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

    /// <summary>The option that names a workspace.</summary>
    public static Option<string?> Option() => new("--workspace")
    {
        Description = "The folder that holds plugins and policies. Default: the nearest one upwards.",
    };

    /// <summary>The nearest workspace from the current folder upwards, otherwise the one that the command itself stands in.</summary>
    public static string? Nearest() =>
        PolicyHost.FindWorkspace(Directory.GetCurrentDirectory()) ?? PolicyHost.FindWorkspace(AppContext.BaseDirectory);

    /// <summary>The workspace to work in; null where there is none, which has then been said.</summary>
    /// <param name="given">The one that was named; null: the nearest.</param>
    public static string? Find(string? given)
    {
        if ((given ?? Nearest()) is { } workspace)
            return workspace;
        Fail("PE0003");
        return null;
    }

    /// <summary>Opens the host of a workspace and says on standard error what is wrong with it.</summary>
    /// <param name="workspace">The folder.</param>
    /// <param name="cache">Where compiled scripts are kept.</param>
    /// <param name="whenNeeded">Whether companies of which nothing changed may wait for their first event.</param>
    public static PolicyHost Open(string workspace, CacheSettings cache, bool whenNeeded = false)
    {
        var host = cache.Open(workspace, whenNeeded);
        foreach (var diagnostic in host.Diagnostics)
            Console.Error.WriteLine(Speech.Say(diagnostic));
        return host;
    }

    /// <summary>The same where all companies have to serve; null where one does not, which has then been said.</summary>
    /// <param name="given">The workspace that was named; null: the nearest.</param>
    /// <param name="cache">Where compiled scripts are kept.</param>
    /// <param name="whenNeeded">Whether companies of which nothing changed may wait for their first event.</param>
    public static PolicyHost? OpenWhole(string? given, CacheSettings cache, bool whenNeeded = false) =>
        Find(given) is { } workspace ? Served(Open(workspace, cache, whenNeeded), host => host.IsWhole) : null;

    /// <summary>
    /// The same where one company has to serve, whatever is wrong with another. Null where it does not, which has then
    /// been said.
    /// </summary>
    /// <param name="given">The workspace that was named; null: the nearest.</param>
    /// <param name="provider">The company that was asked for; null: all.</param>
    /// <param name="cache">Where compiled scripts are kept.</param>
    public static PolicyHost? OpenFor(string? given, string? provider, CacheSettings cache)
    {
        if (provider is null)
            return OpenWhole(given, cache);
        if (Find(given) is not { } workspace)
            return null;
        var host = Open(workspace, cache);
        if (!host.Known.Contains(provider))
            Fail("PE0909", provider, host.Known);
        return Served(host, opened => opened.Providers.Contains(provider));
    }

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

    /// <summary>The same for a provider that nobody knows, with the nearest name where one is near.</summary>
    public static int FailUnknown(string provider, IReadOnlyList<string> known) => NearestName.Of(provider, known) is { } nearest
        ? Fail("PE0344.near", provider, nearest)
        : Fail("PE0344", provider, known);

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

    private static PolicyHost? Served(PolicyHost host, Func<PolicyHost, bool> serves)
    {
        if (serves(host))
            return host;
        host.Dispose();
        return null;
    }
}
