using Newtonsoft.Json.Linq;

namespace Encor.Vtiger;

/// <summary>A HelpDesk record's fields as members of the wire contract: the one table of this installation's custom fields.</summary>
internal static class VtigerTicket
{
    private static readonly (string Field, string Path, Func<string, JToken> Read)[] Fields =
    [
        ("ticket_title", "title", AsIs),
        ("description", "description", AsIs),
        ("ticketcategories", "workType", Choice),
        ("cf_helpdesk_canal", "channel", Choice),
        ("cf_helpdesk_modo", "mode", Choice),
        ("cf_helpdesk_enoperacion", "system.inOperation", VtigerWords.Check),
        ("cf_helpdesk_detenido", "system.stopped", VtigerWords.Check),
        ("cf_helpdesk_garantia", "warranty", VtigerWords.Check),
        ("cf_helpdesk_fallatotal", "totalFailure", VtigerWords.Check),
        ("cf_helpdesk_partidas", "items", VtigerWords.Choices),
        ("contact_name", "requester.name", AsIs),
        ("contact_email", "requester.email", AsIs),
        ("parent_id", "customer.id", AsIs),
        ("parent_name", "customer.name", AsIs),
        ("parent_email", "customer.email", AsIs),
        ("cf_accounts_poliza", "customer.poliza", AsIs),
        ("cf_accounts_clientenuevo", "customer.new", VtigerWords.Check),
        ("cf_accounts_creditosolicitado", "customer.creditRequested", VtigerWords.Check),
        ("cf_accounts_tecnico", "customer.technician", AsIs),
    ];

    /// <summary>The ticket's members; fields that are empty are left out.</summary>
    public static JObject Members(JObject line)
    {
        var members = new JObject();
        foreach (var (field, path, read) in Fields)
        {
            if (VtigerReader.Text(line, field) is { } text)
                Set(members, path, read(text));
        }
        return members;
    }

    /// <summary>What is new or other than before; what is gone is null.</summary>
    public static JObject Changes(JObject before, JObject now)
    {
        var changes = new JObject();
        foreach (var name in before.Properties().Concat(now.Properties()).Select(member => member.Name).Distinct())
        {
            var (was, is_) = (before[name], now[name]);
            if (was is JObject oldMembers && is_ is JObject newMembers)
            {
                if (Changes(oldMembers, newMembers) is { Count: > 0 } nested)
                    changes[name] = nested;
            }
            else if (!JToken.DeepEquals(was, is_))
                changes[name] = is_?.DeepClone() ?? JValue.CreateNull();
        }
        return changes;
    }

    /// <summary>Hours that were added to the record, as work of whoever changed it.</summary>
    public static JObject Work(JObject line, decimal hours)
    {
        var work = new JObject { ["minutes"] = (long)decimal.Round(hours * 60, MidpointRounding.AwayFromZero) };
        if (VtigerReader.Text(line, "cf_helpdesk_modo") is { } mode)
            work["mode"] = VtigerWords.Id(mode);
        if (VtigerReader.Text(line, "cf_helpdesk_actividad") is { } activity)
            work["activity"] = activity;
        if (By(line, "modifiedby") is { } by)
            work["by"] = by;
        return work;
    }

    public static JObject StatusChange(JObject line, string status)
    {
        var change = new JObject { ["status"] = status };
        if (By(line, "modifiedby") is { } by)
            change["by"] = by;
        if (VtigerReader.Text(line, "assigned_user_name") is { } assignee)
            change["assignee"] = assignee;
        if (VtigerReader.Text(line, "solution") is { } note)
            change["note"] = note;
        if (status == "cerrado" && VtigerReader.Text(line, "cf_helpdesk_estatuscobro") is { } billing)
            change["billingStatus"] = billing;
        return change;
    }

    /// <summary>Who acts: a user's name and the role that it has in Vtiger.</summary>
    public static JObject? By(JObject line, string user)
    {
        var by = new JObject();
        if (VtigerReader.Text(line, user + "_role") is { } role)
            by["role"] = VtigerWords.Id(role);
        if (VtigerReader.Text(line, user + "_name") is { } name)
            by["name"] = name;
        return by.Count > 0 ? by : null;
    }

    private static JToken AsIs(string text) => text;

    private static JToken Choice(string label) => VtigerWords.Id(label);

    private static void Set(JObject members, string path, JToken value)
    {
        var names = path.Split('.');
        if (names.Length == 1)
            members[path] = value;
        else
            ((JObject)(members[names[0]] ??= new JObject()))[names[1]] = value;
    }
}
