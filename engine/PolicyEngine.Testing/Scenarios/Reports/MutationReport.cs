using PolicyEngine.Diagnostics;
using PolicyEngine.Testing.Mutation;

namespace PolicyEngine.Testing.Scenarios.Reports;

/// <summary>What became of the mutants of a provider's policies. Immutable.</summary>
/// <param name="Outcomes">Each mutant, in the order of the policies.</param>
/// <param name="Stale">What is declared equivalent and is noticed or does not exist; empty after a sample, which cannot tell.</param>
public sealed record MutationReport(IReadOnlyList<MutantOutcome> Outcomes, IReadOnlyList<EquivalentMutant> Stale)
{
    /// <summary>How many could serve, and so were tried.</summary>
    public int Tried => Outcomes.Count - Count(MutantFate.Refused);

    /// <summary>Whether every mutant was noticed or is declared equivalent, and nothing is declared in vain.</summary>
    public bool IsClean => Count(MutantFate.Survived) == 0 && Stale.Count == 0;

    /// <summary>How many met a fate.</summary>
    public int Count(MutantFate fate) => Of(fate).Count();

    /// <summary>Those that met a fate.</summary>
    public IEnumerable<MutantOutcome> Of(MutantFate fate) => Outcomes.Where(outcome => outcome.Fate == fate);
}

/// <summary>Writes mutation for people: figures, survivors with their place, and what is declared equivalent with its reason.</summary>
/// <param name="output">Where to.</param>
/// <param name="spoken">The language of the report.</param>
internal sealed class MutationText(TextWriter output, Language spoken)
{
    /// <summary>Writes the mutation of one provider.</summary>
    public void Write(string provider, MutationReport report)
    {
        foreach (var survivor in report.Of(MutantFate.Survived))
            output.Write(Word("mutation.survived", Place(survivor), Change(survivor)) + "\n");
        foreach (var equivalent in report.Of(MutantFate.Equivalent))
            output.Write(Word("mutation.equivalent", Place(equivalent), Change(equivalent), equivalent.By) + "\n");
        output.Write(Word("mutation.total", provider, report.Tried, report.Count(MutantFate.Killed),
            report.Count(MutantFate.Equivalent), report.Count(MutantFate.Survived)) + "\n");
    }

    private static string Place(MutantOutcome outcome) => outcome.Mutant.Citation.At.ToLine();

    private static string Change(MutantOutcome outcome) => $"{outcome.Mutant.Change} [{outcome.Mutant.Citation.Clause}]";

    private string Word(string key, params object?[] values) => Sentence.Of(key, values).In(spoken);
}
