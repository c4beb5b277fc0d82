using PolicyEngine.Templates;

namespace PolicyEngine.Hosting.Notifications;

/// <summary>
/// What every notification may read, as <see cref="NotificationContext"/> gives it. The ticket and the event carry whatever
/// outside systems sent besides.
/// </summary>
internal static class NotificationShape
{
    private static readonly TemplateShape By = TemplateShape.Closed(("role", TemplateShape.Text), ("name", TemplateShape.Text));

    private static readonly TemplateShape Requester = TemplateShape.Open(
        ("name", TemplateShape.Text), ("company", TemplateShape.Text), ("email", TemplateShape.Text), ("phone", TemplateShape.Text),
        ("valid", TemplateShape.Flag));

    private static readonly TemplateShape Customer = TemplateShape.Open(("id", TemplateShape.Text), ("name", TemplateShape.Text));

    private static readonly TemplateShape Target = TemplateShape.Closed(
        ("name", TemplateShape.Text),
        ("deadline", TemplateShape.Date),
        ("used", TemplateShape.Number),
        ("calendar", TemplateShape.Text),
        ("status", TemplateShape.Text));

    private static readonly TemplateShape Escalation = TemplateShape.Closed(
        ("matrix", TemplateShape.Text),
        ("level", TemplateShape.Number),
        ("role", TemplateShape.Text),
        ("contact", TemplateShape.Open(("name", TemplateShape.Text), ("phone", TemplateShape.Text), ("email", TemplateShape.Text))));

    private static readonly TemplateShape Charge = TemplateShape.Closed(
        ("concept", TemplateShape.Text),
        ("account", TemplateShape.Text),
        ("minutes", TemplateShape.Number),
        ("billed_minutes", TemplateShape.Number),
        ("amount", TemplateShape.Number),
        ("currency", TemplateShape.Text),
        ("excluded", TemplateShape.Flag));

    private static readonly TemplateShape Work = TemplateShape.Open(
        ("minutes", TemplateShape.Number), ("by", By), ("mode", TemplateShape.Text), ("activity", TemplateShape.Text));

    private static readonly TemplateShape Ticket = TemplateShape.Open(
        ("id", TemplateShape.Text),
        ("status", TemplateShape.Text),
        ("opened_at", TemplateShape.Date),
        ("title", TemplateShape.Text),
        ("description", TemplateShape.Text),
        ("kind", TemplateShape.Text),
        ("channel", TemplateShape.Text),
        ("requester", Requester),
        ("customer", Customer),
        ("attachments", TemplateShape.ListOf(TemplateShape.Text)),
        ("assignee", TemplateShape.Text),
        ("work", TemplateShape.ListOf(Work)),
        ("records", TemplateShape.Open()),
        ("close_code", TemplateShape.Text),
        ("solution_type", TemplateShape.Text));

    private static readonly (string Name, TemplateShape Shape)[] OfEveryEvent =
    [
        ("id", TemplateShape.Text), ("type", TemplateShape.Text), ("at", TemplateShape.Date),
    ];

    /// <summary>The members of each event's data that the wire contract names, besides those of every event.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<(string Name, TemplateShape Shape)>> Events =
        new OrderedDictionary<string, IReadOnlyList<(string Name, TemplateShape Shape)>>(StringComparer.Ordinal)
        {
            ["ticket.opened"] = [("title", TemplateShape.Text), ("description", TemplateShape.Text), ("kind", TemplateShape.Text),
                ("channel", TemplateShape.Text), ("requester", Requester), ("customer", Customer),
                ("attachments", TemplateShape.ListOf(TemplateShape.Text))],
            ["ticket.updated"] = [],
            ["ticket.status_changed"] = [("status", TemplateShape.Text), ("by", By), ("note", TemplateShape.Text),
                ("close_code", TemplateShape.Text), ("solution_type", TemplateShape.Text), ("assignee", TemplateShape.Text)],
            ["ticket.replied"] = [("from", TemplateShape.Text), ("by", By), ("channel", TemplateShape.Text), ("text", TemplateShape.Text),
                ("needs_information", TemplateShape.Flag), ("accepts", TemplateShape.Flag)],
            ["ticket.work_logged"] = [("minutes", TemplateShape.Number), ("by", By), ("mode", TemplateShape.Text), ("activity", TemplateShape.Text)],
            ["ticket.escalation_requested"] = [("by", TemplateShape.Text), ("reason", TemplateShape.Text), ("area", TemplateShape.Text)],
            ["ticket.step_answered"] = [("answer", TemplateShape.Text), ("by", By)],
            ["ticket.delivered"] = [("what", TemplateShape.Text), ("by", By)],
            ["ticket.approved"] = [("what", TemplateShape.Text), ("approved", TemplateShape.Flag), ("by", By)],
            ["survey.answered"] = [("survey", TemplateShape.Text), ("score", TemplateShape.Number), ("text", TemplateShape.Text)],
            ["customer.updated"] = [],
            ["service.interrupted"] = [("service", TemplateShape.Text), ("environment", TemplateShape.Text)],
            ["service.restored"] = [("service", TemplateShape.Text), ("environment", TemplateShape.Text)],
            ["maintenance.announced"] = [("start", TemplateShape.Text), ("end", TemplateShape.Text), ("critical", TemplateShape.Flag),
                ("services", TemplateShape.ListOf(TemplateShape.Text)), ("contacts", TemplateShape.ListOf(TemplateShape.Text))],
            ["notification.failed"] = [("notification", TemplateShape.Text), ("channel", TemplateShape.Text), ("error", TemplateShape.Text)],
        };

    private static readonly TemplateShape Version = TemplateShape.Closed(("version", TemplateShape.Text), ("date", TemplateShape.Date));

    private static readonly TemplateShape Notice = TemplateShape.Closed(
        ("source", TemplateShape.Text),
        ("from", Version),
        ("to", Version),
        ("sections", TemplateShape.ListOf(TemplateShape.Closed(
            ("title", TemplateShape.Text),
            ("changes", TemplateShape.ListOf(TemplateShape.Closed(
                ("subject", TemplateShape.Text),
                ("was", TemplateShape.Text),
                ("now", TemplateShape.Text),
                ("clauses", TemplateShape.ListOf(TemplateShape.Text)))))))));

    /// <summary>The whole model. Which event it is is not known beforehand, so of its data no member is.</summary>
    public static readonly TemplateShape Model = TemplateShape.Closed(
        ("ticket", Ticket),
        ("event", TemplateShape.Open(OfEveryEvent)),
        ("target", Target),
        ("targets", TemplateShape.ListOf(Target)),
        ("timers", TemplateShape.ListOf(Target)),
        ("charges", TemplateShape.ListOf(Charge)),
        ("escalation", Escalation),
        ("auto_close", TemplateShape.Date),
        ("clauses", TemplateShape.ListOf(TemplateShape.Text)),
        ("notice", Notice),
        ("provider", TemplateShape.Closed(("id", TemplateShape.Text), ("name", TemplateShape.Text))),
        ("names", TemplateShape.Open()));
}
