using System.Collections.Frozen;
using PolicyEngine.Authoring;
using PolicyEngine.Model;

namespace PolicyEngine.Hosting.Ingestion;

/// <summary>The event types of the wire contract: which members each has, and which it must have.</summary>
internal static class EventTypes
{
    private static readonly EventShape[] Shapes =
    [
        new("ticket.opened", EventKind.Opened, [], []),
        new("ticket.updated", EventKind.Updated, [], []),
        new("ticket.status_changed", EventKind.StatusChanged,
            [EventFields.NewStatus, EventFields.Actor, EventFields.ActorName, EventFields.CloseCode, EventFields.SolutionType, EventFields.Assignee],
            [EventFields.NewStatus, EventFields.Actor]),
        new("ticket.replied", EventKind.Replied,
            [EventFields.From, EventFields.Actor, EventFields.ActorName, EventFields.ReplyChannel, EventFields.NeedsInformation, EventFields.Accepts],
            [EventFields.From]),
        new("ticket.work_logged", EventKind.WorkLogged, [EventFields.Minutes, EventFields.Actor, EventFields.ActorName], [EventFields.Minutes]),
        new("ticket.escalation_requested", EventKind.EscalationRequested, [EventFields.EscalatedBy, EventFields.Area], []),
        new("ticket.step_answered", EventKind.StepAnswered, [EventFields.Actor, EventFields.ActorName], []),
        new("ticket.delivered", EventKind.Delivered, [EventFields.What, EventFields.Actor, EventFields.ActorName], [EventFields.What]),
        new("ticket.approved", EventKind.Approved, [EventFields.What, EventFields.Approved, EventFields.Actor, EventFields.ActorName], [EventFields.What]),
        new("survey.answered", EventKind.SurveyAnswered, [EventFields.Survey, EventFields.Score], [EventFields.Survey]),
        new("customer.updated", EventKind.CustomerUpdated, [], []),
        new("service.interrupted", EventKind.ServiceInterrupted, [], []),
        new("service.restored", EventKind.ServiceRestored, [], []),
        new("maintenance.announced", EventKind.MaintenanceAnnounced,
            [EventFields.Start, EventFields.End, EventFields.Critical], [EventFields.Start, EventFields.End]),
        new("notification.failed", EventKind.NotificationFailed, [], []),
    ];

    private static readonly FrozenDictionary<string, EventShape> ByName =
        Shapes.ToFrozenDictionary(shape => shape.Name, StringComparer.Ordinal);

    public static IEnumerable<string> Names => Shapes.Select(shape => shape.Name);

    public static EventShape? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The type at a place among <see cref="Names"/>.</summary>
    public static EventShape At(int place) => Shapes[place];

    public static EventShape Of(EventKind kind) => Shapes[(int)kind];
}

/// <summary>An event type: the members that rules may read, and those that it must have.</summary>
internal sealed record EventShape(
    string Name, EventKind Kind, IReadOnlyList<Field> Fields, IReadOnlyList<Field> Required);
