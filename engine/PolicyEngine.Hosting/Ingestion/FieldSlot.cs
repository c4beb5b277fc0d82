using PolicyEngine.Authoring;

namespace PolicyEngine.Hosting.Ingestion;

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
