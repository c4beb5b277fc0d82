using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting.Ingestion;
using PolicyEngine.Hosting.Notifications;
using PolicyEngine.Templates;

namespace PolicyEngine.Hosting.Preview;

/// <summary>
/// A data file as a notification's model: what the model has as a date is read as one, everything else stays as it stands,
/// as the data of tickets and events does.
/// </summary>
internal sealed class PreviewData(string file)
{
    private readonly List<Diagnostic> diagnostics = [];

    /// <summary>The model's members.</summary>
    public Dictionary<string, object?> Model { get; } = new(StringComparer.Ordinal);

    /// <summary>What is wrong in the file.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => diagnostics;

    public static PreviewData Read(string file)
    {
        var data = new PreviewData(file);
        try
        {
            using var reader = new JsonTextReader(new StreamReader(file)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal };
            data.Add(JObject.Load(reader));
        }
        catch (JsonReaderException wrong)
        {
            data.diagnostics.Add(Diagnostic.Of(
                "PE0510", new SourceLocation(file, wrong.LineNumber, wrong.LinePosition), wrong.Message));
        }
        return data;
    }

    private void Add(JObject json)
    {
        foreach (var member in json.Properties())
        {
            if (!NotificationShape.Model.Members.TryGetValue(member.Name, out var shape))
            {
                Report(member, Sentence.Of("PE0510.member", member.Name) + NearestName.Proposal(member.Name, NotificationShape.Model.Members.Keys));
                continue;
            }
            // Names go by ids, which are values and stay as they are.
            Model[member.Name] = member.Name == "names" && member.Value is JObject names ? TicketModel.Names(names) : Value(member.Value, shape);
        }
        foreach (var name in NotificationShape.Model.Members.Keys)
            Model.TryAdd(name, null);
    }

    private object? Value(JToken token, TemplateShape? shape) => (token, shape) switch
    {
        (JObject json, _) => Members(json, shape),
        (JArray items, _) => items.Select(item => Value(item, shape?.Item)).ToArray(),
        (JValue { Type: JTokenType.String } text, { Kind: "date" }) => Date(text),
        _ => TicketModel.Of(token),
    };

    private Dictionary<string, object?> Members(JObject json, TemplateShape? shape)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var member in json.Properties())
        {
            var name = TicketModel.SnakeCase(member.Name);
            members[name] = Value(member.Value, shape?.Members.GetValueOrDefault(name));
        }
        return members;
    }

    private object? Date(JValue text)
    {
        if (EventTime.Parse((string)text!) is { } time)
            return time;
        Report(text, Sentence.Of("PE0510.time", (string?)text));
        return null;
    }

    private void Report(IJsonLineInfo at, Sentence message) =>
        diagnostics.Add(new Diagnostic("PE0510", message, new SourceLocation(file, at.LineNumber, at.LinePosition)));
}
