using PolicyEngine.Authoring;
using PolicyEngine.Model;
using PolicyEngine.Runtime;
using PolicyEngine.Testing.Recording;

namespace PolicyEngine.Testing.Load;

/// <summary>
/// A part of a provider's tickets with a clock of its own: draws one event after the other, fires the deadlines before
/// it and decides it, with the engine's own slab and wheel. What comes about depends on the seed and on how many events
/// were drawn, on nothing else. Not thread-safe: one thread at a time.
/// </summary>
internal sealed partial class LoadPartition
{
    private const int Lingers = -1;
    private const int Vacant = -2;

    /// <summary>Tickets that are asked for one that waits for an answer.</summary>
    private const int Tries = 8;

    private readonly LoadScene scene;
    private readonly Draw draw;
    private readonly LoadFacts facts;
    private readonly LoadClock clock;
    private readonly TicketSlab slab;
    private readonly int ownRow;

    // The row of each open ticket, and the places whose ticket has closed or was never opened.
    private readonly int[] rows;
    private readonly Stack<int> unopened;
    private int oldest = -1;

    // By row: its place, and its customer. A closed ticket lingers as long as its clocks run.
    private int[] placeOf = [];
    private byte[] customerOf = [];

    // The event that was drawn.
    private int row;
    private PreparedEvent drawn = null!;
    private string answer = "";
    private Field[] changed = [];
    private int firstChanged;
    private PreparedEvent donor = null!;

    /// <param name="scene">The provider.</param>
    /// <param name="number">Which of its partitions.</param>
    /// <param name="tickets">How many tickets are open in it.</param>
    /// <param name="seed">The load's seed.</param>
    public LoadPartition(LoadScene scene, int number, int tickets, ulong seed)
    {
        this.scene = scene;
        draw = new Draw(seed ^ LoadScene.Hash($"{scene.Provider}/{number}"));
        var image = scene.Image;
        facts = new LoadFacts(image.Facts, image.Zone);
        clock = new LoadClock(scene, tickets);
        slab = new TicketSlab(image);
        clocks = Math.Max(1, image.ClockCount);
        noSmall = new byte[image.Vocabulary.EventSmall];
        noWide = new long[image.Vocabulary.EventWide];
        noWide.AsSpan().Fill(Field.AbsentNumber);
        eventWide = new long[image.Vocabulary.EventWide];
        (ticketSmall, ticketWide) = (new byte[image.TicketSmall], new long[image.TicketWide]);
        rows = new int[tickets];
        rows.AsSpan().Fill(-1);
        unopened = new Stack<int>(tickets);
        ownRow = NewRow(Lingers, TicketPhase.Provider);
        Vacate();
    }

    /// <summary>The provider's place among those of the load.</summary>
    public required int Provider { get; init; }

    /// <summary>The event that was drawn last.</summary>
    public EventKind Kind { get; private set; }

    private bool IsFilling { get; set; }

    /// <summary>How many tickets are open.</summary>
    public int Open => rows.Length - unopened.Count;

    /// <summary>How many deadlines wait.</summary>
    public int Pending => wheel.Count;

    /// <summary>The hot state of its tickets and its deadlines as the engine counts them, in bytes.</summary>
    public long Bytes => (long)slab.Count * slab.BytesPerTicket + wheel.Bytes;

    /// <summary>Opens its tickets in the course of some hours; the deadlines between them fire.</summary>
    public void Fill()
    {
        IsFilling = true;
        // A policy that refuses every ticket is asked once for each and no more.
        for (var i = 0; i < rows.Length && unopened.TryPop(out var place); i++)
        {
            Advance();
            DrawOpening(place);
            DecideAll();
        }
        (IsFilling, Decided) = (false, 0);
    }

    /// <summary>Draws the next event: the clock goes on to its time. What was due before then fires first.</summary>
    public void DrawNext()
    {
        if (clock.Now > scene.End)
            BeginAgain();
        Advance();
        if (unopened.TryPop(out var place))
            DrawOpening(place);
        else
            DrawOf(scene.Kinds[draw.Below(scene.Kinds.Length)]);
    }

    /// <summary>Fires what is due before the event that was drawn, and decides it.</summary>
    public void DecideAll()
    {
        while (TryFire())
        {
        }
        Decide();
    }

    private void Advance()
    {
        clock.Advance(draw);
        if (clock.IsNewHour)
            facts.Reach(clock.Now);
    }

    private void DrawOf(EventKind kind)
    {
        Kind = kind;
        row = rows[draw.Below(rows.Length)];
        if (kind == EventKind.Opened)
            DrawOpening(oldest = (oldest + 1) % rows.Length);
        else if (kind == EventKind.StepAnswered && HasFoundStep())
            answer = OneOf(scene.Answers[slab[row].Header.Step - 1]);
        else if (kind == EventKind.StatusChanged)
            drawn = OneOf(scene.Events.ChangesOfStatus(slab[row].Small[EventFields.CurrentStatus.Slot]));
        else
            drawn = OneOf(scene.Events.Of(kind));

        if (kind is EventKind.Updated or EventKind.CustomerUpdated)
            DrawChange(kind == EventKind.Updated ? scene.TicketFields : scene.CustomerFields);
        else if (kind == EventKind.MaintenanceAnnounced)
            row = ownRow;
    }

    /// <summary>A ticket takes a place: the one that has it leaves as it is.</summary>
    private void DrawOpening(int place)
    {
        Kind = EventKind.Opened;
        row = rows[place];
        if (row >= 0 && slab[row].Header.Phase == TicketPhase.Open)
            Remove(row);
        if (row < 0 || placeOf[row] == Vacant)
            rows[place] = row = NewRow(place, TicketPhase.None);
        drawn = OneOf(scene.Events.Opened);
    }

    /// <summary>Goes on to a ticket that waits for an answer, if one of the next ones does.</summary>
    private bool HasFoundStep()
    {
        drawn = OneOf(scene.Events.Of(EventKind.StepAnswered));
        answer = "";
        for (var tried = 0; tried < Tries; tried++)
        {
            if (slab[row].Header.Step is > 0 and var step && scene.Answers[step - 1].Length > 0)
                return true;
            row = rows[draw.Below(rows.Length)];
        }
        return false;
    }

    /// <summary>One or two members take the values of some other ticket.</summary>
    private void DrawChange(Field[] among)
    {
        changed = among;
        donor = OneOf(scene.Events.Opened);
        firstChanged = among.Length == 0 ? 0 : (int)draw.Below(among.Length);
    }

    private T OneOf<T>(T[] items) => items[draw.Below(items.Length)];

    private int NewRow(int place, TicketPhase phase)
    {
        var added = slab.Add(phase);
        if (added >= placeOf.Length)
        {
            Array.Resize(ref placeOf, Math.Max(2 * added, rows.Length + rows.Length / 4) + 1);
            Array.Resize(ref customerOf, placeOf.Length);
        }
        placeOf[added] = place;
        customerOf[added] = (byte)draw.Below(LoadScene.Customers);
        return added;
    }

    /// <summary>A ticket is forgotten, and its clocks with it.</summary>
    private void Remove(int leaving)
    {
        for (var i = 0; i < clocks; i++)
            wheel.Cancel(leaving * clocks + i);
        slab.Remove(leaving);
        placeOf[leaving] = Vacant;
    }

    private void BeginAgain()
    {
        for (var i = 0; i < slab.Count; i++)
        {
            if (i != ownRow && placeOf[i] != Vacant)
                Remove(i);
        }
        // The old wheel has come to the end; it would hand out what is due at the beginning as belated.
        wheel = new DeadlineWheel(Comparer<int>.Default);
        Vacate();
        clock.BeginAgain();
        facts.Clear();
    }

    private void Vacate()
    {
        rows.AsSpan().Fill(-1);
        unopened.Clear();
        for (var place = rows.Length; place > 0; place--)
            unopened.Push(place - 1);
    }
}
