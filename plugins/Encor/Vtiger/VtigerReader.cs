using System.Globalization;
using Newtonsoft.Json.Linq;
using NodaTime;
using NodaTime.Text;
using PolicyEngine.Plugins;

namespace Encor.Vtiger;

/// <summary>
/// Reads one input of Vtiger's records. A record comes whole each time, so the last one of each ticket is kept to tell
/// what changed; the same record again tells nothing.
/// </summary>
internal sealed class VtigerReader : InputReader
{
    private const string Source = "/encor/vtiger";

    private readonly Dictionary<string, Known> tickets = new(StringComparer.Ordinal);

    private sealed record Known(string Number, Instant At, JObject Members, string Status, decimal Hours);

    public override InputResult Read(JObject line)
    {
        if (Text(line, "id") is not { } id)
            return InputResult.Bad("The record has no 'id': Vtiger writes it as \"17x4711\".");
        if (Text(line, "ticket_no") is { } number)
            return ReadTicket(line, id, number);
        return Text(line, "commentcontent") is { } comment
            ? ReadComment(line, id, comment)
            : InputResult.Bad($"The record {id} is neither a HelpDesk record (with 'ticket_no') nor a comment (with 'commentcontent').");
    }

    private InputResult ReadTicket(JObject line, string id, string number)
    {
        if (TimeOf(line, "createdtime") is not { } created || TimeOf(line, "modifiedtime") is not { } modified)
            return InputResult.Bad($"The record {id} needs 'createdtime' and 'modifiedtime' in UTC, such as \"2026-03-02 15:05:00\".");
        if (!TryHours(line, out var hours))
            return InputResult.Bad($"The record {id} has 'hours' \"{Text(line, "hours")}\", which is no number.");
        var known = tickets.GetValueOrDefault(id);
        if (known is not null && modified < known.At)
            return InputResult.Bad($"The record {id} is older than one that was read before: Vtiger's records have to come in their order.");

        var members = VtigerTicket.Members(line);
        var status = VtigerWords.Id(Text(line, "ticketstatus") ?? "open");
        var events = new List<JObject>();
        if (known is null)
            events.Add(Event(id, "opened", "ticket.opened", number, created, members));
        else if (VtigerTicket.Changes(known.Members, members) is { Count: > 0 } changes)
            events.Add(Event(id, "updated", "ticket.updated", number, modified, changes));
        if (hours > (known?.Hours ?? 0))
            events.Add(Event(id, "worked", "ticket.work_logged", number, modified, VtigerTicket.Work(line, hours - (known?.Hours ?? 0))));
        if (status != (known?.Status ?? "recibido"))
            events.Add(Event(id, "status", "ticket.status_changed", number, modified, VtigerTicket.StatusChange(line, status)));
        tickets[id] = new Known(number, modified, members, status, hours);
        return new InputResult(events);
    }

    /// <summary>A comment that the customer can see is a reply; a private one is nobody's business.</summary>
    private InputResult ReadComment(JObject line, string id, string comment)
    {
        if (Text(line, "related_to") is not { } related || !tickets.TryGetValue(related, out var ticket))
            return InputResult.Bad($"The comment {id} belongs to {Text(line, "related_to") ?? "nothing"}, which was not read before.");
        if (TimeOf(line, "createdtime") is not { } created)
            return InputResult.Bad($"The comment {id} needs 'createdtime' in UTC, such as \"2026-03-02 15:05:00\".");
        if (Text(line, "is_private") is { } isPrivate && VtigerWords.Check(isPrivate).Type == JTokenType.Boolean && (bool)VtigerWords.Check(isPrivate))
            return new InputResult([]);
        var data = new JObject { ["from"] = Text(line, "customer") is null ? "agent" : "customer", ["text"] = comment };
        if (VtigerTicket.By(line, "creator") is { } by)
            data["by"] = by;
        return new InputResult([Event(id, "replied", "ticket.replied", ticket.Number, created, data)]);
    }

    private static JObject Event(string record, string what, string type, string subject, Instant at, JObject data) => new()
    {
        ["specversion"] = "1.0",
        ["id"] = $"{record}@{InstantPattern.General.Format(at)}#{what}",
        ["source"] = Source,
        ["type"] = type,
        ["subject"] = subject,
        ["time"] = InstantPattern.General.Format(at),
        ["data"] = data.DeepClone(),
    };

    private static bool TryHours(JObject line, out decimal hours)
    {
        hours = 0;
        return Text(line, "hours") is not { } text || decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out hours);
    }

    private static Instant? TimeOf(JObject line, string name) => Text(line, name) is { } text ? VtigerWords.Time(text) : null;

    internal static string? Text(JObject line, string name) =>
        line[name] is JValue { Value: not null } value && value.ToString(CultureInfo.InvariantCulture) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}
