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
               select new Finding(Check.UnknownClause, said.Clause, said.Clause,
                   Sentence.Of("PE0811", said.Clause) + NearestName.Proposal(said.Clause, known), said.At);
    }

    private static IEnumerable<Finding> Unspoken(PolicyModel model, ClauseIndex index, PolicyFamily family)
    {
        if (!ReferenceEquals(model, VersionOf(index, family)))
            return [];
        var spoken = Cited(model).Select(citation => citation.Clause).ToHashSet(StringComparer.Ordinal);
        return from clause in index.Clauses
               where clause.Kind == ClauseEntry.Rule && !spoken.Contains(clause.Id)
               select new Finding(Check.UnspokenClause, clause.Id, clause.Id,
                   Sentence.Of("PE0812", clause.Id, clause.Title, $"{model.Identity.Id}@{model.Identity.Version}"), clause.At);
    }

    /// <summary>The version whose document the index is of; where it does not say, the newest.</summary>
    private static PolicyModel? VersionOf(ClauseIndex index, PolicyFamily family) =>
        family.Versions.FirstOrDefault(version => version.Identity.Version == index.Version)
        ?? (index.Version is null ? family.Versions.MaxBy(version => version.Identity.From) : null);

    /// <summary>Every clause of every statement that says something of what is decided.</summary>
    private static IEnumerable<Citation> Cited(PolicyModel model) =>
        Statements(model).SelectMany(citation => citation.Clauses, (citation, clause) => new Citation(clause, citation.At));

    private static IEnumerable<Citation> Statements(PolicyModel model) =>
    [
        .. model.Calendars.Select(calendar => calendar.Citation),
        .. model.CalendarChanges,
        .. model.Matrices.Select(matrix => matrix.Citation),
        .. ModelChecks.Conditions(model).Select(each => each.Citation),
        .. model.Requirements.Select(requirement => requirement.Citation),
        .. model.Escalations.Select(chain => chain.Citation),
        .. model.Procedures.SelectMany(procedure => procedure.Steps).Select(step => step.Citation),
        .. model.Schedules.Select(schedule => schedule.Citation),
        .. model.Indicators.SelectMany(indicator => indicator.Bands).Select(band => band.Citation),
        .. model.Queues.Select(queue => queue.Citation),
        .. model.Indicators.Select(indicator => indicator.Citation),
        .. model.OnAcceptance.Select(told => told.Citation),
        .. model.Clocks.Select(clock => clock.PauseCitation).OfType<Citation>(),
        .. model.Clocks.Select(clock => clock.Warning?.Citation).OfType<Citation>(),
        .. model.OwnNames.Where(citation => citation.Clause.Length > 0),
    ];
}
