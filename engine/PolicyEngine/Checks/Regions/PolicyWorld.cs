using PolicyEngine.Authoring;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Checks.Regions;

/// <summary>
/// What tickets and events can be under a policy: which values are decided at all, which flags are ever set, which
/// statuses are reached, and what each kind of moment knows. Immutable once built.
/// </summary>
internal sealed class PolicyWorld
{
    private readonly PolicyModel model;
    private readonly CategoryField statuses;
    private readonly World unbounded;
    private readonly IReadOnlyList<Decided> decided;

    /// <param name="model">The policy; for a contract, the policy with the contract laid over it.</param>
    /// <param name="contracts">The contracts that may be laid over it: they decide values too.</param>
    public PolicyWorld(PolicyModel model, IEnumerable<PolicyModel> contracts)
    {
        this.model = model;
        statuses = model.Vocabulary.Closed(EventFields.CurrentStatus)!;
        var others = contracts.ToList();
        var said = others.Append(model).ToList();
        Space = new Space(model.Vocabulary, said.SelectMany(ModelChecks.Conditions).Select(each => each.When)
            .Concat(model.Clocks.SelectMany(clock => clock.By).Select(by => by.When)), Asked());
        decided = Decided.Of(model, Space, field => !others.Exists(contract => contract.Decisions.Any(decision => ReferenceEquals(decision.Field, field))));
        unbounded = Known(new World(Space), said).Deciding(decided);
        (Reached, Left) = new StatusGraph(model, this).Walk();
        Base = WithStatus(unbounded, Reached, Sentence.Of("never.status"));
    }

    public Space Space { get; }

    /// <summary>Wherever a ticket is asked about.</summary>
    public World Base { get; }

    /// <summary>The statuses that a ticket can be in, by number.</summary>
    public Digits Reached { get; }

    /// <summary>The statuses that a ticket can leave.</summary>
    public Digits Left { get; }

    public Digits Number(Status status) => Digits.Only(statuses.OrdinalOf(status.Id));

    /// <summary>Where the first status is looked up: nothing is decided or remembered yet.</summary>
    public World AtStart => Required(Undecided(Fresh())).Without(Turned(EventKind.Opened), Sentence.Of("never.refused"));

    /// <summary>Where the rows of a table are asked: what is decided after it may be older than the ticket.</summary>
    public World AtDecision(DecisionModel decision)
    {
        var place = model.Decisions.ToList().FindIndex(other => ReferenceEquals(other.Field, decision.Field));
        return Base.Deciding(decided.Where(field => field.Place < place));
    }

    /// <summary>Where refusals of an event are asked: of the ticket as the event would make it, with what would be decided.</summary>
    public World AtRefusal(EventKind kind) => kind == EventKind.Opened ? Required(Fresh()) : Taken(Base, kind);

    /// <summary>Where a rule is asked.</summary>
    public World At(Moment moment) => At(moment, Base);

    /// <summary>Where a rule is asked, with only some statuses.</summary>
    public World At(Moment moment, Digits some) => At(moment, WithStatus(unbounded, some, Sentence.Of("never.status")));

    /// <summary>The changes of status that a statement allows, from one of some statuses.</summary>
    public IReadOnlyList<Box> Changes(TransitionModel transition, Digits some)
    {
        var to = transition.To.Select(Number).Aggregate(Digits.None, (all, one) => all.Or(one));
        var boxes =
            from status in transition.From.Distinct()
            let ticket = Space.Limit(Box.All, Space.AxisOf(EventFields.CurrentStatus), Number(status).And(some))
            where ticket is not null
            let change = Space.Limit(ticket, Space.AxisOf(EventFields.NewStatus), to.Without(Number(status)))
            where change is not null && Brought(transition, change) is not null
            from condition in Space.Of(transition.When)
            select Space.Meet(Brought(transition, change)!, condition);
        return unbounded.Without(Turned(EventKind.StatusChanged), Sentence.Of("never.refused")).Where(boxes.OfType<Box>());
    }

    /// <summary>What an event must bring for a change of status: its role and its members.</summary>
    private Box? Brought(TransitionModel transition, Box change)
    {
        var box = transition.By.Count == 0 ? change : Space.Limit(change, Space.AxisOf(EventFields.Actor), DigitsOf(EventFields.Actor, transition.By));
        foreach (var need in transition.Needs)
        {
            var axis = Space.AxisOf(need.Field);
            var digits = need is { Field: CategoryField category, Values.Count: > 0 }
                ? DigitsOf(category, need.Values)
                : Space.Axes[axis].Digits.Without(Digits.Only(Field.Absent));
            box = box is null ? null : Space.Limit(box, axis, digits);
        }
        return box;
    }

    public Digits DigitsOf(CategoryField field, IEnumerable<Value> values) => values
        .Select(value => Digits.Only(model.Vocabulary.Closed(field)?.OrdinalOf(value.Id) ?? Field.Absent))
        .Aggregate(Digits.None, (all, one) => all.Or(one));

    private World At(Moment moment, World world) => moment switch
    {
        { Kind: MomentKind.Event, Event: EventKind.Opened } =>
            Required(WithStatus(world, Begun(), Sentence.Of("never.status"))).Without(Turned(EventKind.Opened), Sentence.Of("never.refused")),
        { Kind: MomentKind.Event, Event: EventKind.MaintenanceAnnounced or EventKind.SurveyAnswered or EventKind.ServiceInterrupted or EventKind.ServiceRestored } =>
            world.Deciding([]).Without(Turned(moment.Event), Sentence.Of("never.refused")),
        { Kind: MomentKind.Scheduled or MomentKind.Refused } => world.Deciding([]),
        { Kind: MomentKind.Event } => Taken(world, moment.Event).Without(Turned(moment.Event), Sentence.Of("never.refused")),
        { Kind: MomentKind.Entered, Subject: Status status } => OnlyIn(world, Number(status)),
        { Kind: MomentKind.Left, Subject: Status status } => OnlyIn(world, Everything().Without(Number(status))),
        { Kind: MomentKind.Elapsed or MomentKind.Warned, Subject: Clock clock } when StatusesOf(clock) is { } some => OnlyIn(world, some),
        _ => world,
    };

    private static World OnlyIn(World world, Digits some) =>
        world.Limited(EventFields.CurrentStatus, some, Sentence.Of("never.moment"));

    /// <summary>The statuses in which a clock can run that is started by entering them and cancelled by leaving them; null for others.</summary>
    private Digits? StatusesOf(Clock clock)
    {
        var some = Digits.None;
        foreach (var rule in model.Rules.Where(rule => rule.Actions.Contains(new RuleAction.StartClock(clock))))
        {
            if (rule.Moment is not { Kind: MomentKind.Entered, Subject: Status status } || !IsCancelledOnLeaving(clock, status))
                return null;
            some = some.Or(Number(status));
        }
        return some;
    }

    private bool IsCancelledOnLeaving(Clock clock, Status status) => model.Rules.Any(rule =>
        rule.Moment is { Kind: MomentKind.Left } && rule.Moment.Subject == status
        && Space.Of(rule.When).Any(box => box.Sides.Count == 0)
        && rule.Actions.Contains(new RuleAction.CancelClock(clock)));

    /// <summary>On a ticket in a final status most events are refused.</summary>
    private World Taken(World world, EventKind kind)
    {
        if (kind is EventKind.Approved or EventKind.SurveyAnswered or EventKind.CustomerUpdated or EventKind.StatusChanged
            || model.AcceptedWhenFinal.Any(when => when.Moment.Event == kind))
            return world;
        return world.Limited(EventFields.CurrentStatus,
            Everything().Without(model.FinalStatuses.Select(Number).Aggregate(Digits.None, (all, one) => all.Or(one))), Sentence.Of("never.final"));
    }

    private Digits Everything() => Digits.Below(statuses.Values.Count + 1);

    private Digits Begun() => model.Starts.Select(row => Number(row.Outcome)).Aggregate(Digits.Only(Field.Absent), (all, one) => all.Or(one));

    private static World WithStatus(World world, Digits some, Sentence reason) =>
        world.Limited(EventFields.CurrentStatus, some.With(Field.Absent), reason);

    /// <summary>A ticket that nobody has opened yet: without a status and flags.</summary>
    private World Fresh()
    {
        var world = unbounded.Limited(EventFields.CurrentStatus, Digits.Only(Field.Absent), Sentence.Of("never.undecided", "status"));
        return Unset(world, model.Flags);
    }

    private World Undecided(World world) => Unset(world, model.Vocabulary.Decisions).Deciding([]);

    private static World Unset(World world, IEnumerable<Field> fields) => fields.Aggregate(world,
        (fresh, field) => fresh.Limited(field, Digits.Only(Field.Absent), Sentence.Of("never.undecided", field)));

    private World Required(World world) => model.Requirements.SelectMany(all => all.Fields).Aggregate(world, (whole, field) =>
        whole.Limited(field, Digits.Below(Digits.Most).Without(Digits.Only(Field.Absent)), Sentence.Of("never.required", field)));

    /// <summary>What refusals turn away before any rule is asked, as far as they look at what the sender said alone.</summary>
    private List<Box> Turned(EventKind kind) =>
    [
        .. from refusal in model.Refusals
           where refusal.Event == kind && ModelChecks.Leaves(refusal.When).All(IsSaid)
           from box in Space.Of(refusal.When)
           select box,
    ];

    private bool IsSaid(Condition leaf) => ModelChecks.FieldOf(leaf) is { } field
        && (field.Scope == FieldScope.Event || model.Vocabulary.TicketFields.Contains(field));

    private World Known(World world, List<PolicyModel> said)
    {
        foreach (var field in model.Vocabulary.Decisions)
        {
            var outcomes = said.SelectMany(each => each.Decisions).Where(decision => ReferenceEquals(decision.Field, field))
                .SelectMany(decision => decision.Rows).Aggregate(Digits.Only(Field.Absent), (all, row) => all.With(row.Outcome));
            world = world.Limited(field, outcomes, Sentence.Of("never.decided", field));
        }
        foreach (var flag in model.Flags)
            world = world.Limited(flag, ValuesOf(flag), Sentence.Of("never.remembered", flag));
        return model.Facts.Aggregate(world, (known, fact) => Space.AxisOf(fact) is >= 0 and var axis
            ? known.Limited(fact, Counted(fact, Space.Axes[axis]), Sentence.Of("never.counted", fact))
            : known);
    }

    private Digits ValuesOf(FlagField flag) => Actions().OfType<RuleAction.SetFlag>()
        .Where(action => ReferenceEquals(action.Flag, flag))
        .Aggregate(Digits.Only(Field.Absent), (all, action) => all.With(action.To ? FlagField.Yes : FlagField.No));

    private Digits Counted(FactField fact, Axis axis)
    {
        var changes = Actions().OfType<RuleAction.ChangeFact>().Where(action => ReferenceEquals(action.Fact, fact)).ToList();
        var sets = changes.Where(action => action.Change == FactChange.Set).Select(action => action.By).Append(0).ToList();
        var adds = changes.Where(action => action.Change == FactChange.Add).Select(action => action.By).ToList();
        return axis.Between(
            adds.Exists(by => by < 0) ? Field.AbsentNumber + 1 : sets.Min(),
            adds.Exists(by => by > 0) ? long.MaxValue : sets.Max());
    }

    private IEnumerable<RuleAction> Actions() => model.Rules.SelectMany(rule => rule.Actions);

    /// <summary>Fields that are asked about besides those in conditions.</summary>
    private IEnumerable<Field> Asked() =>
    [
        EventFields.CurrentStatus, EventFields.NewStatus, EventFields.Actor,
        .. model.Vocabulary.Decisions,
        .. model.Requirements.SelectMany(all => all.Fields),
        .. model.Transitions.SelectMany(transition => transition.Needs).Select(need => need.Field),
        .. model.Matrices.SelectMany(matrix => new[] { matrix.Rows, matrix.Columns }),
        .. model.Clocks.SelectMany(clock => clock.By).Select(by => by.Field),
    ];
}
