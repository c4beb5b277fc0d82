using NodaTime;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting;
using PolicyEngine.Hosting.Editing;
using PolicyEngine.Hosting.Providers;
using PolicyEngine.Scripting;
using PolicyEngine.Scripting.Cache;
using PolicyEngine.Testing.Mutation;
using PolicyEngine.Testing.Scenarios.Words;

namespace PolicyEngine.Testing.Scenarios;

/// <summary>The scenarios of a provider, in the order of their files and lines, and what is wrong with them. Immutable.</summary>
/// <param name="Provider">The provider's id.</param>
/// <param name="Zone">The zone of the times in it.</param>
/// <param name="Language">The language of the days of the week in it.</param>
/// <param name="Scenarios">The scenarios.</param>
/// <param name="Equivalents">The changes of the policies that no scenario can notice.</param>
/// <param name="Diagnostics">What is wrong with them.</param>
public sealed record ScenarioSet(
    string Provider,
    DateTimeZone Zone,
    string Language,
    IReadOnlyList<ScenarioModel> Scenarios,
    IReadOnlyList<EquivalentMutant> Equivalents,
    IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Whether they can be run: no diagnostic is an error.</summary>
    public bool IsWhole => Diagnostics.All(diagnostic => diagnostic.Severity != Severity.Error);
}

/// <summary>Reads the scenarios in a provider's <c>scenarios</c> folder, by the same way as its policies.</summary>
public static class ScenarioLoader
{
    /// <summary>Scenarios as an editor knows them.</summary>
    public static EditedKind Edited { get; } = new("scenarios", ["scenarios"], typeof(ScenarioScript), [typeof(FieldWords)]);

    /// <summary>Reads them.</summary>
    /// <param name="host">The host that serves the provider.</param>
    /// <param name="provider">The provider's id.</param>
    /// <exception cref="ArgumentException">The host serves no such provider.</exception>
    public static ScenarioSet Load(PolicyHost host, string provider) => Load(host.Get(provider), host.Cache);

    internal static ScenarioSet Load(Provider provider, ScriptCache? cache)
    {
        var scope = ProviderLoader.ScopeOf(provider.Plugin, Edited.Globals, Edited.Words);
        var compiler = new ScriptCompiler(scope, provider.Folder.Root, cache);
        var files = provider.Folder.Scenarios();
        var results = new ScenarioResult[files.Count];
        // Reading waits for a thread of its own; more of them than cores would only take each other's time.
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, files.Count, atOnce, i => results[i] = Read(compiler, files[i], provider));
        var scenarios = results.SelectMany(result => result.Scenarios).ToList();
        var diagnostics = results.SelectMany(result => result.Diagnostics)
            .Concat(ScenarioChecks.Check(scenarios, provider))
            .Distinct()
            .OrderBy(finding => finding.At.File, StringComparer.Ordinal).ThenBy(finding => finding.At.Line)
            .ToList();
        return new ScenarioSet(provider.Id, provider.Zone, provider.Language, scenarios, [.. results.SelectMany(result => result.Equivalents)], diagnostics);
    }

    private static ScenarioResult Read(ScriptCompiler compiler, string file, Provider provider)
    {
        var compiled = compiler.Compile(file);
        if (!compiled.Success)
            return new ScenarioResult([], [], compiled.Diagnostics);
        var words = new ScenarioScript(provider.Plugin.Vocabulary, provider.Zone, provider.Language);
        if (compiler.Run(compiled, words).Failure is { } failure)
            return new ScenarioResult([], [], [.. compiled.Diagnostics, failure]);
        var result = words.Build();
        return result with { Diagnostics = [.. compiled.Diagnostics, .. result.Diagnostics] };
    }
}
