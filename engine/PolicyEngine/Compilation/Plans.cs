using PolicyEngine.Authoring;
using PolicyEngine.Calendars;
using PolicyEngine.Model;

namespace PolicyEngine.Compilation;

/// <summary>How one field is decided: a table, and what each of its rows gives.</summary>
internal sealed record DecisionPlan(Field Field, DecisionTable Table, byte[] Outcomes, int[] Citations)
{
    /// <summary>The verdict cube that its table is part of; -1 where it stays apart.</summary>
    public int Cube { get; set; } = -1;

    /// <summary>Its table's place in that cube.</summary>
    public int TableInCube { get; set; }

    /// <summary>Its field's place among those that the cube decides.</summary>
    public int PlaceInCube { get; set; }

    /// <summary>What a row gives; absent where none decides.</summary>
    public byte ValueOf(int row) => row < 0 ? Field.Absent : Outcomes[row];
}

/// <summary>A duration in ticks of its clock's calendar, or in its open days.</summary>
internal readonly record struct DurationRow(TimeAmount Time, int Citation);

/// <summary>A calendar of the image, or the slot that holds its number.</summary>
internal readonly record struct CalendarRow(int Calendar, int ExtendedSlot, bool IsException, int Citation);

/// <summary>Everything about one clock that <c>Decide</c> needs.</summary>
internal sealed record ClockPlan(Clock Clock)
{
    public bool IsTarget { get; } = Clock is Target;

    /// <summary>
    /// Whether anything follows when it is due. One of which nobody hears, that only says when something is expected,
    /// wakes nobody.
    /// </summary>
    public required bool IsHeard { get; init; }

    public required DecisionTable Durations { get; init; }

    public required DurationRow[] DurationRows { get; init; }

    public required DecisionTable Calendars { get; init; }

    public required CalendarRow[] CalendarRows { get; init; }

    public required DecisionTable Openings { get; init; }

    public required CalendarRow[] OpeningRows { get; init; }

    public required ValueMask PausedIn
    {
        get;
        init => (field, CanPause) = (value, value != ValueMask.None);
    }

    /// <summary>Whether there is a status in which it stands still.</summary>
    public bool CanPause { get; private init; }

    public required int PauseCitation { get; init; }

    /// <summary>The warning as parts of ten thousand of the clock's time; 0 for none.</summary>
    public required int WarnAt { get; init; }

    /// <summary>The warning as time before the deadline; null for none.</summary>
    public required TimeAmount? WarnBefore { get; init; }

    /// <summary>The verdict cube that its tables are part of; -1 where they stay apart.</summary>
    public int Cube { get; set; } = -1;

    /// <summary>Its place among the clocks of that cube.</summary>
    public int PlaceInCube { get; set; }

    /// <summary>The place of the first of its three tables in that cube.</summary>
    public int TableInCube { get; set; }
}

internal enum ActionKind : byte
{
    Notify,
    Assign,
    ChargeTime,
    ChargeAmount,
    Escalate,
    ChangeStatus,
    RouteTo,
    SetFlag,
    ChangeFact,
    Invoice,
    Record,
    RecordTime,
    RememberActor,
    StartClock,
    MeetClock,
    CancelClock,
    Begin,
    JoinQueue,
    LeaveQueue,
    Observe,
    ObserveTime,
    ObserveField,
    Measure,
}

/// <summary>One action with its operands as numbers.</summary>
internal readonly record struct ActionPlan(ActionKind Kind, int A, int B = 0, int C = 0, long X = 0, int D = -1);

/// <summary>A rule: under a condition, a run of actions.</summary>
internal readonly record struct RulePlan(int Condition, int FirstAction, int ActionCount, int Citation);

/// <summary>A run of rules.</summary>
internal readonly record struct RuleRange(int First, int Count);

/// <summary>A change of status that may happen.</summary>
internal sealed record TransitionPlan(
    ValueMask From, ValueMask To, ValueMask By, Need[] Needs, ValueMask[] NeedMasks, int Condition, string Reason, int Citation);

/// <summary>An event that is refused: its place in the model, and the number of the moment at which somebody is told.</summary>
internal sealed record RefusalPlan(int Number, int Condition, RefusalModel Model, int Citation, int Moment);

/// <summary>The refusals of one kind of event, and the table that says which of them comes first.</summary>
/// <param name="Refusals">The refusals, in the order in which they are asked.</param>
/// <param name="Table">The table.</param>
/// <param name="MostTold">The greatest number of rules that tell somebody of one of them.</param>
internal sealed record RefusalTable(RefusalPlan[] Refusals, DecisionTable Table, int MostTold);

/// <summary>A chain of roles, and the slot that holds the level reached.</summary>
internal sealed record EscalationPlan(EscalationMatrix Matrix, byte Area, int Slot, IReadOnlyList<Role> Levels, int Citation);

/// <summary>A queue: its desk's number among the names, the conditions of its order, and the slot that holds a ticket's place.</summary>
internal sealed record QueuePlan(int Desk, int[] First, int Slot);

/// <summary>A step of a procedure: where its answers begin.</summary>
internal sealed record StepPlan(Procedure Procedure, StepModel Model, AnswerPlan[] Answers, int Citation);

/// <summary>An answer, and the number of the step that follows; -1 ends the procedure.</summary>
internal readonly record struct AnswerPlan(string Id, int Next, RuleTable Rules);

/// <summary>A calendar of the image.</summary>
internal sealed record CalendarPlan(string Name, ServiceCalendar Definition, CompiledCalendar Clock);
