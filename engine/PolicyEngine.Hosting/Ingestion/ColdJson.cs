using System.Text;
using Newtonsoft.Json.Linq;

namespace PolicyEngine.Hosting.Ingestion;

/// <summary>
/// Everything that a ticket's events have said of it, and what was decided to remember with it: read only to render, to
/// tell or to explain. It stays as bytes until somebody asks for objects. Not thread-safe: it belongs to its ticket.
/// </summary>
internal sealed class ColdJson
{
    private readonly byte[] said = [];
    private readonly JObject? known;
    private List<Later>? later;
    private JObject? json;

    public ColdJson(JObject json)
    {
        this.json = json;
        (Customer, Service) = (JsonMembers.TextAt(json, "customer.id"), JsonMembers.TextAt(json, "service"));
    }

    /// <summary>What an event says that was read without objects.</summary>
    /// <param name="read">The event.</param>
    /// <param name="customer">What is known of its customer besides; null for nothing. It does not change.</param>
    public ColdJson(TicketEvent read, JObject? customer = null)
    {
        (said, known) = (read.DataBytes.ToArray(), customer);
        (Customer, Service) = (TextOf(read, read.CustomerAt), TextOf(read, read.ServiceAt));
    }

    /// <summary>The customer's id; null where nobody named one.</summary>
    public string? Customer { get; }

    /// <summary>The service; null where nobody named one.</summary>
    public string? Service { get; private set; }

    /// <summary>All of it as an object. Whoever changes it changes the ticket.</summary>
    public JObject Json
    {
        get
        {
            if (json is not null)
                return json;
            json = said.Length == 0 ? [] : EventReader.ReadObject(said);
            if (known is not null && json["customer"] is JObject own)
                json["customer"] = JsonMembers.Completed(own, known);
            foreach (var (name, text, work) in later ?? [])
            {
                if (name is null)
                    AddWork(EventReader.ReadObject(work));
                else
                    json[name] = text;
            }
            later = null;
            return json;
        }
    }

    /// <summary>Remembers a text under a name of the ticket's own.</summary>
    public void Remember(string name, string? text)
    {
        // A ticket's service can be said by any of its events.
        if (name == "service")
            Service = string.IsNullOrWhiteSpace(text) ? null : text;
        if (json is null)
            (later ??= []).Add(new Later(name, text, []));
        else
            json[name] = text;
    }

    /// <summary>Work that was logged stays with the ticket, for the messages that list it.</summary>
    public void AddWork(TicketEvent work)
    {
        if (json is null && work.IsEncoded && work.DataBytes.Length > 0)
            (later ??= []).Add(new Later(null, null, work.DataBytes.ToArray()));
        else
            AddWork((JObject)work.Data.DeepClone());
    }

    private void AddWork(JObject work)
    {
        if (Json["work"] is not JArray logged)
            Json["work"] = logged = [];
        logged.Add(work);
    }

    private static string? TextOf(TicketEvent read, TextPlace place) =>
        place.Length == 0 ? null : Encoding.UTF8.GetString(read.Said(place));

    private readonly record struct Later(string? Name, string? Text, byte[] Work);
}
