namespace PolicyEngine.Authoring;

/// <summary>
/// The members that the wire contract gives to events, for every provider. Where a provider has a closed list of
/// values for one, its vocabulary says which (<see cref="Vocabulary.Closed"/>).
/// </summary>
public static class EventFields
{
    /// <summary>Slot 0 of a ticket is its status, for every provider.</summary>
    internal const int StatusSlot = 0;

    /// <summary>The ticket's status as it stands.</summary>
    public static readonly StateCategory CurrentStatus = new("status", FieldScope.Ticket, StatusSlot);

    /// <summary>The status that an event asks for.</summary>
    public static readonly StateCategory NewStatus = new("status", FieldScope.Event, 0);

    /// <summary>The role of who acts.</summary>
    public static readonly StateCategory Actor = new("by.role", FieldScope.Event, 1);

    /// <summary>The name of who acts. Names are the same whatever the case of their letters and the blanks around them.</summary>
    public static readonly NameField ActorName = new("by.name", FieldScope.Event);

    public static readonly StateCategory CloseCode = new("closeCode", FieldScope.Event, 2);

    public static readonly StateCategory SolutionType = new("solutionType", FieldScope.Event, 3);

    /// <summary>The channel of a reply (a ticket's own channel is a field of its provider's).</summary>
    public static readonly StateCategory ReplyChannel = new("channel", FieldScope.Event, 4);

    /// <summary>What was delivered or approved.</summary>
    public static readonly StateCategory What = new("what", FieldScope.Event, 5);

    /// <summary>The area that a complaint is about.</summary>
    public static readonly StateCategory Area = new("area", FieldScope.Event, 6);

    public static readonly Value Agent = new("agent");

    public static readonly Value Customer = new("customer");

    /// <summary>Who replies: <see cref="Agent"/> or <see cref="Customer"/>.</summary>
    public static readonly CategoryField From = new("from", FieldScope.Event, Agent, Customer);

    /// <summary>Who asks for an escalation.</summary>
    public static readonly CategoryField EscalatedBy = new("by", FieldScope.Event, Agent, Customer);

    public static readonly CategoryField Survey = new("survey", FieldScope.Event,
        new Value("satisfaction"), new Value("nps"), new Value("complaint"));

    public static readonly FlagField NeedsInformation = new("needsInformation", FieldScope.Event);

    public static readonly FlagField Accepts = new("accepts", FieldScope.Event);

    public static readonly FlagField Approved = new("approved", FieldScope.Event);

    public static readonly FlagField Critical = new("critical", FieldScope.Event);

    public static readonly TextField Assignee = new("assignee", FieldScope.Event);

    public static readonly NumberField Minutes = new("minutes", 0, FieldScope.Event);

    public static readonly NumberField Score = new("score", 0, FieldScope.Event);

    public static readonly InstantField Start = new("start", FieldScope.Event);

    public static readonly InstantField End = new("end", FieldScope.Event);

    /// <summary>The fields in the order of their slots; a provider's own event fields come after them.</summary>
    internal static readonly IReadOnlyList<Field> All =
    [
        NewStatus, Actor, CloseCode, SolutionType, ReplyChannel, What, Area,
        From, EscalatedBy, Survey, NeedsInformation, Accepts, Approved, Critical, Assignee,
        Minutes, Score, Start, End, ActorName,
    ];

    static EventFields()
    {
        var layout = new SlotLayout();
        foreach (var field in All)
            layout.Place(field);
    }
}

/// <summary>A category whose values each provider's vocabulary gives: statuses, roles, close codes.</summary>
public sealed class StateCategory : CategoryField
{
    internal StateCategory(string path, FieldScope scope, int slot)
        : base(path, scope) => Bind(slot);
}

/// <summary>Hands out slots in order, one counter for each width.</summary>
internal struct SlotLayout(int small = 0, int wide = 0)
{
    public int Small { get; private set; } = small;

    public int Wide { get; private set; } = wide;

    public void Place(Field field) => field.Bind(field.Width == FieldWidth.Small ? Small++ : Wide++);
}
