using PolicyEngine.Authoring;
using PolicyEngine.Calendars;

namespace PolicyEngine.Hosting.Ingestion;

/// <summary>
/// What is done with the value at one place of an event's data. Each answers whether the value is as it should be; where
/// it is not, the line goes to whoever can say what is wrong. A missing value is null or blank.
/// </summary>
internal abstract class MemberCode
{
    /// <param name="said">The text between its quotes; it is not blank.</param>
    /// <param name="place">Where that stands.</param>
    /// <param name="isEscaped">Whether it holds escapes, and so is not the text itself.</param>
    /// <param name="into">The event.</param>
    public virtual bool TakeText(ReadOnlySpan<byte> said, TextPlace place, bool isEscaped, TicketEvent into) => false;

    public virtual bool TakeFlag(bool value, TicketEvent into) => false;

    public virtual bool TakeNumber(ReadOnlySpan<byte> said, TicketEvent into) => false;

    /// <param name="place">The list with its brackets.</param>
    public virtual bool TakeList(TextPlace place, TicketEvent into) => false;

    public virtual bool TakeObject(TicketEvent into) => false;

    /// <summary>Null, or a blank text.</summary>
    public virtual bool TakeMissing(TicketEvent into) => true;
}

/// <summary>What a change may not touch where it is taken as a change: somebody else has to see the whole.</summary>
internal sealed class BarredCode : MemberCode
{
    public override bool TakeMissing(TicketEvent into) => false;
}

/// <summary>What fills a slot. A missing value empties it.</summary>
internal abstract class SlotCode(FieldSlot slot) : MemberCode
{
    protected FieldSlot Slot { get; } = slot;

    public override bool TakeMissing(TicketEvent into)
    {
        Slot.Empty(into);
        return true;
    }
}

/// <summary>The slot of a field: the event's own, or the ticket's.</summary>
internal readonly struct FieldSlot(Field field, bool ofTicket)
{
    private readonly int slot = field.Slot;

    public void Set(TicketEvent of, byte value) => (ofTicket ? of.TicketSmall : of.Small)[slot] = value;

    public void Set(TicketEvent of, long value) => (ofTicket ? of.TicketWide : of.Wide)[slot] = value;

    public void Empty(TicketEvent of)
    {
        if (field.Width == FieldWidth.Small)
            Set(of, Field.Absent);
        else
            Set(of, Field.AbsentNumber);
    }

    public bool IsAbsent(TicketEvent of) => field.Width == FieldWidth.Small
        ? (ofTicket ? of.TicketSmall : of.Small)[slot] == Field.Absent
        : Holds(of, Field.AbsentNumber);

    /// <summary>For a wide slot: whether it holds this.</summary>
    public bool Holds(TicketEvent of, long value) => (ofTicket ? of.TicketWide : of.Wide)[slot] == value;
}

/// <summary>One of a closed list of values.</summary>
internal sealed class CategoryCode : SlotCode
{
    private readonly Utf8Names values = new();
    private readonly List<byte> ordinals = [];
    private readonly byte other;

    public CategoryCode(FieldSlot slot, CategoryField closed)
        : base(slot)
    {
        foreach (var value in closed.Values)
        {
            values.Add(System.Text.Encoding.UTF8.GetBytes(value.Id));
            ordinals.Add(closed.OrdinalOf(value.Id));
        }
        other = closed.OrdinalOf(Value.Other.Id);
    }

    public override bool TakeText(ReadOnlySpan<byte> said, TextPlace place, bool isEscaped, TicketEvent into)
    {
        var number = values.Find(said);
        var ordinal = number < 0 ? other : ordinals[number];
        Slot.Set(into, ordinal);
        return ordinal != Field.Absent && !isEscaped;
    }
}

/// <summary>Whether there is anything at all.</summary>
internal sealed class PresenceCode(FieldSlot slot) : SlotCode(slot)
{
    public override bool TakeText(ReadOnlySpan<byte> said, TextPlace place, bool isEscaped, TicketEvent into) => Note(into);

    public override bool TakeFlag(bool value, TicketEvent into) => Note(into);

    public override bool TakeNumber(ReadOnlySpan<byte> said, TicketEvent into) => Note(into);

    public override bool TakeList(TextPlace place, TicketEvent into) => Note(into);

    public override bool TakeObject(TicketEvent into) => Note(into);

    private bool Note(TicketEvent into)
    {
        Slot.Set(into, (byte)1);
        return true;
    }
}

internal sealed class FlagCode(FieldSlot slot) : SlotCode(slot)
{
    public override bool TakeFlag(bool value, TicketEvent into)
    {
        Slot.Set(into, value ? FlagField.Yes : FlagField.No);
        return true;
    }
}

/// <summary>A number without exponent, of at most eighteen digits.</summary>
internal sealed class NumberCode(FieldSlot slot, NumberField field) : SlotCode(slot)
{
    public override bool TakeNumber(ReadOnlySpan<byte> said, TicketEvent into)
    {
        var isNegative = said[0] == '-';
        var (number, decimals, isFraction) = (0L, 0, false);
        foreach (var sign in said[(isNegative ? 1 : 0)..])
        {
            if (sign == '.')
            {
                isFraction = true;
                continue;
            }
            number = number * 10 + (sign - '0');
            decimals += isFraction ? 1 : 0;
        }
        var isRounded = false;
        for (; decimals > field.Decimals; decimals--)
        {
            isRounded |= number % 10 != 0;
            number /= 10;
        }
        if (isRounded && !field.RoundsUp)
            return false;
        if (isRounded && !isNegative)
            number++;
        for (; decimals < field.Decimals; decimals++)
        {
            if (number > long.MaxValue / 10)
                return false;
            number *= 10;
        }
        Slot.Set(into, isNegative ? -number : number);
        return true;
    }
}

internal sealed class InstantCode(FieldSlot slot) : SlotCode(slot)
{
    public override bool TakeText(ReadOnlySpan<byte> said, TextPlace place, bool isEscaped, TicketEvent into)
    {
        if (isEscaped || !EventTime.TryParse(said, out var ticks))
            return false;
        Slot.Set(into, ticks);
        return true;
    }
}

internal sealed class NameCode(FieldSlot slot, NameNumbers names) : SlotCode(slot)
{
    public override bool TakeText(ReadOnlySpan<byte> said, TextPlace place, bool isEscaped, TicketEvent into)
    {
        Slot.Set(into, (long)names.Of(said));
        return !isEscaped;
    }
}

/// <summary>A list of names, as bits.</summary>
internal sealed class SetCode : SlotCode
{
    private readonly bool isClosed;
    private readonly Utf8Names values = new();

    public SetCode(FieldSlot slot, SetField field)
        : base(slot)
    {
        isClosed = field.IsClosed;
        foreach (var value in field.Values)
            values.Add(System.Text.Encoding.UTF8.GetBytes(value.Id));
    }

    public override bool TakeList(TextPlace place, TicketEvent into)
    {
        var bits = 0L;
        foreach (var item in new ListedTexts(into.Said(place)))
        {
            if (item.IsEscaped)
                return false;
            var number = item.IsText ? values.Find(item.Said) : -1;
            if (number >= 0)
                bits |= 1L << number;
            else if (isClosed)
                return false;
        }
        Slot.Set(into, bits);
        return true;
    }
}

/// <summary>An object of opening hours; what it opens stands in its member.</summary>
internal sealed class HoursCode(FieldSlot slot) : SlotCode(slot)
{
    public override bool TakeObject(TicketEvent into)
    {
        Slot.Set(into, OpenHoursCode.NotSaid);
        return true;
    }
}

/// <summary>When it opens: the slot holds the number of the hours until an image gives a calendar for them.</summary>
internal sealed class OpenHoursCode(FieldSlot slot, HoursNumbers hours) : MemberCode
{
    /// <summary>An object of hours that says no hours: somebody else says what is wrong with it.</summary>
    public const long NotSaid = -1;

    public override bool TakeText(ReadOnlySpan<byte> said, TextPlace place, bool isEscaped, TicketEvent into)
    {
        var number = isEscaped ? NotSaid : hours.Of(said);
        slot.Set(into, number);
        return number != NotSaid;
    }
}

/// <summary>A text that is kept for whoever decides or tells.</summary>
internal sealed class PlaceCode(Action<TicketEvent, TextPlace> keep) : MemberCode
{
    public override bool TakeText(ReadOnlySpan<byte> said, TextPlace place, bool isEscaped, TicketEvent into)
    {
        keep(into, place);
        return !isEscaped;
    }

    public override bool TakeFlag(bool value, TicketEvent into) => true;

    public override bool TakeNumber(ReadOnlySpan<byte> said, TicketEvent into) => true;

    public override bool TakeList(TextPlace place, TicketEvent into) => true;

    public override bool TakeObject(TicketEvent into) => true;
}

/// <summary>Whether a text stands in a list that comes with it: known once both were read.</summary>
internal sealed class MembershipCode(FieldSlot slot)
{
    // Of the event that is being read.
    private TextPlace member;
    private TextPlace among;

    public MemberCode Member => new MemberPart(this);

    public MemberCode Among => new AmongPart(this);

    public void Begin() => (member, among) = (default, default);

    public bool Complete(TicketEvent into)
    {
        if (member.Length == 0)
            return true;
        var said = into.Said(member);
        var isThere = false;
        foreach (var item in new ListedTexts(into.Said(among)))
        {
            if (item.IsEscaped)
                return false;
            isThere |= item.IsText && item.Said.SequenceEqual(said);
        }
        slot.Set(into, isThere ? FlagField.Yes : FlagField.No);
        return true;
    }

    private sealed class MemberPart(MembershipCode whole) : MemberCode
    {
        public override bool TakeText(ReadOnlySpan<byte> said, TextPlace place, bool isEscaped, TicketEvent into)
        {
            whole.member = place;
            return !isEscaped;
        }
    }

    private sealed class AmongPart(MembershipCode whole) : MemberCode
    {
        /// <summary>A text alone is a list of one; its quotes go with it.</summary>
        public override bool TakeText(ReadOnlySpan<byte> said, TextPlace place, bool isEscaped, TicketEvent into)
        {
            whole.among = new TextPlace(place.Start - 1, place.Length + 2);
            return !isEscaped;
        }

        public override bool TakeList(TextPlace place, TicketEvent into)
        {
            whole.among = place;
            return true;
        }

        public override bool TakeFlag(bool value, TicketEvent into) => true;

        public override bool TakeNumber(ReadOnlySpan<byte> said, TicketEvent into) => true;

        public override bool TakeObject(TicketEvent into) => true;
    }
}

/// <summary>Opening hours that events bring, by number, as they were first written. Safe on any thread.</summary>
internal sealed class HoursNumbers
{
    private const int Most = 1 << 12;

    private readonly Lock gate = new();
    private readonly Utf8Names texts = new();
    private readonly List<WeeklyHours> hours = [];

    public WeeklyHours this[int number]
    {
        get
        {
            lock (gate)
                return hours[number];
        }
    }

    /// <summary>The number of the hours that a text says; <see cref="OpenHoursCode.NotSaid"/> where it says none, or too many are known.</summary>
    public long Of(ReadOnlySpan<byte> said)
    {
        lock (gate)
        {
            var number = texts.Find(said);
            if (number >= 0)
                return number;
            if (texts.Count == Most || !WeeklyHours.TryParse(System.Text.Encoding.UTF8.GetString(said), out var read, out _))
                return OpenHoursCode.NotSaid;
            hours.Add(read);
            return texts.Add(said);
        }
    }
}
