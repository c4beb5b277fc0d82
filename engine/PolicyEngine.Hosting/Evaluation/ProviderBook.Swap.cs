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
    /// New revisions of the versions take over: every ticket is carried, in the order of their ids, or none is. Nothing
    /// of the earlier revisions is held afterwards.
    /// </summary>
    public void Swap(Provider reloaded, long at, List<Diagnostic> kept)
    {
        var revised = reloaded.Keeping(provider.Versions);
        var swaps = SwapsTo(revised);
        var lost = Concerned(swaps).SelectMany(ticket => swaps[ticket.Version!].Swap.Lost(ticket.Slab![ticket.Row])).Distinct().ToList();
        var gone = Concerned(null).Select(ticket => ticket.Version!.Name)
            .Where(name => revised.Versions.All(version => version.Name != name)).Distinct().ToList();
        if (lost.Count + gone.Count > 0)
        {
            kept.Add(Diagnostic.Of("PE0601", new SourceLocation(provider.Id), gone.Concat(lost)));
            return;
        }
        provider = revised;
        schedules = new ScheduleBook(revised, schedules);
        folds.KeepQueues(revised.Versions.SelectMany(version => version.Image.Model.Queues).Select(queue => queue.Desk.Id).ToHashSet(StringComparer.Ordinal));
        emitter = new EffectEmitter(revised, evaluation, options, folds, charges);
        foreach (var ticket in Concerned(swaps).ToList())
            Carry(ticket, swaps[ticket.Version!], at);
        foreach (var ticket in tickets.Values.Where(ticket => ticket.Version is { } version && swaps.ContainsKey(version)))
            Leave(ticket, swaps[ticket.Version!].Revision);
        foreach (var replaced in swaps.Keys)
            slabs.Remove(replaced);
        RearmSchedules(at);
    }

    /// <summary>What was refused and never opened has no state to carry, and would keep the whole revision in memory.</summary>
    private void Leave(TicketRecord ticket, PolicyVersion revision)
    {
        var slab = SlabOf(revision);
        ticket.Take(revision, revision.Image, slab, slab.Add(ticket.Phase));
    }

    private void RearmSchedules(long at)
    {
        if (!isArmed)
            return;
        // What falls due at this very instant has not fired yet.
        for (var i = 0; i < schedules.Count; i++)
            ArmSchedule(i, Instant.FromUnixTimeTicks(at - 1));
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
        WakeAgain(ticket);
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

    /// <summary>Timers name clocks by numbers that may be another's now: each is set to what its clock waits for.</summary>
    private void WakeAgain(TicketRecord ticket)
    {
        var clocks = ticket.Slab![ticket.Row].Clocks;
        for (var i = 0; i < Math.Max(clocks.Length, ticket.Timers); i++)
        {
            var isAwake = i < clocks.Length && clocks[i].Phase == ClockPhase.Running && ticket.Image!.IsHeard(i);
            evaluation.Wake(ticket, clocks.Length, i, isAwake ? clocks[i].NextAt : ClockState.Never);
        }
    }
}
