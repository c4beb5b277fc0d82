using NodaTime;
using PolicyEngine.Plugins;

namespace PolicyEngine.Hosting.Evaluation;

/// <content>What is to be invoiced.</content>
internal sealed partial class ProviderBook
{
    /// <summary>The charges of a month by customer, in the order of ids, but for those that are quoted apart.</summary>
    public IReadOnlyList<InvoiceLine> InvoiceOf(YearMonth month) =>
    [
        .. charges.Lines
            .Where(line => !line.Charge.Excluded && line.At.Date.ToYearMonth() == month)
            .OrderBy(line => line.Customer ?? "", StringComparer.Ordinal)
            .Select(line => new InvoiceLine(
                line.Ticket,
                line.Customer ?? "",
                line.At,
                line.Charge.Concept,
                line.Charge.Account,
                line.Charge.BilledMinutes,
                line.Charge.Amount,
                line.Charge.Currency,
                line.Decided.ToDictionary(member => member.Key, member => member.Value, StringComparer.Ordinal),
                tickets.TryGetValue(line.Ticket, out var ticket) ? ticket.Json : [])),
    ];
}
