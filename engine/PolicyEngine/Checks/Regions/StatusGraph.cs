using PolicyEngine.Model;

namespace PolicyEngine.Checks.Regions;

/// <summary>Which statuses a ticket can enter and leave, by changes that may be asked for and by rules.</summary>
internal sealed class StatusGraph(PolicyModel model, PolicyWorld world)
{
    private readonly IReadOnlyList<(RuleModel Rule, RuleAction.ChangeStatus Change)> changes =
    [
        .. from rule in model.Rules
           from change in rule.Actions.OfType<RuleAction.ChangeStatus>()
           select (rule, change),
    ];

    /// <summary>From the first statuses on, until nothing new is found.</summary>
    public (Digits Reached, Digits Left) Walk()
    {
        var reached = Begun();
        for (var before = Digits.None; before != reached;)
        {
            before = reached;
            reached = reached.Or(Entered(reached));
        }
        return (reached, model.Vocabulary.Statuses.Select(world.Number)
            .Where(number => Leaves(number.And(reached)))
            .Aggregate(Digits.None, (all, one) => all.Or(one)));
    }

    /// <summary>The statuses of the rows that those before them leave something.</summary>
    private Digits Begun()
    {
        var (start, begun, earlier) = (world.AtStart, Digits.None, new List<Box>());
        foreach (var row in model.Starts)
        {
            if (start.Where(row.When).Any(box => !start.IsCovered(box, earlier)))
                begun = begun.Or(world.Number(row.Outcome));
            earlier.AddRange(world.Space.Of(row.When));
        }
        return begun;
    }

    private Digits Entered(Digits reached)
    {
        var entered = Digits.None;
        foreach (var box in model.Transitions.SelectMany(transition => world.Changes(transition, reached)))
            entered = entered.Or(world.Space.On(box, world.Space.AxisOf(Authoring.EventFields.NewStatus)));
        foreach (var (rule, change) in changes)
        {
            if (CanHappen(rule, reached))
                entered = entered.Or(world.Number(change.To));
        }
        return entered;
    }

    private bool Leaves(Digits status) => !status.IsEmpty
        && (model.Transitions.Any(transition => world.Changes(transition, status).Count > 0)
            || changes.Any(each => each.Rule.Moment.Kind != MomentKind.Left && world.Number(each.Change.To) != status && CanHappen(each.Rule, status)));

    /// <summary>Whether a rule can follow with the ticket in one of some statuses, which an absent one is not.</summary>
    private bool CanHappen(RuleModel rule, Digits some) => world.At(rule.Moment, some)
        .Limited(Authoring.EventFields.CurrentStatus, some, Diagnostics.Sentence.Of("never.status")).Where(rule.When).Count > 0;
}
