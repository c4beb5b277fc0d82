using NodaTime;
using NodaTime.Text;
using PolicyEngine.Calendars;
using PolicyEngine.Checks;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Authoring;

/// <summary>A policy while its script is still speaking: everything said so far, and what was wrong with it.</summary>
internal sealed partial class PolicyDraft(Vocabulary vocabulary, DateTimeZone zone)
{
    private readonly List<Diagnostic> diagnostics = [];
    private readonly List<CalendarModel> calendars = [];
    private readonly List<CalendarDateModel> calendarDates = [];
    private readonly List<(Field Field, List<TableRow<byte>> Rows)> decisions = [];
    private readonly List<MatrixModel> matrices = [];
    private readonly List<TableRow<Status>> starts = [];
    private readonly List<TransitionModel> transitions = [];
    private readonly List<Status> finals = [];
    private readonly List<Citation> finalCitations = [];
    private readonly List<When> acceptedWhenFinal = [];
    private readonly List<Citation> acceptedCitations = [];
    private readonly List<Citation> statements = [];
    private readonly List<ClockDraft> clocks = [];
    private readonly List<RuleModel> rules = [];
    private readonly List<RequirementModel> requirements = [];
    private readonly List<RefusalModel> refusals = [];
    private readonly List<EscalationModel> escalations = [];
    private readonly List<(Procedure Procedure, List<StepModel> Steps)> procedures = [];
    private readonly List<ScheduleModel> schedules = [];
    private readonly List<FlagField> flags = [];
    private readonly List<FactField> facts = [];
    private readonly List<NoteModel> notes = [];
    private readonly List<ConflictModel> conflicts = [];
    private readonly List<AssumptionModel> assumptions = [];
    private readonly List<RenameModel> renames = [];
    private readonly List<Citation> ownNames = [];
    private PolicyIdentity? identity;
    private string? contractOf;
    private SourceLocation identifiedAt;
    private bool isSealed;

    public void Report(Diagnostic finding) => diagnostics.Add(finding);

    public void Report(string code, SourceLocation at, Sentence sentence) => Report(new Diagnostic(code, sentence, at));

    /// <summary>A part of the draft that a word is about to change, which it may until the policy is built.</summary>
    public T Open<T>(T part)
    {
        EnsureOpen();
        return part;
    }

    public void Identify(
        string id, string version, (string From, string? To) dates, string source, string? customer, SourceLocation at)
    {
        EnsureOpen();
        if (identity is not null)
        {
            Report(Diagnostic.Of("PE0305.twice", at));
            return;
        }
        contractOf = customer;
        identifiedAt = at;
        var to = dates.To is null ? null : Date(dates.To, new Citation("", at));
        if (Date(dates.From, new Citation("", at)) is not { } from || (to is null && dates.To is not null))
            return;
        if (to < from)
            Report(Diagnostic.Of("PE0306.ends", at, dates.To, dates.From));
        identity = new PolicyIdentity(id, version, from, source, to);
    }

    public LocalDate? Date(string text, Citation citation)
    {
        var parsed = LocalDatePattern.Iso.Parse(text);
        if (parsed.Success)
            return parsed.Value;
        Report(Diagnostic.Of("PE0306.date", citation.At, text));
        return null;
    }

    public DayHours? Windows(string hours, Citation citation)
    {
        if (DayHours.TryParse(hours, out var windows, out var error))
            return windows;
        Report("PE0303", citation.At, error);
        return null;
    }

    public void DescribeCalendar(Calendar name, string hours, Citation citation)
    {
        EnsureOpen();
        if (!WeeklyHours.TryParse(hours, out var weekly, out var error))
        {
            Report("PE0303", citation.At, error);
            weekly = WeeklyHours.Closed;
        }
        if (calendars.FindIndex(calendar => calendar.Name == name) is >= 0 and var twice)
            Report(Diagnostic.Of("PE0302.twice", citation.At, name, calendars[twice].Citation.At));
        else
            calendars.Add(new CalendarModel(name, new ServiceCalendar(name.Id, zone, weekly), citation));
    }

    public void ChangeCalendar(Calendar name, Citation citation, Func<ServiceCalendar, ServiceCalendar> change, LocalDate? on = null)
    {
        EnsureOpen();
        var index = calendars.FindIndex(calendar => calendar.Name == name);
        if (index < 0)
        {
            Report(Diagnostic.Of("PE0302.first", citation.At, name));
            return;
        }
        if (on is { } date)
            calendarDates.Add(new CalendarDateModel(name, date, citation));
        var definition = change(calendars[index].Definition);
        var hasOtherHolidays = !ReferenceEquals(definition.Holidays, calendars[index].Definition.Holidays);
        calendars[index] = calendars[index] with { Definition = definition, Holidays = hasOtherHolidays ? citation : calendars[index].Holidays };
    }

    public void Decide(CategoryField field, Value value, Condition when, Citation citation, bool isCell = false)
    {
        if (vocabulary.Closed(field)?.OrdinalOf(value.Id) is > 0 and var ordinal)
            RowsOf(field).Add(new(when, ordinal, citation) { IsCell = isCell });
        else
            Report("PE0301", citation.At, ModelChecks.NotAValue(vocabulary, field, value));
    }

    public void Decide(FlagField field, bool value, Condition when, Citation citation) =>
        RowsOf(field).Add(new(when, value ? FlagField.Yes : FlagField.No, citation));

    public void Add(MatrixModel matrix) => Open(matrices).Add(matrix);

    public void Add(TableRow<Status> start) => Open(starts).Add(start);

    public void Add(RuleModel rule) => Open(rules).Add(rule);

    public void Add(RequirementModel requirement) => Open(requirements).Add(requirement);

    public void Add(RefusalModel refusal) => Open(refusals).Add(refusal);

    public void Add(EscalationModel escalation) => Open(escalations).Add(escalation);

    public void Add(NoteModel note) => Open(notes).Add(note);

    public void Add(ConflictModel conflict) => Open(conflicts).Add(conflict);

    public void Add(AssumptionModel assumption) => Open(assumptions).Add(assumption);

    public void Add(RenameModel rename) => Open(renames).Add(rename);

    /// <summary>A statement begins; what it says follows.</summary>
    public void Speak(Citation statement) => Open(statements).Add(statement);

    public void AddFinal(IReadOnlyCollection<Status> statuses, Citation citation)
    {
        ownNames.Add(citation);
        Open(finals).AddRange(statuses);
        finalCitations.AddRange(Enumerable.Repeat(citation, statuses.Count));
    }

    public void AddAcceptedWhenFinal(IReadOnlyList<When> moments, Citation citation)
    {
        ownNames.Add(citation);
        foreach (var when in moments)
            EnsureEvent(when.Moment, citation);
        Open(acceptedWhenFinal).AddRange(moments);
        acceptedCitations.AddRange(Enumerable.Repeat(citation, moments.Count));
    }

    /// <summary>Only an event can be refused or let pass; what follows from one cannot.</summary>
    public void EnsureEvent(Moment moment, Citation citation)
    {
        if (moment.Kind != MomentKind.Event)
            Report(Diagnostic.Of("PE0314", citation.At));
    }

    public int AddTransition(TransitionModel transition)
    {
        Open(transitions).Add(transition);
        return transitions.Count - 1;
    }

    public void ChangeTransition(int index, Func<TransitionModel, TransitionModel> change)
    {
        EnsureOpen();
        transitions[index] = change(transitions[index]);
    }

    public ClockDraft ClockOf(Clock clock)
    {
        EnsureOpen();
        if (clocks.Find(known => known.Clock == clock) is { } draft)
            return draft;
        clocks.Add(new ClockDraft(clock));
        return clocks[^1];
    }

    public void AddStep(Procedure procedure, StepModel step)
    {
        EnsureOpen();
        var index = procedures.FindIndex(known => known.Procedure == procedure);
        if (index < 0)
            procedures.Add((procedure, [step]));
        else
            procedures[index].Steps.Add(step);
    }

    public void AddSchedule(Schedule schedule, int? month, int day, Calendar? calendar, string at, Citation citation)
    {
        EnsureOpen();
        var time = LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(at);
        if (!time.Success || day is < 1 or > 28 || month is < 1 or > 12)
            Report(Diagnostic.Of("PE0306.schedule", citation.At, schedule));
        else
            schedules.Add(new ScheduleModel(schedule, month, day, calendar, time.Value, citation));
    }

    public FlagField DeclareFlag(string name, SourceLocation at)
    {
        ownNames.Add(new Citation("", at));
        Open(flags).Add(new FlagField(name));
        return flags[^1];
    }

    public FactField DeclareFact(string name, FactOwner owner, FactPeriod period, SourceLocation at)
    {
        ownNames.Add(new Citation("", at));
        Open(facts).Add(new FactField(name, owner, period));
        return facts[^1];
    }

    public ModelResult Build(bool isKnown)
    {
        EnsureOpen();
        StartTargetsAtOpening();
        isSealed = true;
        if (identity is null && diagnostics.Count == 0)
            Report(Diagnostic.Of("PE0305.missing", default));
        if (identity is null)
            return new ModelResult(null, diagnostics);

        BindScriptFields();
        var model = new PolicyModel(identity, vocabulary, zone)
        {
            ContractOf = contractOf,
            At = identifiedAt,
            Matrices = matrices,
            Calendars = calendars,
            CalendarDates = calendarDates,
            Decisions = [.. decisions.Select(decision => new DecisionModel(decision.Field, decision.Rows))],
            Starts = starts,
            Transitions = transitions,
            FinalStatuses = finals,
            FinalCitations = finalCitations,
            AcceptedWhenFinal = acceptedWhenFinal,
            AcceptedCitations = acceptedCitations,
            Statements = statements,
            Clocks = [.. clocks.Select(clock => clock.Build())],
            // A statement whose words each make rules of their own leaves none of its own.
            Rules = [.. rules.Where(rule => rule.Actions.Count > 0)],
            Requirements = requirements,
            Refusals = refusals,
            Escalations = escalations,
            Procedures = [.. procedures.Select(procedure => new ProcedureModel(procedure.Procedure, procedure.Steps))],
            Schedules = schedules,
            Queues = Queues,
            Indicators = indicators,
            Flags = flags,
            Facts = facts,
            People = people,
            OnAcceptance = onAcceptance,
            Notes = notes,
            Conflicts = conflicts,
            Assumptions = assumptions,
            Renames = renames,
            OwnNames = ownNames,
        };
        if (!isKnown)
            diagnostics.AddRange(ModelChecks.Check(model));
        return new ModelResult(diagnostics.Exists(finding => finding.Severity == Severity.Error) ? null : model, diagnostics);
    }

    /// <summary>A target that no statement starts begins when its ticket opens. A contract inherits its policy's starts.</summary>
    private void StartTargetsAtOpening()
    {
        if (contractOf is not null)
            return;
        rules.InsertRange(0, clocks
            .Where(clock => clock is { Clock: Target, StartIsSaid: false, Durations.Count: > 0 })
            .Select(clock => new RuleModel(new Moment(MomentKind.Event, EventKind.Opened), Condition.Always,
                [new RuleAction.StartClock(clock.Clock)], clock.Durations[0].Citation)));
    }

    private void BindScriptFields()
    {
        var ticket = vocabulary.TicketLayout;
        foreach (var flag in flags)
            ticket.Place(flag);
        foreach (var set in people)
            ticket.Place(set);
        var shared = new SlotLayout();
        foreach (var fact in facts)
            shared.Place(fact);
    }

    private List<TableRow<byte>> RowsOf(Field field)
    {
        EnsureOpen();
        var index = decisions.FindIndex(decision => decision.Field == field);
        if (index >= 0)
            return decisions[index].Rows;
        decisions.Add((field, []));
        return decisions[^1].Rows;
    }

    /// <summary>A word spoken inside a condition, long after the script has run, would change a policy that serves.</summary>
    private void EnsureOpen()
    {
        if (isSealed)
            throw new InvalidOperationException("The policy has been built; its words cannot be used any more.");
    }
}
