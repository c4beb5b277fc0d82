using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NodaTime;
using NodaTime.Text;

namespace PolicyEngine.Testing.Recording;

/// <summary>
/// What a recorded month of a company looks like: how many tickets, of which customers, at which hours, and which
/// stories they go through. Read from a JSON file beside the company's samples. Immutable.
/// </summary>
/// <remarks>
/// A value <c>{"oneOf": [[3, "a"], [1, "b"]]}</c> is drawn by its weights, at any depth; <c>{"customer": "name"}</c> is
/// the ticket's customer's member; any other value stands as it is.
/// </remarks>
public sealed class RecordingProfile
{
    private RecordingProfile(JObject json) => Json = json;

    internal JObject Json { get; }

    /// <summary>The source of the events: <c>/accioneficaz/portal</c>.</summary>
    public string Source => Text("source");

    /// <summary>The seed that the file gives.</summary>
    public ulong Seed => Json.Value<ulong>("seed");

    internal DateTimeZone Zone => DateTimeZoneProviders.Tzdb[Text("zone")];

    internal LocalDate From => LocalDatePattern.Iso.Parse(Text("from")).GetValueOrThrow();

    internal LocalDate To => LocalDatePattern.Iso.Parse(Text("to")).GetValueOrThrow();

    internal int Tickets => Json.Value<int>("tickets");

    /// <summary>The ticket's id with its number: <c>AE-{0:00000}</c>.</summary>
    internal string Ticket => Text("ticket");

    /// <summary>The weight of each hour of a working day, from 0 to 23.</summary>
    internal IReadOnlyList<long> Hours => [.. Json["hours"]!.Select(hour => (long)hour)];

    /// <summary>How likely a ticket of a Saturday or Sunday stays there, and does not move to a working day.</summary>
    internal decimal Weekend => Json.Value<decimal>("weekend");

    internal IReadOnlyList<JObject> Customers => [.. Json["customers"]!.Cast<JObject>()];

    internal JObject Opening => (JObject)Json["opening"]!;

    internal IReadOnlyList<JObject> Stories => [.. Json["stories"]!.Cast<JObject>()];

    /// <summary>How many lines come twice, and how many come later than their time.</summary>
    internal int Repeated => Json.Value<int>("repeated");

    internal int Belated => Json.Value<int>("belated");

    /// <summary>Reads a profile.</summary>
    /// <exception cref="JsonException">The file is no JSON object, or a member is missing or of another kind.</exception>
    public static RecordingProfile Read(string file)
    {
        using var reader = new JsonTextReader(File.OpenText(file)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal };
        var profile = new RecordingProfile(JObject.Load(reader));
        var missing = new[] { "source", "zone", "from", "to", "ticket", "tickets", "hours", "customers", "opening", "stories" }
            .Where(member => profile.Json[member] is null).ToList();
        return missing.Count == 0 ? profile : throw new JsonException($"'{file}' lacks {string.Join(", ", missing)}.");
    }

    private string Text(string member) => (string?)Json[member] ?? throw new JsonException($"'{member}' is not a text.");
}
