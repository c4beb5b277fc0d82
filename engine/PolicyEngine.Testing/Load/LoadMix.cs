using PolicyEngine.Compilation;
using PolicyEngine.Hosting.Ingestion;
using PolicyEngine.Model;

namespace PolicyEngine.Testing.Load;

/// <summary>
/// How often an event of each type comes, by weight. Every ticket that closes is replaced by a new one, so openings
/// come by themselves; a weight of their own replaces tickets that are still open. Immutable.
/// </summary>
public sealed class LoadMix
{
    private static readonly Dictionary<EventKind, int> Usual = new()
    {
        // Some tickets come to a status that hardly anything leads out of; each is given up sooner or later.
        [EventKind.Opened] = 2,
        [EventKind.Updated] = 10,
        [EventKind.StatusChanged] = 40,
        [EventKind.Replied] = 25,
        [EventKind.WorkLogged] = 10,
        [EventKind.StepAnswered] = 8,
        [EventKind.EscalationRequested] = 2,
        [EventKind.Delivered] = 1,
        [EventKind.Approved] = 1,
        [EventKind.SurveyAnswered] = 1,
        [EventKind.CustomerUpdated] = 1,
        [EventKind.ServiceInterrupted] = 1,
        [EventKind.ServiceRestored] = 1,
        [EventKind.MaintenanceAnnounced] = 1,
        [EventKind.NotificationFailed] = 1,
    };

    private readonly IReadOnlyDictionary<EventKind, int>? asked;

    private LoadMix(IReadOnlyDictionary<EventKind, int>? asked) => this.asked = asked;

    /// <summary>What a service desk sees; answers to steps only where the policy has procedures.</summary>
    public static LoadMix Default { get; } = new(null);

    /// <summary>The names that a mix may have, in the order of the wire contract.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. EventTypes.Names.Select(name => ShortOf(EventTypes.Find(name)!.Kind))];

    /// <summary>Reads <c>opened=1,status_changed=4</c>: names of event types, each with a whole weight.</summary>
    /// <returns>The mix; or the part that says nothing.</returns>
    public static (LoadMix? Mix, string? Flaw) Parse(string text)
    {
        var weights = new Dictionary<EventKind, int>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (part.Split('=') is not [var name, var weight] || KindOf(name.Trim()) is not { } kind
                || !int.TryParse(weight, System.Globalization.CultureInfo.InvariantCulture, out var number)
                || number is < 0 or > 10_000 || !weights.TryAdd(kind, number))
                return (null, part);
        }
        return weights.Values.Any(weight => weight > 0) ? (new LoadMix(weights), null) : (null, text);
    }

    /// <summary>An event type's name without what stands before its point: <c>status_changed</c>.</summary>
    public static string ShortOf(EventKind kind)
    {
        if (kind == EventKind.ClockDue)
            return "clock_due";
        var shape = EventTypes.Of(kind).Name;
        return shape.StartsWith("ticket.", StringComparison.Ordinal) ? shape["ticket.".Length..] : shape.Replace('.', '_');
    }

    /// <summary>The mix as it is written; the weights of the usual one where none was asked for.</summary>
    public override string ToString() => string.Join(',', (asked ?? Usual).OrderBy(pair => pair.Key).Select(pair => $"{ShortOf(pair.Key)}={pair.Value}"));

    /// <summary>The kinds of event of a policy, each as often as its weight says.</summary>
    internal EventKind[] For(PolicyImage image)
    {
        var weights = asked ?? Usual.Where(pair => pair.Key != EventKind.StepAnswered || image.Model.Procedures.Count > 0);
        return [.. weights.OrderBy(pair => pair.Key).SelectMany(pair => Enumerable.Repeat(pair.Key, pair.Value))];
    }

    private static EventKind? KindOf(string name) =>
        (EventTypes.Names.Select(EventTypes.Find).FirstOrDefault(shape => shape!.Name == name || ShortOf(shape.Kind) == name))?.Kind;
}
