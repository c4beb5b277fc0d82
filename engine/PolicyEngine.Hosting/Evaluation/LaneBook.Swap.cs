using NodaTime;
using PolicyEngine.Hosting.Providers;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Hosting.Evaluation;

/// <content>Tickets carried over to new revisions.</content>
internal sealed partial class LaneBook
{
    /// <summary>The tickets that are open.</summary>
    public IEnumerable<TicketRecord> OpenTickets => tickets.Values.Where(ticket => ticket.Phase == TicketPhase.Open);

    /// <summary>Effects are described by the provider as it now is.</summary>
    public void Renew() => decider.Renew();

    /// <summary>A ticket goes on under a new revision of its version.</summary>
    public void Carry(TicketRecord ticket, (PolicyVersion Revision, RevisionSwap Swap) to, long at)
    {
        lane.StandAt(ticket);
        var slab = SlabOf(to.Revision);
        var row = slab.Add(TicketPhase.Open);
        to.Swap.Carry(ticket.Slab![ticket.Row], slab[row]);
        var opened = Instant.FromUnixTimeTicks(slab[row].Header.OpenedAt).InZone(book.Provider.Zone).Date;
        ticket.Take(to.Revision, to.Revision.For(ticket.Customer, opened), slab, row);
        WakeAgain(ticket);
        // Calendars that a ticket brings are numbered by its image: its members are encoded anew.
        if (encoder.EncodeTicket(ticket.Image!, slab[row], ticket.Json) is null)
        {
            encoder.TicketSmall.CopyTo(slab[row].Small);
            encoder.TicketWide.CopyTo(slab[row].Wide);
        }
        decider.Decide(ticket, ticket.Image!, InputOf(EventKind.RevisionSwapped, at, 0), null);
    }

    /// <summary>
    /// Lets go of earlier revisions. What was refused and never opened has no state to carry, and would keep the whole
    /// revision in memory.
    /// </summary>
    public void Leave(Dictionary<PolicyVersion, (PolicyVersion Revision, RevisionSwap Swap)> swaps)
    {
        foreach (var ticket in tickets.Values.Where(ticket => ticket.Version is { } version && swaps.ContainsKey(version)))
        {
            var revision = swaps[ticket.Version!].Revision;
            var slab = SlabOf(revision);
            ticket.Take(revision, revision.Image, slab, slab.Add(ticket.Phase));
        }
        foreach (var replaced in swaps.Keys)
        {
            slabs.Remove(replaced);
            slabsOfTheMoment.Remove(replaced);
        }
    }

    /// <summary>Timers name clocks by numbers that may be another's now: each is set to what its clock waits for.</summary>
    private void WakeAgain(TicketRecord ticket)
    {
        var clocks = ticket.Slab![ticket.Row].Clocks;
        for (var i = 0; i < Math.Max(clocks.Length, ticket.Timers); i++)
        {
            var isAwake = i < clocks.Length && clocks[i].Phase == ClockPhase.Running && ticket.Image!.IsHeard(i);
            lane.Wake(ticket, clocks.Length, i, isAwake ? clocks[i].NextAt : ClockState.Never);
        }
    }
}
