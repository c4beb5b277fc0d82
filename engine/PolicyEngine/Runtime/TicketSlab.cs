using System.Runtime.CompilerServices;
using PolicyEngine.Compilation;

namespace PolicyEngine.Runtime;

/// <summary>
/// The hot state of all tickets of one policy version, in contiguous arrays laid out by its image. They come in pages:
/// what millions of tickets need is never copied, and no more of it is taken than one page ahead. Not thread-safe: one
/// lane owns a slab.
/// </summary>
public sealed class TicketSlab(PolicyImage image)
{
    private const int PageShift = 10;
    private const int PageRows = 1 << PageShift;

    /// <summary>A slab of the moment holds one ticket: its only page is small.</summary>
    private const int FirstRows = 16;

    private readonly PauseLog pauses = new();
    private readonly PeopleLog people = new();
    private readonly int smallSlots = image.TicketSmall;
    private readonly int wideSlots = image.TicketWide;
    private readonly int clockCount = image.ClockCount;
    private readonly int[] peopleSlots = [.. image.Model.People.Select(set => set.Slot)];
    private readonly Stack<int> vacant = [];
    private Page[] pages = [];

    /// <summary>The memory of a thousand tickets.</summary>
    private sealed class Page(TicketHeader[] headers, byte[] small, long[] wide, ClockState[] clocks)
    {
        public TicketHeader[] Headers = headers;
        public byte[] Small = small;
        public long[] Wide = wide;
        public ClockState[] Clocks = clocks;
    }

    /// <summary>How many rows there are, those of removed tickets included.</summary>
    public int Count { get; private set; }

    /// <summary>How many pauses of its tickets are kept.</summary>
    public int PauseCount => pauses.Count;

    /// <summary>The state of a ticket. The view holds until the next <see cref="Add"/>.</summary>
    public TicketState this[int row]
    {
        get
        {
            var page = pages[row >> PageShift];
            var place = row & (PageRows - 1);
            return new(
                ref page.Headers[place],
                page.Small.AsSpan(place * smallSlots, smallSlots),
                page.Wide.AsSpan(place * wideSlots, wideSlots),
                page.Clocks.AsSpan(place * clockCount, clockCount),
                pauses,
                people);
        }
    }

    /// <summary>Bytes of hot state per ticket, pauses and people not counted.</summary>
    public int BytesPerTicket =>
        Unsafe.SizeOf<TicketHeader>() + smallSlots + 8 * wideSlots + clockCount * Unsafe.SizeOf<ClockState>();

    /// <summary>A place for one more ticket, in its first state: that of a removed one where there is any.</summary>
    /// <returns>Its row.</returns>
    public int Add(TicketPhase phase)
    {
        if (vacant.TryPop(out var row))
        {
            this[row].Reset(phase);
            return row;
        }
        if (Count >> PageShift == pages.Length)
            pages = [.. pages, NewPage(Count == 0 ? FirstRows : PageRows)];
        else if (Count == FirstRows)
            Widen(pages[0]);
        this[Count].Reset(phase);
        return Count++;
    }

    /// <summary>
    /// Forgets a ticket for good, with its pauses and people; another one may take its row. The caller no longer waits
    /// for any of its clocks.
    /// </summary>
    /// <param name="row">The row of a ticket that was not removed before.</param>
    public void Remove(int row)
    {
        var state = this[row];
        foreach (ref readonly var clock in state.Clocks)
            pauses.Remove(clock.Pauses);
        foreach (var slot in peopleSlots)
            people.Remove(state.Wide[slot] == Authoring.Field.AbsentNumber ? -1 : (int)state.Wide[slot]);
        state.Reset(TicketPhase.None);
        vacant.Push(row);
    }

    /// <summary>Makes room for the pauses that one decision can end and the people that it can add, so that it does not allocate.</summary>
    public void Reserve()
    {
        pauses.Reserve(clockCount);
        people.Reserve(peopleSlots.Length);
    }

    private Page NewPage(int rows) => new(
        new TicketHeader[rows], new byte[rows * smallSlots], new long[rows * wideSlots], new ClockState[rows * clockCount]);

    private void Widen(Page page)
    {
        Array.Resize(ref page.Headers, PageRows);
        Array.Resize(ref page.Small, PageRows * smallSlots);
        Array.Resize(ref page.Wide, PageRows * wideSlots);
        Array.Resize(ref page.Clocks, PageRows * clockCount);
    }
}
