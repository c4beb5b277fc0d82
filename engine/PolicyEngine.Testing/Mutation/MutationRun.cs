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
        provider = host.Loaded.First(known => known.Id == set.Provider);
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
    /// Each change with the policies in which it is made: a file that several versions load says one thing once, and a
    /// scenario of one of them is enough to notice that it says another.
    /// </summary>
    private List<List<(PolicyModel Origin, string Name, Mutant Mutant)>> All()
    {
        var changes = new OrderedDictionary<(Citation, string, int), List<(PolicyModel, string, Mutant)>>();
        foreach (var (origin, name) in Policies())
        {
            var seen = new Dictionary<(Citation, string), int>();
            foreach (var mutant in ModelMutations.Of(origin))
            {
                var number = seen[(mutant.Citation, mutant.Change)] = seen.GetValueOrDefault((mutant.Citation, mutant.Change)) + 1;
                var key = (mutant.Citation, mutant.Change, number);
                if (!changes.TryGetValue(key, out var places))
                    changes[key] = places = [];
                places.Add((origin, name, mutant));
            }
        }
        return [.. changes.Values];
    }

    private IEnumerable<(PolicyModel Origin, string Name)> Policies() => provider.Versions
        .Select(version => (version.Image.Model, version.Name))
        .Concat(provider.Versions.SelectMany(version => version.Contracts).DistinctBy(contract => contract, ReferenceEqualityComparer.Instance)
            .Select(contract => (contract, $"{contract.Identity.Id}, contract of {contract.ContractOf}")));

    private static List<T> Sample<T>(List<T> all, int? sample, int seed)
    {
        if (sample is not { } size || size >= all.Count)
            return all;
        var places = Enumerable.Range(0, all.Count).ToArray();
        new Random(seed).Shuffle(places);
        return [.. places.Take(size).Order().Select(place => all[place])];
    }

    /// <summary>Noticed wherever it is noticed; refused only where it is refused everywhere.</summary>
    private MutantOutcome Run(List<(PolicyModel Origin, string Name, Mutant Mutant)> places) =>
        places.Select(Run).Aggregate((best, next) => best.Fate is MutantFate.Killed || next.Fate is MutantFate.Refused ? best
            : next.Fate is MutantFate.Killed || best.Fate is MutantFate.Refused ? next : best);

    private MutantOutcome Run((PolicyModel Origin, string Name, Mutant Mutant) changed)
    {
        var mutant = changed.Mutant;
        MutantOutcome Outcome(MutantFate fate, string? by) => new(changed.Name, mutant, fate, by);
        if (ModelChecks.Check(mutant.Model).FirstOrDefault(finding => finding.Severity == Severity.Error) is { } refused)
            return Outcome(MutantFate.Refused, refused.Code);
        var mutated = changed.Origin.ContractOf is null ? WithPolicy(changed.Origin, mutant.Model) : WithContract(changed.Origin, mutant.Model);
        foreach (var outcome in InOrder(changed.Origin, mutant))
        {
            if (IsNoticed(mutated, outcome.Scenario))
                return Outcome(MutantFate.Killed, outcome.Scenario.Name);
        }
        return set.Equivalents.FirstOrDefault(equivalent => Is(equivalent, mutant)) is { } known
            ? Outcome(MutantFate.Equivalent, known.Because)
            : Outcome(MutantFate.Survived, null);
    }

    private static bool Is(EquivalentMutant equivalent, Mutant mutant) =>
        equivalent.Clause == mutant.Citation.Clause && equivalent.Change == mutant.Change;

    /// <summary>Those that take the part first, then those that prove its clause, then all others of that policy.</summary>
    private IEnumerable<ScenarioOutcome> InOrder(PolicyModel origin, Mutant mutant) => outcomes
        .Where(outcome => outcome.Coverage.Of(origin).Count > 0 || outcome.Effects.Any(effect => effect.Policy == NameOf(origin)))
        .OrderBy(outcome => mutant.Part is { } part && outcome.Coverage.Of(origin).Contains(part) ? 0
            : outcome.Scenario.Proves.Contains(mutant.Citation.Clause) ? 1 : 2);

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

    private Provider WithPolicy(PolicyModel origin, PolicyModel model) => provider.Replacing(version =>
        ReferenceEquals(version.Image.Model, origin)
            ? new PolicyVersion(ImageCompiler.Compile(model, version.Image), version.Revision, version.Contracts)
            : version);

    private Provider WithContract(PolicyModel origin, PolicyModel model) => provider.Replacing(version =>
        version.Contracts.Any(contract => ReferenceEquals(contract, origin))
            ? new PolicyVersion(version.Image, version.Revision, version.Contracts.Select(contract => ReferenceEquals(contract, origin) ? model : contract))
            : version);
}
