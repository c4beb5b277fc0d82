using System.Globalization;
using NodaTime;
using PolicyEngine.Authoring;

namespace PolicyEngine.Hosting.Evaluation;

/// <summary>
/// The facts that tickets share, by name, owner and period. A decision gets them read and returns what changes; what
/// nobody has set is 0. Not thread-safe: events that touch a fact are decided alone.
/// </summary>
internal sealed class FactStore(DateTimeZone zone)
{
    private readonly Dictionary<(string Fact, string Owner, string Period), long> values = [];
    private readonly (Instant Begins, Instant Ends, string Name)[] latestPeriods = new (Instant, Instant, string)[Enum.GetValues<FactPeriod>().Length];
    private long[] read = [];

    /// <summary>The facts for an owner at an instant, in slot order. The span holds until the next call.</summary>
    public ReadOnlySpan<long> Read(IReadOnlyList<FactField> facts, FactOwners owners, Instant at)
    {
        if (read.Length < facts.Count)
            read = new long[facts.Count];
        // Most often nobody has set any.
        if (values.Count == 0)
            read.AsSpan().Clear();
        for (var i = 0; i < facts.Count && values.Count > 0; i++)
            read[i] = values.GetValueOrDefault(KeyOf(facts[i], owners, at));
        return read.AsSpan(0, facts.Count);
    }

    public void Write(FactField fact, FactOwners owners, Instant at, long value) => values[KeyOf(fact, owners, at)] = value;

    private (string, string, string) KeyOf(FactField fact, FactOwners owners, Instant at) => (fact.Name, fact.Owner switch
    {
        FactOwner.Customer => owners.Customer ?? "",
        FactOwner.Service => owners.Service ?? "",
        _ => "",
    }, PeriodOf(fact.Period, at));

    private string PeriodOf(FactPeriod period, Instant at)
    {
        if (period == FactPeriod.Always)
            return "";
        ref var latest = ref latestPeriods[(int)period];
        if (at < latest.Begins || at >= latest.Ends)
            latest = PeriodAt(period, at.InZone(zone).Date);
        return latest.Name;
    }

    private (Instant Begins, Instant Ends, string Name) PeriodAt(FactPeriod period, LocalDate date)
    {
        var isYear = period == FactPeriod.CalendarYear;
        var first = isYear ? new LocalDate(date.Year, 1, 1) : new LocalDate(date.Year, date.Month, 1);
        // The year 9999 has no next one; it is named anew each time.
        var ends = date.Year == 9999 ? Instant.MinValue : first.Plus(isYear ? Period.FromYears(1) : Period.FromMonths(1)).AtStartOfDayInZone(zone).ToInstant();
        return (first.AtStartOfDayInZone(zone).ToInstant(), ends, date.ToString(isYear ? "uuuu" : "uuuu-MM", CultureInfo.InvariantCulture));
    }
}

/// <summary>Whose facts a decision reads.</summary>
internal readonly record struct FactOwners(string? Customer, string? Service);
