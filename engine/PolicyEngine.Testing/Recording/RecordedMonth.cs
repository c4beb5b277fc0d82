using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NodaTime;
using NodaTime.Text;

namespace PolicyEngine.Testing.Recording;

/// <summary>
/// Invents what a company's ticket tool might have recorded in a month, from a profile and a seed: sample input for
/// trying policies, not for proving them. The same profile and seed give the same lines on every machine.
/// </summary>
public sealed class RecordedMonth
{
    private static readonly OffsetDateTimePattern Times = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'sso<m>");

    private readonly RecordingProfile profile;
    private readonly Draw draw;
    private readonly List<(Instant At, int Order, JObject Event)> events = [];

    private RecordedMonth(RecordingProfile profile, ulong seed) => (this.profile, draw) = (profile, new Draw(seed));

    /// <summary>The month's events, one JSON object a line, in the order in which they were recorded.</summary>
    /// <param name="profile">What the month looks like.</param>
    /// <param name="seed">Another seed than the profile's own; null for that.</param>
    public static IReadOnlyList<string> Lines(RecordingProfile profile, ulong? seed = null)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return new RecordedMonth(profile, seed ?? profile.Seed).Write();
    }

    private List<string> Write()
    {
        var openings = Enumerable.Range(0, profile.Tickets).Select(_ => OpeningTime()).Order().ToList();
        for (var i = 0; i < openings.Count; i++)
            Tell(openings[i], string.Format(CultureInfo.InvariantCulture, profile.Ticket, i + 1));
        var end = profile.Zone.AtStartOfDay(profile.To.PlusDays(1)).ToInstant();
        var recorded = events.Where(told => told.At < end).OrderBy(told => told.At).ThenBy(told => told.Order).Select(told => told.Event).ToList();
        for (var i = 0; i < recorded.Count; i++)
            recorded[i].AddFirst(new JProperty("id", string.Create(CultureInfo.InvariantCulture, $"{profile.From:uuuu-MM}-{i + 1:00000}")));
        foreach (var told in recorded)
            told.AddFirst(new JProperty("specversion", "1.0"));
        Disturb(recorded);
        return [.. recorded.Select(told => told.ToString(Formatting.None))];
    }

    /// <summary>A second of the month, in the hours in which people write.</summary>
    private Instant OpeningTime()
    {
        while (true)
        {
            var date = profile.From.PlusDays((int)draw.Below(Period.DaysBetween(profile.From, profile.To) + 1));
            if (date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday && !draw.Happens(profile.Weekend))
                continue;
            var hour = draw.OneOf([.. Enumerable.Range(0, 24)], hour => profile.Hours[hour]);
            var time = new LocalTime(hour, (int)draw.Below(60), (int)draw.Below(60));
            return profile.Zone.AtLeniently(date.At(time)).ToInstant();
        }
    }

    private void Tell(Instant opened, string ticket)
    {
        var customer = draw.OneOf(profile.Customers, one => one.Value<long?>("weight") ?? 1);
        var story = draw.OneOf(profile.Stories, one => one.Value<long?>("weight") ?? 1);
        var data = (JObject)Drawn(profile.Opening, customer);
        var members = (JObject)customer.DeepClone();
        members.Remove("weight");
        data["customer"] = members;
        if (story["opening"] is JObject own)
            data.Merge(Drawn(own, customer), new JsonMergeSettings { MergeNullValueHandling = MergeNullValueHandling.Merge });
        Add(opened, "ticket.opened", ticket, data);
        var at = opened;
        foreach (var step in (JArray?)story["events"] ?? [])
        {
            at += Duration.FromSeconds(draw.Between(60 * (long)step["after"]![0]!, 60 * (long)step["after"]![1]!));
            if (step["chance"] is { } chance && !draw.Happens((decimal)chance))
                continue;
            var subject = (string?)step["subject"] == "customer" ? (string)members["id"]! : ticket;
            Add(at, (string)step["type"]!, subject, (JObject)Drawn(step["data"] ?? new JObject(), customer));
        }
    }

    private void Add(Instant at, string type, string subject, JObject data) => events.Add((at, events.Count, new JObject
    {
        ["source"] = profile.Source,
        ["type"] = type,
        ["subject"] = subject,
        ["time"] = Times.Format(at.InZone(profile.Zone).ToOffsetDateTime()),
        ["data"] = data,
    }));

    private JToken Drawn(JToken value, JObject customer) => value switch
    {
        JObject { Count: 1 } choice when choice["oneOf"] is JArray options =>
            Drawn(draw.OneOf([.. options], option => (long)option[0]!)[1]!, customer),
        JObject { Count: 1 } choice when choice["customer"] is { Type: JTokenType.String } member => customer.SelectToken((string)member!)?.DeepClone() ?? JValue.CreateNull(),
        JObject json => new JObject(json.Properties().Select(member => new JProperty(member.Name, Drawn(member.Value, customer)))),
        JArray items => new JArray(items.Select(item => Drawn(item, customer))),
        _ => value.DeepClone(),
    };

    /// <summary>Recorders repeat themselves and fall behind: some lines come twice, some after later ones.</summary>
    private void Disturb(List<JObject> recorded)
    {
        for (var i = 0; i < profile.Repeated; i++)
        {
            var line = (int)draw.Below(recorded.Count);
            recorded.Insert((int)draw.Between(line + 1, Math.Min(line + 40, recorded.Count)), (JObject)recorded[line].DeepClone());
        }
        for (var i = 0; i < profile.Belated; i++)
        {
            var line = (int)draw.Below(recorded.Count - 1);
            var told = recorded[line];
            recorded.RemoveAt(line);
            recorded.Insert((int)draw.Between(line + 1, Math.Min(line + 12, recorded.Count)), told);
        }
    }
}
