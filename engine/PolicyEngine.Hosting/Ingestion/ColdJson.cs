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
        if (IsInBytes(path))
            return MemberValue.At(said, new TextPlace(0, said.Length), path, () => Json);
        return JsonMembers.At(Json, path) is { } value ? new MemberValue(TicketModel.Of(value)) : null;
    }

    /// <summary>The text of a member; null where it is missing or no text.</summary>
    public string? TextAt(string path) => IsInBytes(path) ? At(path)?.ToObject() as string : JsonMembers.TextAt(Json, path);

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
        if (IsInBytes(path))
            MemberValue.AddTexts(said, new TextPlace(0, said.Length), path, () => Json, into);
        else
            into.AddRange(JsonMembers.TextsAt(Json, path).Select(text => new MemberValue(text)));
    }

    /// <summary>
    /// Whether the bytes say what a member is: nothing was remembered over it. What is known of the customer besides adds
    /// nothing to what they say, or they would not have been kept as bytes.
    /// </summary>
    private bool IsInBytes(string path)
    {
        if (json is not null)
            return false;
        foreach (var (name, _, _, _, change) in later ?? [])
        {
            if (change is null ? IsWithin(name, path) : IsChanged(path, name, change))
                return false;
        }
        return true;
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
            (later ??= []).Add(new Later(of, null, null, null, read.DataBytes.ToArray()));
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
            (later ??= []).Add(new Later("work", null, work.DataBytes.ToArray(), null, null));
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

    private static string? TextOf(TicketEvent read, TextPlace place) =>
        place.Length == 0 ? null : Encoding.UTF8.GetString(read.Said(place));

    /// <summary>What came to be known later.</summary>
    /// <param name="Name">The ticket's member.</param>
    /// <param name="Text">Its text; of a record its entry.</param>
    /// <param name="Work">For work: what was said of it.</param>
    /// <param name="Record">For a record: what was written down.</param>
    /// <param name="Change">For a change of members: what was said.</param>
    private readonly record struct Later(string Name, string? Text, byte[]? Work, JObject? Record, byte[]? Change);
}
