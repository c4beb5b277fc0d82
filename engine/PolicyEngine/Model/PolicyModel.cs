using NodaTime;
using PolicyEngine.Authoring;
using PolicyEngine.Calendars;

namespace PolicyEngine.Model;

/// <summary>Which policy, which version of it, and from which local date it is in force.</summary>
/// <param name="Id">The policy's id, e.g. <c>masnegocio/mesa-de-servicio</c>.</param>
/// <param name="Version">The document's version, e.g. <c>2.6</c>.</param>
/// <param name="From">The first local date, in the provider's zone, on which it is in force.</param>
/// <param name="Source">The document's title.</param>
/// <param name="To">The last local date on which it is in force; null where it is until the next version begins.</param>
public sealed record PolicyIdentity(string Id, string Version, LocalDate From, string Source, LocalDate? To = null)
{
    /// <summary>Whether it has begun on a date and not ended before it.</summary>
    public bool IsInForceOn(LocalDate date) => From <= date && (To is null || date <= To);
}

/// <summary>A row of a decision table: the first row whose condition holds decides.</summary>
public sealed record TableRow<T>(Condition When, T Outcome, Citation Citation)
{
    /// <summary>Whether it is a cell of a matrix.</summary>
    public bool IsCell { get; init; }
}

/// <summary>A calendar as a script describes it.</summary>
public sealed record CalendarModel(Calendar Name, ServiceCalendar Definition, Citation Citation)
{
    /// <summary>What gives it its holidays; null where nothing does.</summary>
    public Citation? Holidays { get; init; }
}

/// <summary>A date on which a calendar is closed or open as it otherwise is not, and the statement that says so.</summary>
public sealed record CalendarDateModel(Calendar Name, LocalDate Date, Citation Citation);

/// <summary>What decides one field: priority, tier, service type.</summary>
public sealed record DecisionModel(Field Field, IReadOnlyList<TableRow<byte>> Rows);

/// <summary>A matrix as a script writes it; its cells are rows of what decides the field.</summary>
public sealed record MatrixModel(
    CategoryField Decides, CategoryField Rows, CategoryField Columns, IReadOnlyList<Value> Heads,
    IReadOnlyList<MatrixRow> Cells, Citation Citation);

/// <summary>The calendar that a clock runs on: one that the script describes, or hours that the ticket brings.</summary>
public sealed record CalendarChoice(Calendar Calendar, CalendarField? Extended, bool IsException);

/// <summary>A change of status that may happen, by whom, with what, when.</summary>
public sealed record TransitionModel(
    IReadOnlyList<Status> From,
    IReadOnlyList<Status> To,
    IReadOnlyList<Role> By,
    IReadOnlyList<Need> Needs,
    Condition When,
    string Reason,
    Citation Citation);

/// <summary>A clock with everything that statements said of it.</summary>
public sealed record ClockModel(
    Clock Clock,
    IReadOnlyList<TableRow<TimeAmount>> Durations,
    IReadOnlyList<TableRow<CalendarChoice>> Calendars,
    IReadOnlyList<TableRow<CalendarChoice>> Openings,
    IReadOnlyList<Status> PausedIn,
    Citation? PauseCitation,
    WarningPoint? Warning)
{
    /// <summary>The fields for whose values statements give it times.</summary>
    public IReadOnlyList<ClockBy> By { get; init; } = [];
}

/// <summary>A statement that gives a clock times for the values of a field, and the condition that the statement has.</summary>
public sealed record ClockBy(CategoryField Field, Condition When, Citation Citation);

/// <summary>When a clock warns: at a fraction of its time, or some time before its deadline.</summary>
public sealed record WarningPoint(decimal Fraction, TimeAmount? Before, Citation? Citation = null);

/// <summary>Something to do at a moment, under a condition.</summary>
public sealed record RuleModel(Moment Moment, Condition When, IReadOnlyList<RuleAction> Actions, Citation Citation);

/// <summary>An event that is refused, why, what is missing and what would do.</summary>
public sealed record RefusalModel(
    EventKind Event, Condition When, string Reason, Field? Missing, IReadOnlyList<Value> Accepted, Citation Citation)
{
    /// <summary>The list among the ticket's members that says what would do; null for none.</summary>
    public string? AcceptedFrom { get; init; }
}

/// <summary>Members without which a ticket is not opened.</summary>
public sealed record RequirementModel(IReadOnlyList<Field> Fields, Citation Citation);

/// <summary>Decided fields that are told to the customer with the acceptance.</summary>
public sealed record AcceptanceModel(IReadOnlyList<Field> Fields, Citation Citation);

/// <summary>A chain of roles; a matrix that has areas is one chain for each.</summary>
public sealed record EscalationModel(
    EscalationMatrix Matrix, Value? Area, IReadOnlyList<Role> Levels, Citation Citation);

/// <summary>One answer of a step and the step that follows; null ends the procedure.</summary>
public sealed record AnswerModel(string Id, string? Next);

public sealed record StepModel(
    string Id, Role Role, string Text, IReadOnlyList<AnswerModel> Answers, Citation Citation);

public sealed record ProcedureModel(Procedure Procedure, IReadOnlyList<StepModel> Steps);

/// <summary>When a schedule falls due: in every month or in one of them, on a day or on the first business day.</summary>
public sealed record ScheduleModel(
    Schedule Schedule, int? Month, int Day, Calendar? FirstBusinessDayOf, LocalTime At, Citation Citation);

/// <summary>What a clause tells and no rule decides.</summary>
public sealed record NoteModel(string Text, Citation Citation);

/// <summary>Two places of the document that contradict each other, and which governs.</summary>
public sealed record ConflictModel(
    IReadOnlyList<string> Clauses, string Says, string Governs, string Because, Diagnostics.SourceLocation At, Exemption? Allows = null)
{
    /// <summary>Words of the one line of the script that would be changed to settle it otherwise; null where nobody says.</summary>
    public string? Change { get; init; }
}

/// <summary>What the document leaves open and this policy settles.</summary>
public sealed record AssumptionModel(string Clause, string Text, Diagnostics.SourceLocation At, Exemption? Allows = null)
{
    /// <summary>Words of the one line of the script that would be changed to settle it otherwise; null where nobody says.</summary>
    public string? Change { get; init; }
}

/// <summary>A name of a clock, flag, matrix, procedure or step that has changed.</summary>
public sealed record RenameModel(string Old, string New, Diagnostics.SourceLocation At);

/// <summary>
/// What a policy's script declared, checked and immutable; nothing of it refers to the script's text any more but
/// the citations. A contract's model holds only what the contract replaces.
/// </summary>
public sealed record PolicyModel(PolicyIdentity Identity, Vocabulary Vocabulary, DateTimeZone Zone)
{
    /// <summary>The customer whose contract this is; null for the policy itself.</summary>
    public string? ContractOf { get; init; }

    /// <summary>Where the script says which policy it is.</summary>
    public Diagnostics.SourceLocation At { get; init; }

    public IReadOnlyList<CalendarModel> Calendars { get; init; } = [];

    /// <summary>The statements that close or open calendars on dates.</summary>
    public IReadOnlyList<CalendarDateModel> CalendarDates { get; init; } = [];

    public IReadOnlyList<DecisionModel> Decisions { get; init; } = [];

    /// <summary>The matrices among what decides fields.</summary>
    public IReadOnlyList<MatrixModel> Matrices { get; init; } = [];

    public IReadOnlyList<TableRow<Status>> Starts { get; init; } = [];

    public IReadOnlyList<TransitionModel> Transitions { get; init; } = [];

    public IReadOnlyList<Status> FinalStatuses { get; init; } = [];

    /// <summary>For each final status the statement that says so.</summary>
    public IReadOnlyList<Citation> FinalCitations { get; init; } = [];

    public IReadOnlyList<When> AcceptedWhenFinal { get; init; } = [];

    /// <summary>For each moment that is taken in a final status the statement that says so.</summary>
    public IReadOnlyList<Citation> AcceptedCitations { get; init; } = [];

    /// <summary>Every statement that begins with its clause, in the order of the script.</summary>
    public IReadOnlyList<Citation> Statements { get; init; } = [];

    public IReadOnlyList<ClockModel> Clocks { get; init; } = [];

    public IReadOnlyList<RuleModel> Rules { get; init; } = [];

    public IReadOnlyList<RequirementModel> Requirements { get; init; } = [];

    public IReadOnlyList<RefusalModel> Refusals { get; init; } = [];

    public IReadOnlyList<EscalationModel> Escalations { get; init; } = [];

    public IReadOnlyList<ProcedureModel> Procedures { get; init; } = [];

    public IReadOnlyList<ScheduleModel> Schedules { get; init; } = [];

    public IReadOnlyList<QueueModel> Queues { get; init; } = [];

    public IReadOnlyList<IndicatorModel> Indicators { get; init; } = [];

    public IReadOnlyList<FlagField> Flags { get; init; } = [];

    public IReadOnlyList<FactField> Facts { get; init; } = [];

    public IReadOnlyList<PeopleField> People { get; init; } = [];

    public IReadOnlyList<AcceptanceModel> OnAcceptance { get; init; } = [];

    /// <summary>What clauses tell and no rule decides.</summary>
    public IReadOnlyList<NoteModel> Notes { get; init; } = [];

    public IReadOnlyList<ConflictModel> Conflicts { get; init; } = [];

    public IReadOnlyList<AssumptionModel> Assumptions { get; init; } = [];

    /// <summary>Where the script declares flags, facts, final statuses and what is accepted in them.</summary>
    public IReadOnlyList<Citation> OwnNames { get; init; } = [];

    /// <summary>Names that an earlier revision used and this one calls otherwise.</summary>
    public IReadOnlyList<RenameModel> Renames { get; init; } = [];
}
