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
    private long[] read = [];

    /// <summary>The facts for an owner at an instant, in slot order. The span holds until the next call.</summary>
    public ReadOnlySpan<long> Read(IReadOnlyList<FactField> facts, FactOwners owners, Instant at)
    {
        if (read.Length < facts.Count)
            read = new long[facts.Count];
        for (var i = 0; i < facts.Count; i++)
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
        var date = at.InZone(zone).Date;
        return date.ToString(period == FactPeriod.CalendarYear ? "uuuu" : "uuuu-MM", CultureInfo.InvariantCulture);
    }
}

/// <summary>Whose facts a decision reads.</summary>
internal readonly record struct FactOwners(string? Customer, string? Service);
