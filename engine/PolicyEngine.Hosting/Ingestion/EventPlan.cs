using PolicyEngine.Authoring;
using PolicyEngine.Model;
using PolicyEngine.Plugins;

namespace PolicyEngine.Hosting.Ingestion;

/// <summary>
/// How the events of one provider are encoded, by kind: made of its vocabulary when a kind comes first. Belongs to one
/// reader, but for the numbers.
/// </summary>
internal sealed class EventPlans
{
    private readonly EventPlan?[] plans = new EventPlan?[(int)EventKind.ClockDue];
    private readonly Vocabulary vocabulary;
    private readonly NameSpellings spellings;

    public EventPlans(Vocabulary vocabulary) => (this.vocabulary, spellings) = (vocabulary, new NameSpellings(Names));

    public EventPlan this[EventKind kind] => plans[(int)kind] ??= new EventPlan(vocabulary, EventTypes.Of(kind), spellings, Hours);

    public NameNumbers Names { get; } = new();

    public HoursNumbers Hours { get; } = new();

    /// <summary>Whether a plugin takes data as they are sent, so that nobody but the encoder has to see them.</summary>
    public static bool Serve(ProviderPlugin plugin) => ((Delegate)plugin.Map).Method.DeclaringType == typeof(ProviderPlugin);
}

/// <summary>How one kind of event of a provider is encoded.</summary>
internal sealed class EventPlan
{
    private readonly List<MembershipCode> memberships = [];
    private readonly List<FieldSlot> required = [];
    private readonly List<FieldSlot> hours = [];
    private readonly List<CalendarField> calendars = [];

    public EventPlan(Vocabulary vocabulary, EventShape shape, NameSpellings names, HoursNumbers texts)
    {
        (Small, Wide) = (vocabulary.EventSmall, vocabulary.EventWide);
        foreach (var field in shape.Fields.Concat(vocabulary.OpenEventFields))
            Add(field, field.Path, new FieldSlot(field, ofTicket: false), vocabulary, names, texts);
        required.AddRange(shape.Required.Select(field => new FieldSlot(field, ofTicket: false)));
        Root.Add("answer", new PlaceCode((read, place) => read.AnswerAt = place));
        Root.Add("by.role", new PlaceCode((read, place) => read.ActorRoleAt = place));
        Root.Add("by.name", new PlaceCode((read, place) => read.ActorNameAt = place));
        IsChange = shape.Kind is EventKind.Updated or EventKind.CustomerUpdated && CanChange(vocabulary);
        if (IsChange || shape.Kind == EventKind.Opened)
            (TicketSmall, TicketWide) = (vocabulary.TicketSmall, vocabulary.TicketWide);
        // A customer's event has the customer's members at its root; one that has them elsewhere is not usual.
        var within = shape.Kind == EventKind.CustomerUpdated ? "customer." : "";
        foreach (var field in TicketSmall > 0 ? vocabulary.TicketFields.Where(field => field.Path.StartsWith(within, StringComparison.Ordinal)) : [])
            Add(field, field.Path[within.Length..], new FieldSlot(field, ofTicket: true), vocabulary, names, texts);
        if (IsChange)
        {
            // Whose ticket it is decides more than slots: the contract, the facts.
            foreach (var path in within.Length > 0 ? ["id", "customer"] : (ReadOnlySpan<string>)["customer.id", "service"])
                Root.Add(path, new BarredCode());
        }
        else
        {
            Root.Add("customer.id", new PlaceCode((read, place) => read.CustomerAt = place));
            Root.Add("service", new PlaceCode((read, place) => read.ServiceAt = place));
        }
    }

    /// <summary>
    /// Whether it changes a ticket's members: slots that it says nothing of hold <see cref="Untouched"/> or
    /// <see cref="UntouchedNumber"/>.
    /// </summary>
    public bool IsChange { get; }

    /// <summary>No category has so many values.</summary>
    public const byte Untouched = byte.MaxValue;

    public const long UntouchedNumber = long.MinValue + 1;

    public int Small { get; }

    public int Wide { get; }

    /// <summary>The ticket's slots; 0 for an event that does not open one.</summary>
    public int TicketSmall { get; }

    public int TicketWide { get; }

    /// <summary>The fields whose slots hold the number of hours and want that of a calendar.</summary>
    public IReadOnlyList<CalendarField> Calendars => calendars;

    /// <summary>The members of the event's data.</summary>
    public MemberNode Root { get; } = new();

    public void Begin()
    {
        foreach (var membership in memberships)
            membership.Begin();
    }

    /// <summary>What is known only once all was read.</summary>
    /// <returns>Whether nothing is wrong or missing.</returns>
    public bool Complete(TicketEvent read)
    {
        foreach (var membership in memberships)
        {
            if (!membership.Complete(read))
                return false;
        }
        foreach (var slot in required)
        {
            if (slot.IsAbsent(read))
                return false;
        }
        foreach (var slot in hours)
        {
            if (slot.Holds(read, OpenHoursCode.NotSaid))
                return false;
        }
        return true;
    }

    /// <summary>What is remembered with a ticket is no field of it, so that its slots say all that its JSON would.</summary>
    private static bool CanChange(Vocabulary vocabulary) => !vocabulary.TicketFields
        .Select(field => field.Path.Split('.')[0])
        .Intersect(["closeCode", "solutionType", "assignee", "work", "records", .. vocabulary.OpenEventFields.OfType<TextField>().Select(field => field.Path)])
        .Any();

    private void Add(Field field, string path, FieldSlot slot, Vocabulary vocabulary, NameSpellings names, HoursNumbers texts)
    {
        switch (field)
        {
            case CategoryField category when vocabulary.Closed(category) is { Values.Count: > 0 } closed:
                Root.Add(path, new CategoryCode(slot, closed));
                break;
            case CategoryField or TextField:
                Root.Add(path, new PresenceCode(slot));
                break;
            // Whether the one stands in the other needs both, and a change brings one.
            case MembershipField membership when IsChange:
                Root.Add(path, new BarredCode());
                Root.Add(membership.Among[(field.Path.Length - path.Length)..], new BarredCode());
                break;
            case MembershipField membership:
                var both = new MembershipCode(slot);
                memberships.Add(both);
                Root.Add(path, both.Member);
                Root.Add(membership.Among, both.Among);
                break;
            case FlagField:
                Root.Add(path, new FlagCode(slot));
                break;
            case NumberField number:
                Root.Add(path, new NumberCode(slot, number));
                break;
            case InstantField:
                Root.Add(path, new InstantCode(slot));
                break;
            case SetField set:
                Root.Add(path, new SetCode(slot, set));
                break;
            case CalendarField calendar:
                calendars.Add(calendar);
                hours.Add(slot);
                Root.Add(path, new HoursCode(slot));
                Root.Add($"{path}.open", new OpenHoursCode(slot, texts));
                break;
            case NameField:
                Root.Add(path, new NameCode(slot, names));
                break;
            default:
                throw new InvalidOperationException($"No encoding for {field.GetType().Name}.");
        }
    }
}
