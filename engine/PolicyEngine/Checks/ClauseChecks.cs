using PolicyEngine.Authoring;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Checks;

/// <summary>Clauses that a script cites and the document's index does not have, and rules of the document that no statement speaks.</summary>
internal static class ClauseChecks
{
    public static IEnumerable<Finding> Find(PolicyModel model, PolicyFamily family) =>
        family.Clauses is { } index ? Unknown(model, index).Concat(Unspoken(model, index, family)).Distinct() : [];

    private static IEnumerable<Finding> Unknown(PolicyModel model, ClauseIndex index)
    {
        var known = index.Clauses.Select(clause => clause.Id).ToHashSet(StringComparer.Ordinal);
        return from said in Cited(model)
                   .Concat(model.Assumptions.Select(one => new Citation(one.Clause, one.At)))
                   .Concat(model.Conflicts.SelectMany(one => one.Clauses.Append(one.Governs), (one, clause) => new Citation(clause, one.At)))
               where !known.Contains(said.Clause)
               select new Finding(Check.UnknownClause, said, said.Clause,
                   Sentence.Of("PE0811", said.Clause) + NearestName.Proposal(said.Clause, known), said.At);
    }

    private static IEnumerable<Finding> Unspoken(PolicyModel model, ClauseIndex index, PolicyFamily family)
    {
        if (!ReferenceEquals(model, VersionOf(index, family)))
            return [];
        var spoken = Cited(model).Select(citation => citation.Clause).ToHashSet(StringComparer.Ordinal);
        return from clause in index.Clauses
               where clause.Kind == ClauseEntry.Rule && !spoken.Contains(clause.Id)
               select new Finding(Check.UnspokenClause, new Citation(clause.Id, clause.At), clause.Id,
                   Sentence.Of("PE0812", clause.Id, clause.Title, $"{model.Identity.Id}@{model.Identity.Version}"), clause.At);
    }

    /// <summary>The version whose document the index is of; where it does not say, the newest.</summary>
    private static PolicyModel? VersionOf(ClauseIndex index, PolicyFamily family) =>
        family.Versions.FirstOrDefault(version => version.Identity.Version == index.Version)
        ?? (index.Version is null ? family.Versions.MaxBy(version => version.Identity.From) : null);

    /// <summary>Every clause of every statement, and those that a word of one adds.</summary>
    private static IEnumerable<Citation> Cited(PolicyModel model) =>
        model.Statements.Concat(ModelChecks.Conditions(model).Select(each => each.Citation))
            .SelectMany(citation => citation.Clauses, (citation, clause) => new Citation(clause, citation.At));
}
