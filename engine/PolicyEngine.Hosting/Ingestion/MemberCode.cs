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
