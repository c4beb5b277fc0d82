using System.Globalization;
using Newtonsoft.Json.Linq;
using NodaTime;
using PolicyEngine.Explain;
using PolicyEngine.Hosting.Evaluation.Lanes;
using PolicyEngine.Hosting.Ingestion;

namespace PolicyEngine.Hosting.Evaluation;

/// <content>Charges, what is written down, and whom a routing proposes.</content>
internal sealed partial class EffectEmitter
{
    /// <summary>The ticket's own messages see a charge at once; invoices see it in the order of the output.</summary>
    private Deferred Charge(ChargeLine charged)
    {
        charges.Add(charged);
        return () =>
        {
            book.Charges.Add(charged);
            return [];
        };
    }

    private ChargeLine LineOf(
        TicketRecord ticket, long at, ChargeDescription charge, IReadOnlyList<KeyValuePair<string, object?>> decided) => new(
        ticket.Id,
        ticket.Customer,
        ticket.Cold.TextAt("customer.name"),
        Local(Instant.FromUnixTimeTicks(at)),
        charge,
        decided);

    /// <summary>What is written down is told, and stays with the ticket for its templates.</summary>
    private void CompleteRecord(TicketRecord ticket, (string Entry, IReadOnlyList<string>? Members) record, TicketEvent? read)
    {
        var kept = new JObject();
        if (record.Members is null)
        {
            var (worked, billed) = ChargeBook.TimeOf(charges.Of(ticket.Id));
            Tell(kept, "minutes", new MemberValue(worked));
            Tell(kept, "billedMinutes", new MemberValue(billed));
        }
        foreach (var path in record.Members ?? [])
        {
            if (read?.MemberAt(path) is { } value)
                Tell(kept, path, value);
        }
        if (read?.HasObject("by") == true)
            line.AddActor("by", ActorOf(read));
        ticket.Cold.Record(record.Entry, kept);
    }

    private void Tell(JObject kept, string name, in MemberValue value)
    {
        line.Add(name, value);
        // Who acted is told apart.
        if (name != "by")
            kept[name] = value.ToObject() is { } said ? JToken.FromObject(said) : null;
    }

    /// <summary>A month of an account, customer by customer.</summary>
    private static Deferred InvoiceOf(ChargeBook all, string account, YearMonth month) => () =>
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
