using System.Runtime.InteropServices;
using System.Text;
using Newtonsoft.Json.Linq;
using PolicyEngine.Hosting.Notifications;

namespace PolicyEngine.Hosting.Ingestion;

/// <summary>
/// Everything that a ticket's events have said of it, and what was decided to remember with it: read only to render, to
/// tell or to explain. It stays as bytes until somebody asks for objects. Not thread-safe: it belongs to its ticket.
/// </summary>
internal sealed class ColdJson : IObjectOfBytes
{
    private const string CustomerName = "customer";
    private const string Records = "records";
    private const string Work = "work";
    private const int MostLater = 256;
    private const int MostFound = 4;

    private readonly KeptBytes said;
    private readonly JObject? known;
    private TextPlace serviceSaid;
    private string? service;
    private Later? latest;
    private JObject? json;

    /// <summary>What was found at paths: a ticket's messages go to the same addresses most often.</summary>
    private List<(string Path, MemberValue[] Texts)>? found;

    public ColdJson()
    {
    }

    public ColdJson(JObject json)
    {
        this.json = json;
        (Customer, service) = (JsonMembers.TextAt(json, "customer.id"), JsonMembers.TextAt(json, "service"));
    }

    /// <summary>What an event says that was read without objects.</summary>
    /// <param name="read">The event.</param>
    /// <param name="pages">Where its bytes are kept; null for what is soon over.</param>
    /// <param name="customer">The customer that it names; null where it names none.</param>
    /// <param name="known">What is known of the customer besides; null for nothing. It does not change.</param>
    public ColdJson(TicketEvent read, BytePages? pages, string? customer, JObject? known = null)
    {
        (said, this.known, Customer) = (read.Keep(pages), known, customer);
        var (start, length) = read.ServiceAt;
        if (length > 0)
            serviceSaid = new TextPlace(said.Place.Start + start - read.DataAt.Start, length);
    }

    /// <summary>The customer's id; null where nobody named one.</summary>
    public string? Customer { get; }

    /// <summary>The service; null where nobody named one.</summary>
    public string? Service => service ??= serviceSaid.Length == 0 ? null : Encoding.UTF8.GetString(said.Page.AsSpan(serviceSaid.Start, serviceSaid.Length));

    /// <summary>All of it as an object. Whoever changes it changes the ticket.</summary>
    public JObject Json
    {
        get
        {
            json ??= Begin();
            if (latest is null)
                return json;
            var told = new Stack<Later>(latest.Count);
            for (var each = latest; each is not null; each = each.Before)
                told.Push(each);
            latest = null;
            foreach (var each in told)
                Take(json, each);
            return json;
        }
    }

    JObject IObjectOfBytes.Whole => Json;

    private JObject Begin()
    {
        var begun = said.IsEmpty ? [] : EventReader.ReadObject(said.Span);
        if (known is not null && begun[CustomerName] is JObject own)
            begun[CustomerName] = JsonMembers.Completed(own, known);
        return begun;
    }

    private void Take(JObject into, Later told)
    {
        switch (told.Kind)
        {
            case LaterKind.Change:
                var change = EventReader.ReadObject(told.Bytes.Span);
                json = JsonMembers.Merged(into, told.Name.Length == 0 ? change : new JObject { [told.Name] = change });
                break;
            case LaterKind.Work:
                if (into[Work] is not JArray logged)
                    into[Work] = logged = [];
                logged.Add(told.What as JObject ?? EventReader.ReadObject(told.Bytes.Span));
                break;
            case LaterKind.Record:
                if (into[Records] is not JObject records)
                    into[Records] = records = [];
                records[told.Name] = (JObject)told.What!;
                break;
            default:
                into[told.Name] = (string?)told.What;
                break;
        }
    }

    /// <summary>A member; null where it is missing.</summary>
    public MemberValue? At(string path)
    {
        if (ObjectOf(ref path) is not { } holder)
            return MemberValue.At(said.Page ?? [], said.Place, path, this);
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
        foreach (var (known, texts) in CollectionsMarshal.AsSpan(found))
        {
            if (known == path)
            {
                into.AddRange(texts);
                return;
            }
        }
        FindTexts(path, into);
        found ??= new List<(string, MemberValue[])>(MostFound);
        if (found.Count == MostFound)
            found.RemoveAt(0);
        found.Add((path, [.. into]));
    }

    private void FindTexts(string path, List<MemberValue> into)
    {
        if (ObjectOf(ref path) is { } holder)
            into.AddRange(JsonMembers.TextsAt(holder, path).Select(text => new MemberValue(text)));
        else
            MemberValue.AddTexts(said.Page ?? [], said.Place, path, this, into);
    }

    /// <summary>The object that says what a member is, and the member's path there; null where the bytes say it.</summary>
    private JObject? ObjectOf(ref string path)
    {
        if (IsSaidLater(path))
            return Json;
        if (json is not null)
            return json;
        if (known is null || !IsWithin(CustomerName, path))
            return null;
        if (path.Length == CustomerName.Length)
            return Json;
        var within = path[(CustomerName.Length + 1)..];
        var own = JsonBytes.At(said.Span, CustomerName).Bytes;
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
        for (var each = latest; each is not null; each = each.Before)
        {
            if (each.Kind == LaterKind.Change ? IsChanged(path, each.Name, each.Bytes.Span) : IsWithin(each.Member, path))
                return true;
        }
        return false;
    }

    private static bool IsWithin(string name, string path) =>
        path.StartsWith(name, StringComparison.Ordinal) && (path.Length == name.Length || path[name.Length] == '.');

    /// <summary>Whether a change of a member (none: of the ticket) says something of a path's first member under it.</summary>
    private static bool IsChanged(string path, string of, ReadOnlySpan<byte> change)
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
        // A ticket's service can be said by any of its events.
        if (name == "service")
            (service, serviceSaid) = (string.IsNullOrWhiteSpace(text) ? null : text, default);
        Keep(new Later { Kind = LaterKind.Text, Name = name, What = text });
    }

    /// <summary>A change that was read without objects: of the ticket's members, or of one of its objects.</summary>
    /// <param name="read">The event.</param>
    /// <param name="pages">Where its bytes are kept.</param>
    /// <param name="of">The object's name; empty for the ticket itself.</param>
    public void Change(TicketEvent read, BytePages pages, string of)
    {
        if (!read.DataBytes.IsEmpty)
            Add(new Later { Kind = LaterKind.Change, Name = of, Bytes = read.Keep(pages) });
    }

    /// <summary>Work that was logged stays with the ticket, for the messages that list it.</summary>
    public void AddWork(TicketEvent work, BytePages pages)
    {
        if (work.IsEncoded && work.DataBytes.Length > 0)
            Add(new Later { Kind = LaterKind.Work, Name = Work, Bytes = work.Keep(pages) });
        else
            Add(new Later { Kind = LaterKind.Work, Name = Work, What = work.Data.DeepClone() });
    }

    /// <summary>What was written down stays with the ticket under its entry.</summary>
    public void Record(string entry, JObject record) => Keep(new Later { Kind = LaterKind.Record, Name = entry, What = record });

    /// <summary>What is said again goes to where it was said first, as in an object.</summary>
    private void Keep(Later told)
    {
        var earlier = latest;
        while (earlier is not null && earlier.Kind != LaterKind.Change && !earlier.IsSaidAgainBy(told))
            earlier = earlier.Before;
        if (earlier is null or { Kind: LaterKind.Change })
        {
            Add(told);
            return;
        }
        (earlier.Kind, earlier.Name, earlier.What, earlier.Bytes) = (told.Kind, told.Name, told.What, told.Bytes);
        Forget(told);
    }

    /// <summary>What was found may be another now.</summary>
    private void Forget(Later told)
    {
        if (found is null)
            return;
        if (told.Kind == LaterKind.Change)
            found.Clear();
        else
        {
            for (var i = found.Count - 1; i >= 0; i--)
            {
                if (IsWithin(told.Member, found[i].Path))
                    found.RemoveAt(i);
            }
        }
    }

    private void Add(Later told)
    {
        Forget(told);
        // Nobody may ever ask for objects; what is told without end does not grow without end.
        if (latest?.Count == MostLater)
            _ = Json;
        (told.Before, told.Count) = (latest, 1 + (latest?.Count ?? 0));
        latest = told;
    }

    private enum LaterKind : byte
    {
        Text,
        Work,
        Record,
        Change,
    }

    /// <summary>What came to be known later.</summary>
    private sealed class Later
    {
        public required LaterKind Kind { get; set; }

        /// <summary>The ticket's member; of a change the object that changes, of a record its entry.</summary>
        public required string Name { get; set; }

        /// <summary>A text, what was written down, or what was said of work, as an object.</summary>
        public object? What { get; set; }

        /// <summary>For work without an object, and for a change: what was said.</summary>
        public KeptBytes Bytes { get; set; }

        /// <summary>What came to be known before it; null for nothing.</summary>
        public Later? Before { get; set; }

        /// <summary>How many there are up to this one.</summary>
        public int Count { get; set; }

        public string Member => Kind == LaterKind.Record ? Records : Name;

        public bool IsSaidAgainBy(Later later) => Member == later.Member && (later.Kind == LaterKind.Text || Name == later.Name);
    }
}
