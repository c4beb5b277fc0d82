namespace PolicyEngine.Runtime;

/// <summary>A copy of one ticket's hot state, to go back to. It is used again for each ticket. Not thread-safe.</summary>
public sealed class TicketSnapshot
{
    private TicketHeader header;
    private byte[] small = [];
    private long[] wide = [];
    private ClockState[] clocks = [];

    /// <summary>Keeps a ticket's state.</summary>
    public void Keep(in TicketState state)
    {
        header = state.Header;
        Keep(state.Small, ref small);
        Keep(state.Wide, ref wide);
        Keep(state.Clocks, ref clocks);
    }

    /// <summary>Gives the ticket that was kept its state back. Pauses that were logged meanwhile belong to no clock.</summary>
    public void Restore(in TicketState state)
    {
        state.Header = header;
        small.AsSpan(0, state.Small.Length).CopyTo(state.Small);
        wide.AsSpan(0, state.Wide.Length).CopyTo(state.Wide);
        clocks.AsSpan(0, state.Clocks.Length).CopyTo(state.Clocks);
    }

    private static void Keep<T>(Span<T> slots, ref T[] kept)
    {
        if (kept.Length < slots.Length)
            kept = new T[slots.Length];
        slots.CopyTo(kept);
    }
}
