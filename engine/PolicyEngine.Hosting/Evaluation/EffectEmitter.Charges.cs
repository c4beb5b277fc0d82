using System.Globalization;
using Newtonsoft.Json.Linq;
using NodaTime;
using PolicyEngine.Explain;
using PolicyEngine.Hosting.Ingestion;
using PolicyEngine.Hosting.Notifications;

namespace PolicyEngine.Hosting.Evaluation;

/// <content>Charges, what is written down, and whom a routing proposes.</content>
internal sealed partial class EffectEmitter
{
    /// <summary>The ticket's own messages see a charge at once; invoices see it in the order of the output.</summary>
    private Func<IEnumerable<KeyValuePair<string, object?>>> Charge(ChargeLine line)
    {
        charges.Add(line);
        return () =>
        {
            book.Charges.Add(line);
            return [];
        };
    }

    private ChargeLine LineOf(
        TicketRecord ticket, long at, ChargeDescription charge, IReadOnlyList<KeyValuePair<string, object?>> decided) => new(
        ticket.Id,
        ticket.Customer,
        JsonMembers.TextAt(ticket.Json, "customer.name"),
        Local(Instant.FromUnixTimeTicks(at)),
        charge,
        decided);

    /// <summary>What is written down is told, and stays with the ticket for its templates.</summary>
    private void CompleteRecord(
        TicketRecord ticket, List<KeyValuePair<string, object?>> members, (string Entry, IReadOnlyList<string>? Members) record, TicketEvent? read)
    {
        var first = members.Count;
        if (record.Members is null)
        {
            var (worked, billed) = ChargeBook.TimeOf(charges.Of(ticket.Id));
            members.Add(new("minutes", worked));
            members.Add(new("billedMinutes", billed));
        }
        foreach (var path in record.Members ?? [])
        {
            if (read is not null && JsonMembers.At(read.Data, path) is { } value)
                members.Add(new(path, TicketModel.Of(value)));
        }
        if (read?.Data["by"] is JObject)
            members.Add(new("by", ByOf(read)));
        var kept = new JObject();
        foreach (var (name, value) in members.Skip(first).Where(member => member.Key != "by"))
            kept[name] = value is null ? null : JToken.FromObject(value);
        if (ticket.Json["records"] is not JObject records)
            ticket.Json["records"] = records = [];
        records[record.Entry] = kept;
    }

    /// <summary>The month before the one in which the schedule falls due, customer by customer.</summary>
    private static IEnumerable<KeyValuePair<string, object?>> InvoiceOf(ChargeBook all, string account, YearMonth month) =>
    [
        new("period", month.ToString("uuuu-MM", CultureInfo.InvariantCulture)),
        new("customers", all.Of(account, month).Select(BillOf).ToArray()),
    ];

    private static IReadOnlyList<KeyValuePair<string, object?>> BillOf(IGrouping<string, ChargeLine> customer)
    {
        var (worked, billed) = ChargeBook.TimeOf(customer);
        return
        [
            new("customer", customer.Key.Length == 0 ? null : customer.Key),
            new("minutes", worked),
            new("billedMinutes", billed),
            new("charges", customer.Select(LineMembers).ToArray()),
        ];
    }

    private static IReadOnlyList<KeyValuePair<string, object?>> LineMembers(ChargeLine line)
    {
        List<KeyValuePair<string, object?>> members =
            [new("ticket", line.Ticket), new("at", line.At), new("concept", line.Charge.Concept)];
        if (line.Charge.Minutes is not null)
            members.AddRange([new("minutes", line.Charge.Minutes), new("billedMinutes", line.Charge.BilledMinutes)]);
        if (line.Charge.Amount is not null)
            members.AddRange([new("amount", line.Charge.Amount), new("currency", line.Charge.Currency)]);
        members.Add(new("excluded", line.Charge.Excluded));
        return members;
    }
}
