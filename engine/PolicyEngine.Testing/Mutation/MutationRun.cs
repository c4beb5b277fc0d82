using System.Collections.Concurrent;
using PolicyEngine.Checks;
using PolicyEngine.Compilation;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting;
using PolicyEngine.Hosting.Evaluation;
using PolicyEngine.Hosting.Providers;
using PolicyEngine.Model;
using PolicyEngine.Testing.Scenarios;
using PolicyEngine.Testing.Scenarios.Running;

namespace PolicyEngine.Testing.Mutation;

/// <summary>What became of a mutant.</summary>
public enum MutantFate
{
    /// <summary>A scenario noticed it.</summary>
    Killed,

    /// <summary>No scenario noticed it.</summary>
    Survived,

    /// <summary>No scenario noticed it, and none can: somebody says why.</summary>
    Equivalent,

    /// <summary>It is no policy that could serve: loading would refuse it.</summary>
    Refused,
}

/// <summary>A mutant and what became of it.</summary>
/// <param name="Policy">The version or contract that was changed.</param>
/// <param name="Mutant">The change.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="By">The scenario that noticed it first; the reason why none can.</param>
public sealed record MutantOutcome(string Policy, Mutant Mutant, MutantFate Fate, string? By);

/// <summary>
/// Changes a provider's policies in one thing at a time and looks whether a scenario notices. Scripts are compiled once;
/// each mutant is a changed model, compiled to an image, on which the scenarios run that take the changed part first,
/// until one fails.
/// </summary>
public sealed class MutationRun
{
    private readonly Provider provider;
    private readonly ScenarioSet set;
    private readonly IReadOnlyList<ScenarioOutcome> outcomes;
    private readonly EvaluationOptions quiet = new() { Render = false };

    /// <param name="host">The host that serves the provider.</param>
    /// <param name="set">The provider's scenarios.</param>
    /// <param name="outcomes">How they ended on the policies as they are: all have to hold.</param>
    public MutationRun(PolicyHost host, ScenarioSet set, IReadOnlyList<ScenarioOutcome> outcomes)
    {
        provider = host.Get(set.Provider);
        (this.set, this.outcomes) = (set, outcomes);
    }

    /// <summary>Runs the mutants, or a sample of them.</summary>
    /// <param name="sample">How many at most; null for all.</param>
    /// <param name="seed">Which ones: the same seed gives the same sample.</param>
    /// <param name="ended">Is told after each how many have ended, and of how many; one at a time.</param>
    /// <returns>The outcomes in the order of the policies, whatever the number of cores.</returns>
    public IReadOnlyList<MutantOutcome> Run(int? sample, int seed, Action<int, int>? ended = null)
    {
        var mutants = Sample(All(), sample, seed);
        var results = new MutantOutcome[mutants.Count];
        var (count, gate) = (0, new Lock());
        Parallel.ForEach(Partitioner.Create(0, mutants.Count, 1), range =>
        {
            for (var i = range.Item1; i < range.Item2; i++)
            {
                results[i] = Run(mutants[i]);
                lock (gate)
                    ended?.Invoke(++count, mutants.Count);
            }
        });
        return results;
    }

    /// <summary>What is declared equivalent and is no survivor: it is noticed, or does not exist.</summary>
    public IReadOnlyList<EquivalentMutant> Stale(IReadOnlyList<MutantOutcome> results) =>
    [
        .. set.Equivalents.Where(equivalent => !results.Any(result => result.Fate == MutantFate.Equivalent && Is(equivalent, result.Mutant))),
    ];

    /// <summary>
    /// The mutants of all versions and contracts. What several versions load from one file is one statement: it is
    /// changed in all of them at once.
    /// </summary>
    private List<ChangedStatement> All() =>
    [
        .. provider.Versions.SelectMany(version => Numbered(version.Image.Model), (version, change) => (version, change))
            .GroupBy(pair => pair.change.Key)
            .Select(same => new ChangedStatement(
                string.Join(", ", same.Select(pair => pair.version.Name)),
                [.. same.Select(pair => (pair.version.Image.Model, pair.change.Mutant))])),
        .. provider.Contracts.SelectMany(ModelMutations.Of, (contract, mutant) => new ChangedStatement(
            $"{contract.Identity.Id}, contract of {contract.ContractOf}", [(contract, mutant)])),
    ];

    /// <summary>The mutants of a model, those of one line that say the same counted.</summary>
    private static IEnumerable<((Citation Citation, string Change, int Nth) Key, Mutant Mutant)> Numbered(PolicyModel model)
    {
        var seen = new Dictionary<(Citation, string), int>();
        foreach (var mutant in ModelMutations.Of(model))
        {
            var nth = seen[(mutant.Citation, mutant.Change)] = seen.GetValueOrDefault((mutant.Citation, mutant.Change)) + 1;
            yield return ((mutant.Citation, mutant.Change, nth), mutant);
        }
    }

    private static List<T> Sample<T>(List<T> all, int? sample, int seed)
    {
        if (sample is not { } size || size >= all.Count)
            return all;
        var places = Enumerable.Range(0, all.Count).ToArray();
        new Random(seed).Shuffle(places);
        return [.. places.Take(size).Order().Select(place => all[place])];
    }

    private MutantOutcome Run(ChangedStatement changed)
    {
        var mutant = changed.Models[0].Mutant;
        MutantOutcome Outcome(MutantFate fate, string? by) => new(changed.Policies, mutant, fate, by);
        if (changed.Models.SelectMany(model => ModelChecks.Check(model.Mutant.Model)).FirstOrDefault(finding => finding.Severity == Severity.Error) is { } refused)
            return Outcome(MutantFate.Refused, refused.Code);
        var mutated = provider.Replacing(version => Changed(version, changed));
        foreach (var outcome in InOrder(changed))
        {
            if (IsNoticed(mutated, outcome.Scenario))
                return Outcome(MutantFate.Killed, outcome.Scenario.Name);
        }
        return set.Equivalents.FirstOrDefault(equivalent => Is(equivalent, mutant)) is { } known
            ? Outcome(MutantFate.Equivalent, known.Because)
            : Outcome(MutantFate.Survived, null);
    }

    private static bool Is(EquivalentMutant equivalent, Mutant mutant) =>
        mutant.Citation.Clauses.Contains(equivalent.Clause) && equivalent.Change == mutant.Change;

    /// <summary>Those that take the part first, then those that prove its clause, then all others of that policy.</summary>
    private IEnumerable<ScenarioOutcome> InOrder(ChangedStatement changed) => outcomes
        .Where(outcome => changed.Models.Any(model =>
            outcome.Coverage.Of(model.Origin).Count > 0 || outcome.Effects.Any(effect => effect.Policy == NameOf(model.Origin))))
        .OrderBy(outcome => changed.Models.Any(model => model.Mutant.Part is { } part && outcome.Coverage.Of(model.Origin).Contains(part)) ? 0
            : outcome.Scenario.Proves.Contains(changed.Models[0].Mutant.Citation.Clause) ? 1 : 2);

    private static string NameOf(PolicyModel model) => $"{model.Identity.Id}@{model.Identity.Version}";

    private bool IsNoticed(Provider mutated, ScenarioModel scenario)
    {
        try
        {
            var options = scenario.ReadsTexts ? new EvaluationOptions() : quiet;
            return !ScenarioRunner.Run(mutated, scenario, options, untilFailure: true).Passed;
        }
        // A policy that cannot even be run, as one whose rules follow upon each other without end, is noticed.
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    private static PolicyVersion Changed(PolicyVersion version, ChangedStatement changed)
    {
        foreach (var (origin, mutant) in changed.Models)
        {
            if (ReferenceEquals(version.Image.Model, origin))
                return new PolicyVersion(ImageCompiler.Compile(mutant.Model, version.Image), version.Revision, version.Contracts);
            if (version.Contracts.Contains(origin, ReferenceEqualityComparer.Instance))
                return new PolicyVersion(version.Image, version.Revision, version.Contracts.Select(contract => ReferenceEquals(contract, origin) ? mutant.Model : contract));
        }
        return version;
    }

    /// <summary>One change of one statement, in every model that the statement is in.</summary>
    private sealed record ChangedStatement(string Policies, IReadOnlyList<(PolicyModel Origin, Mutant Mutant)> Models);
}
