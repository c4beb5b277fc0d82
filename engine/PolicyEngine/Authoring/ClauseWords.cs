using PolicyEngine.Calendars;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Authoring;

/// <summary>What a clause can say. Each word adds rules to the policy, citing the clause and its line.</summary>
public sealed class ClauseWords
{
    private readonly PolicyDraft draft;
    private readonly Citation citation;

    internal ClauseWords(PolicyDraft draft, Citation citation) => (this.draft, this.citation) = (draft, citation);

    /// <summary>Describes a calendar's weekly hours: <c>"Mon-Fri 09:00-19:00"</c>.</summary>
    public ClauseWords Calendar(Calendar calendar, string hours)
    {
        draft.DescribeCalendar(calendar, hours, citation);
        return this;
    }

    /// <summary>Closes a calendar on the holidays of a table.</summary>
    public ClauseWords Holidays(Calendar calendar, HolidayCalendar holidays)
    {
        draft.ChangeCalendar(calendar, citation, definition => definition.WithHolidays(holidays));
        return this;
    }

    /// <summary>Closes a calendar on one date, <c>yyyy-MM-dd</c>.</summary>
    public ClauseWords ClosedOn(Calendar calendar, string date)
    {
        if (draft.Date(date, citation) is { } closed)
            draft.ChangeCalendar(calendar, citation, definition => definition.WithClosure(closed, citation.Clause), closed);
        return this;
    }

    /// <summary>Opens a calendar on one date with hours of its own, even on a holiday: <c>"09:00-13:00"</c>.</summary>
    public ClauseWords OpenOn(Calendar calendar, string date, string hours)
    {
        if (draft.Date(date, citation) is { } open && draft.Windows(hours, citation) is { } windows)
            draft.ChangeCalendar(calendar, citation, definition => definition.WithOpening(open, windows), open);
        return this;
    }

    /// <summary>Decides a field by two others: a table with a row for each value of one, a column for each of the other.</summary>
    /// <param name="decides">The field that the table decides, e.g. the priority.</param>
    /// <param name="rows">The field whose values head the rows.</param>
    /// <param name="columns">The field whose values head the columns.</param>
    /// <param name="heads">The columns, in order.</param>
    /// <param name="cells">The rows.</param>
    public void Matrix(
        CategoryField decides, CategoryField rows, CategoryField columns, Value[] heads, params MatrixRow[] cells)
    {
        draft.Add(new MatrixModel(decides, rows, columns, heads, cells, citation));
        foreach (var row in cells)
        {
            if (row.Cells.Count != heads.Length)
            {
                draft.Report(Diagnostic.Of("PE0304", row.At, row.Head, row.Cells.Count, heads.Length, heads));
                continue;
            }
            for (var column = 0; column < heads.Length; column++)
                draft.Decide(decides, row.Cells[column], rows == row.Head & columns == heads[column], citation with { At = row.At }, isCell: true);
        }
    }

    /// <summary>Decides a field: the first of its rules whose condition holds gives the value.</summary>
    public ClauseWords Decide(CategoryField field, Value value, Condition? when = null)
    {
        draft.Decide(field, value, when ?? Condition.Always, citation);
        return this;
    }

    /// <summary>Decides a yes-or-no field.</summary>
    public ClauseWords Decide(FlagField field, bool value, Condition? when = null)
    {
        draft.Decide(field, value, when ?? Condition.Always, citation);
        return this;
    }

    /// <summary>The members without which a ticket is not opened; the refusal names exactly those that are missing.</summary>
    public ClauseWords Requires(params Field[] fields)
    {
        draft.Add(new RequirementModel(fields, citation));
        return this;
    }

    /// <summary>
    /// Opens tickets only where a field has one of these values; the refusal names them. An absent one is let pass:
    /// what a ticket must have, <see cref="Requires"/> says.
    /// </summary>
    public ClauseWords Accepts(CategoryField field, params Value[] values) =>
        Refuses(EventKind.Opened, new Condition.Present(field) & !field.In(values), $"{field.Path}_not_accepted", null, values);

    /// <summary>The same for tickets of which a condition holds; it may read what is decided about the ticket.</summary>
    public ClauseWords Accepts(CategoryField field, Value[] values, Condition when) =>
        Refuses(EventKind.Opened, new Condition.Present(field) & !field.In(values) & when, $"{field.Path}_not_accepted", null, values);

    /// <summary>
    /// Opens tickets only where a text stands in the list that the ticket brings; the refusal names the list. An absent
    /// text is let pass.
    /// </summary>
    public ClauseWords Accepts(MembershipField member, string reason)
    {
        draft.Add(new RefusalModel(EventKind.Opened, member == false, reason, null, [], citation) { AcceptedFrom = member.Among });
        return this;
    }

    /// <summary>Refuses an event under a condition. It may read what is decided about the ticket.</summary>
    /// <param name="at">The event.</param>
    /// <param name="when">The condition.</param>
    /// <param name="reason">The reason's id.</param>
    /// <param name="missing">The member whose lack it is, where it is one.</param>
    public ClauseWords Refuses(Moment at, Condition when, string reason, Field? missing = null)
    {
        draft.EnsureEvent(at, citation);
        return Refuses(at.Event, when, reason, missing, []);
    }

    /// <summary>Refuses an event unless a field has one of these values; an absent one is let pass.</summary>
    public ClauseWords AllowsOnly(Moment at, CategoryField field, params Value[] values) =>
        Refuses(at.Event, new Condition.Present(field) & !field.In(values), $"{field.Path}_not_accepted", null, values);

    /// <summary>The same under a condition.</summary>
    public ClauseWords AllowsOnly(Moment at, CategoryField field, Value[] values, Condition when)
    {
        draft.EnsureEvent(at, citation);
        return Refuses(at.Event, new Condition.Present(field) & !field.In(values) & when, $"{field.Path}_not_accepted", null, values);
    }

    /// <summary>What is decided about a ticket and told with its acceptance.</summary>
    public ClauseWords TellsOnAcceptance(params Field[] fields)
    {
        draft.AddOnAcceptance(new AcceptanceModel(fields, citation));
        return this;
    }

    /// <summary>The status in which a ticket begins; the first whose condition holds.</summary>
    public ClauseWords Starts(Status status, Condition? when = null)
    {
        draft.Add(new TableRow<Status>(when ?? Condition.Always, status, citation));
        return this;
    }

    /// <summary>Statuses that end a ticket.</summary>
    public ClauseWords Final(params Status[] statuses)
    {
        draft.AddFinal(statuses, citation);
        return this;
    }

    /// <summary>What is still accepted on a ticket in a final status.</summary>
    public ClauseWords AcceptsWhenFinal(params When[] moments)
    {
        draft.AddAcceptedWhenFinal(moments, citation);
        return this;
    }

    /// <summary>Begins a change of status that may happen.</summary>
    public TransitionWords From(params Status[] statuses) => new(draft, citation, statuses);

    /// <summary>Changes of status among these, from each to each other.</summary>
    public TransitionWords Among(params Status[] statuses) => new TransitionWords(draft, citation, statuses).To(statuses);

    /// <summary>Says something of a target.</summary>
    /// <param name="target">The target.</param>
    /// <param name="by">The decided field that its times depend on.</param>
    /// <param name="when">A condition for everything that this statement says.</param>
    public ClockWords Target(Target target, CategoryField? by = null, Condition? when = null) =>
        new(draft, citation, target, by, when ?? Condition.Always);

    /// <summary>Says something of a timer.</summary>
    public ClockWords Timer(Timer timer, CategoryField? by = null, Condition? when = null) =>
        new(draft, citation, timer, by, when ?? Condition.Always);

    /// <summary>Closes a ticket by itself, some time after it entered a status and did not leave it.</summary>
    /// <param name="timer">The timer that counts.</param>
    /// <param name="from">The status that it waits in.</param>
    /// <param name="to">The status that it then enters.</param>
    /// <param name="after">How long it waits.</param>
    /// <param name="code">The close code.</param>
    public ClockWords AutoClose(Timer timer, Status from, Status to, TimeAmount after, Value code)
    {
        draft.Add(new RuleModel(new Moment(MomentKind.Elapsed, Subject: timer), Condition.Always,
            [new RuleAction.ChangeStatus(to, code)], citation));
        return new ClockWords(draft, citation, timer, null, Condition.Always)
            .Within(after)
            .StartsOn(new Moment(MomentKind.Entered, Subject: from))
            .CancelledBy(new Moment(MomentKind.Left, Subject: from));
    }

    /// <summary>The roles to whom a ticket climbs, from level 1.</summary>
    public ClauseWords Escalation(EscalationMatrix matrix, params Role[] levels)
    {
        draft.Add(new EscalationModel(matrix, null, levels, citation));
        return this;
    }

    /// <summary>The roles to whom a complaint about an area climbs, from level 1.</summary>
    public ClauseWords Escalation(EscalationMatrix matrix, Value area, params Role[] levels)
    {
        draft.Add(new EscalationModel(matrix, area, levels, citation));
        return this;
    }

    /// <summary>A step of a procedure: who takes it, what it says, and its answers (none = an end).</summary>
    public ClauseWords Step(Procedure procedure, string id, Role role, string text, params AnswerModel[] answers)
    {
        draft.AddStep(procedure, new StepModel(id, role, text, answers, citation));
        return this;
    }

    /// <summary>An instant of every month: a day, and a local time <c>HH:mm</c>.</summary>
    public ClauseWords Monthly(Schedule schedule, int day, string at)
    {
        draft.AddSchedule(schedule, null, day, null, at, citation);
        return this;
    }

    /// <summary>An instant of every month: the first business day of a calendar, and a local time <c>HH:mm</c>.</summary>
    public ClauseWords MonthlyOnFirstBusinessDay(Schedule schedule, Calendar of, string at)
    {
        draft.AddSchedule(schedule, null, 1, of, at, citation);
        return this;
    }

    /// <summary>An instant of every year: month, day, and a local time <c>HH:mm</c>.</summary>
    public ClauseWords Yearly(Schedule schedule, int month, int day, string at)
    {
        draft.AddSchedule(schedule, month, day, null, at, citation);
        return this;
    }

    /// <summary>Says something of a desk's queue.</summary>
    public QueueWords Queue(Desk desk) => new(draft, citation, desk);

    /// <summary>Says what an indicator measures, and over which periods.</summary>
    public IndicatorWords Indicator(Indicator indicator, IndicatorPeriod every) => new(draft, citation, indicator, every);

    /// <summary>Says what the clause tells and no rule decides: it stands in the policy's generated text.</summary>
    public ClauseWords Says(string text)
    {
        draft.Add(new NoteModel(text, citation));
        return this;
    }

    /// <summary>What happens at a moment. Several moments have the same consequences.</summary>
    public RuleWords On(params When[] moments) => new(draft, citation, moments);

    private ClauseWords Refuses(EventKind at, Condition when, string reason, Field? missing, IReadOnlyList<Value> accepted)
    {
        draft.Add(new RefusalModel(at, when, reason, missing, accepted, citation));
        return this;
    }
}
