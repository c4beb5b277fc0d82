using PolicyEngine.Authoring;

namespace PolicyEngine.Model;

/// <summary>Where a notification goes.</summary>
public enum RecipientKind : byte
{
    /// <summary>The first of some members of the ticket that is there.</summary>
    Member,

    /// <summary>The published contact of a role.</summary>
    Contact,

    /// <summary>The contact of the level that an escalation has just reached.</summary>
    EscalationContact,
}

/// <summary>Who receives a notification. Immutable.</summary>
public sealed class Recipient
{
    private Recipient(RecipientKind kind, IReadOnlyList<string> paths, Role? role) =>
        (Kind, Paths, Role) = (kind, paths, role);

    public RecipientKind Kind { get; }

    /// <summary>The members that may hold the address, in the order in which they are tried.</summary>
    public IReadOnlyList<string> Paths { get; }

    public Role? Role { get; }

    /// <summary>The contact of the level that an escalation has just reached.</summary>
    public static Recipient EscalationContact { get; } = new(RecipientKind.EscalationContact, [], null);

    /// <summary>The address in the first of these members of the ticket that is there.</summary>
    public static Recipient Member(params string[] paths) => new(RecipientKind.Member, paths, null);

    /// <summary>The published contact of a role.</summary>
    public static Recipient Contact(Role role) => new(RecipientKind.Contact, [], role);
}

/// <summary>How a fact changes.</summary>
public enum FactChange : byte
{
    Set,
    Add,
}

/// <summary>What a rule does. The lowering of every word of the language that acts.</summary>
public abstract record RuleAction
{
    private RuleAction()
    {
    }

    public sealed record Notify(NotificationTemplate Template, Value Channel, Recipient To) : RuleAction;

    public sealed record Assign(WorkTask Task, Role Role, TimeAmount? Within, Calendar? On) : RuleAction;

    /// <summary>Charges worked minutes, each piece of work rounded up to whole increments.</summary>
    public sealed record ChargeTime(Concept Concept, NumberField Minutes, int IncrementMinutes, Account? Account) : RuleAction;

    /// <summary>Charges money, an amount that is still to be determined where it is null, or lists something as excluded.</summary>
    public sealed record ChargeAmount(Concept Concept, decimal? Amount, string Currency, bool Excluded, Account? Account) : RuleAction;

    /// <summary>Asks a role to invoice what was charged on an account in the month before, customer by customer.</summary>
    public sealed record Invoice(WorkTask Task, Role Role, Account Account) : RuleAction;

    /// <summary>Writes members of the event down.</summary>
    public sealed record Record(Entry Entry, IReadOnlyList<Field> Fields) : RuleAction;

    /// <summary>Writes down how much time has been charged to the ticket so far.</summary>
    public sealed record RecordTime(Entry Entry) : RuleAction;

    public sealed record RememberActor(PeopleField People) : RuleAction;

    public sealed record Escalate(EscalationMatrix Matrix) : RuleAction;

    public sealed record ChangeStatus(Status To, Value? CloseCode, Value? SolutionType = null) : RuleAction;

    public sealed record RouteTo(Desk To) : RuleAction;

    /// <summary>The ticket is routed to a desk and waits in its queue.</summary>
    public sealed record JoinQueue(Desk Desk) : RuleAction;

    public sealed record LeaveQueue(Desk Desk) : RuleAction;

    /// <summary>Adds to an indicator: a field's number, the time that a clock has used, or a constant.</summary>
    public sealed record Observe(Indicator Indicator, NumberField? Field, Clock? Clock, long Constant, int Base) : RuleAction;

    /// <summary>Writes what an indicator came to in the period that ends.</summary>
    public sealed record Measure(Indicator Indicator) : RuleAction;

    public sealed record SetFlag(FlagField Flag, bool To) : RuleAction;

    public sealed record ChangeFact(FactField Fact, FactChange Change, long By) : RuleAction;

    public sealed record StartClock(Clock Clock) : RuleAction;

    public sealed record MeetClock(Clock Clock) : RuleAction;

    public sealed record CancelClock(Clock Clock) : RuleAction;

    public sealed record Begin(Procedure Procedure) : RuleAction;
}
