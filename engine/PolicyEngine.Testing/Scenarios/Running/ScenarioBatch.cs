using PolicyEngine.Hosting;
using PolicyEngine.Hosting.Providers;

namespace PolicyEngine.Testing.Scenarios.Running;

/// <summary>Runs the scenarios of a provider, as many at a time as there are cores; the order of outcomes is theirs.</summary>
public static class ScenarioBatch
{
    /// <summary>Runs scenarios.</summary>
    /// <param name="host">The host that serves the provider.</param>
    /// <param name="provider">The provider's id.</param>
    /// <param name="scenarios">The scenarios.</param>
    /// <param name="ended">Is told after each how many have ended; called on any thread, one at a time.</param>
    /// <returns>The outcomes in the order of the scenarios, whatever the number of cores.</returns>
    public static IReadOnlyList<ScenarioOutcome> Run(
        PolicyHost host, string provider, IReadOnlyList<ScenarioModel> scenarios, Action<int>? ended = null) =>
        Run(host.Get(provider), scenarios, ended);

    internal static IReadOnlyList<ScenarioOutcome> Run(
        Provider provider, IReadOnlyList<ScenarioModel> scenarios, Action<int>? ended = null)
    {
        var outcomes = new ScenarioOutcome[scenarios.Count];
        var count = 0;
        var gate = new Lock();
        Parallel.For(0, scenarios.Count, i =>
        {
            outcomes[i] = ScenarioRunner.Run(provider, scenarios[i]);
            lock (gate)
                ended?.Invoke(++count);
        });
        return outcomes;
    }
}
