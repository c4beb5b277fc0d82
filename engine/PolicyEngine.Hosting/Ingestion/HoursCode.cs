using System.Text;
using PolicyEngine.Calendars;

namespace PolicyEngine.Hosting.Ingestion;

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

/// <summary>
/// Opening hours that events bring, by number, as they were first written. One reader gives the numbers; whoever has got one
/// may ask for its hours on any thread.
/// </summary>
internal sealed class HoursNumbers
{
    private const int Most = 1 << 12;

    private readonly Utf8Names texts = new();

    // It does not change once it can be seen: further hours make a new one. A number is seen after its hours.
    private volatile WeeklyHours[] hours = [];

    public WeeklyHours this[int number] => hours[number];

    /// <summary>The number of the hours that a text says; <see cref="OpenHoursCode.NotSaid"/> where it says none, or too many are known.</summary>
    public long Of(ReadOnlySpan<byte> said)
    {
        var number = texts.Find(said);
        if (number >= 0)
            return number;
        if (texts.Count == Most || !WeeklyHours.TryParse(Encoding.UTF8.GetString(said), out var read, out _))
            return OpenHoursCode.NotSaid;
        hours = [.. hours, read];
        return texts.Add(said);
    }
}
