using NodaTime;
using PolicyEngine.Hosting.Providers;
using PolicyEngine.Model;

namespace PolicyEngine.Hosting.Evaluation;

/// <summary>
/// The schedules of a provider, by name over all its versions: they arm at the provider's first event and fire under
/// the version then in force.
/// </summary>
internal sealed class ScheduleBook(Provider provider, ScheduleBook? before = null)
{
    /// <summary>A schedule keeps its number from one revision to the next: deadlines that wait name it.</summary>
    private readonly List<string> names = [.. (before?.names ?? []).Union(provider.Versions
        .SelectMany(version => version.Model.Schedules)
        .Select(schedule => schedule.Schedule.Id))];

    /// <summary>A schedule looks up to a year ahead, and dates end with the year 9999.</summary>
    private static readonly Instant EndOfDates = Instant.FromUtc(9998, 1, 1, 0, 0);

    public int Count => names.Count;

    /// <summary>The next instant of a schedule after another; null where no version has it any more.</summary>
    public Instant? Next(int number, Instant after)
    {
        if (after >= EndOfDates)
            return null;
        foreach (var version in provider.Versions.Where(version => !IsReplacedBy(version, after)))
        {
            var index = NumberIn(version.Model, number);
            if (index < 0)
                continue;
            var begins = version.From.AtStartOfDayInZone(provider.Zone).ToInstant();
            // A version that is not yet in force can fire at the very instant at which it begins.
            var from = begins > after ? begins - Duration.Epsilon : after;
            var next = Next(version, version.Model.Schedules[index], from);
            if (ReferenceEquals(provider.InForce(next), version))
                return next;
        }
        return null;
    }

    /// <summary>The number of a schedule in a version's model and image; -1 where they have none of its name.</summary>
    public int NumberIn(PolicyModel model, int number)
    {
        for (var i = 0; i < model.Schedules.Count; i++)
        {
            if (model.Schedules[i].Schedule.Id == names[number])
                return i;
        }
        return -1;
    }

    private bool IsReplacedBy(PolicyVersion version, Instant after)
    {
        var inForce = provider.InForce(after);
        return inForce is not null && version.From < inForce.From;
    }

    private Instant Next(PolicyVersion version, ScheduleModel schedule, Instant after)
    {
        var month = after.InZone(provider.Zone).Date.ToYearMonth();
        while (true)
        {
            if (schedule.Month is null || schedule.Month == month.Month)
            {
                var at = At(version, schedule, month);
                if (at > after)
                    return at;
            }
            month = month.PlusMonths(1);
        }
    }

    private Instant At(PolicyVersion version, ScheduleModel schedule, YearMonth month)
    {
        var date = month.OnDayOfMonth(schedule.Day);
        if (schedule.FirstBusinessDayOf is { } calendar)
        {
            // The first open date not before the first of the month is the first open date after the day before it.
            var eve = date.PlusDays(-1).AtStartOfDayInZone(provider.Zone).ToInstant();
            date = version.Image.FirstOpenDateAfter(calendar, eve);
        }
        return date.At(schedule.At).InZoneLeniently(provider.Zone).ToInstant();
    }
}
