using NodaTime;
using PolicyEngine.Explain;

namespace PolicyEngine.Hosting.Evaluation;

/// <summary>One charge of a ticket, with what stood when it was made.</summary>
/// <param name="Ticket">The ticket's id.</param>
/// <param name="Customer">The customer's id; null where the ticket names none.</param>
/// <param name="CustomerName">The customer's name, likewise.</param>
/// <param name="At">When it was charged, in the provider's zone.</param>
/// <param name="Charge">What was charged.</param>
/// <param name="Decided">What the policy had decided about the ticket.</param>
internal sealed record ChargeLine(
    string Ticket, string? Customer, string? CustomerName, OffsetDateTime At, ChargeDescription Charge,
    IReadOnlyList<KeyValuePair<string, object?>> Decided);

/// <summary>A provider's charges in the order in which they came about. Only output reads it: no rule does. Not thread-safe.</summary>
internal sealed class ChargeBook
{
    private readonly List<ChargeLine> lines = [];

    public IReadOnlyList<ChargeLine> Lines => lines;

    public void Add(ChargeLine line) => lines.Add(line);

    /// <summary>Worked and counted minutes of some charges.</summary>
    public static (long Worked, long Billed) TimeOf(IEnumerable<ChargeLine> lines) => lines.Aggregate(
        (Worked: 0L, Billed: 0L),
        (sum, line) => (sum.Worked + (line.Charge.Minutes ?? 0), sum.Billed + (line.Charge.BilledMinutes ?? 0)));

    /// <summary>The charges of an account in a month, by customer in the order of their ids.</summary>
    public IEnumerable<IGrouping<string, ChargeLine>> Of(string account, YearMonth month) => lines
        .Where(line => line.Charge.Account == account && line.At.Date.ToYearMonth() == month)
        .GroupBy(line => line.Customer ?? "")
        .OrderBy(customer => customer.Key, StringComparer.Ordinal);
}
