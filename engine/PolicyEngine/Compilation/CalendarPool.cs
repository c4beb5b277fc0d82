using PolicyEngine.Calendars;

namespace PolicyEngine.Compilation;

/// <summary>
/// The calendars of an image by number: those that its script describes, then those that tickets bring, interned as
/// they arrive. Reading is lock-free, and so is asking for hours that came before; new ones take a lock.
/// </summary>
internal sealed class CalendarPool
{
    /// <summary>
    /// Years of the calendars' tables. Instants outside are answered by the exact slower path, so that this trades
    /// memory for time and never changes an answer.
    /// </summary>
    private const int TableYears = 12;

    private readonly Lock gate = new();
    private readonly int firstYear;

    // Neither changes once it can be seen: what is added makes a new one. A number is seen after its calendar.
    private volatile Dictionary<(int Base, WeeklyHours Hours), int> extended = [];
    private volatile CalendarPlan[] plans;

    public CalendarPool(IEnumerable<ServiceCalendar> definitions, int firstYear)
    {
        this.firstYear = firstYear;
        plans = [.. definitions.Select(Plan)];
    }

    public CalendarPlan this[int number] => plans[number];

    /// <summary>The number of a calendar extended by further hours; its holidays stay closed.</summary>
    public int Extend(int number, WeeklyHours hours)
    {
        if (extended.TryGetValue((number, hours), out var known))
            return known;
        lock (gate)
        {
            if (extended.TryGetValue((number, hours), out known))
                return known;
            var definition = plans[number].Definition;
            var added = plans.Length;
            plans = [.. plans, Plan(definition.WithHours(definition.Hours.Union(hours)))];
            extended = new Dictionary<(int Base, WeeklyHours Hours), int>(extended) { [(number, hours)] = added };
            return added;
        }
    }

    private CalendarPlan Plan(ServiceCalendar definition) =>
        new(definition.Name, definition, CompiledCalendar.Compile(Simplest(definition), firstYear, TableYears));

    /// <summary>Hours that never close are natural time, which needs no table.</summary>
    private static ServiceCalendar Simplest(ServiceCalendar definition) =>
        definition.Hours.Equals(WeeklyHours.AllWeek) && ReferenceEquals(definition.Holidays, HolidayCalendar.None)
        && definition.Closures.IsEmpty && definition.Openings.IsEmpty && definition.Breaks.IsEmpty
            ? ServiceCalendar.AlwaysOpen(definition.Name, definition.Zone)
            : definition;
}
