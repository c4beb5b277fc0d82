using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Authoring;

/// <summary>What happens at a moment, in the order in which it is said.</summary>
public sealed class RuleWords
{
    private readonly PolicyDraft draft;
    private readonly Citation citation;
    private readonly IReadOnlyList<When> moments;
    private readonly List<RuleAction> actions = [];

    internal RuleWords(PolicyDraft draft, Citation citation, IReadOnlyList<When> moments)
    {
        (this.draft, this.citation, this.moments) = (draft, citation, moments);
        foreach (var moment in moments)
            draft.Add(new RuleModel(moment.Moment, moment.Condition, actions, citation));
    }

    /// <summary>Sends a notification.</summary>
    public RuleWords Notify(NotificationTemplate template, Value via, Recipient to) =>
        Do(new RuleAction.Notify(template, via, to));

    /// <summary>Asks a role to do something, by a time on a calendar where one is given.</summary>
    public RuleWords Task(WorkTask task, Role role, TimeAmount? within = null, Calendar? on = null) =>
        Do(new RuleAction.Assign(task, role, within, on));

    /// <summary>Charges the worked minutes of the event, rounded up to whole increments.</summary>
    /// <param name="concept">What the charge is for.</param>
    /// <param name="roundedUpToMinutes">The increment, in minutes.</param>
    /// <param name="on">The account that it is put on, where it is put on one.</param>
    public RuleWords ChargeTime(Concept concept, int roundedUpToMinutes, Account? on = null) =>
        Do(new RuleAction.ChargeTime(concept, EventFields.Minutes, roundedUpToMinutes, on));

    /// <summary>Charges an amount; 0 says that it is free.</summary>
    public RuleWords Charge(Concept concept, decimal amount, string currency, Account? on = null) =>
        Do(new RuleAction.ChargeAmount(concept, amount, currency, false, on));

    /// <summary>Charges something whose amount nobody knows yet.</summary>
    public RuleWords Charge(Concept concept, Account? on = null) =>
        Do(new RuleAction.ChargeAmount(concept, null, "", false, on));

    /// <summary>Charges each of these that the ticket lists, by its own name.</summary>
    public RuleWords ChargeEach(SetField listed, Value[] values, Account? on = null) =>
        ForEach(listed, values, value => new RuleAction.ChargeAmount(new Concept(value.Id), null, "", false, on));

    /// <summary>Charges each of these that the ticket lists at an amount; 0 says that it is free.</summary>
    public RuleWords ChargeEach(SetField listed, Value[] values, decimal amount, string currency, Account? on = null) =>
        ForEach(listed, values, value => new RuleAction.ChargeAmount(new Concept(value.Id), amount, currency, false, on));

    /// <summary>Lists something as not included.</summary>
    public RuleWords Exclude(Concept concept, Account? on = null) =>
        Do(new RuleAction.ChargeAmount(concept, null, "", true, on));

    /// <summary>Lists each of these that the ticket lists as not included, by its own name.</summary>
    public RuleWords ExcludeEach(SetField listed, Value[] values, Account? on = null) =>
        ForEach(listed, values, value => new RuleAction.ChargeAmount(new Concept(value.Id), null, "", true, on));

    /// <summary>
    /// Asks a role to invoice what was charged on an account in the calendar month before, with each customer's time
    /// and charges listed. What falls due by a schedule, not a ticket's moment.
    /// </summary>
    public RuleWords Invoice(WorkTask task, Role role, Account account)
    {
        if (moments.Any(when => when.Moment.Kind != MomentKind.Scheduled))
            draft.Report(Diagnostic.Of("PE0340", citation.At, account));
        return Do(new RuleAction.Invoice(task, role, account));
    }

    /// <summary>Writes members of the event down, to be told and to be read by templates.</summary>
    public RuleWords Record(Entry entry, params Field[] members) => Do(new RuleAction.Record(entry, members));

    /// <summary>Writes down how much time has been worked on the ticket, and how much of it is charged.</summary>
    public RuleWords RecordTime(Entry entry) => Do(new RuleAction.RecordTime(entry));

    /// <summary>Climbs one level of a matrix; the top does not repeat.</summary>
    public RuleWords Escalate(EscalationMatrix matrix) => Do(new RuleAction.Escalate(matrix));

    /// <summary>Changes the status by itself.</summary>
    public RuleWords ChangeStatus(Status to, Value? closeCode = null, Value? solutionType = null) =>
        Do(new RuleAction.ChangeStatus(to, closeCode, solutionType));

    /// <summary>Routes the ticket.</summary>
    public RuleWords RouteTo(Desk to) => Do(new RuleAction.RouteTo(to));

    /// <summary>Remembers who acts among these people.</summary>
    public RuleWords RememberActor(PeopleField people) => Do(new RuleAction.RememberActor(people));

    /// <summary>Remembers something about the ticket.</summary>
    public RuleWords Remember(FlagField flag) => Do(new RuleAction.SetFlag(flag, true));

    /// <summary>Forgets it again.</summary>
    public RuleWords Forget(FlagField flag) => Do(new RuleAction.SetFlag(flag, false));

    /// <summary>Counts one more of a shared fact.</summary>
    public RuleWords Count(FactField fact) => Do(new RuleAction.ChangeFact(fact, FactChange.Add, 1));

    /// <summary>Sets a shared fact.</summary>
    public RuleWords Set(FactField fact, long to) => Do(new RuleAction.ChangeFact(fact, FactChange.Set, to));

    /// <summary>Begins a procedure at its first step.</summary>
    public RuleWords Begin(Procedure procedure) => Do(new RuleAction.Begin(procedure));

    /// <summary>A rule of its own for each value that the ticket lists.</summary>
    private RuleWords ForEach(SetField listed, Value[] values, Func<Value, RuleAction> action)
    {
        foreach (var value in values)
        {
            foreach (var when in moments)
                draft.Add(new RuleModel(when.Moment, when.Condition & listed.Holds(value), [action(value)], citation));
        }
        return this;
    }

    private RuleWords Do(RuleAction action)
    {
        draft.Open(actions).Add(action);
        return this;
    }
}

/// <summary>A change of status that may happen: from, to, by whom, with what, and when.</summary>
public sealed class TransitionWords
{
    private readonly PolicyDraft draft;
    private readonly int index;

    internal TransitionWords(PolicyDraft draft, Citation citation, IReadOnlyList<Status> from)
    {
        this.draft = draft;
        index = draft.AddTransition(new TransitionModel(from, [], [], [], Condition.Always, "not_allowed_now", citation));
    }

    /// <summary>The statuses that it may lead to.</summary>
    public TransitionWords To(params Status[] statuses) => Change(transition => transition with { To = statuses });

    /// <summary>The roles that may set it; without this, any.</summary>
    public TransitionWords By(params Role[] roles) => Change(transition => transition with { By = roles });

    /// <summary>Members that the event must bring.</summary>
    public TransitionWords Needs(params Need[] needs) => Change(transition => transition with { Needs = needs });

    /// <summary>A condition, and the id of the reason for which it is refused otherwise.</summary>
    public TransitionWords OnlyIf(Condition condition, string reason) =>
        Change(transition => transition with { When = condition, Reason = reason });

    private TransitionWords Change(Func<TransitionModel, TransitionModel> change)
    {
        draft.ChangeTransition(index, change);
        return this;
    }
}
