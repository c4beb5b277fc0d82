using Newtonsoft.Json.Linq;
using NodaTime;

namespace PolicyEngine.Plugins;

/// <summary>The form in which a company's billing tool takes what is to be invoiced. Immutable; safe to share between threads.</summary>
/// <param name="name">The billing tool's name.</param>
public abstract class InvoiceShape(string name)
{
    public string Name { get; } = name;

    /// <summary>Writes a month's file. The same lines give the same bytes.</summary>
    /// <param name="month">The month.</param>
    /// <param name="lines">The charges to be invoiced, by customer in the order of ids, then as they came about.</param>
    public abstract byte[] Write(YearMonth month, IReadOnlyList<InvoiceLine> lines);
}

/// <summary>One charge that is to be invoiced.</summary>
/// <param name="Ticket">The ticket's id.</param>
/// <param name="Customer">The customer's id; empty where the ticket names none.</param>
/// <param name="At">When it was charged, in the provider's zone.</param>
/// <param name="Concept">What it is for.</param>
/// <param name="Account">The account that it is put on; null for none.</param>
/// <param name="BilledMinutes">The minutes that count, where time is charged.</param>
/// <param name="Amount">The amount, where it is known; 0 where it is free.</param>
/// <param name="Currency">The amount's currency.</param>
/// <param name="Decided">What the policy had decided about the ticket when it was charged.</param>
/// <param name="Members">What events have said of the ticket up to the end of the input.</param>
public sealed record InvoiceLine(
    string Ticket, string Customer, OffsetDateTime At, string Concept, string? Account, long? BilledMinutes,
    decimal? Amount, string? Currency, IReadOnlyDictionary<string, object?> Decided, JObject Members);
