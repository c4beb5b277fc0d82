using PolicyEngine.Authoring;
using PolicyEngine.Compilation;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Checks;

/// <summary>Conditions whose alternatives, each joined out with each other, are more than a table can hold.</summary>
internal static class ConditionChecks
{
    public static IEnumerable<Diagnostic> Check(IEnumerable<(Condition When, Citation Citation)> conditions) => (
        from condition in conditions
        where CasesOf(condition.When, negated: false) > ConditionCompiler.MostTerms
        select Diagnostic.Of("PE0714", condition.Citation.At, ConditionCompiler.MostTerms)).Distinct();

    /// <summary>How many cases a condition comes to, at most one more than it may have.</summary>
    private static int CasesOf(Condition condition, bool negated) => condition switch
    {
        Condition.Not not => CasesOf(not.Part, !negated),
        Condition.All all => negated ? Added(all.Parts, negated) : Multiplied(all.Parts, negated),
        Condition.Any any => negated ? Multiplied(any.Parts, negated) : Added(any.Parts, negated),
        _ => 1,
    };

    private static int Added(IReadOnlyList<Condition> parts, bool negated) =>
        parts.Aggregate(0, (cases, part) => Math.Min(cases + CasesOf(part, negated), ConditionCompiler.MostTerms + 1));

    private static int Multiplied(IReadOnlyList<Condition> parts, bool negated) =>
        parts.Aggregate(1, (cases, part) => (int)Math.Min((long)cases * CasesOf(part, negated), ConditionCompiler.MostTerms + 1));
}
