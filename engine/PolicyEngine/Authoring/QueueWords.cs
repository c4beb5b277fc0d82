using PolicyEngine.Model;

namespace PolicyEngine.Authoring;

/// <summary>
/// What a statement says of a desk's queue: when a ticket begins to wait there, when it waits no more, and who goes
/// first. Those of one precedence stand in the order of their reception. A ticket that ends waits no more, without a
/// word. Several statements may speak of one queue, each for its own clause.
/// </summary>
public sealed class QueueWords
{
    private readonly PolicyDraft draft;
    private readonly Citation citation;
    private readonly Desk desk;

    internal QueueWords(PolicyDraft draft, Citation citation, Desk desk)
    {
        (this.draft, this.citation, this.desk) = (draft, citation, desk);
        draft.AddQueue(desk, citation);
    }

    /// <summary>When a ticket begins to wait: it is routed to the desk, with its position. Not again while it waits.</summary>
    public QueueWords JoinsOn(params When[] moments) => Follow(moments, new RuleAction.JoinQueue(desk));

    /// <summary>When it waits no more.</summary>
    public QueueWords LeavesOn(params When[] moments) => Follow(moments, new RuleAction.LeaveQueue(desk));

    /// <summary>
    /// Tickets for which this holds go before those for which it does not. What is said first weighs most; a ticket
    /// that changes while it waits takes its new place.
    /// </summary>
    /// <param name="condition">A condition on the ticket's own members, or on what is decided about it.</param>
    public QueueWords First(Condition condition)
    {
        draft.AddPrecedence(desk, new Precedence(condition, citation));
        return this;
    }

    /// <summary>
    /// Members of the ticket that are told with its routing, by the last part of their path: what the work asks of
    /// whoever takes it, who usually does.
    /// </summary>
    public QueueWords Tells(params Field[] members)
    {
        draft.AddToldByQueue(desk, members);
        return this;
    }

    private QueueWords Follow(When[] moments, RuleAction action)
    {
        foreach (var moment in moments)
            draft.Add(new RuleModel(moment.Moment, moment.Condition, [action], citation));
        return this;
    }
}
