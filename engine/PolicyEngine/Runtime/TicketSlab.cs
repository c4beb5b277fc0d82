using PolicyEngine.Compilation;

namespace PolicyEngine.Runtime;

/// <summary>
/// The hot state of all tickets of one policy version, in a few contiguous arrays laid out by its image. Not
/// thread-safe: one lane owns a slab.
/// </summary>
public sealed class TicketSlab(PolicyImage image)
{
    private readonly PauseLog pauses = new();
    private readonly PeopleLog people = new();
    private TicketHeader[] headers = new TicketHeader[16];
    private byte[] small = new byte[16 * image.TicketSmall];
    private long[] wide = new long[16 * image.TicketWide];
    private ClockState[] clocks = new ClockState[16 * image.ClockCount];

    public int Count { get; private set; }

    /// <summary>The state of a ticket. The view holds until the next <see cref="Add"/>.</summary>
    public TicketState this[int row] => new(
        ref headers[row],
        small.AsSpan(row * image.TicketSmall, image.TicketSmall),
        wide.AsSpan(row * image.TicketWide, image.TicketWide),
        clocks.AsSpan(row * image.ClockCount, image.ClockCount),
        pauses,
        people);

    /// <summary>Bytes of hot state per ticket, pauses and people not counted.</summary>
    public int BytesPerTicket =>
        System.Runtime.CompilerServices.Unsafe.SizeOf<TicketHeader>() + image.TicketSmall + 8 * image.TicketWide
        + image.ClockCount * System.Runtime.CompilerServices.Unsafe.SizeOf<ClockState>();

    /// <summary>A place for one more ticket, in its first state.</summary>
    /// <returns>Its row.</returns>
    public int Add(TicketPhase phase)
    {
        if (Count == headers.Length)
        {
            var more = Count * 2;
            Array.Resize(ref headers, more);
            Array.Resize(ref small, more * image.TicketSmall);
            Array.Resize(ref wide, more * image.TicketWide);
            Array.Resize(ref clocks, more * image.ClockCount);
        }
        this[Count].Reset(phase);
        return Count++;
    }

    /// <summary>Makes room for the pauses that one decision can end and the people that it can add, so that it does not allocate.</summary>
    public void Reserve()
    {
        pauses.Reserve(image.ClockCount);
        people.Reserve(image.Model.People.Count);
    }
}
