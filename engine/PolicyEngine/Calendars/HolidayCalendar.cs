using System.Collections.Immutable;
using NodaTime;

namespace PolicyEngine.Calendars;

/// <summary>
/// A country's holidays: rules that follow from the year, and single dates that a decree adds or takes away.
/// Years run from 1 to 9998. Immutable; safe to share between threads.
/// </summary>
public sealed class HolidayCalendar
{
    private readonly ImmutableArray<HolidayRule> rules;
    private readonly ImmutableArray<Holiday> added;
    private readonly ImmutableHashSet<LocalDate> removed;

    /// <summary>No holiday at all.</summary>
    public static HolidayCalendar None { get; } = new("none");

    /// <param name="name">What the table is called in explanations, such as <c>Mexico.Statutory</c>.</param>
    /// <param name="rules">The rules, in any order.</param>
    public HolidayCalendar(string name, params IEnumerable<HolidayRule> rules)
        : this(name, [.. rules], [], [])
    {
    }

    private HolidayCalendar(
        string name,
        ImmutableArray<HolidayRule> rules,
        ImmutableArray<Holiday> added,
        ImmutableHashSet<LocalDate> removed) =>
        (Name, this.rules, this.added, this.removed) = (name, rules, added, removed);

    /// <summary>What the table is called in explanations.</summary>
    public string Name { get; }

    /// <summary>
    /// The last year that has holidays; null where they go on for ever, or where there are none at all.
    /// </summary>
    public int? LastYear => this.rules.Any(rule => rule.LastYear is null)
        ? null
        : this.rules.Select(rule => rule.LastYear).Concat(this.added.Select(holiday => (int?)holiday.Date.Year)).Max();

    /// <summary>The same holidays and one more date. It stays even if a rule's holiday on that date is removed.</summary>
    public HolidayCalendar With(LocalDate date, string name) =>
        new(Name, this.rules, this.added.Add(new Holiday(date, name)), this.removed);

    /// <summary>The same holidays, except that on this date no rule and no earlier addition makes one.</summary>
    public HolidayCalendar Without(LocalDate date) =>
        new(Name, this.rules, this.added.RemoveAll(each => each.Date == date), this.removed.Add(date));

    /// <summary>
    /// The holidays of a year in order of date. Two that fall on one date are one holiday with both names.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not between 1 and 9998.</exception>
    public IReadOnlyList<Holiday> InYear(int year)
    {
        RequireYear(year);
        var names = new SortedDictionary<LocalDate, string>();
        Span<LocalDate> dates = stackalloc LocalDate[2];
        foreach (var rule in this.rules)
        {
            for (var ruleYear = rule.MayReachNextYear ? year - 1 : year; ruleYear <= year; ruleYear++)
            {
                foreach (var date in dates[..rule.Dates(ruleYear, dates)])
                    if (date.Year == year && !this.removed.Contains(date)) Join(names, date, rule.Name);
            }
        }

        foreach (var (date, name) in this.added)
            if (date.Year == year) Join(names, date, name);
        return [.. names.Select(each => new Holiday(each.Key, each.Value))];
    }

    /// <summary>Whether the whole local date is a holiday. Does not allocate.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not between 1 and 9998.</exception>
    public bool IsHoliday(LocalDate date)
    {
        var days = new DaysOfYear();
        Mark(date.Year, ref days);
        return days[date.DayOfYear];
    }

    /// <summary>Sets the days of the year that are holidays, without allocating.</summary>
    internal void Mark(int year, ref DaysOfYear days)
    {
        RequireYear(year);
        Span<LocalDate> dates = stackalloc LocalDate[2];
        foreach (var rule in this.rules)
        {
            for (var ruleYear = rule.MayReachNextYear ? year - 1 : year; ruleYear <= year; ruleYear++)
            {
                foreach (var date in dates[..rule.Dates(ruleYear, dates)])
                    if (date.Year == year && !this.removed.Contains(date)) days.Set(date.DayOfYear);
            }
        }

        foreach (var (date, _) in this.added)
            if (date.Year == year) days.Set(date.DayOfYear);
    }

    private static void Join(SortedDictionary<LocalDate, string> names, LocalDate date, string name) =>
        names[date] = names.TryGetValue(date, out var other) && other != name ? $"{other} / {name}" : name;

    private static void RequireYear(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9998);
    }
}
