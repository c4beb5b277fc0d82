namespace PolicyEngine.Runtime;

/// <summary>What a decision brings about: those of the wire contract, and some that only the host sees.</summary>
public enum EffectKind : byte
{
    Accepted,
    Refused,
    Classified,
    TargetStarted,
    TargetPaused,
    TargetResumed,
    TargetChanged,
    TargetWarned,
    TargetMet,
    TargetBreached,
    TargetCancelled,
    StatusChanged,
    Routed,
    Escalated,
    Task,
    Invoice,
    Recorded,
    Step,
    Charge,
    Notification,
    Indicator,

    /// <summary>
    /// For the host: wake this clock of the ticket at an instant, and at no other; <see cref="ClockState.Never"/> for
    /// not at all.
    /// </summary>
    Wake,

    /// <summary>For the host: a shared fact has a new value.</summary>
    FactChanged,

    /// <summary>For the host: the ticket takes another place in a queue in which it waits.</summary>
    QueueMoved,

    /// <summary>For the host: the ticket waits in a queue no more.</summary>
    QueueLeft,

    /// <summary>For the host: something was observed that an indicator measures.</summary>
    Observed,
}

/// <summary>Why something was refused.</summary>
public enum RefusalReason : byte
{
    /// <summary>The policy's own words.</summary>
    Policy,
    UnknownValue,
    MissingData,
    UnknownTicket,
    TicketRefused,
    AlreadyOpen,
    Late,
    TicketClosed,
    StatusNotReachable,
    RoleNotAllowed,
    NeedsMember,
    TransitionNotAllowed,
    NoStep,
    UnknownAnswer,
}

/// <summary>
/// One effect as numbers: a rule's citation and operands whose meaning depends on the kind (see the factory of each
/// in <see cref="EffectBuffer"/>). Sentences and names are made from it when somebody reads it, never here.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Citation">The citation that decided it; -1 for none.</param>
/// <param name="Second">A second citation; -1 for none.</param>
/// <param name="A">An operand.</param>
/// <param name="B">An operand.</param>
/// <param name="C">An operand.</param>
/// <param name="X">A wide operand.</param>
/// <param name="Y">A wide operand.</param>
public readonly record struct Effect(
    EffectKind Kind, int Citation, int Second, int A, int B, int C, long X, long Y);
