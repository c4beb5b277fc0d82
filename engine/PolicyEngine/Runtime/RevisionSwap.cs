using PolicyEngine.Authoring;
using PolicyEngine.Compilation;

namespace PolicyEngine.Runtime;

/// <summary>
/// Carries tickets from one revision of a policy version to the next, by name: never by number, since a script may
/// have declared its names in another order. Immutable; safe to share between threads.
/// </summary>
public sealed class RevisionSwap
{
    private readonly ImageTables from;
    private readonly ImageTables to;
    private readonly int[] clocks;
    private readonly int[] steps;
    private readonly (int From, int To, string Name)[] slots;
    private readonly (int From, int To, string Name)[] people;
    private readonly (int From, int To)[] queues;

    /// <param name="from">The revision that served.</param>
    /// <param name="to">The one that takes over; it says <c>Renamed</c> where a name changed.</param>
    /// <exception cref="ArgumentException">The two do not share one vocabulary, so that slots mean different things.</exception>
    public RevisionSwap(PolicyImage from, PolicyImage to)
    {
        if (!ReferenceEquals(from.Vocabulary, to.Vocabulary))
            throw new ArgumentException("A swap keeps the plugin's vocabulary.", nameof(to));
        (this.from, this.to) = (from.Tables, to.Tables);
        var renamed = to.Model.Renames.ToDictionary(rename => rename.Old, rename => rename.New, StringComparer.Ordinal);
        string Now(string name) => renamed.GetValueOrDefault(name, name);

        clocks = [.. this.from.Clocks.Select(clock => Array.FindIndex(this.to.Clocks, other => other.Clock.Id == Now(clock.Clock.Id)))];
        steps = [.. this.from.Steps.Select(step => Array.FindIndex(this.to.Steps, other =>
            other.Procedure.Id == Now(step.Procedure.Id) && other.Model.Id == Now(step.Model.Id)))];
        slots =
        [
            .. from.Model.Flags.Select(flag => (flag.Slot,
                to.Model.Flags.FirstOrDefault(other => other.Path == Now(flag.Path))?.Slot ?? -1, flag.Path)),
            .. this.from.Escalations.Select(chain => (chain.Slot,
                Array.Find(this.to.Escalations, other => other.Matrix.Id == Now(chain.Matrix.Id) && other.Area == chain.Area)?.Slot ?? -1,
                chain.Matrix.Id)),
        ];
        people = [.. from.Model.People.Select(set => (set.Slot,
            to.Model.People.FirstOrDefault(other => other.Path == Now(set.Path))?.Slot ?? -1, set.Path))];
        queues = [.. from.Model.Queues.Select((queue, i) => (this.from.Queues[i].Slot,
            to.Model.Queues.Select((other, j) => (other, j)).Where(pair => pair.other.Desk == queue.Desk).Select(pair => this.to.Queues[pair.j].Slot).FirstOrDefault(-1)))];
    }

    /// <summary>The names that a ticket uses and the new revision lacks; empty where it can be carried.</summary>
    public IReadOnlyList<string> Lost(in TicketState ticket)
    {
        var lost = new List<string>();
        for (var i = 0; i < clocks.Length; i++)
        {
            if (clocks[i] < 0 && ticket.Clocks[i].Phase is ClockPhase.Pending or ClockPhase.Running or ClockPhase.Paused)
                lost.Add(from.Clocks[i].Clock.Id);
        }
        foreach (var slot in slots)
        {
            if (slot.To < 0 && ticket.Small[slot.From] != Field.Absent)
                lost.Add(slot.Name);
        }
        foreach (var set in people)
        {
            if (set.To < 0 && ticket.Wide[set.From] != Field.AbsentNumber)
                lost.Add(set.Name);
        }
        if (ticket.Header.Step > 0 && steps[ticket.Header.Step - 1] < 0)
            lost.Add(from.Steps[ticket.Header.Step - 1].Model.Id);
        return lost;
    }

    /// <summary>
    /// Copies a ticket's state into the new image's layout. Deciding <see cref="Model.EventKind.RevisionSwapped"/> on
    /// it then works its clocks out again.
    /// </summary>
    /// <param name="old">The state under the old image.</param>
    /// <param name="carried">A state of the new image.</param>
    public void Carry(in TicketState old, in TicketState carried)
    {
        carried.Reset(old.Header.Phase);
        carried.Header = old.Header;
        carried.Header.Step = old.Header.Step == 0 ? (ushort)0 : (ushort)(steps[old.Header.Step - 1] + 1);
        old.Small[..from.Model.Vocabulary.TicketLayout.Small].CopyTo(carried.Small);
        old.Wide[..from.Model.Vocabulary.TicketLayout.Wide].CopyTo(carried.Wide);
        foreach (var slot in slots)
        {
            if (slot.To >= 0)
                carried.Small[slot.To] = old.Small[slot.From];
        }
        foreach (var set in people)
        {
            if (set.To >= 0 && old.Wide[set.From] != Field.AbsentNumber)
                carried.Wide[set.To] = carried.People.Copy(old.People, (int)old.Wide[set.From]);
        }
        // A queue that is gone keeps no ticket from going on: nobody waits in it any more.
        foreach (var queue in queues)
        {
            if (queue.To >= 0)
                carried.Small[queue.To] = old.Small[queue.From];
        }
        for (var i = 0; i < clocks.Length; i++)
        {
            if (clocks[i] >= 0)
                CarryClock(old, old.Clocks[i], carried, ref carried.Clocks[clocks[i]]);
        }
    }

    private static void CarryClock(in TicketState old, in ClockState clock, in TicketState carried, ref ClockState target)
    {
        target = clock;
        // The citation is the old image's; working the clock out again finds the new one.
        (target.Pauses, target.Citation) = (-1, -1);
        Span<Calendars.Pause> pauses = stackalloc Calendars.Pause[clock.PauseCount];
        old.Pauses.CopyTo(clock.Pauses, pauses);
        foreach (var pause in pauses)
            target.Pauses = carried.Pauses.Add(target.Pauses, pause);
    }
}
