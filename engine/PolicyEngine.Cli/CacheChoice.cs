using System.CommandLine;
using PolicyEngine.Hosting;
using PolicyEngine.Scripting.Cache;

namespace PolicyEngine.Cli;

/// <summary>
/// Where a command keeps compiled policies: <c>--cache</c>, otherwise the environment's <c>POLICYENGINE_CACHE</c>,
/// otherwise in the workspace; nowhere with <c>--no-cache</c>. The library never picks a place itself.
/// </summary>
internal sealed class CacheChoice
{
    public const string Variable = "POLICYENGINE_CACHE";

    private readonly Option<string?> folder = new("--cache")
    {
        Description = $"The folder that keeps compiled policies. Default: the environment's {Variable}, otherwise .policyengine/cache in the workspace.",
    };

    private readonly Option<bool> none = new("--no-cache") { Description = "Compiles the policies anew, and keeps nothing." };

    public void AddTo(Command command)
    {
        command.Options.Add(folder);
        command.Options.Add(none);
    }

    /// <summary>What was asked for; to be given the workspace.</summary>
    public CacheSettings Read(ParseResult parse) => new(parse.GetValue(folder), parse.GetValue(none));
}

/// <summary>What was asked for.</summary>
/// <param name="Folder">The folder that was named; null: none was.</param>
/// <param name="IsOff">Whether nothing is to be kept.</param>
internal sealed record CacheSettings(string? Folder, bool IsOff)
{
    /// <summary>Opens a workspace with the cache that was asked for, and says where that is of no use.</summary>
    /// <param name="workspace">The folder.</param>
    /// <param name="whenNeeded">Whether companies of which nothing changed may wait for their first event.</param>
    public PolicyHost Open(string workspace, bool whenNeeded = false)
    {
        if (IsOff)
            return PolicyHost.Open(workspace);
        var named = Folder ?? Environment.GetEnvironmentVariable(CacheChoice.Variable);
        var cache = new ScriptCache(string.IsNullOrEmpty(named) ? Path.Combine(workspace, Workspace.OwnFolder, "cache") : named);
        var host = PolicyHost.Open(workspace, new HostOptions { Cache = cache, LoadsWhenNeeded = whenNeeded });
        if (cache.Problem is { } problem)
            Console.Error.WriteLine(Speech.Say(problem));
        return host;
    }
}
