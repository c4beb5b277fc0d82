using Newtonsoft.Json.Linq;
using PolicyEngine.Authoring;
using PolicyEngine.Diagnostics;
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
            yield return new Diagnostic("PE0905", $"\"{twin.Next.Name}\" is already the name of a scenario, at {twin.First.Where}.", twin.Next.Where);
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
        return new Diagnostic("PE0903",
            $"No clause is called '{clause}'.{(nearest is null ? "" : $" Did you mean '{nearest}'?")}", where);
    }
}

/// <summary>What the versions of a provider's policy speak of.</summary>
internal sealed class KnownNames
{
    private readonly List<PolicyModel> models;

    public KnownNames(Provider provider)
    {
        models = [.. provider.Versions.Select(version => version.Image.Model)];
        Clauses = ClauseIndex.Read(provider.Folder).Select(clause => clause.Id)
            .Concat(provider.Versions.SelectMany(version => version.Image.Citations).Select(citation => citation.Clause))
            .Where(clause => clause.Length > 0)
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The ids of the document's clauses, and those that a rule stands on.</summary>
    public IReadOnlySet<string> Clauses { get; }

    /// <summary>Why no version of the policy can ever bring such an effect about; null where one may.</summary>
    public string? WhyImpossible(Expectation expected) => expected.Effect switch
    {
        _ when Text(expected, "target") is { } target && !models.Exists(model => model.Clocks.Any(clock => clock.Clock is Target && clock.Clock.Id == target))
            => $"No version of the policy has the target '{target}'.",
        "escalated" when Text(expected, "matrix") is { } matrix => WhyNotEscalated(matrix, expected),
        "step" when Text(expected, "procedure") is { } procedure => WhyNoStep(procedure, Text(expected, "step")),
        _ => null,
    };

    private string? WhyNotEscalated(string matrix, Expectation expected)
    {
        var chains = models.SelectMany(model => model.Escalations).Where(chain => chain.Matrix.Id == matrix).ToList();
        var level = (int)expected.Members.First(member => member.Path == "level").Value!;
        var role = Text(expected, "role");
        if (chains.Count == 0)
            return $"No version of the policy has the escalation matrix '{matrix}'.";
        return chains.Exists(chain => level <= chain.Levels.Count && level >= 1 && chain.Levels[level - 1].Id == role)
            ? null
            : $"In the matrix '{matrix}', '{role}' never stands at level {level}.";
    }

    private string? WhyNoStep(string procedure, string? step)
    {
        var steps = models.SelectMany(model => model.Procedures).Where(known => known.Procedure.Id == procedure)
            .SelectMany(known => known.Steps).Select(known => known.Id).ToHashSet(StringComparer.Ordinal);
        return step is null || steps.Contains(step)
            ? null
            : $"The procedure '{procedure}' has no step '{step}'.";
    }

    private static string? Text(Expectation expected, string path) =>
        expected.Members.FirstOrDefault(member => member.Path == path)?.Value as string;
}

/// <summary>A clause of the source document.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind"><c>rule</c>, <c>duty</c> or <c>info</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Line">Its line in <c>clauses.json</c>.</param>
public sealed record DocumentClause(string Id, string Kind, string Title, int Line);

/// <summary>Reads the index of the source document's clauses that stands beside a policy.</summary>
internal static class ClauseIndex
{
    private const string File = "clauses.json";

    /// <summary>The clauses in the document's order; none where there is no index.</summary>
    public static IReadOnlyList<DocumentClause> Read(PolicyFolder folder)
    {
        var path = Path.Combine(folder.Folder, File);
        if (!System.IO.File.Exists(path))
            return [];
        var json = JObject.Parse(PolicyFolder.ReadText(path));
        return [.. (json["clauses"] as JArray ?? []).OfType<JObject>()
            .Where(clause => clause["id"] is not null)
            .Select(clause => new DocumentClause(
                (string)clause["id"]!,
                (string?)clause["kind"] ?? "rule",
                (string?)clause["title"] ?? "",
                ((Newtonsoft.Json.IJsonLineInfo)clause["id"]!).LineNumber))];
    }
}
