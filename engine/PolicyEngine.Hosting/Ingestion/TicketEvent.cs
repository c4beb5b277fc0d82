using System.Numerics;
using System.Text;
using Newtonsoft.Json.Linq;
using PolicyEngine.Authoring;
using PolicyEngine.Model;

namespace PolicyEngine.Hosting.Ingestion;

/// <summary>
/// One line of the input, read as a CloudEvent of the wire contract. It owns what it holds, so that it can wait its turn
/// and be decided by another thread; its reader may fill it again once that is done.
/// </summary>
/// <remarks>
/// The usual line is read without objects: its bytes stay here, its members are in slots, and texts and the payload are
/// made of the bytes when somebody asks for them.
/// </remarks>
public sealed class TicketEvent : IObjectOfBytes
{
    /// <summary>So many bytes after the line are zero: whoever scans it may look ahead.</summary>
    internal const int Slack = 32;

    private byte[] bytes = [];
    private char[] subjectText = [];
    private int subjectLength;
    private byte[] small = [];
    private long[] wide = [];
    private byte[] ticketSmall = [];
    private long[] ticketWide = [];
    private EventPlan? plan;
    private EventSource source;
    private string? id;
    private string? subject;
    private JObject? data;
    private KeptBytes kept;

    internal TicketEvent() => source = EventSource.None;

    internal TicketEvent(EventSource source, EventShape shape, string id, string subject, long at, JObject data)
    {
        (this.source, Type, Kind, At) = (source, shape.Name, shape.Kind, at);
        (this.id, this.subject, this.data) = (id, subject, data);
    }

    /// <summary>Unique together with the source.</summary>
    public string Id => id ??= Encoding.UTF8.GetString(IdBytes);

    /// <summary>Provider and system: <c>/masnegocio/helix</c>.</summary>
    public string Source => source.Text;

    /// <summary>The source's first segment.</summary>
    public string Provider => source.Provider;

    /// <summary>The source's second segment; empty where there is none.</summary>
    public string System => source.System;

    /// <summary>The type as it was written.</summary>
    public string Type { get; private set; } = "";

    /// <summary>The type.</summary>
    public EventKind Kind { get; private set; }

    /// <summary>The ticket's id, or another thing's.</summary>
    public string Subject => subject ??= new string(SubjectText);

    /// <summary>Unix ticks.</summary>
    public long At { get; private set; }

    /// <summary>The payload, as the ticket tool sent it or as its provider's plugin mapped it.</summary>
    public JObject Data
    {
        get => data ??= DataBytes.IsEmpty ? [] : EventReader.ReadObject(DataBytes);
        internal set => data = value;
    }

    JObject IObjectOfBytes.Whole => Data;

    /// <summary>Whether its members are in slots already, and none of them is wrong or missing.</summary>
    internal bool IsEncoded => plan is not null;

    /// <summary>The subject's text, which needs no string.</summary>
    internal ReadOnlySpan<char> SubjectText => subject is null ? subjectText.AsSpan(0, subjectLength) : subject;

    /// <summary>The id as it stands in the line; only where <see cref="IsEncoded"/>.</summary>
    internal ReadOnlySpan<byte> IdBytes => Said(IdAt);

    /// <summary>The payload as it stands in the line; empty where there is none. Only where <see cref="IsEncoded"/>.</summary>
    internal ReadOnlySpan<byte> DataBytes => Said(DataAt);

    /// <summary>The same to keep: it stays when the event is filled again.</summary>
    /// <param name="pages">Where it is kept; null: by itself.</param>
    internal KeptBytes Keep(BytePages? pages)
    {
        if (kept.Page is null)
            kept = pages is null ? KeptBytes.Alone(DataBytes) : pages.Keep(DataBytes);
        return kept;
    }

    /// <summary>The event's own members. Only where <see cref="IsEncoded"/>, as all slots are.</summary>
    internal Span<byte> Small => small.AsSpan(0, plan!.Small);

    internal Span<long> Wide => wide.AsSpan(0, plan!.Wide);

    /// <summary>For an opening the ticket's members; for a change those that it changes.</summary>
    internal Span<byte> TicketSmall => ticketSmall.AsSpan(0, plan!.TicketSmall);

    internal Span<long> TicketWide => ticketWide.AsSpan(0, plan!.TicketWide);

    /// <summary>Whether it is a change of a ticket's members that slots alone say.</summary>
    internal bool IsChange => plan is { IsChange: true };

    internal EventPlan Plan => plan!;

    internal EventSource From => source;

    internal TextPlace IdAt { get; set; }

    internal TextPlace DataAt { get; set; }

    /// <summary>The customer that it names; empty where it names none.</summary>
    internal TextPlace CustomerAt { get; set; }

    /// <summary>The service that it names; empty where it names none.</summary>
    internal TextPlace ServiceAt { get; set; }

    /// <summary>The answer to a step; empty where it gives none.</summary>
    internal TextPlace AnswerAt { get; set; }

    /// <summary>The role of who acts; empty where it names none.</summary>
    internal TextPlace ActorRoleAt { get; set; }

    /// <summary>The name of who acts; empty where it names none.</summary>
    internal TextPlace ActorNameAt { get; set; }

    /// <summary>Who acts: a role and perhaps a name. Null where it names none. Bytes hold until the event is filled again.</summary>
    internal (MemberValue Role, MemberValue? Name)? Actor
    {
        get
        {
            if (!IsEncoded)
                return TextAt("by.role") is { } role ? (role, TextAt("by.name")) : null;
            if (ActorRoleAt.Length == 0)
                return null;
            return (new MemberValue(bytes, ActorRoleAt), ActorNameAt.Length == 0 ? null : new MemberValue(bytes, ActorNameAt));
        }
    }

    internal ReadOnlySpan<byte> Said(TextPlace place) => bytes.AsSpan(place.Start, place.Length);

    /// <summary>A member of the payload; null where it is missing. Bytes hold until the event is filled again.</summary>
    internal MemberValue? MemberAt(string path)
    {
        if (IsEncoded)
            return MemberValue.At(bytes, DataAt, path, this);
        return JsonMembers.At(Data, path) is { } value ? new MemberValue(Notifications.TicketModel.Of(value)) : null;
    }

    /// <summary>The same where it is a text, else null.</summary>
    internal MemberValue? TextAt(string path)
    {
        if (!IsEncoded)
            return JsonMembers.TextAt(Data, path) is { } text ? new MemberValue(text) : null;
        return MemberAt(path) is { } value && (value.IsBytes || value.ToObject() is string) ? value : null;
    }

    /// <summary>Whether a member of the payload's own is an object.</summary>
    internal bool HasObject(string name) =>
        IsEncoded ? JsonBytes.At(DataBytes, name).Kind == JsonKind.Object : Data[name] is JObject;

    /// <summary>Begins to be filled with a line.</summary>
    /// <returns>The line's bytes, followed by zeros.</returns>
    internal byte[] Begin(ReadOnlySpan<byte> line)
    {
        if (bytes.Length < line.Length + Slack)
            bytes = new byte[BitOperations.RoundUpToPowerOf2((uint)Math.Max(512, line.Length + Slack))];
        line.CopyTo(bytes);
        bytes.AsSpan(line.Length, Slack).Clear();
        (plan, id, subject, data, kept) = (null, null, null, null, default);
        (IdAt, DataAt, CustomerAt, ServiceAt) = (default, default, default, default);
        (AnswerAt, ActorRoleAt, ActorNameAt) = (default, default, default);
        return bytes;
    }

    /// <summary>Makes room for the members of a kind of event; all are absent.</summary>
    internal void Begin(EventPlan of)
    {
        plan = of;
        Fill(ref small, of.Small, Field.Absent, ref wide, of.Wide, Field.AbsentNumber);
        if (of.IsChange)
            Fill(ref ticketSmall, of.TicketSmall, EventPlan.Untouched, ref ticketWide, of.TicketWide, EventPlan.UntouchedNumber);
        else
            Fill(ref ticketSmall, of.TicketSmall, Field.Absent, ref ticketWide, of.TicketWide, Field.AbsentNumber);
    }

    internal void Complete(EventSource from, EventShape shape, TextPlace named, long at)
    {
        (source, Type, Kind, At) = (from, shape.Name, shape.Kind, at);
        if (subjectText.Length < named.Length)
            subjectText = new char[named.Length * 2];
        subjectLength = Encoding.UTF8.GetChars(Said(named), subjectText);
    }

    private static void Fill(ref byte[] small, int smallSlots, byte nothing, ref long[] wide, int wideSlots, long noNumber)
    {
        if (small.Length < smallSlots)
            small = new byte[smallSlots];
        if (wide.Length < wideSlots)
            wide = new long[wideSlots];
        small.AsSpan(0, smallSlots).Fill(nothing);
        wide.AsSpan(0, wideSlots).Fill(noNumber);
    }
}

/// <summary>Where a text stands among an event's bytes.</summary>
internal readonly record struct TextPlace(int Start, int Length);
