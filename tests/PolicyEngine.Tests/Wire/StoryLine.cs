using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace PolicyEngine.Tests.Wire;

/// <summary>
/// One event as the tests write it: a time, a type, and members. <c>2026-03-09T10:00 status asignado mesa</c> is a
/// <c>ticket.status_changed</c> with <c>status</c> and <c>by.role</c>; <c>@MN-2</c> names another subject than the world's own,
/// <c>#id</c> an event id of its own, <c>path=value</c> sets a member and <c>-path</c> leaves one out. A time without
/// an offset has the world's own (MásNegocio's where no other is said).
/// </summary>
internal static partial class StoryLine
{
    private static readonly Dictionary<string, (string Type, string[] Words)> Types = new()
    {
        ["opened"] = ("ticket.opened", []),
        ["updated"] = ("ticket.updated", []),
        ["status"] = ("ticket.status_changed", ["status", "by.role"]),
        ["replied"] = ("ticket.replied", ["from", "by.role"]),
        ["worked"] = ("ticket.work_logged", ["minutes", "by.role"]),
        ["complained"] = ("ticket.escalation_requested", ["by"]),
        ["answered"] = ("ticket.step_answered", ["answer"]),
        ["delivered"] = ("ticket.delivered", ["what", "by.role"]),
        ["approved"] = ("ticket.approved", ["what", "approved"]),
        ["surveyed"] = ("survey.answered", ["survey", "score"]),
        ["customer"] = ("customer.updated", []),
        ["interrupted"] = ("service.interrupted", ["service"]),
        ["restored"] = ("service.restored", ["service"]),
        ["maintenance"] = ("maintenance.announced", ["start", "end"]),
        ["unsent"] = ("notification.failed", ["notification", "channel"]),
    };

    /// <summary>The line as a CloudEvent.</summary>
    public static JObject ToEvent(string line, int number, StoryWorld? of = null)
    {
        var world = of ?? StoryWorld.MasNegocio;
        var tokens = Tokens().Matches(line).Select(match => match.Value).ToList();
        var (type, words) = Types[tokens[1]];
        var data = tokens[1] == "opened" ? world.Opening() : [];
        var (subject, id, word) = (world.Ticket, $"e-{number}", 0);
        foreach (var token in tokens.Skip(2))
        {
            if (token[0] == '@')
                subject = token[1..];
            else if (token[0] == '#')
                id = token[1..];
            else if (token[0] == '-')
                Remove(data, token[1..]);
            else if (token.IndexOf('=') is > 0 and var equals && token[0] != '"')
                Set(data, token[..equals], token[(equals + 1)..]);
            else
                Set(data, words[word++], token);
        }
        return new JObject
        {
            ["specversion"] = "1.0",
            ["id"] = id,
            ["source"] = world.Source,
            ["type"] = type,
            ["subject"] = subject,
            ["time"] = Time(tokens[0], world),
            ["data"] = data,
        };
    }

    /// <summary>A time with its offset and seconds.</summary>
    public static string Time(string text, StoryWorld? of = null)
    {
        var time = Offset().Match(text) is { Success: true } offset ? text[..offset.Index] : text;
        var zone = time.Length == text.Length ? (of ?? StoryWorld.MasNegocio).Offset : text[time.Length..];
        return (time.Length == "2026-03-09T10:00".Length ? time + ":00" : time) + zone;
    }

    private static void Set(JObject data, string path, string value)
    {
        var names = path.Split('.');
        foreach (var name in names[..^1])
        {
            if (data[name] is not JObject)
                data[name] = new JObject();
            data = (JObject)data[name]!;
        }
        data[names[^1]] = Value(value);
    }

    private static void Remove(JObject data, string path) => data.SelectToken(path)?.Parent?.Remove();

    private static JToken Value(string text) => Json().IsMatch(text)
        ? JToken.ReadFrom(new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal })
        : text;

    [GeneratedRegex("""(?:[^\s"\[{]|"[^"]*"|\[[^\]]*\]|\{[^}]*\})+""")]
    private static partial Regex Tokens();

    [GeneratedRegex("""(Z|[+-]\d\d:\d\d)$""")]
    private static partial Regex Offset();

    [GeneratedRegex("""^("|\[|\{|true$|false$|null$|-?\d+(\.\d+)?$)""")]
    private static partial Regex Json();
}
