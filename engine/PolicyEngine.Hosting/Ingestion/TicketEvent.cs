using Newtonsoft.Json.Linq;
using PolicyEngine.Model;

namespace PolicyEngine.Hosting.Ingestion;

/// <summary>One line of the input, read as a CloudEvent of the wire contract.</summary>
/// <param name="Id">Unique together with the source.</param>
/// <param name="Source">Provider and system: <c>/masnegocio/helix</c>.</param>
/// <param name="Provider">The source's first segment.</param>
/// <param name="System">The source's second segment; empty where there is none.</param>
/// <param name="Type">The type as it was written.</param>
/// <param name="Kind">The type.</param>
/// <param name="Subject">The ticket's id, or another thing's.</param>
/// <param name="At">Unix ticks.</param>
/// <param name="Data">The payload, as the ticket tool sent it.</param>
public sealed record TicketEvent(
    string Id, string Source, string Provider, string System, string Type, EventKind Kind, string Subject, long At, JObject Data);
