using PolicyEngine.Hosting;
using PolicyEngine.Testing.Scenarios;
using PolicyEngine.Testing.Scenarios.Reports;
using PolicyEngine.Testing.Scenarios.Running;

namespace PolicyEngine.Cli.Test;

/// <summary>Runs the scenarios of a workspace and reports on them.</summary>
internal sealed class TestRunner(TestArguments arguments)
{
    public int Run()
    {
        if ((arguments.Workspace ?? Workspace.Find()) is not { } workspace)
            return Workspace.Fail("PE0003");
        using var host = PolicyHost.Open(workspace);
        foreach (var diagnostic in host.Diagnostics)
            Console.Error.WriteLine(diagnostic);
        if (!host.IsWhole)
            return ExitCode.Fault;
        if (arguments.Provider is { } wanted && !host.Providers.Contains(wanted))
            return Workspace.Fail("PE0909", wanted, host.Providers);

        var sets = host.Providers.Where(id => arguments.Provider is null || id == arguments.Provider)
            .Select(id => ScenarioLoader.Load(host, id)).ToList();
        foreach (var diagnostic in sets.SelectMany(set => set.Diagnostics))
            Console.Error.WriteLine(diagnostic);
        if (sets.Exists(set => !set.IsWhole))
            return ExitCode.Fault;
        var failed = 0;
        foreach (var set in sets)
        {
            var chosen = set.Scenarios.Where(IsAskedFor).ToList();
            var outcomes = ScenarioBatch.Run(host, set.Provider, chosen,
                ended => Console.Error.Write($"\r{set.Provider}: {ended} of {chosen.Count} scenarios{(ended == chosen.Count ? "\n" : "")}"));
            foreach (var outcome in outcomes.Where(outcome => !outcome.Passed))
                new FailureText(Console.Out, set.Zone, set.Language).Write(outcome);
            failed += outcomes.Count(outcome => !outcome.Passed);
            Console.Out.WriteLine($"{set.Provider}: {outcomes.Count} scenarios, {outcomes.Count(outcome => !outcome.Passed)} failed.");
        }
        return failed == 0 ? ExitCode.Done : ExitCode.Findings;
    }

    private bool IsAskedFor(ScenarioModel scenario) => arguments.Filter is not { } text
        || scenario.Name.Contains(text, StringComparison.OrdinalIgnoreCase)
        || scenario.Where.File.Contains(text, StringComparison.OrdinalIgnoreCase)
        || scenario.Proves.Any(clause => clause.Contains(text, StringComparison.OrdinalIgnoreCase));
}
