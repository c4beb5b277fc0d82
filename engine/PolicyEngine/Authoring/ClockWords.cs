using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Authoring;

/// <summary>
/// What a statement says of a clock: its times, its calendar, what starts, meets, pauses and cancels it. Several
/// statements may speak of one clock, each for its own clause. The first row whose condition holds decides; a time
/// or a calendar under a condition of its own goes before those without.
/// </summary>
public sealed partial class ClockWords
{
    private readonly PolicyDraft draft;
    private readonly Citation citation;
    private readonly ClockDraft clock;
    private readonly CategoryField? by;
    private readonly Condition when;

    internal ClockWords(PolicyDraft draft, Citation citation, Clock clock, CategoryField? by, Condition when)
    {
        (this.draft, this.citation, this.by, this.when) = (draft, citation, by, when);
        this.clock = draft.ClockOf(clock);
    }

    /// <summary>The calendar that it runs on.</summary>
    public ClockWords On(Calendar calendar, Condition? when = null)
    {
        draft.Open(clock).AddCalendar(Under(when), new CalendarChoice(calendar, null, when is not null), citation);
        return this;
    }

    /// <summary>The hours that the ticket brings, where it brings any.</summary>
    public ClockWords On(CalendarField hours, Condition? when = null)
    {
        draft.Open(clock).AddCalendar(Under(hours.Given & (when ?? Condition.Always)), new CalendarChoice(hours.Extends, hours, true), citation);
        return this;
    }

    /// <summary>Its time begins to run only at this calendar's next opening.</summary>
    public ClockWords BeginsAtOpeningOf(Calendar calendar, Condition? when = null)
    {
        draft.Open(clock).Openings.Add(new(Under(when), new CalendarChoice(calendar, null, when is not null), citation));
        return this;
    }

    /// <summary>Its time begins to run only at the next opening of the hours that the ticket brings.</summary>
    public ClockWords BeginsAtOpeningOf(CalendarField hours, Condition? when = null)
    {
        draft.Open(clock).Openings.Insert(0,
            new(Under(hours.Given & (when ?? Condition.Always)), new CalendarChoice(hours.Extends, hours, true), citation));
        return this;
    }

    /// <summary>Its time where the deciding field has this value.</summary>
    public ClockWords Within(Value value, TimeAmount time) => Within(value, time, citation);

    /// <summary>Its time, whatever was decided. One under a condition goes before those without.</summary>
    public ClockWords Within(TimeAmount time, Condition? when = null)
    {
        draft.Open(clock).AddDuration(new(Under(when), time, citation), isException: when is not null);
        return this;
    }

    /// <summary>What starts it. A target that no statement starts begins when its ticket opens.</summary>
    public ClockWords StartsOn(params When[] moments)
    {
        draft.Open(clock).StartIsSaid = true;
        return Follow(moments, new RuleAction.StartClock(clock.Clock));
    }

    /// <summary>What meets it.</summary>
    public ClockWords MetBy(params When[] moments) => Follow(moments, new RuleAction.MeetClock(clock.Clock));

    /// <summary>What cancels it.</summary>
    public ClockWords CancelledBy(params When[] moments) => Follow(moments, new RuleAction.CancelClock(clock.Clock));

    /// <summary>The statuses in which its time stands still.</summary>
    public ClockWords PausedIn(params Status[] statuses)
    {
        draft.Open(clock).PausedIn.AddRange(statuses);
        clock.PauseCitation ??= citation;
        return this;
    }

    /// <summary>When it warns: at a fraction of its time, between 0 and 1. Targets warn at 0.8 unless a clause says otherwise.</summary>
    public ClockWords WarnsAt(decimal fraction)
    {
        draft.Open(clock).Warning = new WarningPoint(fraction, null, citation);
        return this;
    }

    /// <summary>When it warns: some time before its deadline, on its calendar or in natural time.</summary>
    public ClockWords WarnsBefore(TimeAmount time)
    {
        draft.Open(clock).Warning = new WarningPoint(0, time, citation);
        return this;
    }

    private ClockWords Within(Value value, TimeAmount time, Citation cited)
    {
        if (by is null)
        {
            draft.Report(Diagnostic.Of("PE0308", citation.At, clock.Clock, value));
            return this;
        }
        draft.Open(clock).AddDuration(new(Under(by == value), time, cited), isException: false);
        clock.AddBy(new ClockBy(by, when, citation));
        return this;
    }

    private Condition Under(Condition? condition) => condition is null ? when : when & condition;

    private ClockWords Follow(When[] moments, RuleAction action)
    {
        foreach (var moment in moments)
            draft.Add(new RuleModel(moment.Moment, when & moment.Condition, [action], citation));
        return this;
    }
}

/// <summary>A clock while statements are still speaking of it.</summary>
internal sealed class ClockDraft(Clock clock)
{
    private readonly List<TableRow<CalendarChoice>> calendars = [];
    private readonly List<TableRow<CalendarChoice>> exceptions = [];
    private readonly List<TableRow<TimeAmount>> durations = [];
    private readonly List<TableRow<TimeAmount>> exceptionalDurations = [];
    private readonly List<ClockBy> by = [];

    public Clock Clock { get; } = clock;

    public IReadOnlyList<TableRow<TimeAmount>> Durations => [.. exceptionalDurations, .. durations];

    public List<TableRow<CalendarChoice>> Openings { get; } = [];

    public List<Status> PausedIn { get; } = [];

    public Citation? PauseCitation { get; set; }

    public WarningPoint? Warning { get; set; } = clock is Target ? new WarningPoint(0.8m, null) : null;

    public bool StartIsSaid { get; set; }

    /// <summary>A statement is kept once, however many values it gives times for.</summary>
    public void AddBy(ClockBy statement)
    {
        if (!by.Exists(known => ReferenceEquals(known.Field, statement.Field) && ReferenceEquals(known.When, statement.When) && known.Citation == statement.Citation))
            by.Add(statement);
    }

    public void AddCalendar(Condition when, CalendarChoice choice, Citation citation) =>
        (choice.IsException ? exceptions : calendars).Add(new(when, choice, citation));

    public void AddDuration(TableRow<TimeAmount> row, bool isException) =>
        (isException ? exceptionalDurations : durations).Add(row);

    public ClockModel Build() =>
        new(Clock, Durations, [.. exceptions, .. calendars], Openings, PausedIn, PauseCitation, Warning) { By = by };
}
