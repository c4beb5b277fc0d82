using PolicyEngine.Authoring;
using PolicyEngine.Runtime;

namespace PolicyEngine.Testing.Load;

/// <summary>An event as ingestion encoded it, before the load began. Immutable: many tickets take the same one.</summary>
/// <param name="Small">The event's small slots.</param>
/// <param name="Wide">The event's wide slots.</param>
/// <param name="TicketSmall">The ticket's small slots as an opening gives them; empty for other events.</param>
/// <param name="TicketWide">The ticket's wide slots likewise.</param>
/// <param name="Flaw">What ingestion found wrong with it.</param>
/// <param name="HasInstants">Whether a slot holds an instant, which moves along with the clock.</param>
internal sealed record PreparedEvent(
    byte[] Small, long[] Wide, byte[] TicketSmall, long[] TicketWide, EventFlaw Flaw, bool HasInstants)
{
    /// <summary>Copies slots, with the instants among them moved.</summary>
    public static void Move(ReadOnlySpan<long> from, Span<long> to, int[] instants, long by)
    {
        from.CopyTo(to);
        foreach (var slot in instants)
        {
            if (to[slot] != Field.AbsentNumber)
                to[slot] += by;
        }
    }
}
