using NodaTime;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting.Providers;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Hosting.Evaluation;

/// <content>New revisions of a version's files, brought in while tickets are open.</content>
internal sealed partial class ProviderBook
{
    /// <summary>
    /// New revisions of the versions take over: every open ticket is carried, in the order of their ids, or none is.
    /// </summary>
    public void Swap(Provider revised, long at, List<Diagnostic> kept)
    {
        var swaps = SwapsTo(revised);
        var lost = Concerned(swaps).SelectMany(ticket => swaps[ticket.Version!].Swap.Lost(ticket.Slab![ticket.Row])).Distinct().ToList();
        var gone = Concerned(null).Select(ticket => ticket.Version!.Name)
            .Where(name => revised.Versions.All(version => version.Name != name)).Distinct().ToList();
        if (lost.Count + gone.Count > 0)
        {
            kept.Add(new Diagnostic("PE0601",
                $"Open tickets use {string.Join(", ", gone.Concat(lost))}, which the new revision does not have. The old one goes on; say Renamed(old, to: new) where a name changed.",
                new SourceLocation(provider.Id)));
            return;
        }
        provider = revised;
        schedules = new ScheduleBook(revised);
        queues.Keep(revised.Versions.SelectMany(version => version.Image.Model.Queues).Select(queue => queue.Desk.Id).ToHashSet(StringComparer.Ordinal));
        emitter = new EffectEmitter(revised, evaluation, options, queues);
        foreach (var ticket in Concerned(swaps).ToList())
            Carry(ticket, swaps[ticket.Version!], at);
    }

    private Dictionary<PolicyVersion, (PolicyVersion Revision, RevisionSwap Swap)> SwapsTo(Provider revised) => (
        from version in provider.Versions
        join revision in revised.Versions on version.Name equals revision.Name
        where version.Revision != revision.Revision
        select (version, revision)).ToDictionary(pair => pair.version, pair => (pair.revision, new RevisionSwap(pair.version.Image, pair.revision.Image)));

    private IEnumerable<TicketRecord> Concerned(Dictionary<PolicyVersion, (PolicyVersion, RevisionSwap)>? swaps) => tickets.Values
        .Where(ticket => ticket.Phase == TicketPhase.Open && (swaps is null || swaps.ContainsKey(ticket.Version!)))
        .OrderBy(ticket => ticket.Id, StringComparer.Ordinal);

    private void Carry(TicketRecord ticket, (PolicyVersion Revision, RevisionSwap Swap) to, long at)
    {
        var slab = SlabOf(to.Revision);
        var row = slab.Add(TicketPhase.Open);
        to.Swap.Carry(ticket.Slab![ticket.Row], slab[row]);
        var opened = Instant.FromUnixTimeTicks(slab[row].Header.OpenedAt).InZone(provider.Zone).Date;
        ticket.Take(to.Revision, to.Revision.For(ticket.Customer, opened), slab, row);
        // Calendars that a ticket brings are numbered by its image: its members are encoded anew.
        if (encoder.EncodeTicket(ticket.Image!, slab[row], ticket.Json) is null)
        {
            encoder.TicketSmall.CopyTo(slab[row].Small);
            encoder.TicketWide.CopyTo(slab[row].Wide);
        }
        var input = new DecisionInput
        {
            Kind = EventKind.RevisionSwapped,
            At = at,
            Small = noSmall,
            Wide = noWide,
            Shared = facts.Read(ticket.Image!.Facts, OwnersOf(ticket), Instant.FromUnixTimeTicks(at)),
        };
        Decide(ticket, ticket.Image, input, null, null, null);
    }
}
