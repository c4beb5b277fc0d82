using NodaTime;
using PolicyEngine.Authoring;
using PolicyEngine.Calendars;
using PolicyEngine.Checks.Regions;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Checks;

/// <summary>Values without a time, calendars that never open, and times whose end nobody will see.</summary>
internal sealed class ClockChecks(PolicyModel model, PolicyWorld world)
{
    /// <summary>A deadline later than this many years after the policy's first day counts as none.</summary>
    public const int MostYears = 10;

    private readonly Dictionary<Calendar, CompiledCalendar> calendars =
        model.Calendars.ToDictionary(calendar => calendar.Name, calendar => CompiledCalendar.Compile(calendar.Definition, model.Identity.From.Year, 0));

    private readonly long start = InstantOf(model, model.Identity.From);
    private readonly long end = InstantOf(model, model.Identity.From.PlusYears(MostYears));

    public IEnumerable<Finding> Find() => NeverOpen().Concat(WithoutTime()).Concat(TooLong()).Concat(TasksTooLong());

    /// <summary>Values that are decided and for which a clock has no time.</summary>
    public IEnumerable<Finding> WithoutTime() =>
        from clock in model.Clocks
        let said = clock.Durations.SelectMany(row => world.Space.Of(row.When)).ToList()
        from each in clock.By
        from value in model.Vocabulary.Closed(each.Field)?.Values ?? []
        where IsLeftOut(each, value, said)
        select new Finding(Check.ValueWithoutTime, each.Citation, value.Id,
            Sentence.Of("PE0803", clock.Clock, each.Field, value), each.Citation.At);

    /// <summary>Times that end too late on the calendars that they can come together with.</summary>
    public IEnumerable<Finding> TooLong() =>
        from clock in model.Clocks
        from duration in clock.Durations
        from calendar in CalendarsOf(clock, duration).Distinct()
        where IsTooLong(duration.Outcome, calendar)
        select new Finding(Check.TimeTooLong, duration.Citation, clock.Clock.Id,
            Sentence.Of("PE0818", clock.Clock, NameOf(calendar), MostYears), duration.Citation.At);

    private static Sentence NameOf(Calendar? calendar) =>
        calendar is null ? Sentence.Of("calendar.natural") : Sentence.AsItStands(calendar.Id);

    private static long InstantOf(PolicyModel model, LocalDate date) => model.Zone.AtStartOfDay(date).ToInstant().ToUnixTimeTicks();

    private IEnumerable<Finding> NeverOpen() =>
        from calendar in model.Calendars
        where !Opens(calendar.Name)
        select new Finding(Check.NeverOpens, calendar.Citation, calendar.Name.Id,
            Sentence.Of("PE0813", calendar.Name), calendar.Citation.At);

    private IEnumerable<Finding> TasksTooLong() =>
        from rule in model.Rules
        from task in rule.Actions.OfType<RuleAction.Assign>()
        where task.Within is { } time && IsTooLong(time, task.On)
        select new Finding(Check.TimeTooLong, rule.Citation, task.Task.Id,
            Sentence.Of("PE0818", task.Task, NameOf(task.On), MostYears), rule.Citation.At);

    private bool IsLeftOut(ClockBy by, Value value, List<Box> said)
    {
        var limited = world.Space.Limit(Box.All, world.Space.AxisOf(by.Field), world.DigitsOf(by.Field, [value]));
        return limited is not null && world.Space.Of(by.When)
            .Select(box => world.Space.Meet(box, limited)).OfType<Box>()
            .Any(box => world.Base.Outside(box, said) is not null);
    }

    /// <summary>The calendars, null for natural time, on which a clock can run while a row gives its time. Hours that tickets bring only add to one.</summary>
    private IEnumerable<Calendar?> CalendarsOf(ClockModel clock, TableRow<TimeAmount> duration)
    {
        if (duration.Outcome.Unit == TimeUnit.Natural)
            return [null];
        var when = world.Base.Where(duration.When);
        var found = new List<Calendar?>();
        var earlier = clock.Durations.TakeWhile(row => row != duration).SelectMany(row => world.Space.Of(row.When)).ToList();
        foreach (var row in clock.Calendars)
        {
            var boxes = world.Space.Of(row.When);
            if (row.Outcome.Extended is null && when.Any(box => boxes.Any(other =>
                world.Space.Meet(box, other) is { } both && world.Base.Outside(both, earlier) is not null)))
                found.Add(row.Outcome.Calendar);
            earlier.AddRange(boxes);
        }
        if (when.Any(box => world.Base.Outside(box, earlier) is not null))
            found.Add(null);
        return found;
    }

    private bool Opens(Calendar calendar) => calendars[calendar].NextOpen(start) < end;

    /// <summary>A calendar that never opens is reported itself.</summary>
    private bool IsTooLong(TimeAmount time, Calendar? calendar)
    {
        var isLongAnyway = time.Unit == TimeUnit.BusinessDays ? time.Amount > MostYears * 366L : time.Amount > end - start;
        if (isLongAnyway || calendar is null || time.Unit == TimeUnit.Natural)
            return isLongAnyway;
        return Opens(calendar) && DeadlineOf(time, calendars[calendar]) > end;
    }

    private long DeadlineOf(TimeAmount time, CompiledCalendar calendar) => time.Unit == TimeUnit.BusinessDays
        ? calendar.AddBusinessDays(start, (int)time.Amount)
        : calendar.Add(start, time.Amount);
}
