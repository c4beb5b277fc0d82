using PolicyEngine.Authoring;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting.Checks;
using PolicyEngine.Hosting.Providers;
using PolicyEngine.Model;

namespace PolicyEngine.Testing.Scenarios;

/// <summary>What the compiler lets pass in scenarios and can never be right.</summary>
internal static class ScenarioChecks
{
    public static IEnumerable<Diagnostic> Check(IReadOnlyList<ScenarioModel> scenarios, Provider provider)
    {
        var known = new KnownNames(provider);
        foreach (var twin in scenarios.GroupBy(scenario => scenario.Name, StringComparer.Ordinal).SelectMany(same => same.Skip(1).Select(next => (First: same.First(), Next: next))))
            yield return Diagnostic.Of("PE0905", twin.Next.Where, twin.Next.Name, twin.First.Where);
        foreach (var scenario in scenarios)
        {
            foreach (var clause in scenario.Proves.Where(clause => !known.Clauses.Contains(clause)))
                yield return UnknownClause(clause, scenario.Where, known);
            foreach (var expected in scenario.Parts.OfType<Expectation>())
            {
                if (expected.Citing is { } clause && !known.Clauses.Contains(clause))
                    yield return UnknownClause(clause, expected.Where, known);
                if (!expected.IsAbsent && known.WhyImpossible(expected) is { } why)
                    yield return new Diagnostic("PE0908", why, expected.Where);
            }
        }
    }

    private static Diagnostic UnknownClause(string clause, SourceLocation where, KnownNames known)
    {
        var nearest = NearestName.Of(clause, known.Clauses);
        var unknown = Diagnostic.Of("PE0903", where, clause);
        return nearest is null ? unknown : unknown with { Sentence = unknown.Sentence + Sentence.Of("near", nearest) };
    }
}

/// <summary>What the versions of a provider's policy speak of.</summary>
internal sealed class KnownNames
{
    private readonly List<PolicyModel> models;

    public KnownNames(Provider provider)
    {
        models = [.. provider.Versions.Select(version => version.Image.Model)];
        Clauses = (ClauseFile.Read(provider.Folder, [])?.Clauses ?? []).Select(clause => clause.Id)
            .Concat(provider.Versions.SelectMany(version => version.Images).SelectMany(image => image.Citations).SelectMany(citation => citation.Clauses))
            .Where(clause => clause.Length > 0)
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The ids of the document's clauses, and those that a rule stands on.</summary>
    public IReadOnlySet<string> Clauses { get; }

    /// <summary>Why no version of the policy can ever bring such an effect about; null where one may.</summary>
    public Sentence? WhyImpossible(Expectation expected) => expected.Effect switch
    {
        _ when Text(expected, "target") is { } target && !models.Exists(model => model.Clocks.Any(clock => clock.Clock is Target && clock.Clock.Id == target))
            => Sentence.Of("PE0908.target", target),
        "escalated" when Text(expected, "matrix") is { } matrix => WhyNotEscalated(matrix, expected),
        "step" when Text(expected, "procedure") is { } procedure => WhyNoStep(procedure, Text(expected, "step")),
        _ => null,
    };

    private Sentence? WhyNotEscalated(string matrix, Expectation expected)
    {
        var chains = models.SelectMany(model => model.Escalations).Where(chain => chain.Matrix.Id == matrix).ToList();
        var level = (int)expected.Members.First(member => member.Path == "level").Value!;
        var role = Text(expected, "role");
        if (chains.Count == 0)
            return Sentence.Of("PE0908.matrix", matrix);
        return chains.Exists(chain => level <= chain.Levels.Count && level >= 1 && chain.Levels[level - 1].Id == role)
            ? null
            : Sentence.Of("PE0908.level", matrix, role, level);
    }

    private Sentence? WhyNoStep(string procedure, string? step)
    {
        var steps = models.SelectMany(model => model.Procedures).Where(known => known.Procedure.Id == procedure)
            .SelectMany(known => known.Steps).Select(known => known.Id).ToHashSet(StringComparer.Ordinal);
        return step is null || steps.Contains(step)
            ? null
            : Sentence.Of("PE0908.step", procedure, step);
    }

    private static string? Text(Expectation expected, string path) =>
        expected.Members.FirstOrDefault(member => member.Path == path)?.Value as string;
}
