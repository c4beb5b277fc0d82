using NodaTime;
using PolicyEngine.Calendars;

namespace PolicyEngine.Tests.Calendars;

/// <summary>
/// What the conventions say about one instant, taken literally and as slowly as it likes: nothing is merged, cut or
/// precomputed.
/// </summary>
internal sealed class MinuteByMinute(ServiceCalendar calendar)
{
    public bool IsOpen(long at)
    {
        var date = NodaTime.Instant.FromUnixTimeTicks(at).InZone(calendar.Zone).Date;
        LocalDate[] near = [date.PlusDays(-2), date.PlusDays(-1), date, date.PlusDays(1), date.PlusDays(2)];
        return near.Any(day => Holds(day, HoursOf(day), at))
            && !near.Any(day => IsClosed(day) && Holds(day, DayHours.WholeDay, at))
            && !near.Any(day => calendar.Breaks.TryGetValue(day, out var breaks) && Holds(day, breaks, at));
    }

    private DayHours HoursOf(LocalDate date) =>
        calendar.Openings.TryGetValue(date, out var hours) ? hours
        : IsClosed(date) ? DayHours.Closed
        : calendar.Hours[date.DayOfWeek];

    private bool IsClosed(LocalDate date) =>
        !calendar.Openings.ContainsKey(date)
        && (calendar.Closures.ContainsKey(date) || calendar.Holidays.InYear(date.Year).Any(each => each.Date == date));

    private bool Holds(LocalDate date, DayHours hours, long at) =>
        hours.Windows.Any(window => Instant(date, window.FromSecond) <= at && at < Instant(date, window.ToSecond));

    private long Instant(LocalDate date, int second) =>
        calendar.Zone.AtLeniently(date.AtMidnight().PlusSeconds(second)).ToInstant().ToUnixTimeTicks();
}
