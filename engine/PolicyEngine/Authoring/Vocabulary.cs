namespace PolicyEngine.Authoring;

/// <summary>
/// The names and fields that a provider's plugin declares for its scripts, with the slot of each field. Immutable
/// once built; safe to share between threads.
/// </summary>
public sealed class Vocabulary
{
    private readonly Dictionary<Field, CategoryField> eventValues = [];

    /// <param name="statuses">The statuses of a ticket's life.</param>
    /// <param name="roles">Who can act.</param>
    /// <param name="fields">What rules may read of a ticket or of an event, besides <see cref="EventFields"/>.</param>
    /// <param name="decisions">What rules decide about a ticket: priority, tier, service type.</param>
    /// <param name="events">The values of the wire contract's open categories, e.g. close codes.</param>
    public Vocabulary(
        IReadOnlyList<Status> statuses,
        IReadOnlyList<Role> roles,
        IReadOnlyList<Field> fields,
        IReadOnlyList<Field> decisions,
        IReadOnlyDictionary<StateCategory, Value[]>? events = null)
    {
        (Statuses, Roles, Decisions) = (statuses, roles, decisions);
        Declare(EventFields.CurrentStatus, [.. statuses]);
        Declare(EventFields.NewStatus, [.. statuses]);
        Declare(EventFields.Actor, [.. roles]);
        foreach (var (field, values) in events ?? new Dictionary<StateCategory, Value[]>())
            Declare(field, values);

        // Slot 0 of a ticket is its status, for every provider.
        var ticket = new SlotLayout(small: 1);
        foreach (var field in fields.Concat(decisions).Where(field => field.Scope == FieldScope.Ticket))
            ticket.Place(field);
        var ofEvent = new SlotLayout(
            EventFields.All.Count(field => field.Width == FieldWidth.Small),
            EventFields.All.Count(field => field.Width == FieldWidth.Wide));
        foreach (var field in fields.Where(field => field.Scope == FieldScope.Event))
            ofEvent.Place(field);

        TicketFields = [.. fields.Where(field => field.Scope == FieldScope.Ticket)];
        OpenEventFields = [.. fields.Where(field => field.Scope == FieldScope.Event)];
        (TicketLayout, EventLayout) = (ticket, ofEvent);
    }

    public IReadOnlyList<Status> Statuses { get; }

    public IReadOnlyList<Role> Roles { get; }

    /// <summary>The members of a ticket that are read from its events.</summary>
    public IReadOnlyList<Field> TicketFields { get; }

    /// <summary>The provider's own members of events.</summary>
    public IReadOnlyList<Field> OpenEventFields { get; }

    /// <summary>What rules decide about a ticket, in the order in which <c>classified</c> lists it.</summary>
    public IReadOnlyList<Field> Decisions { get; }

    internal SlotLayout TicketLayout { get; }

    internal SlotLayout EventLayout { get; }

    /// <summary>The small slots of an event.</summary>
    public int EventSmall => EventLayout.Small;

    /// <summary>The wide slots of an event.</summary>
    public int EventWide => EventLayout.Wide;

    /// <summary>The small slots of a ticket's status, members and decisions; what a script adds comes after them.</summary>
    public int TicketSmall => TicketLayout.Small;

    /// <summary>The wide slots of a ticket's members and decisions; what a script adds comes after them.</summary>
    public int TicketWide => TicketLayout.Wide;

    /// <summary>
    /// The category with its values: for one of the wire contract's open categories those that this provider gave it
    /// (null where it gave none: such a member takes any text), for any other field the field itself.
    /// </summary>
    public CategoryField? Closed(CategoryField field) =>
        field is StateCategory ? eventValues.GetValueOrDefault(field) : field;

    private void Declare(StateCategory field, Value[] values) =>
        eventValues[field] = new CategoryField(field.Path, field.Scope, values);
}
