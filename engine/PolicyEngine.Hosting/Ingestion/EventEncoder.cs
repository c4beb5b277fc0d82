using System.Numerics;
using Newtonsoft.Json.Linq;
using PolicyEngine.Authoring;
using PolicyEngine.Calendars;
using PolicyEngine.Compilation;
using PolicyEngine.Runtime;

namespace PolicyEngine.Hosting.Ingestion;

/// <summary>What is wrong with an event's members: which one, and what would do.</summary>
internal sealed record EncodingFlaw(EventFlaw Kind, IReadOnlyList<string> Paths, IReadOnlyList<string> Accepted);

/// <summary>
/// Encodes members to slots, once, at ingestion. It owns its buffers and is used again for each event: one for each
/// lane, not thread-safe.
/// </summary>
/// <param name="numbers">Gives names their numbers; null for those of this encoder alone.</param>
internal sealed class EventEncoder(NameNumbers? numbers = null)
{
    private readonly NameNumbers names = numbers ?? new NameNumbers();
    private byte[] small = [];
    private long[] wide = [];
    private byte[] ticketSmall = [];
    private long[] ticketWide = [];

    public ReadOnlySpan<byte> Small => small;

    public ReadOnlySpan<long> Wide => wide;

    public ReadOnlySpan<byte> TicketSmall => ticketSmall;

    public ReadOnlySpan<long> TicketWide => ticketWide;

    /// <summary>Encodes the event's own members.</summary>
    public EncodingFlaw? EncodeEvent(EventShape shape, PolicyImage image, JObject data)
    {
        Clear(ref small, image.Vocabulary.EventSmall, ref wide, image.Vocabulary.EventWide);
        EncodingFlaw? flaw = null;
        foreach (var field in shape.Fields.Concat(image.Vocabulary.OpenEventFields))
            flaw ??= Encode(field, image, data, small, wide);
        var missing = shape.Required.Where(field => JsonMembers.At(data, field.Path) is null).Select(field => field.Path).ToList();
        return flaw ?? (missing.Count > 0 ? new EncodingFlaw(EventFlaw.MissingMember, missing, AcceptedFor(shape.Required, missing, image)) : null);
    }

    /// <summary>Encodes the ticket's members as they would become, over the ticket's present slots.</summary>
    public EncodingFlaw? EncodeTicket(PolicyImage image, in TicketState state, JObject data)
    {
        Clear(ref ticketSmall, image.TicketSmall, ref ticketWide, image.TicketWide);
        if (state.Header.Phase == TicketPhase.Open)
        {
            state.Small.CopyTo(ticketSmall);
            state.Wide.CopyTo(ticketWide);
        }
        EncodingFlaw? flaw = null;
        foreach (var field in image.Vocabulary.TicketFields)
            flaw ??= Encode(field, image, data, ticketSmall, ticketWide);
        return flaw;
    }

    /// <summary>Encodes what is known of a customer besides what tickets say of it.</summary>
    public KnownMembers EncodeCustomer(PolicyImage image, JObject known)
    {
        var data = new JObject { ["customer"] = known.DeepClone() };
        return new KnownMembers(image.Vocabulary, data, "customer.", (field, small, wide) => Encode(field, image, data, small, wide) is null);
    }

    /// <summary>Takes the members of a ticket that is opened as they were encoded when its event was read.</summary>
    /// <param name="image">The ticket's image.</param>
    /// <param name="read">The event.</param>
    /// <param name="known">What is known of its customer besides; null for nothing.</param>
    /// <returns>False where slots do not say what is known: the event has to be read as an object.</returns>
    public bool TryTakeTicket(PolicyImage image, TicketEvent read, KnownMembers? known)
    {
        Clear(ref ticketSmall, image.TicketSmall, ref ticketWide, image.TicketWide);
        read.TicketSmall.CopyTo(ticketSmall);
        read.TicketWide.CopyTo(ticketWide);
        TakeCalendars(image, read);
        return known is null || known.TryComplete(image, read, ticketSmall, ticketWide);
    }

    /// <summary>Takes a ticket's members as they would become by a change that was encoded when its event was read.</summary>
    public void TakeChange(PolicyImage image, in TicketState state, TicketEvent read)
    {
        Clear(ref ticketSmall, image.TicketSmall, ref ticketWide, image.TicketWide);
        state.Small.CopyTo(ticketSmall);
        state.Wide.CopyTo(ticketWide);
        Lay<byte>(read.TicketSmall, ticketSmall, EventPlan.Untouched);
        Lay<long>(read.TicketWide, ticketWide, EventPlan.UntouchedNumber);
        TakeCalendars(image, read);
    }

    /// <summary>Lays slots over others, but for those that hold a mark.</summary>
    private static void Lay<T>(ReadOnlySpan<T> changes, Span<T> over, T untouched)
        where T : struct, IEquatable<T>
    {
        var at = 0;
        for (; at <= changes.Length - Vector<T>.Count; at += Vector<T>.Count)
        {
            var (block, known) = (new Vector<T>(changes[at..]), new Vector<T>(over[at..]));
            Vector.ConditionalSelect(Vector.Equals(block, new Vector<T>(untouched)), known, block).CopyTo(over[at..]);
        }
        for (; at < changes.Length; at++)
            over[at] = changes[at].Equals(untouched) ? over[at] : changes[at];
    }

    private void TakeCalendars(PolicyImage image, TicketEvent read)
    {
        // Which calendar the hours make is the image's to say.
        foreach (var field in read.Plan.Calendars)
        {
            if (read.TicketWide[field.Slot] is not (Field.AbsentNumber or EventPlan.UntouchedNumber))
                ticketWide[field.Slot] = image.Extend(field.Extends, read.From.Plans!.Hours[(int)ticketWide[field.Slot]]);
        }
    }

    private static void Clear(ref byte[] small, int smallSlots, ref long[] wide, int wideSlots)
    {
        if (small.Length != smallSlots)
            small = new byte[smallSlots];
        if (wide.Length != wideSlots)
            wide = new long[wideSlots];
        small.AsSpan().Clear();
        wide.AsSpan().Fill(Field.AbsentNumber);
    }

    private static List<string> AcceptedFor(IReadOnlyList<Field> required, List<string> missing, PolicyImage image) =>
        required.FirstOrDefault(field => missing.Count == 1 && field.Path == missing[0]) is CategoryField field
            ? ValuesOf(image, field)
            : [];

    private static List<string> ValuesOf(PolicyImage image, CategoryField field) =>
        [.. image.Vocabulary.Closed(field)?.Ids ?? []];

    private EncodingFlaw? Encode(Field field, PolicyImage image, JObject data, byte[] small, long[] wide)
    {
        var token = JsonMembers.At(data, field.Path);
        if (field.Width == FieldWidth.Small)
            small[field.Slot] = Field.Absent;
        else
            wide[field.Slot] = Field.AbsentNumber;
        if (token is null)
            return null;
        return field switch
        {
            CategoryField category => EncodeCategory(category, image, token, small),
            MembershipField membership => EncodeMembership(membership, data, token, small),
            FlagField => EncodeFlag(field, token, small),
            TextField => EncodePresence(field, small),
            NumberField number => EncodeNumber(number, token, wide),
            InstantField => EncodeInstant(field, token, wide),
            SetField set => EncodeSet(set, token, wide),
            CalendarField calendar => EncodeCalendar(calendar, image, data, wide),
            NameField => EncodeName(field, token, wide),
            _ => throw new InvalidOperationException($"No encoding for {field.GetType().Name}."),
        };
    }

    private static EncodingFlaw Unknown(Field field, params IReadOnlyList<string> accepted) =>
        new(EventFlaw.UnknownValue, [field.Path], accepted);

    private static EncodingFlaw? EncodeCategory(CategoryField field, PolicyImage image, JToken token, byte[] small)
    {
        // Where the provider has no list of values any text will do, and rules see only that it is there.
        if (image.Vocabulary.Closed(field) is not { Values.Count: > 0 } closed)
            return EncodePresence(field, small);
        var ordinal = token.Type == JTokenType.String ? closed.Encode((string)token!) : Field.Absent;
        small[field.Slot] = ordinal;
        return ordinal == Field.Absent ? Unknown(field, ValuesOf(image, field)) : null;
    }

    private static EncodingFlaw? EncodeFlag(Field field, JToken token, byte[] small)
    {
        if (token.Type != JTokenType.Boolean)
            return Unknown(field, "true", "false");
        small[field.Slot] = (bool)token ? FlagField.Yes : FlagField.No;
        return null;
    }

    private static EncodingFlaw? EncodeMembership(MembershipField field, JObject data, JToken token, byte[] small)
    {
        if (token.Type != JTokenType.String)
            return Unknown(field, "a text");
        small[field.Slot] = JsonMembers.TextsAt(data, field.Among).Contains((string)token!, StringComparer.Ordinal) ? FlagField.Yes : FlagField.No;
        return null;
    }

    private static EncodingFlaw? EncodePresence(Field field, byte[] small)
    {
        small[field.Slot] = 1;
        return null;
    }

    private static EncodingFlaw? EncodeNumber(NumberField field, JToken token, long[] wide)
    {
        if (token.Type is not (JTokenType.Integer or JTokenType.Float))
            return Unknown(field, "a number");
        try
        {
            wide[field.Slot] = field.Scale((decimal)token);
            return null;
        }
        catch (OverflowException)
        {
            return Unknown(field, field.Decimals == 0 ? "a whole number" : $"a number with at most {field.Decimals} decimals");
        }
    }

    private static EncodingFlaw? EncodeInstant(Field field, JToken token, long[] wide)
    {
        if (token.Type != JTokenType.String || EventTime.Parse((string)token!) is not { } time)
            return Unknown(field, "2026-03-06T18:30:00-06:00");
        wide[field.Slot] = time.ToUnixTimeTicks();
        return null;
    }

    private EncodingFlaw? EncodeName(Field field, JToken token, long[] wide)
    {
        if (token.Type != JTokenType.String)
            return Unknown(field, "a name");
        wide[field.Slot] = names.Of((string)token!);
        return null;
    }

    /// <summary>Names that an open list does not know (other attachments) are none of the rules' business.</summary>
    private static EncodingFlaw? EncodeSet(SetField field, JToken token, long[] wide)
    {
        if (token is not JArray array)
            return Unknown(field, "a list of names");
        if (field.IsClosed && array.Any(name => name.Type != JTokenType.String || field.Values.All(value => value.Id != (string?)name)))
            return Unknown(field, [.. field.Values.Select(value => value.Id)]);
        var bits = 0L;
        for (var i = 0; i < field.Values.Count; i++)
        {
            if (array.Any(name => name.Type == JTokenType.String && (string?)name == field.Values[i].Id))
                bits |= 1L << i;
        }
        wide[field.Slot] = bits;
        return null;
    }

    private static EncodingFlaw? EncodeCalendar(CalendarField field, PolicyImage image, JObject data, long[] wide)
    {
        if (HoursOf(field, data) is not { } open)
            return new EncodingFlaw(EventFlaw.UnknownValue, [$"{field.Path}.open"], ["Mon-Fri 08:00-22:00"]);
        wide[field.Slot] = image.Extend(field.Extends, open);
        return null;
    }

    /// <summary>The hours that data bring for a field; null where they bring none.</summary>
    public static WeeklyHours? HoursOf(CalendarField field, JObject data) =>
        JsonMembers.TextAt(data, $"{field.Path}.open") is { } text && WeeklyHours.TryParse(text, out var open, out _) ? open : null;
}
