using Newtonsoft.Json.Linq;
using NodaTime;
using PolicyEngine.Authoring;
using PolicyEngine.Compilation;
using PolicyEngine.Hosting.Ingestion;
using PolicyEngine.Model;
using PolicyEngine.Runtime;
using PolicyEngine.Testing.Recording;

namespace PolicyEngine.Testing.Load;

/// <summary>
/// Events of a provider, drawn and encoded by ingestion's own encoder before the load begins. Openings that the policy
/// refuses are drawn again, but for a few. Immutable once made.
/// </summary>
internal sealed class EventPool
{
    private const int Openings = 2_048;
    private const int EventsOfAKind = 256;

    /// <summary>Of each pair of statuses, so many changes of it by each role that may make it.</summary>
    private const int ChangesOfAPair = 2;

    /// <summary>One opening in so many may be refused.</summary>
    private const int OneRefusedIn = 50;

    /// <summary>After so many refused draws a policy that refuses everything is taken at its word.</summary>
    private const int MostDraws = 100;

    private readonly PolicyImage image;
    private readonly MemberDraw members;
    private readonly EventEncoder encoder = new();
    private readonly TicketSlab scratch;
    private readonly PreparedEvent[][] statusChanges;
    private readonly PreparedEvent[][] byKind;

    public EventPool(PolicyImage image, long start, Draw draw, IReadOnlyCollection<EventKind> kinds)
    {
        this.image = image;
        members = new MemberDraw(image.Vocabulary, Instant.FromUnixTimeTicks(start), draw);
        scratch = new TicketSlab(image);
        scratch.Add(TicketPhase.None);
        EventInstants = [.. EventFields.All.Concat(image.Vocabulary.OpenEventFields).OfType<InstantField>().Select(field => field.Slot)];
        TicketInstants = [.. image.Vocabulary.TicketFields.OfType<InstantField>().Select(field => field.Slot)];
        // Somebody is at work on the first day at eleven.
        Opened = [.. Enumerable.Range(0, Openings).Select(number => Opening(start + 11 * NodaConstants.TicksPerHour, number % OneRefusedIn == 0))];
        byKind = [.. Enumerable.Range(0, (int)EventKind.ClockDue).Select(kind =>
            kinds.Contains((EventKind)kind) || kind == (int)EventKind.StatusChanged ? EventsOf((EventKind)kind) : [])];
        statusChanges = [.. Enumerable.Range(0, image.Vocabulary.Statuses.Count + 1).Select(status => ChangesFrom((byte)status))];
    }

    /// <summary>Tickets as they are opened.</summary>
    public PreparedEvent[] Opened { get; }

    /// <summary>Wide slots of events, and of tickets, that hold instants.</summary>
    public int[] EventInstants { get; }

    public int[] TicketInstants { get; }

    /// <summary>Events of a kind, whatever the ticket's state.</summary>
    public PreparedEvent[] Of(EventKind kind) => byKind[(int)kind];

    /// <summary>Changes of status that the policy knows of from a status; any others where it knows none.</summary>
    public PreparedEvent[] ChangesOfStatus(byte from) => statusChanges[from] is { Length: > 0 } known ? known : Of(EventKind.StatusChanged);

    private PreparedEvent Opening(long at, bool mayBeRefused)
    {
        for (var drawn = 0; ; drawn++)
        {
            var opening = Encode(EventKind.Opened, members.Data(
                image.Vocabulary.TicketFields.Concat(image.Vocabulary.OpenEventFields), RequiredToOpen), ofTicket: true);
            if (mayBeRefused || drawn == MostDraws || IsAccepted(opening, at))
                return opening;
        }
    }

    private Field[] RequiredToOpen => [.. image.Tables.Requirements.Select(required => required.Field)];

    private bool IsAccepted(PreparedEvent opening, long at)
    {
        var effects = new EffectBuffer();
        scratch.Reserve();
        scratch[0].Reset(TicketPhase.None);
        Decider.Decide(image, scratch[0], new DecisionInput
        {
            Kind = EventKind.Opened,
            At = at,
            Small = opening.Small,
            Wide = opening.Wide,
            TicketSmall = opening.TicketSmall,
            TicketWide = opening.TicketWide,
            Shared = new long[image.Facts.Count],
            Flaw = opening.Flaw,
        }, effects);
        return scratch[0].Header.Phase == TicketPhase.Open;
    }

    private PreparedEvent[] EventsOf(EventKind kind)
    {
        var shape = EventTypes.Of(kind);
        return [.. Enumerable.Range(0, EventsOfAKind).Select(_ => Encode(kind, members.Data(
            shape.Fields.Concat(image.Vocabulary.OpenEventFields), [.. shape.Required])))];
    }

    private PreparedEvent[] ChangesFrom(byte from)
    {
        var changes = new List<PreparedEvent>();
        for (byte to = 1; to <= image.Vocabulary.Statuses.Count; to++)
        {
            foreach (var number in image.Tables.TransitionsBetween.Between(from, to))
            {
                foreach (var role in image.Vocabulary.Roles.Where((_, i) => image.Tables.Transitions[number].By.Has((byte)(i + 1))))
                    changes.AddRange(Enumerable.Range(0, ChangesOfAPair).Select(_ => ChangeTo(image.Vocabulary.Statuses[to - 1], role, number)));
            }
        }
        return [.. changes];
    }

    /// <summary>A change of status with what its transition needs.</summary>
    private PreparedEvent ChangeTo(Status to, Role by, int transition)
    {
        var data = new JObject { ["status"] = to.Id, ["by"] = new JObject { ["role"] = by.Id } };
        members.Put(data, EventFields.ActorName);
        foreach (var need in image.Tables.Transitions[transition].Needs.Where(need => need.Field.Scope == FieldScope.Event))
        {
            if (need.Values is [var value, ..])
                data.Put(need.Field.Path, value.Id);
            else
                members.Put(data, need.Field);
        }
        return Encode(EventKind.StatusChanged, data);
    }

    private PreparedEvent Encode(EventKind kind, JObject data, bool ofTicket = false)
    {
        var ofMembers = ofTicket ? encoder.EncodeTicket(image, scratch[0], data) : null;
        var flaw = encoder.EncodeEvent(EventTypes.Of(kind), image, data) ?? ofMembers;
        var (wide, ticketWide) = (encoder.Wide.ToArray(), ofTicket ? encoder.TicketWide.ToArray() : []);
        return new PreparedEvent(
            encoder.Small.ToArray(), wide, ofTicket ? encoder.TicketSmall.ToArray() : [], ticketWide, flaw?.Kind ?? EventFlaw.None,
            EventInstants.Any(slot => wide[slot] != Field.AbsentNumber)
                || (ofTicket && TicketInstants.Any(slot => ticketWide[slot] != Field.AbsentNumber)));
    }
}
