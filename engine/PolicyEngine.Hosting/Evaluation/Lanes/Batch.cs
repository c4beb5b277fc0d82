using PolicyEngine.Hosting.Ingestion;

namespace PolicyEngine.Hosting.Evaluation.Lanes;

/// <summary>One step of the clock, and the event that brings it, where there is one.</summary>
/// <param name="Event">The event; null where time passes without one.</param>
/// <param name="Book">The event's provider.</param>
/// <param name="Limit">Deadlines before this instant, in Unix ticks, fire first. Never less than of the entry before.</param>
/// <param name="Line">The number of its line.</param>
/// <param name="Lane">The lane that decides it.</param>
/// <param name="Copies">Where every lane has to see it: a copy for each, since plugins may change what they are given.</param>
/// <param name="Arms">Whether it is its provider's first, with which schedules begin.</param>
internal readonly record struct Entry(
    TicketEvent? Event, ProviderBook? Book, long Limit, int Line, int Lane, TicketEvent[]? Copies = null, bool Arms = false)
{
    /// <summary>Whether a lane has anything to do but let time pass.</summary>
    public bool Concerns(int lane) => Event is not null && (Lane == lane || Copies is not null || Arms);
}

/// <summary>A line on its way.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Scanned">The event that it is, where it is a usual one.</param>
/// <param name="Text">Its text otherwise.</param>
internal record struct Line(int Number, TicketEvent? Scanned, string? Text)
{
    /// <summary>What its text was read as; not used where the input has a shape of its own, which one alone can read.</summary>
    public ReadResult Result { get; set; }
}

/// <summary>
/// Lines on their way: read, then put in order, then decided by all lanes side by side, then merged. Whoever has it at a
/// time owns it; it changes hands by the rings of a <see cref="LaneCrew"/>.
/// </summary>
internal sealed class Batch(int lanes)
{
    private readonly List<TicketEvent> events = [];
    private int used;
    private int working;

    public List<Line> Lines { get; } = [];

    /// <summary>Whether some of the lines are texts that lanes have to read.</summary>
    public bool HasTexts { get; set; }

    /// <summary>An event to be filled: the same one until it is used. It can be filled again once the batch is done.</summary>
    public TicketEvent NextEvent
    {
        get
        {
            if (used == events.Count)
                events.Add(new TicketEvent());
            return events[used];
        }
    }

    /// <summary>The next event was filled.</summary>
    public void UseEvent() => used++;

    /// <summary>The number of the last line, blank ones counted.</summary>
    public int LastLine { get; set; }

    /// <summary>The sequence number of the first entry.</summary>
    public long First { get; set; }

    /// <summary>What is to be decided, in order. The lanes read it side by side.</summary>
    public List<Entry> Entries { get; } = [];

    /// <summary>What each lane leaves, and last what was found while the entries were put in order.</summary>
    public OutputLog[] Logs { get; } = [.. Enumerable.Range(0, lanes + 1).Select(_ => new OutputLog())];

    public OutputLog OwnLog => Logs[^1];

    /// <summary>Whether all lanes have ended their part of what is being done with it; where nothing is, they have.</summary>
    public bool IsFinished => Volatile.Read(ref working) == 0;

    /// <summary>Begins another part.</summary>
    public void Begin() => Volatile.Write(ref working, lanes);

    /// <summary>A lane has ended its part.</summary>
    public void Finish() => Interlocked.Decrement(ref working);

    public void Clear()
    {
        Lines.Clear();
        HasTexts = false;
        used = 0;
        Entries.Clear();
        foreach (var log in Logs)
            log.Clear();
    }
}
