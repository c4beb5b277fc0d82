using Newtonsoft.Json.Linq;
using PolicyEngine.Compilation;
using PolicyEngine.Hosting.Providers;
using PolicyEngine.Runtime;

namespace PolicyEngine.Hosting.Evaluation;

/// <summary>
/// The cold side of a ticket: which version it is pinned to, where its hot state lives, and its merged JSON, read
/// only to render or to explain.
/// </summary>
internal sealed class TicketRecord(string id, ProviderBook book, PolicyVersion? version, TicketSlab? slab, int row)
{
    public string Id { get; } = id;

    public ProviderBook Book { get; } = book;

    /// <summary>The version in force when it opened; null where none was.</summary>
    public PolicyVersion? Version { get; } = version;

    /// <summary>The version's image, with its customer's contract laid over.</summary>
    public PolicyImage? Image { get; set; } = version?.Image;

    public TicketSlab? Slab { get; } = slab;

    public int Row { get; } = row;

    /// <summary>Its number in the wheel.</summary>
    public int Handle { get; set; } = -1;

    /// <summary>Everything that its events have said of it.</summary>
    public JObject Json { get; set; } = [];

    public string? Customer => Ingestion.JsonMembers.TextAt(Json, "customer.id");

    public TicketPhase Phase => Slab is null ? TicketPhase.Refused : Slab[Row].Header.Phase;
}
