using System.Runtime.CompilerServices;
using NodaTime;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Authoring;

/// <summary>
/// The words that stand in scope in a policy script: its members are the script's globals. Every rule begins with
/// <see cref="Clause"/>, so that a rule without a citation does not compile. One instance serves one run of one
/// script, on one thread; after <see cref="Build"/> it is sealed.
/// </summary>
public sealed class PolicyScript
{
    private readonly PolicyDraft draft;

    /// <param name="vocabulary">The provider's names and fields.</param>
    /// <param name="zone">The provider's zone.</param>
    public PolicyScript(Vocabulary vocabulary, DateTimeZone zone) => draft = new PolicyDraft(vocabulary, zone);

    /// <summary>An event opened the ticket and was accepted.</summary>
    public Moment Opened { get; } = new(MomentKind.Event, EventKind.Opened);

    /// <summary>Members of the ticket changed.</summary>
    public Moment Updated { get; } = new(MomentKind.Event, EventKind.Updated);

    /// <summary>Somebody asked for a change of status, and may.</summary>
    public Moment StatusChanged { get; } = new(MomentKind.Event, EventKind.StatusChanged);

    /// <summary>Somebody wrote: an agent or the customer.</summary>
    public Moment Replied { get; } = new(MomentKind.Event, EventKind.Replied);

    /// <summary>Work was logged.</summary>
    public Moment WorkLogged { get; } = new(MomentKind.Event, EventKind.WorkLogged);

    /// <summary>Somebody asked for an escalation.</summary>
    public Moment EscalationRequested { get; } = new(MomentKind.Event, EventKind.EscalationRequested);

    /// <summary>Something was delivered.</summary>
    public Moment Delivered { get; } = new(MomentKind.Event, EventKind.Delivered);

    /// <summary>Something was approved or turned down.</summary>
    public Moment Approval { get; } = new(MomentKind.Event, EventKind.Approved);

    /// <summary>A survey was answered.</summary>
    public Moment SurveyAnswered { get; } = new(MomentKind.Event, EventKind.SurveyAnswered);

    /// <summary>Members of the customer changed.</summary>
    public Moment CustomerUpdated { get; } = new(MomentKind.Event, EventKind.CustomerUpdated);

    /// <summary>A service went down.</summary>
    public Moment ServiceInterrupted { get; } = new(MomentKind.Event, EventKind.ServiceInterrupted);

    /// <summary>A service came back.</summary>
    public Moment ServiceRestored { get; } = new(MomentKind.Event, EventKind.ServiceRestored);

    /// <summary>A maintenance window was announced.</summary>
    public Moment MaintenanceAnnounced { get; } = new(MomentKind.Event, EventKind.MaintenanceAnnounced);

    /// <summary>A notification could not be sent.</summary>
    public Moment NotificationFailed { get; } = new(MomentKind.Event, EventKind.NotificationFailed);

    /// <summary>The ticket entered this status.</summary>
    public Moment Entered(Status status) => new(MomentKind.Entered, Subject: status);

    /// <summary>The ticket left this status.</summary>
    public Moment Left(Status status) => new(MomentKind.Left, Subject: status);

    /// <summary>The clock reached its warning.</summary>
    public Moment Warned(Clock clock) => new(MomentKind.Warned, Subject: clock);

    /// <summary>The target was missed.</summary>
    public Moment Missed(Target target) => new(MomentKind.Elapsed, Subject: target);

    /// <summary>The timer ran out.</summary>
    public Moment Elapsed(Timer timer) => new(MomentKind.Elapsed, Subject: timer);

    /// <summary>The target was met.</summary>
    public Moment Met(Target target) => new(MomentKind.Met, Subject: target);

    /// <summary>The schedule fell due.</summary>
    public Moment Due(Schedule schedule) => new(MomentKind.Scheduled, Subject: schedule);

    /// <summary>A level of the matrix was reached.</summary>
    public Moment Reached(EscalationMatrix matrix) => new(MomentKind.Escalated, Subject: matrix);

    /// <summary>A step of the procedure was answered in this way.</summary>
    public Moment Answered(Procedure procedure, string step, string answer) =>
        new(MomentKind.Answered, Subject: procedure, Step: step, Answer: answer);

    /// <summary>An event was refused with this reason. Nothing of it is kept; somebody can be told, or asked to do something.</summary>
    public Moment Refused(string reason) => new(MomentKind.Refused, Answer: reason);

    /// <summary>A period of the indicator has ended.</summary>
    public Moment Measured(Indicator indicator) => new(MomentKind.Measured, Subject: indicator);

    /// <summary>Says which policy this is. Stands first, once.</summary>
    /// <param name="id">The policy's id: provider, stroke, document.</param>
    /// <param name="version">The document's version.</param>
    /// <param name="from">The first date on which it is in force, <c>yyyy-MM-dd</c>.</param>
    /// <param name="source">The document's title.</param>
    /// <param name="to">The last date on which it is in force, <c>yyyy-MM-dd</c>; without it, until the next version begins.</param>
    public void Policy(
        string id, string version, string from, string source, string? to = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        draft.Identify(id, version, (from, to), source, null, new SourceLocation(file, line, 1));

    /// <summary>
    /// Says that this script is a customer's contract: what it says comes before what the policy says, from one date
    /// and, where it says so, to another.
    /// </summary>
    public void Contract(
        string customer, string of, string version, string from, string source, string? to = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        draft.Identify(of, version, (from, to), source, customer, new SourceLocation(file, line, 1));

    /// <summary>Begins a rule: the clause of the document that says it.</summary>
    /// <param name="id">The clause.</param>
    /// <param name="also">A second clause, where the document says the rule at two places or in two parts.</param>
    public ClauseWords Clause(
        string id, string? also = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        var statement = new Citation(id, new SourceLocation(file, line, 1), also);
        draft.Speak(statement);
        return new ClauseWords(draft, statement);
    }

    /// <summary>A row of a table: its head, and a cell for each column.</summary>
    public MatrixRow Row(Value head, Value[] cells, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        new(head, cells, new SourceLocation(file, line, 1));

    /// <summary>One answer of a step, and the step that follows; without one the procedure ends.</summary>
    public AnswerModel Answer(string id, string? next = null) => new(id, next);

    /// <summary>Something that the policy remembers about a ticket: yes or no.</summary>
    public FlagField Flag(string name, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        draft.DeclareFlag(name, new SourceLocation(file, line, 1));

    /// <summary>People that the policy remembers about a ticket, to ask later whether who acts is one of them.</summary>
    public PeopleField People(string name, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        draft.DeclarePeople(name, new SourceLocation(file, line, 1));

    /// <summary>A number that several tickets share and that begins again with each period.</summary>
    public FactField Fact(
        string name, FactOwner of, FactPeriod within, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        draft.DeclareFact(name, of, within, new SourceLocation(file, line, 1));

    /// <summary>
    /// Declares that two places of the document contradict each other, and which governs; with <c>allows:</c> also that
    /// a check is not to warn of one of them.
    /// </summary>
    /// <param name="clause">The one place.</param>
    /// <param name="other">The other.</param>
    /// <param name="says">What both say.</param>
    /// <param name="governs">The clause that governs.</param>
    /// <param name="because">Why.</param>
    /// <param name="change">Words that stand in the one line of the script that would be changed to settle it otherwise.</param>
    /// <param name="allows">What a check is not to warn of.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public void Conflict(
        string clause, string other, string says, string governs, string because, string? change = null, Exemption? allows = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        draft.Add(new ConflictModel([clause, other], says, governs, because, new SourceLocation(file, line, 1), allows) { Change = change });

    /// <summary>
    /// Declares what the document leaves open and how this policy settles it; with <c>allows:</c> also that a check is
    /// not to warn of it.
    /// </summary>
    /// <param name="clause">The clause that leaves it open.</param>
    /// <param name="text">How it is settled.</param>
    /// <param name="change">Words that stand in the one line of the script that would be changed to settle it otherwise.</param>
    /// <param name="allows">What a check is not to warn of.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public void Assume(
        string clause, string text, string? change = null, Exemption? allows = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        draft.Add(new AssumptionModel(clause, text, new SourceLocation(file, line, 1), allows) { Change = change });

    /// <summary>Says that a name of an earlier revision is now another one, so that open tickets that use it go on.</summary>
    public void Renamed(
        string old, string to, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        draft.Add(new RenameModel(old, to, new SourceLocation(file, line, 1)));

    /// <summary>Turns what the script said into a model, or says what is wrong with it. Seals the words.</summary>
    /// <param name="isKnown">Whether this very script is known to have nothing wrong in it, so that nothing needs to be looked for.</param>
    /// <returns>The model, and the findings; the model is null where a finding is an error.</returns>
    public ModelResult Build(bool isKnown = false) => draft.Build(isKnown);
}

/// <summary>A model, or the reasons why there is none.</summary>
public sealed record ModelResult(PolicyModel? Model, IReadOnlyList<Diagnostic> Diagnostics);

/// <summary>A row of a table as the script writes it.</summary>
public sealed record MatrixRow(Value Head, IReadOnlyList<Value> Cells, SourceLocation At);
