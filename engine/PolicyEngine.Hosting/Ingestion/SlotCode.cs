using PolicyEngine.Authoring;

namespace PolicyEngine.Hosting.Ingestion;

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
            values.Add(value.Id);
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
            values.Add(value.Id);
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

internal sealed class NameCode(FieldSlot slot, NameSpellings names) : SlotCode(slot)
{
    public override bool TakeText(ReadOnlySpan<byte> said, TextPlace place, bool isEscaped, TicketEvent into)
    {
        Slot.Set(into, (long)names.Of(said));
        return !isEscaped;
    }
}
