using PolicyEngine.Authoring;
using PolicyEngine.Checks.Regions;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Checks;

/// <summary>Statuses that no ticket enters or, though they end nothing, leaves; and tickets that begin in none.</summary>
internal sealed class StatusChecks(PolicyModel model, PolicyWorld world)
{
    public IEnumerable<Finding> Find()
    {
        if (model.Starts.Count == 0)
        {
            return model.Transitions.Count == 0 ? [] :
                [new(Check.NoFirstStatus, model.Transitions[0].Citation, null, Sentence.Of("PE0808.none"), model.Transitions[0].Citation.At)];
        }
        return WithoutStart().Concat(Unreached()).Concat(DeadEnds());
    }

    private IEnumerable<Finding> WithoutStart()
    {
        if (world.AtStart.Outside(Box.All, [.. model.Starts.SelectMany(row => world.Space.Of(row.When))]) is { } left)
        {
            var last = model.Starts[^1].Citation;
            yield return new Finding(Check.NoFirstStatus, last, null,
                Sentence.Of("PE0808", Example.Of(world.Space, left, model.Vocabulary, world.AtStart)), last.At);
        }
    }

    private IEnumerable<Finding> Unreached() =>
        from status in model.Vocabulary.Statuses
        where world.Number(status).And(world.Reached).IsEmpty
        let speaks = Speaks(status)
        select new Finding(Check.UnreachedStatus, speaks, status.Id, Sentence.Of("PE0806", status), speaks?.At ?? model.At);

    private IEnumerable<Finding> DeadEnds() =>
        from status in model.Vocabulary.Statuses
        let number = world.Number(status)
        where !number.And(world.Reached).IsEmpty && number.And(world.Left).IsEmpty && !model.FinalStatuses.Contains(status)
        let speaks = Speaks(status)
        select new Finding(Check.DeadEndStatus, speaks, status.Id, Sentence.Of("PE0807", status), speaks?.At ?? model.At);

    /// <summary>The first statement that has to do with a status.</summary>
    private Citation? Speaks(Status status) =>
        model.Starts.Where(row => row.Outcome == status).Select(row => row.Citation)
            .Concat(model.Transitions.Where(transition => transition.To.Contains(status)).Select(transition => transition.Citation))
            .Concat(model.Transitions.Where(transition => transition.From.Contains(status)).Select(transition => transition.Citation))
            .Concat(model.Rules.Where(rule => rule.Moment.Subject == status
                || rule.Actions.OfType<RuleAction.ChangeStatus>().Any(change => change.To == status)).Select(rule => rule.Citation))
            .FirstOrDefault();
}
