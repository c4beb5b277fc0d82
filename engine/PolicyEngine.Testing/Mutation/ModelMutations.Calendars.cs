using NodaTime;
using PolicyEngine.Calendars;
using PolicyEngine.Model;

namespace PolicyEngine.Testing.Mutation;

/// <content>Calendars: hours, days, holidays, exceptions.</content>
public static partial class ModelMutations
{
    private const int Minute = 60;

    private static IEnumerable<Mutant> Calendars(PolicyModel model)
    {
        for (var i = 0; i < model.Calendars.Count; i++)
        {
            var (calendar, number) = (model.Calendars[i], i);
            foreach (var (definition, change, citation) in Definitions(calendar))
            {
                yield return new Mutant(
                    model with { Calendars = model.Calendars.With(number, calendar with { Definition = definition }) },
                    null, $"calendar {calendar.Name}: {change}", citation);
            }
        }
    }

    private static IEnumerable<(ServiceCalendar Definition, string Change, Citation Citation)> Definitions(CalendarModel calendar)
    {
        var definition = calendar.Definition;
        foreach (var (hours, change) in Hours(definition.Hours))
            yield return (definition.WithHours(hours), change, calendar.Citation);
        if (calendar.Holidays is { } holidays)
            yield return (definition.WithHolidays(HolidayCalendar.None), "without holidays", holidays);
        foreach (var date in definition.Closures.Keys)
            yield return (Without(definition, date), $"open on {date:uuuu-MM-dd}", calendar.Citation);
        foreach (var date in definition.Openings.Keys)
            yield return (Without(definition, date), $"as ever on {date:uuuu-MM-dd}", calendar.Citation);
    }

    /// <summary>Each edge of the windows a minute to either side, each edge of a run of days a day to either side.</summary>
    private static IEnumerable<(WeeklyHours Hours, string Change)> Hours(WeeklyHours week)
    {
        foreach (var step in (int[])[-Minute, Minute])
        {
            if (Moved(week, window => window.FromSecond > 0 ? (window.FromSecond + step, window.ToSecond) : (window.FromSecond, window.ToSecond)) is var opening && !opening.Equals(week))
                yield return (opening, step < 0 ? "opens a minute earlier" : "opens a minute later");
            if (Moved(week, window => window.ToSecond < OpenWindow.EndOfDay ? (window.FromSecond, window.ToSecond + step) : (window.FromSecond, window.ToSecond)) is var closing && !closing.Equals(week))
                yield return (closing, step < 0 ? "closes a minute earlier" : "closes a minute later");
        }
        for (var day = IsoDayOfWeek.Monday; day <= IsoDayOfWeek.Sunday; day++)
        {
            var (before, after) = (Beside(week, day, -1), Beside(week, day, 1));
            if (week[day].Windows.IsEmpty && !(before ?? after ?? DayHours.Closed).Windows.IsEmpty)
                yield return (Replaced(week, day, (before is { Windows.IsEmpty: false } ? before : after)!), $"open on {day}");
            else if (!week[day].Windows.IsEmpty && (before is not { Windows.IsEmpty: false } || after is not { Windows.IsEmpty: false }))
                yield return (Replaced(week, day, DayHours.Closed), $"closed on {day}");
        }
    }

    /// <summary>The hours of the day before or after in the same week; null at the week's ends.</summary>
    private static DayHours? Beside(WeeklyHours week, IsoDayOfWeek day, int step) =>
        (int)day + step is >= 1 and <= 7 and var other ? week[(IsoDayOfWeek)other] : null;

    private static WeeklyHours Moved(WeeklyHours week, Func<OpenWindow, (int From, int To)> move) =>
        Week(day => DayHours.Of(week[day].Windows.Select(move).Where(window => window.To > window.From).Select(window => new OpenWindow(window.From, window.To))));

    private static WeeklyHours Replaced(WeeklyHours week, IsoDayOfWeek day, DayHours hours) =>
        Week(each => each == day ? hours : week[each]);

    private static WeeklyHours Week(Func<IsoDayOfWeek, DayHours> hours) => Enumerable.Range(1, 7)
        .Select(day => WeeklyHours.On((IsoDayOfWeek)day, hours((IsoDayOfWeek)day)))
        .Aggregate((week, day) => week.Union(day));

    private static ServiceCalendar Without(ServiceCalendar calendar, LocalDate date)
    {
        var rebuilt = new ServiceCalendar(calendar.Name, calendar.Zone, calendar.Hours).WithHolidays(calendar.Holidays);
        rebuilt = calendar.Closures.Where(closed => closed.Key != date).Aggregate(rebuilt, (so, closed) => so.WithClosure(closed.Key, closed.Value));
        return calendar.Openings.Where(open => open.Key != date).Aggregate(rebuilt, (so, open) => so.WithOpening(open.Key, open.Value));
    }
}
