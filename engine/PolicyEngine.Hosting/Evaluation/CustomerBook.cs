using System.Text;
using Newtonsoft.Json.Linq;
using PolicyEngine.Compilation;
using PolicyEngine.Hosting.Ingestion;

namespace PolicyEngine.Hosting.Evaluation;

/// <summary>A customer of a provider, as one lane knows it.</summary>
internal sealed class Customer(string id)
{
    private static readonly Comparer<TicketRecord> ById = Comparer<TicketRecord>.Create(TicketRecord.Compare);

    /// <summary>Those that may be open, in the order of their ids: what is not is dropped when somebody asks.</summary>
    private readonly List<TicketRecord> tickets = [];
    private KeptBytes lastTold;
    private KnownMembers? encoded;

    public string Id => id;

    /// <summary>What its own events have told; null for nothing. It does not change: what is told later makes another one.</summary>
    public JObject? Told { get; private set; }

    /// <summary>Its tickets that are open, in the order of their ids. One that is opened again has to be noted again.</summary>
    public TicketRecord[] Open
    {
        get
        {
            tickets.RemoveAll(IsToDrop);
            return [.. tickets];
        }
    }

    /// <summary>Notes a ticket that is open and names it, or no longer names it.</summary>
    public static void Note(TicketRecord ticket, Customer? customer)
    {
        ticket.NotedWith?.tickets.Remove(ticket);
        ticket.NotedWith = customer;
        customer?.Add(ticket);
    }

    private void Add(TicketRecord ticket)
    {
        // Ids mostly come in their order.
        var place = tickets.Count == 0 || ById.Compare(tickets[^1], ticket) < 0 ? ~tickets.Count : tickets.BinarySearch(ticket, ById);
        tickets.Insert(place < 0 ? ~place : place, ticket);
    }

    private static bool IsToDrop(TicketRecord ticket)
    {
        if (ticket.IsOpen)
            return false;
        ticket.NotedWith = null;
        return true;
    }

    /// <summary>Takes what an event of its own tells.</summary>
    /// <param name="read">The event.</param>
    /// <param name="pages">Where its bytes are kept.</param>
    public void Tell(TicketEvent read, BytePages pages)
    {
        // Who sends all that is known again and again mostly says what is known already.
        if (Told is not null && read.IsChange && read.DataBytes.SequenceEqual(lastTold.Span))
            return;
        lastTold = read.IsChange ? read.Keep(pages) : default;
        (Told, encoded) = (JsonMembers.Merged(Told ?? [], ChangesIn(read)), null);
    }

    /// <summary>What an event of a customer's changes of it.</summary>
    public static JObject ChangesIn(TicketEvent read) => read.Data["customer"] as JObject ?? read.Data;

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

    /// <summary>Notes a ticket with the customer that it names, unless it is or is not open.</summary>
    public void Note(TicketRecord ticket)
    {
        if (ticket.NotedWith?.Id != ticket.Customer && ticket.IsOpen)
            Customer.Note(ticket, ticket.Customer is { } id ? Of(id) : null);
    }

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
