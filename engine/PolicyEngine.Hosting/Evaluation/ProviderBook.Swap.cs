using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting.Providers;
using PolicyEngine.Runtime;

namespace PolicyEngine.Hosting.Evaluation;

/// <content>New revisions of a version's files, brought in while tickets are open and no lane does anything.</content>
internal sealed partial class ProviderBook
{
    /// <summary>
    /// New revisions of the versions take over: every ticket is carried, in the order of their ids, or none is. Nothing
    /// of the earlier revisions is held afterwards.
    /// </summary>
    /// <param name="reloaded">The provider with its new revisions.</param>
    /// <param name="at">Unix ticks of the clock.</param>
    /// <param name="kept">Where is said why the old revision stays.</param>
    public void Swap(Provider reloaded, long at, List<Diagnostic> kept)
    {
        var revised = reloaded.Keeping(Provider.Versions);
        var swaps = SwapsTo(revised);
        var open = tickets.SelectMany(lane => lane.OpenTickets).OrderBy(ticket => ticket.Id, StringComparer.Ordinal).ToList();
        var concerned = open.Where(ticket => swaps.ContainsKey(ticket.Version!)).ToList();
        var lost = concerned.SelectMany(ticket => swaps[ticket.Version!].Swap.Lost(ticket.Slab![ticket.Row])).Distinct().ToList();
        var gone = open.Select(ticket => ticket.Version!.Name)
            .Where(name => revised.Versions.All(version => version.Name != name)).Distinct().ToList();
        if (lost.Count + gone.Count > 0)
        {
            kept.Add(Diagnostic.Of("PE0601", new SourceLocation(Provider.Id), gone.Concat(lost)));
            return;
        }
        Provider = revised;
        Schedules = new ScheduleBook(revised, Schedules);
        Folds.KeepQueues(revised.Versions.SelectMany(version => version.Model.Queues).Select(queue => queue.Desk.Id).ToHashSet(StringComparer.Ordinal));
        foreach (var lane in tickets)
            lane.Renew();
        foreach (var ticket in concerned)
            ticket.Book.Carry(ticket, swaps[ticket.Version!], at);
        foreach (var lane in tickets)
            lane.Leave(swaps);
        // What falls due at this very instant has not fired yet.
        if (IsArmed)
            tickets[LaneOfSchedules].ArmSchedules(at - 1);
    }

    private Dictionary<PolicyVersion, (PolicyVersion Revision, RevisionSwap Swap)> SwapsTo(Provider revised) => (
        from version in Provider.Versions
        join revision in revised.Versions on version.Name equals revision.Name
        where version.Revision != revision.Revision
        select (version, revision)).ToDictionary(pair => pair.version, pair => (pair.revision, new RevisionSwap(pair.version.Image, pair.revision.Image)));
}
