using System.Runtime.CompilerServices;

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
/// One effect as numbers: a rule's citation and operands whose meaning depends on the kind. Sentences and names are
/// made from it when somebody reads it, never here. Thirty-two bytes, of which the small ones are packed: writing
/// effects is a good part of what a decision takes.
/// </summary>
public readonly record struct Effect
{
    private const int CitationShift = 8;
    private const int SecondShift = 28;
    private const int CShift = 48;

    /// <summary>A citation takes twenty bits, sign included.</summary>
    internal const int MostCitations = 1 << 19;

    /// <summary>The last operand takes sixteen bits, sign included.</summary>
    internal const int MostC = 1 << 15;

    private readonly ulong head;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Effect(EffectKind kind, int citation, int second, int a, int b, int c, long x, long y)
    {
        head = (ulong)kind | ((ulong)citation & 0xF_FFFF) << CitationShift | ((ulong)second & 0xF_FFFF) << SecondShift | (ulong)c << CShift;
        (A, B, X, Y) = (a, b, x, y);
    }

    /// <summary>What it is.</summary>
    public EffectKind Kind => (EffectKind)head;

    /// <summary>The citation that decided it; -1 for none.</summary>
    public int Citation => (int)((long)head << (64 - SecondShift) >> (64 - SecondShift + CitationShift));

    /// <summary>A second citation; -1 for none.</summary>
    public int Second => (int)((long)head << (64 - CShift) >> (64 - CShift + SecondShift));

    /// <summary>An operand.</summary>
    public int A { get; init; }

    /// <summary>An operand.</summary>
    public int B { get; init; }

    /// <summary>An operand: a small number.</summary>
    public int C
    {
        get => (int)((long)head >> CShift);
        init => head = (head & ((1UL << CShift) - 1)) | ((ulong)value << CShift);
    }

    /// <summary>A wide operand.</summary>
    public long X { get; init; }

    /// <summary>A wide operand.</summary>
    public long Y { get; init; }
}
