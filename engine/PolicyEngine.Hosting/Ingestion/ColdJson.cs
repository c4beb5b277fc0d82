using System.Text;
using Newtonsoft.Json.Linq;
using PolicyEngine.Hosting.Notifications;

namespace PolicyEngine.Hosting.Ingestion;

/// <summary>
/// Everything that a ticket's events have said of it, and what was decided to remember with it: read only to render, to
/// tell or to explain. It stays as bytes until somebody asks for objects. Not thread-safe: it belongs to its ticket.
/// </summary>
internal sealed class ColdJson
{
    private const string CustomerName = "customer";

    private readonly byte[] said = [];
    private readonly JObject? known;
    private List<Later>? later;
    private JObject? json;
    private string? latestPath;
    private MemberValue[] latestTexts = [];

    public ColdJson()
    {
    }

    public ColdJson(JObject json)
    {
        this.json = json;
        (Customer, Service) = (JsonMembers.TextAt(json, "customer.id"), JsonMembers.TextAt(json, "service"));
    }

    /// <summary>What an event says that was read without objects.</summary>
    /// <param name="read">The event.</param>
    /// <param name="customer">The customer that it names; null where it names none.</param>
    /// <param name="known">What is known of the customer besides; null for nothing. It does not change.</param>
    public ColdJson(TicketEvent read, string? customer, JObject? known = null)
    {
        (said, this.known, Customer) = (read.KeptDataBytes, known, customer);
        Service = read.ServiceAt.Length == 0 ? null : Encoding.UTF8.GetString(read.Said(read.ServiceAt));
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
            if (known is not null && json[CustomerName] is JObject own)
                json[CustomerName] = JsonMembers.Completed(own, known);
            foreach (var (name, text, work, record, change) in later ?? [])
            {
                if (change is not null)
                    Take(EventReader.ReadObject(change), name);
                else if (work is not null)
                    AddWork(EventReader.ReadObject(work));
                else if (record is not null)
                    AddRecord(text!, record);
                else
                    json[name] = text;
            }
            later = null;
            return json;
        }
    }

    /// <summary>A member; null where it is missing.</summary>
    public MemberValue? At(string path)
    {
        if (ObjectOf(ref path) is not { } holder)
            return MemberValue.At(said, new TextPlace(0, said.Length), path, () => Json);
        return JsonMembers.At(holder, path) is { } value ? new MemberValue(TicketModel.Of(value)) : null;
    }

    /// <summary>The text of a member; null where it is missing or no text.</summary>
    public string? TextAt(string path) =>
        ObjectOf(ref path) is { } holder ? JsonMembers.TextAt(holder, path) : At(path)?.ToObject() as string;

    /// <summary>The texts of a member that is a text or a list of texts.</summary>
    /// <param name="path">The member's dotted path.</param>
    /// <param name="into">Is empty, and holds them then.</param>
    public void AddTexts(string path, List<MemberValue> into)
    {
        // A ticket's messages go to the same addresses most often.
        if (latestPath != path)
        {
            into.Clear();
            FindTexts(path, into);
            (latestPath, latestTexts) = (path, [.. into]);
        }
        else
            into.AddRange(latestTexts);
    }

    private void FindTexts(string path, List<MemberValue> into)
    {
        if (ObjectOf(ref path) is { } holder)
            into.AddRange(JsonMembers.TextsAt(holder, path).Select(text => new MemberValue(text)));
        else
            MemberValue.AddTexts(said, new TextPlace(0, said.Length), path, () => Json, into);
    }

    /// <summary>The object that says what a member is, and the member's path there; null where the bytes say it.</summary>
    private JObject? ObjectOf(ref string path)
    {
        if (json is not null || IsSaidLater(path))
            return Json;
        if (known is null || !IsWithin(CustomerName, path))
            return null;
        if (path.Length == CustomerName.Length)
            return Json;
        var within = path[(CustomerName.Length + 1)..];
        var own = JsonBytes.At(said, CustomerName).Bytes;
        switch (JsonBytes.At(own, within.Split('.')[0]).Kind)
        {
            case JsonKind.Absent or JsonKind.Missing:
                path = within;
                return known;
            // It may be blank.
            case JsonKind.EscapedText:
                return Json;
            default:
                return null;
        }
    }

    /// <summary>Whether something was remembered over a member.</summary>
    private bool IsSaidLater(string path)
    {
        foreach (var (name, _, _, _, change) in later ?? [])
        {
            if (change is null ? IsWithin(name, path) : IsChanged(path, name, change))
                return true;
        }
        return false;
    }

    private static bool IsWithin(string name, string path) =>
        path.StartsWith(name, StringComparison.Ordinal) && (path.Length == name.Length || path[name.Length] == '.');

    /// <summary>Whether a change of a member (none: of the ticket) says something of a path's first member under it.</summary>
    private static bool IsChanged(string path, string of, byte[] change)
    {
        if (of.Length > 0)
        {
            if (!IsWithin(of, path) || path.Length == of.Length)
                return IsWithin(of, path);
            path = path[(of.Length + 1)..];
        }
        return JsonBytes.At(change, path.Split('.')[0]).Kind != JsonKind.Absent;
    }

    /// <summary>Remembers a text under a name of the ticket's own.</summary>
    public void Remember(string name, string? text)
    {
        latestPath = null;
        // A ticket's service can be said by any of its events.
        if (name == "service")
            Service = string.IsNullOrWhiteSpace(text) ? null : text;
        if (json is not null)
            json[name] = text;
        else
            Keep(new Later(name, text, null, null, null));
    }

    /// <summary>A change that was read without objects: of the ticket's members, or of one of its objects.</summary>
    /// <param name="read">The event.</param>
    /// <param name="of">The object's name; empty for the ticket itself.</param>
    public void Change(TicketEvent read, string of)
    {
        latestPath = null;
        if (read.DataBytes.IsEmpty)
            return;
        if (json is null)
            (later ??= []).Add(new Later(of, null, null, null, read.KeptDataBytes));
        else
            Take((JObject)read.Data.DeepClone(), of);
    }

    private void Take(JObject change, string of) =>
        json = JsonMembers.Merged(json!, of.Length == 0 ? change : new JObject { [of] = change });

    /// <summary>Work that was logged stays with the ticket, for the messages that list it.</summary>
    public void AddWork(TicketEvent work)
    {
        latestPath = null;
        if (json is null && work.IsEncoded && work.DataBytes.Length > 0)
            (later ??= []).Add(new Later("work", null, work.KeptDataBytes, null, null));
        else
            AddWork((JObject)work.Data.DeepClone());
    }

    /// <summary>What was written down stays with the ticket under its entry.</summary>
    public void Record(string entry, JObject record)
    {
        latestPath = null;
        if (json is null)
            Keep(new Later("records", entry, null, record, null));
        else
            AddRecord(entry, record);
    }

    /// <summary>What is said again goes to where it was said first, as in an object.</summary>
    private void Keep(Later latest)
    {
        later ??= [];
        var earlier = later.FindLastIndex(known => known.Change is not null || (known.Name == latest.Name && (latest.Record is null || known.Text == latest.Text)));
        if (earlier < 0 || later[earlier].Change is not null)
            later.Add(latest);
        else
            later[earlier] = latest;
    }

    private void AddRecord(string entry, JObject record)
    {
        if (Json["records"] is not JObject records)
            Json["records"] = records = [];
        records[entry] = record;
    }

    private void AddWork(JObject work)
    {
        if (Json["work"] is not JArray logged)
            Json["work"] = logged = [];
        logged.Add(work);
    }

    /// <summary>What came to be known later.</summary>
    /// <param name="Name">The ticket's member.</param>
    /// <param name="Text">Its text; of a record its entry.</param>
    /// <param name="Work">For work: what was said of it.</param>
    /// <param name="Record">For a record: what was written down.</param>
    /// <param name="Change">For a change of members: what was said.</param>
    private readonly record struct Later(string Name, string? Text, byte[]? Work, JObject? Record, byte[]? Change);
}
