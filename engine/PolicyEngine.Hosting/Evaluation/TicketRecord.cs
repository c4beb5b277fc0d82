using Newtonsoft.Json.Linq;
using PolicyEngine.Compilation;
using PolicyEngine.Hosting.Ingestion;
using PolicyEngine.Hosting.Providers;
using PolicyEngine.Runtime;

namespace PolicyEngine.Hosting.Evaluation;

/// <summary>
/// The cold side of a ticket: which version it is pinned to, where its hot state lives, and its merged JSON, read
/// only to render or to explain.
/// </summary>
internal sealed class TicketRecord(string id, LaneBook book, PolicyVersion? version, TicketSlab? slab, int row)
{
    private ColdJson? cold;

    public string Id { get; } = id;

    /// <summary>The tickets of its provider in its lane.</summary>
    public LaneBook Book { get; } = book;

    /// <summary>The version in force when it opened, in its newest revision; null where none was in force.</summary>
    public PolicyVersion? Version { get; private set; } = version;

    /// <summary>The version's image, with its customer's contract laid over.</summary>
    public PolicyImage? Image { get; set; } = version?.Image;

    public TicketSlab? Slab { get; private set; } = slab;

    public int Row { get; private set; } = row;

    /// <summary>Its number among the tickets that have timers.</summary>
    public int Handle { get; set; } = -1;

    /// <summary>The number of its first timer in the wheel; the others follow.</summary>
    public int FirstTimer { get; set; }

    /// <summary>How many timers it has in the wheel: one for each clock, once one of them was set.</summary>
    public int Timers { get; set; }

    /// <summary>Everything that its events have said of it.</summary>
    public ColdJson Cold
    {
        get => cold ??= new ColdJson();
        set => cold = value;
    }

    /// <summary>The customer among whose tickets it is noted; null for none.</summary>
    public Customer? NotedWith { get; set; }

    /// <summary>The same as an object.</summary>
    public JObject Json => Cold.Json;

    /// <summary>A new revision has taken over, and the hot state was carried.</summary>
    public void Take(PolicyVersion revision, PolicyImage image, TicketSlab carriedTo, int atRow) =>
        (Version, Image, Slab, Row) = (revision, image, carriedTo, atRow);

    public string? Customer => cold?.Customer;

    /// <summary>By provider, then by ticket id; null first.</summary>
    public static int Compare(TicketRecord? one, TicketRecord? other)
    {
        if (one is null || other is null)
            return (one is null ? 0 : 1) - (other is null ? 0 : 1);
        var order = ReferenceEquals(one.Book, other.Book) ? 0 : string.CompareOrdinal(one.Book.ProviderId, other.Book.ProviderId);
        return order == 0 ? string.CompareOrdinal(one.Id, other.Id) : order;
    }

    /// <summary>Whether it was opened and has come to no final status.</summary>
    public bool IsOpen => Slab is not null && Slab[Row] is { Header.Phase: TicketPhase.Open } state && !Image!.IsFinal(state);

    public TicketPhase Phase => Slab is null ? TicketPhase.Refused : Slab[Row].Header.Phase;
}
