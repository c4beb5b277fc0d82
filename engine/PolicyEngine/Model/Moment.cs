using PolicyEngine.Authoring;

namespace PolicyEngine.Model;

/// <summary>The kinds of event of the wire contract, and those that the host makes.</summary>
public enum EventKind : byte
{
    Opened,
    Updated,
    StatusChanged,
    Replied,
    WorkLogged,
    EscalationRequested,
    StepAnswered,
    Delivered,
    Approved,
    SurveyAnswered,
    CustomerUpdated,
    ServiceInterrupted,
    ServiceRestored,
    MaintenanceAnnounced,
    NotificationFailed,
    ClockDue,
    ScheduleDue,

    /// <summary>A new revision of the policy version took over, and the ticket's state was carried to its image.</summary>
    RevisionSwapped,
}

/// <summary>What a rule can follow upon.</summary>
public enum MomentKind : byte
{
    /// <summary>An event was accepted.</summary>
    Event,

    /// <summary>The ticket entered a status.</summary>
    Entered,

    /// <summary>The ticket left a status.</summary>
    Left,

    /// <summary>A clock reached its warning.</summary>
    Warned,

    /// <summary>A target was missed, or a timer ran out.</summary>
    Elapsed,

    /// <summary>A target was met.</summary>
    Met,

    /// <summary>A schedule fell due.</summary>
    Scheduled,

    /// <summary>A level of an escalation matrix was reached.</summary>
    Escalated,

    /// <summary>A step of a procedure was answered in a certain way.</summary>
    Answered,

    /// <summary>An event was refused with a certain reason.</summary>
    Refused,

    /// <summary>A period of an indicator ended.</summary>
    Measured,
}

/// <summary>When a rule is asked: a kind, and whose moment it is.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Event">The kind of event, where the moment is one.</param>
/// <param name="Subject">The status, clock, schedule, matrix or procedure, where the moment has one.</param>
/// <param name="Step">The step, for an answer.</param>
/// <param name="Answer">The answer's id, for an answer; the reason, for a refusal.</param>
public sealed record Moment(
    MomentKind Kind,
    EventKind Event = default,
    Term? Subject = null,
    string? Step = null,
    string? Answer = null)
{
    /// <summary>The same moment under a condition.</summary>
    public When If(Condition condition) => new(this, condition);
}

/// <summary>A moment, and the condition under which it counts.</summary>
public sealed record When(Moment Moment, Condition Condition)
{
    public static implicit operator When(Moment moment) => new(moment, Condition.Always);
}
