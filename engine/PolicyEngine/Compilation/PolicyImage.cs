using NodaTime;
using PolicyEngine.Authoring;
using PolicyEngine.Model;

namespace PolicyEngine.Compilation;

/// <summary>
/// A policy compiled to flat tables: what <see cref="Runtime.Decider"/> decides from. Slots, tables, rules and
/// actions are found by index; names are kept aside for whoever writes or explains effects. Immutable but for the
/// pool of calendars that tickets bring; safe to share between threads.
/// </summary>
public sealed class PolicyImage
{
    internal PolicyImage(ImageTables tables) => Tables = tables;

    /// <summary>What it was compiled from. For explanation; deciding does not read it.</summary>
    public PolicyModel Model => Tables.Model;

    public PolicyIdentity Identity => Model.Identity;

    public Vocabulary Vocabulary => Model.Vocabulary;

    public DateTimeZone Zone => Model.Zone;

    /// <summary>Small slots of a ticket: its status, members, decisions, flags and escalation levels.</summary>
    public int TicketSmall => Tables.TicketSmall;

    /// <summary>Wide slots of a ticket.</summary>
    public int TicketWide => Tables.TicketWide;

    /// <summary>How many clocks a ticket has.</summary>
    public int ClockCount => Tables.Clocks.Length;

    /// <summary>Whether anything follows when a clock is due, so that it has to be waited for.</summary>
    public bool IsHeard(int clock) => Tables.Clocks[clock].IsHeard;

    /// <summary>Facts that tickets share, in slot order.</summary>
    public IReadOnlyList<FactField> Facts => Model.Facts;

    /// <summary>Every statement that a decision can cite.</summary>
    public IReadOnlyList<Citation> Citations => Tables.Citations;

    internal ImageTables Tables { get; }

    /// <summary>True where a ticket has come to a status that ends it.</summary>
    public bool IsFinal(in Runtime.TicketState state) =>
        Tables.FinalStatuses.Has(state.Small[EventFields.CurrentStatus.Slot]);

    /// <summary>
    /// Whether a decision can read or change a fact that tickets share. One of which this says no gives the same effects
    /// whatever <see cref="Runtime.DecisionInput.Shared"/> holds, and may be made before or after those of other tickets.
    /// </summary>
    /// <param name="state">The ticket's hot state before the decision.</param>
    /// <param name="input">The encoded event; its shared facts are not read.</param>
    public bool MayTouchFacts(in Runtime.TicketState state, in Runtime.DecisionInput input)
    {
        if (Tables.Facts is not { } plan)
            return false;
        var facts = input.TicketSmall.IsEmpty
            ? new Runtime.Facts(state.Small, state.Wide, input.Small, input.Wide, default, input.At)
            : new Runtime.Facts(input.TicketSmall, input.TicketWide, input.Small, input.Wide, default, input.At);
        return plan.MayTouch(input.Kind, input.Subject, facts);
    }

    /// <summary>The number of a calendar extended by hours that a ticket brings. Interned: equal hours have one number.</summary>
    /// <exception cref="ArgumentException">No statement describes the calendar.</exception>
    public int Extend(Calendar calendar, Calendars.WeeklyHours hours) => Tables.Calendars.Extend(NumberOf(calendar), hours);

    /// <summary>The first date after an instant's own on which a calendar opens.</summary>
    /// <exception cref="ArgumentException">No statement describes the calendar.</exception>
    public LocalDate FirstOpenDateAfter(Calendar calendar, Instant at) => Instant
        .FromUnixTimeTicks(Tables.Calendars[NumberOf(calendar)].Clock.AddBusinessDays(at.ToUnixTimeTicks(), 1))
        .InZone(Zone).Date;

    private int NumberOf(Calendar calendar)
    {
        for (var i = 0; i < Model.Calendars.Count; i++)
        {
            if (Model.Calendars[i].Name == calendar)
                return i;
        }
        throw new ArgumentException($"No statement describes the hours of calendar '{calendar}'.", nameof(calendar));
    }
}

/// <summary>The tables of an image.</summary>
internal sealed record ImageTables(PolicyModel Model)
{
    /// <summary>The contract that is laid over; null for the policy's own image.</summary>
    public PolicyModel? Contract { get; init; }

    public required int TicketSmall { get; init; }

    public required int TicketWide { get; init; }

    public required ConditionSet Conditions { get; init; }

    public required Citation[] Citations { get; init; }

    public required DecisionPlan[] Decisions { get; init; }

    /// <summary>For each its field's place among those that the first verdict cube decides; -1 for none.</summary>
    public int[] DecisionsInFirstCube { get; init; } = [];

    /// <summary>Those that are in no verdict cube: they read state, an event, a fact or code, or are too large.</summary>
    public DecisionPlan[] DecisionsApart { get; init; } = [];

    /// <summary>What depends on a ticket's members alone, in the order in which the cubes are asked.</summary>
    public VerdictCube[] Verdicts
    {
        get;
        init => (field, FirstCube) = (value, value.Length > 0 ? value[0] : null);
    } = [];

    /// <summary>The first of them; null for none.</summary>
    public VerdictCube? FirstCube { get; private init; }

    /// <summary>Which decisions can touch shared facts; null where the policy has none.</summary>
    public FactPlan? Facts { get; init; }

    /// <summary>Whether the first status is the first table of the first verdict cube.</summary>
    public bool StartsInCube { get; init; }

    /// <summary>The rules of the opening, where they read a ticket's members and nothing else.</summary>
    public RuleTable? MembersOpening { get; init; }

    /// <summary>
    /// Whether a decision or a clock's table reads the status, a flag or code, so that they are asked again after
    /// each event and not only when the ticket's members change.
    /// </summary>
    public required bool DecidesFromState { get; init; }

    public required DecisionTable Starts { get; init; }

    public required (byte Status, int Citation)[] StartRows { get; init; }

    public required ClockPlan[] Clocks { get; init; }

    public required CalendarPool Calendars { get; init; }

    /// <summary>The number of natural time in the pool.</summary>
    public int NaturalCalendar => Model.Calendars.Count;

    public required MomentTable Moments { get; init; }

    public required RulePlan[] Rules { get; init; }

    /// <summary>For each rule its place in the model's list. For receipts; deciding does not read it.</summary>
    public required int[] RuleSources { get; init; }

    public required ActionPlan[] Actions { get; init; }

    public required ImageNames Names { get; init; }

    public required TransitionPlan[] Transitions { get; init; }

    public required TransitionIndex TransitionsBetween { get; init; }

    public required ValueMask FinalStatuses { get; init; }

    public required (EventKind Event, int Condition)[] AcceptedWhenFinal { get; init; }

    public required (Field Field, int Citation)[] Requirements
    {
        get;
        init => (field, RequiredSmall, RequiredWide) = (
            value,
            SlotsOf(value, FieldWidth.Small),
            SlotsOf(value, FieldWidth.Wide));
    }

    /// <summary>The small slots among the requirements.</summary>
    public int[] RequiredSmall { get; private init; } = [];

    /// <summary>The wide slots among the requirements.</summary>
    public int[] RequiredWide { get; private init; } = [];

    /// <summary>Refusals by the number of their kind of event.</summary>
    public required RefusalTable[] Refusals
    {
        get;
        init
        {
            var kinds = 0UL;
            for (var kind = 0; kind < value.Length; kind++)
                kinds |= value[kind].Refusals.Length > 0 ? 1UL << kind : 0;
            (field, kindsRefused) = (value, kinds);
        }
    }

    private static int[] SlotsOf((Field Field, int Citation)[] required, FieldWidth width) => Arrays.Of(
        Arrays.Where<(Field Field, int Citation)>(required, each => each.Field.Width == width), each => each.Field.Slot);

    private readonly ulong kindsRefused;

    /// <summary>Whether a policy may refuse an event of this kind.</summary>
    public bool MayRefuse(EventKind kind) => ((kindsRefused >> (int)kind) & 1) != 0;

    /// <summary>The kinds of event of which a refusal reads what is decided about the ticket.</summary>
    public required bool[] RefusesByDecision { get; init; }

    /// <summary>The decided fields that are told with the acceptance, and what says so.</summary>
    public required (Field Field, int Citation)[] OnAcceptance { get; init; }

    public required EscalationPlan[] Escalations { get; init; }

    public required QueuePlan[] Queues { get; init; }

    public required StepPlan[] Steps { get; init; }
}

/// <summary>The names behind the numbers in actions and effects.</summary>
internal sealed class ImageNames
{
    public List<NotificationTemplate> Templates { get; } = [];

    public List<Value> Values { get; } = [];

    public List<Recipient> Recipients { get; } = [];

    public List<WorkTask> Tasks { get; } = [];

    public List<Concept> Concepts { get; } = [];

    public List<Role> Roles { get; } = [];

    public List<Desk> Desks { get; } = [];

    public List<string> Currencies { get; } = [];

    public List<Account> Accounts { get; } = [];

    public List<RuleAction.Record> Records { get; } = [];

    public List<Entry> Entries { get; } = [];

    public static int IndexOf<T>(List<T> names, T name)
    {
        var index = names.IndexOf(name);
        if (index >= 0)
            return index;
        names.Add(name);
        if (names.Count > Runtime.Effect.MostC)
            throw new InvalidOperationException($"A policy of more than {Runtime.Effect.MostC} names of one kind cannot be compiled.");
        return names.Count - 1;
    }
}
