using System.Text;
using Newtonsoft.Json.Linq;
using PolicyEngine.Compilation;
using PolicyEngine.Hosting.Ingestion;
using PolicyEngine.Runtime;

namespace PolicyEngine.Hosting.Evaluation;

/// <summary>A customer of a provider, as one lane knows it.</summary>
internal sealed class Customer(string id)
{
    private readonly List<TicketRecord> tickets = [];
    private KnownMembers? encoded;

    public string Id => id;

    /// <summary>What its own events have told; null for nothing. It does not change: what is told later makes another one.</summary>
    public JObject? Told { get; private set; }

    /// <summary>Its tickets that are open, in the order of their ids.</summary>
    public IReadOnlyList<TicketRecord> Open =>
    [
        .. tickets
            .Where(ticket => ticket.Phase == TicketPhase.Open && ticket.Customer == id && !ticket.Image!.IsFinal(ticket.Slab![ticket.Row]))
            .Distinct()
            .OrderBy(ticket => ticket.Id, StringComparer.Ordinal),
    ];

    /// <summary>A ticket names it from now on; one that did so before may be noted twice.</summary>
    public void Add(TicketRecord ticket) => tickets.Add(ticket);

    /// <summary>Takes what an event of its own tells.</summary>
    public void Tell(JObject changes) => (Told, encoded) = (JsonMembers.Merged(Told ?? [], changes), null);

    /// <summary>What is known of it in slots; null for nothing.</summary>
    public KnownMembers? Encoded(EventEncoder encoder, PolicyImage image) =>
        Told is null ? null : encoded ??= encoder.EncodeCustomer(image, Told);
}

/// <summary>The customers of a provider that a lane has heard of. Not thread-safe.</summary>
internal sealed class CustomerBook
{
    private const int Short = 256;

    private readonly Dictionary<string, Customer> customers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Customer>.AlternateLookup<ReadOnlySpan<char>> byText;

    public CustomerBook() => byText = customers.GetAlternateLookup<ReadOnlySpan<char>>();

    public Customer Of(string id) => customers.TryGetValue(id, out var known) ? known : customers[id] = new Customer(id);

    /// <summary>The customer whom an encoded event names; null where it names none.</summary>
    public Customer? Of(TicketEvent read)
    {
        var id = read.Said(read.CustomerAt);
        if (id.IsEmpty)
            return null;
        Span<char> room = stackalloc char[Short];
        return id.Length <= Short && byText.TryGetValue(room[..Encoding.UTF8.GetChars(id, room)], out var known)
            ? known
            : Of(Encoding.UTF8.GetString(id));
    }

    /// <summary>An opening's data with what is known of the customer that it names.</summary>
    public JObject Complete(JObject data)
    {
        if (data["customer"] is not JObject customer || JsonMembers.TextAt(data, "customer.id") is not { } id
            || !customers.TryGetValue(id, out var known) || known.Told is null)
            return data;
        var completed = (JObject)data.DeepClone();
        completed["customer"] = JsonMembers.Completed(customer, known.Told);
        return completed;
    }
}
