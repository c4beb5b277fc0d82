using Newtonsoft.Json.Linq;
using NodaTime;
using PolicyEngine.Authoring;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Testing.Scenarios.Words;

/// <summary>What happens at a moment: an event of the wire contract. Each word goes back to its scenario.</summary>
public sealed class MomentWords
{
    private readonly ScenarioDraft draft;
    private readonly ScenarioWords scenario;
    private readonly int number;
    private readonly Instant? at;
    private readonly SourceLocation where;
    private string ticket = ScenarioWords.FirstTicket;

    internal MomentWords(ScenarioDraft draft, ScenarioWords scenario, int number, Instant? at, SourceLocation where) =>
        (this.draft, this.scenario, this.number, this.at, this.where) = (draft, scenario, number, at, where);

    /// <summary>Says which ticket it happens to, where the scenario has several.</summary>
    public MomentWords To(string ticket)
    {
        this.ticket = ticket;
        return this;
    }

    /// <summary>The ticket is opened, with what was given and these members laid over.</summary>
    public ScenarioWords Opened(params MemberValue[] members) => Happen("ticket.opened", draft.Opening(members, where));

    /// <summary>Members of the ticket change.</summary>
    public ScenarioWords Updated(params MemberValue[] members) => Happen("ticket.updated", draft.Data(members, where));

    /// <summary>Somebody asks for a status.</summary>
    /// <param name="to">The status.</param>
    /// <param name="by">The role.</param>
    /// <param name="name">The person's name.</param>
    /// <param name="code">The close code.</param>
    /// <param name="solution">The solution type.</param>
    /// <param name="assignee">To whom the ticket is assigned.</param>
    /// <param name="with">Further members.</param>
    public ScenarioWords StatusChanged(
        Status to, Role by, string? name = null, Value? code = null, Value? solution = null, string? assignee = null,
        params MemberValue[] with) => Happen("ticket.status_changed", Data(with,
            ("status", to.Id), By(by, name), ("closeCode", code?.Id), ("solutionType", solution?.Id), ("assignee", assignee)));

    /// <summary>An agent writes.</summary>
    /// <param name="text">What.</param>
    /// <param name="by">The agent's role.</param>
    /// <param name="name">The agent's name.</param>
    /// <param name="through">The channel.</param>
    /// <param name="needsInformation">The agent asks for more.</param>
    /// <param name="with">Further members.</param>
    public ScenarioWords AgentReplied(
        string text, Role? by = null, string? name = null, Value? through = null, bool? needsInformation = null,
        params MemberValue[] with) => Happen("ticket.replied", Data(with,
            ("from", EventFields.Agent.Id), By(by, name), ("channel", through?.Id), ("text", text), ("needsInformation", needsInformation)));

    /// <summary>The customer writes.</summary>
    /// <param name="text">What.</param>
    /// <param name="by">The role, where the customer has one.</param>
    /// <param name="name">Who.</param>
    /// <param name="through">The channel.</param>
    /// <param name="accepts">Whether the solution is accepted; null where nothing is said of it.</param>
    /// <param name="with">Further members.</param>
    public ScenarioWords CustomerReplied(
        string text, Role? by = null, string? name = null, Value? through = null, bool? accepts = null,
        params MemberValue[] with) => Happen("ticket.replied", Data(with,
            ("from", EventFields.Customer.Id), By(by, name), ("channel", through?.Id), ("text", text), ("accepts", accepts)));

    /// <summary>Work is logged.</summary>
    public ScenarioWords WorkLogged(
        decimal minutes, Role? by = null, string? name = null, string? mode = null, string? activity = null,
        params MemberValue[] with) => Happen("ticket.work_logged", Data(with,
            ("minutes", minutes), By(by, name), ("mode", mode), ("activity", activity)));

    /// <summary>Somebody asks for an escalation.</summary>
    /// <param name="by">Who: <c>Customer</c> or <c>Agent</c>.</param>
    /// <param name="reason">Why.</param>
    /// <param name="area">The area that a complaint is about.</param>
    /// <param name="with">Further members.</param>
    public ScenarioWords EscalationRequested(
        Value by, string? reason = null, Value? area = null, params MemberValue[] with) =>
        Happen("ticket.escalation_requested", Data(with, ("by", by.Id), ("reason", reason), ("area", area?.Id)));

    /// <summary>The waiting step of the ticket's procedure is answered.</summary>
    public ScenarioWords StepAnswered(
        string answer, Role? by = null, string? name = null, params MemberValue[] with) =>
        Happen("ticket.step_answered", Data(with, ("answer", answer), By(by, name)));

    /// <summary>Something is delivered.</summary>
    public ScenarioWords Delivered(Value what, Role? by = null, string? name = null, params MemberValue[] with) =>
        Happen("ticket.delivered", Data(with, ("what", what.Id), By(by, name)));

    /// <summary>Something is approved.</summary>
    public ScenarioWords Approved(Value what, Role? by = null, string? name = null, params MemberValue[] with) =>
        Happen("ticket.approved", Data(with, ("what", what.Id), ("approved", true), By(by, name)));

    /// <summary>Something is turned down.</summary>
    public ScenarioWords TurnedDown(Value what, Role? by = null, string? name = null, params MemberValue[] with) =>
        Happen("ticket.approved", Data(with, ("what", what.Id), ("approved", false), By(by, name)));

    /// <summary>A survey about the ticket is answered, or about a customer where one is named.</summary>
    /// <param name="survey"><c>satisfaction</c>, <c>nps</c> or <c>complaint</c>.</param>
    /// <param name="score">The score.</param>
    /// <param name="text">What was written.</param>
    /// <param name="customer">The customer's id, where the survey is about no ticket.</param>
    /// <param name="with">Further members.</param>
    public ScenarioWords SurveyAnswered(
        string survey, decimal? score = null, string? text = null, string? customer = null, params MemberValue[] with) =>
        Happen("survey.answered", Data(with, ("survey", survey), ("score", score), ("text", text)), customer);

    /// <summary>Members of a customer change: written without <c>customer.</c>, or with the vocabulary's fields.</summary>
    public ScenarioWords CustomerUpdated(string customer, params MemberValue[] members)
    {
        var data = draft.Data(members, where);
        if (data["customer"] is JObject inner)
        {
            data.Remove("customer");
            data.Merge(inner, new JsonMergeSettings { MergeNullValueHandling = MergeNullValueHandling.Merge });
        }
        return Happen("customer.updated", data, customer);
    }

    /// <summary>A service goes down: of the ticket, or by itself where it is named as the subject.</summary>
    public ScenarioWords ServiceInterrupted(
        string? service = null, Value? environment = null, bool ofTicket = true, params MemberValue[] with) =>
        Happen("service.interrupted", Data(with, ("service", service), ("environment", environment?.Id)), ofTicket ? null : service);

    /// <summary>A service comes back.</summary>
    public ScenarioWords ServiceRestored(
        string? service = null, Value? environment = null, bool ofTicket = true, params MemberValue[] with) =>
        Happen("service.restored", Data(with, ("service", service), ("environment", environment?.Id)), ofTicket ? null : service);

    /// <summary>A maintenance window is announced.</summary>
    /// <param name="window">The window's id.</param>
    /// <param name="from">When it begins, a local time.</param>
    /// <param name="to">When it ends, a local time.</param>
    /// <param name="critical">Whether it is critical.</param>
    /// <param name="contacts">Who is told.</param>
    /// <param name="with">Further members.</param>
    public ScenarioWords MaintenanceAnnounced(
        string window, string from, string to, bool critical = false, string[]? contacts = null, params MemberValue[] with)
    {
        var data = Data(with, ("start", draft.WireTime(from, where)), ("end", draft.WireTime(to, where)), ("critical", critical));
        if (contacts is not null)
            data["contacts"] = new JArray(contacts);
        return Happen("maintenance.announced", data, window);
    }

    /// <summary>A message could not be sent.</summary>
    /// <param name="channel">The channel that failed.</param>
    /// <param name="error">Why.</param>
    /// <param name="of">The id of the event that the message followed.</param>
    /// <param name="with">Further members.</param>
    public ScenarioWords NotificationFailed(
        Value channel, string? error = null, string? of = null, params MemberValue[] with) =>
        Happen("notification.failed", Data(with, ("channel", channel.Id), ("error", error), ("notification.event", of),
            ("notification.channel", of is null ? null : channel.Id)));

    private static (string, object?) By(Role? role, string? name) => role is null && name is null
        ? ("by", null)
        : ("by", new JObject { ["role"] = role?.Id, ["name"] = name });

    private JObject Data(IEnumerable<MemberValue> with, params ReadOnlySpan<(string Path, object? Value)> own)
    {
        var data = new JObject();
        foreach (var (path, value) in own)
        {
            if (value is not null)
                data.Put(path, value as JToken ?? new JValue(value));
        }
        data.Merge(draft.Data(with, where), new JsonMergeSettings { MergeNullValueHandling = MergeNullValueHandling.Merge });
        return data;
    }

    /// <param name="type">The event's type.</param>
    /// <param name="data">Its payload.</param>
    /// <param name="subject">Whom it concerns, where that is no ticket.</param>
    private ScenarioWords Happen(string type, JObject data, string? subject = null)
    {
        // A time that is none has been said, and keeps the scenarios from running.
        draft.Add(number, new Happening(at ?? default, type, subject ?? ticket, subject is null, data, where));
        return scenario;
    }
}
