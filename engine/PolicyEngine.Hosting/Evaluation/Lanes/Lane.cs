using System.Runtime.InteropServices;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting.Ingestion;
using PolicyEngine.Hosting.Output;
using PolicyEngine.Runtime;

namespace PolicyEngine.Hosting.Evaluation.Lanes;

/// <summary>
/// A part of the tickets, with everything that deciding on them needs: their deadlines, encoders, buffers, slabs. It goes
/// through every batch, letting time pass as all its lines say and deciding those that are its own. One thread at a time.
/// </summary>
internal sealed class Lane
{
    private readonly Turns turns;
    private readonly string inputName;
    private readonly JsonLinesOutput? lines;
    private readonly List<TicketRecord> tickets = [];
    private readonly List<int> owners = [];
    private readonly DeadlineWheel wheel;
    private OutputKey place = new(-1, OutputKey.Reading);
    private int line;
    private bool isAlone;

    /// <param name="number">Its number among the lanes.</param>
    /// <param name="turns">Whose turn it is to touch shared facts.</param>
    /// <param name="inputName">The name of the input in reports.</param>
    /// <param name="writes">Whether effects become lines of bytes; otherwise they are objects.</param>
    public Lane(int number, Turns turns, string inputName, bool writes)
    {
        (Number, this.turns, this.inputName) = (number, turns, inputName);
        lines = writes ? new JsonLinesOutput() : null;
        wheel = new DeadlineWheel(Comparer<int>.Create(CompareTies));
    }

    public int Number { get; }

    /// <summary>What its tickets' events have said, as bytes.</summary>
    public BytePages Pages { get; } = new();

    /// <summary>Where what is decided now goes.</summary>
    public OutputLog Output { get; private set; } = new();

    /// <summary>How many effects its decisions have had, those included that only the host sees.</summary>
    public long Effects { get; set; }

    /// <summary>The line that has released what is decided now.</summary>
    public SourceLocation Here => new(inputName, line);

    /// <summary>Reads its part of those of a batch's lines that are not the usual ones: each can be read by itself.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="lanes">How many lanes share it.</param>
    public void Read(Batch batch, int lanes)
    {
        var all = CollectionsMarshal.AsSpan(batch.Lines);
        foreach (ref var read in all[(all.Length * Number / lanes)..(all.Length * (Number + 1) / lanes)])
        {
            if (read.Text is not null)
                read.Result = EventReader.Read(read.Text, new SourceLocation(inputName, read.Number));
        }
    }

    /// <summary>Decides its part of a batch, which has entries.</summary>
    public void Decide(Batch batch)
    {
        Output = batch.Logs[Number];
        var entries = CollectionsMarshal.AsSpan(batch.Entries);
        var next = 0;
        for (var i = 0; i < entries.Length; i++)
        {
            if (!entries[i].Concerns(Number))
                continue;
            Fire(entries[..(i + 1)], batch.First, next);
            line = entries[i].Line;
            Stand(new OutputKey(batch.First + i, OutputKey.Line));
            entries[i].Book!.Of(this).Apply(entries[i]);
            next = i + 1;
        }
        if (next < entries.Length)
            Fire(entries, batch.First, next);
        turns.Reach(Number, batch.First + entries.Length);
    }

    /// <summary>What is decided until <see cref="EndAlone"/> is decided while no other lane does anything.</summary>
    /// <param name="output">Where what comes of it goes.</param>
    /// <param name="at">Its place in the order of the output.</param>
    /// <param name="after">The number of the line after which it happens.</param>
    public void BeginAlone(OutputLog output, in OutputKey at, int after)
    {
        (Output, line, isAlone) = (output, after, true);
        Stand(at);
    }

    public void EndAlone() => isAlone = false;

    /// <summary>What is decided from here on has this place, or that of what it could not come before.</summary>
    public void Stand(in OutputKey at)
    {
        // A deadline that was set for the very instant that has come fires after what set it, whatever its own order.
        if (at.CompareTo(place) > 0)
            place = at;
        Output.Begin(place);
        turns.Reach(Number, place.Sequence);
    }

    /// <summary>The same of one of several tickets that an event concerns.</summary>
    public void StandAt(TicketRecord ticket) => Stand(place with { Ticket = ticket });

    /// <summary>Leaves an effect for the output.</summary>
    public void Tell(EffectLine effect, Deferred? deferred)
    {
        var item = new OutputItem { Deferred = deferred, IsRefusal = effect.Form.Described.Effect == "refused" };
        if (lines is null)
        {
            Output.Add(item with { Record = effect.ToRecord(), Gap = effect.Form.Described.Members.Count });
            return;
        }
        var start = Output.Bytes.WrittenCount;
        var own = lines.Write(effect, Output.Bytes);
        Output.Add(item with { Start = start, Gap = start + own, End = Output.Bytes.WrittenCount });
    }

    /// <summary>Waits until it may touch shared facts.</summary>
    public void TakeTurn()
    {
        if (!isAlone)
            turns.Take(Number, place);
    }

    /// <summary>It touches them no more.</summary>
    public void GiveTurn() => turns.Give(Number);

    /// <summary>One of a ticket's timers is due at an instant, and at no other any more.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="timers">How many timers it has.</param>
    /// <param name="timer">Which of them.</param>
    /// <param name="at">Unix ticks; <see cref="ClockState.Never"/> for not at all.</param>
    public void Wake(TicketRecord ticket, int timers, int timer, long at)
    {
        if (timers > ticket.Timers)
            Enlist(ticket, timers);
        wheel.Schedule(ticket.FirstTimer + timer, at);
    }

    /// <summary>A ticket's timers are numbered in one run; where it has more than before, all get new numbers.</summary>
    private void Enlist(TicketRecord ticket, int timers)
    {
        if (ticket.Timers == 0)
        {
            ticket.Handle = tickets.Count;
            tickets.Add(ticket);
        }
        var first = owners.Count;
        CollectionsMarshal.SetCount(owners, first + timers);
        CollectionsMarshal.AsSpan(owners)[first..].Fill(ticket.Handle);
        for (var timer = 0; timer < ticket.Timers; timer++)
        {
            var due = wheel.DueOf(ticket.FirstTimer + timer);
            wheel.Cancel(ticket.FirstTimer + timer);
            wheel.Schedule(first + timer, due);
        }
        (ticket.FirstTimer, ticket.Timers) = (first, timers);
    }

    /// <summary>
    /// Fires what is due before the last entry. Each deadline belongs to the entry that releases it, which may be another
    /// lane's: the first after the last own one that is past it.
    /// </summary>
    private void Fire(ReadOnlySpan<Entry> entries, long first, int next)
    {
        while (wheel.TryPop(entries[^1].Limit, inclusive: false, out var due))
        {
            while (entries[next].Limit <= due.At)
                next++;
            line = entries[next].Line;
            var ticket = tickets[owners[due.Timer]];
            var timer = due.Timer - ticket.FirstTimer;
            Stand(new OutputKey(first + next, due.At, ticket, timer));
            ticket.Book.Fire(ticket, timer, due.At);
        }
    }

    /// <summary>Timers of one instant: by provider, ticket id, order of declaration.</summary>
    private int CompareTies(int left, int right)
    {
        var (a, b) = (tickets[owners[left]], tickets[owners[right]]);
        return ReferenceEquals(a, b) ? left.CompareTo(right) : TicketRecord.Compare(a, b);
    }
}
