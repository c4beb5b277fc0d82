using PolicyEngine.Hosting;
using PolicyEngine.Testing.Scenarios;

namespace PolicyEngine.Cli.Test;

/// <summary>A workspace with the scenarios that were asked for, ready to run.</summary>
internal sealed class TestedWorkspace : IDisposable
{
    private TestedWorkspace(PolicyHost host, IReadOnlyList<ScenarioSet> sets) => (Host, Sets) = (host, sets);

    public PolicyHost Host { get; }

    public IReadOnlyList<ScenarioSet> Sets { get; }

    /// <summary>Opens it and says on standard error what is wrong.</summary>
    /// <param name="given">The workspace that was named; null: the nearest.</param>
    /// <param name="provider">The one provider that was asked for; null: all.</param>
    /// <param name="cache">Where compiled scripts are kept.</param>
    /// <returns>Null where nothing can be run.</returns>
    public static TestedWorkspace? Open(string? given, string? provider, CacheSettings cache)
    {
        if (Workspace.OpenFor(given, provider, cache) is not { } host)
            return null;
        var sets = host.Providers.Where(id => provider is null || id == provider)
            .Select(id => ScenarioLoader.Load(host, id)).ToList();
        foreach (var diagnostic in sets.SelectMany(set => set.Diagnostics))
            Console.Error.WriteLine(Speech.Say(diagnostic));
        if (sets.TrueForAll(set => set.IsWhole))
            return new TestedWorkspace(host, sets);
        host.Dispose();
        return null;
    }

    public void Dispose() => Host.Dispose();
}
