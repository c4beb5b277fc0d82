using PolicyEngine.Authoring;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Checks;

/// <summary>
/// Statuses, close codes, solution types and areas that a script gave itself: the image keeps such names as places in
/// the vocabulary's lists, in which they have none.
/// </summary>
internal static class KnownValueChecks
{
    public static IEnumerable<Diagnostic> Find(PolicyModel model) =>
        (from mention in Mentions(model)
         let closed = model.Vocabulary.Closed(mention.Field)
         where closed is { Values.Count: > 0 } && closed.OrdinalOf(mention.Value.Id) == Field.Absent
         select new Diagnostic("PE0301", ModelChecks.NotAValue(model.Vocabulary, mention.Field, mention.Value), mention.At)).Distinct();

    private static IEnumerable<(CategoryField Field, Value Value, SourceLocation At)> Mentions(PolicyModel model) =>
        Statuses(model).Select(mention => ((CategoryField)EventFields.CurrentStatus, (Value)mention.Status, mention.At))
            .Concat(from chain in model.Escalations
                    where chain.Area is not null
                    select ((CategoryField)EventFields.Area, chain.Area!, chain.Citation.At))
            .Concat(from rule in model.Rules
                    from change in rule.Actions.OfType<RuleAction.ChangeStatus>()
                    from given in new (CategoryField, Value?)[] { (EventFields.CloseCode, change.CloseCode), (EventFields.SolutionType, change.SolutionType) }
                    where given.Item2 is not null
                    select (given.Item1, given.Item2!, rule.Citation.At));

    private static IEnumerable<(Status Status, SourceLocation At)> Statuses(PolicyModel model) =>
    [
        .. model.Starts.Select(row => (row.Outcome, row.Citation.At)),
        .. model.FinalStatuses.Zip(model.FinalCitations, (status, citation) => (status, citation.At)),
        .. model.Transitions.SelectMany(transition => transition.From.Concat(transition.To), (transition, status) => (status, transition.Citation.At)),
        .. model.Clocks.SelectMany(clock => clock.PausedIn, (clock, status) => (status, clock.PauseCitation!.At)),
        .. from rule in model.Rules
           from status in rule.Actions.OfType<RuleAction.ChangeStatus>().Select(change => change.To).Concat([rule.Moment.Subject as Status])
           where status is not null
           select (status, rule.Citation.At),
    ];
}
