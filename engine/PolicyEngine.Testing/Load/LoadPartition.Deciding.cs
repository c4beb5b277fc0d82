using PolicyEngine.Authoring;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Testing.Load;

/// <summary>What is measured: the same calls as the host's, from an encoded event to the deadlines that it leaves.</summary>
internal sealed partial class LoadPartition
{
    /// <summary>So many events of a partition, after its first openings, are part of the digest.</summary>
    public const int DigestedEvents = 1_000;

    private readonly EffectBuffer effects = new(1_024);
    private readonly int clocks;
    private readonly byte[] noSmall;
    private readonly long[] noWide;
    private readonly long[] eventWide;
    private readonly byte[] ticketSmall;
    private readonly long[] ticketWide;
    private bool isDigesting = true;
    private DeadlineWheel wheel = new(Comparer<int>.Default);

    /// <summary>How many events were decided after the first openings; fired deadlines are none.</summary>
    public long Decided { get; private set; }

    /// <summary>Which decisions were made, in one number: of the first openings, of the first events, and of the deadlines between them.</summary>
    public ulong Digest { get; private set; } = 14695981039346656037UL;

    /// <summary>How many effects the last decision had.</summary>
    public int Effects => effects.Count;

    /// <summary>Whether the last decision refused its event.</summary>
    public bool IsRefused => effects.Count > 0 && effects.Effects[0].Kind == EffectKind.Refused;

    /// <summary>Whether a condition in code failed in the last decision.</summary>
    public bool HasFailed => effects.Failures.Count > 0;

    /// <summary>Fires the earliest deadline that is due before the event that was drawn.</summary>
    /// <returns>Whether there was one.</returns>
    public bool TryFire()
    {
        if (!wheel.TryPop(clock.Now, inclusive: false, out var due))
            return false;
        var (itsRow, itsClock) = int.DivRem(due.Timer, clocks);
        Decide(itsRow, new DecisionInput
        {
            Kind = EventKind.ClockDue,
            At = due.At,
            Subject = itsClock,
            Small = noSmall,
            Wide = noWide,
            Shared = facts.Read(customerOf[itsRow]),
        });
        return true;
    }

    /// <summary>Decides the event that was drawn.</summary>
    public void Decide()
    {
        ReadOnlySpan<byte> small = default;
        ReadOnlySpan<long> wide = default;
        if (Kind == EventKind.Opened)
        {
            small = drawn.TicketSmall;
            wide = TicketWideNow();
        }
        else if (Kind is EventKind.Updated or EventKind.CustomerUpdated)
        {
            Change();
            small = ticketSmall;
            wide = ticketWide;
        }
        Decide(row, new DecisionInput
        {
            Kind = Kind,
            At = clock.Now,
            Small = drawn.Small,
            Wide = EventWideNow(),
            TicketSmall = small,
            TicketWide = wide,
            Shared = facts.Read(customerOf[row]),
            Flaw = drawn.Flaw,
            Answer = Kind == EventKind.StepAnswered ? answer : default,
        });
        if (++Decided == DigestedEvents)
            isDigesting = IsFilling;
    }

    private long[] EventWideNow()
    {
        if (!drawn.HasInstants)
            return drawn.Wide;
        PreparedEvent.Move(drawn.Wide, eventWide, scene.EventInstants, clock.Elapsed);
        return eventWide;
    }

    private long[] TicketWideNow()
    {
        if (!drawn.HasInstants)
            return drawn.TicketWide;
        PreparedEvent.Move(drawn.TicketWide, ticketWide, scene.TicketInstants, clock.Elapsed);
        return ticketWide;
    }

    /// <summary>The ticket's members as the event makes them, as ingestion lays them over those that are there.</summary>
    private void Change()
    {
        var state = slab[row];
        state.Small.CopyTo(ticketSmall);
        state.Wide.CopyTo(ticketWide);
        for (var i = 0; i < Math.Min(2, changed.Length); i++)
        {
            var field = changed[(firstChanged + i) % changed.Length];
            if (field.Width == FieldWidth.Small)
                ticketSmall[field.Slot] = donor.TicketSmall[field.Slot];
            else
                ticketWide[field.Slot] = donor.TicketWide[field.Slot];
        }
    }

    private void Decide(int itsRow, in DecisionInput input)
    {
        effects.Clear();
        slab.Reserve();
        var state = slab[itsRow];
        var image = scene.ImageOf(customerOf[itsRow]);
        Decider.Decide(image, state, input, effects);
        if (isDigesting)
            Digest = Fold(Digest, input.At, effects.Effects);
        if (itsRow == ownRow)
        {
            state.Reset(TicketPhase.Provider);
            return;
        }
        Keep(itsRow);
        Leave(itsRow, image.IsFinal(state), state.Header.Phase);
    }

    /// <summary>What a decision leaves: deadlines to wait for, and facts that changed.</summary>
    private void Keep(int itsRow)
    {
        foreach (ref readonly var effect in effects.Effects)
        {
            if (effect.Kind == EffectKind.Wake)
                wheel.Schedule(itsRow * clocks + effect.A, effect.X);
            else if (effect.Kind == EffectKind.FactChanged)
                facts.Write(effect.A, customerOf[itsRow], effect.X);
        }
    }

    /// <summary>
    /// A ticket that has come to its end makes room for a new one; it stays in memory as long as one of its clocks runs. A
    /// refused one is followed by another attempt.
    /// </summary>
    private void Leave(int itsRow, bool isFinal, TicketPhase phase)
    {
        var place = placeOf[itsRow];
        if (phase == TicketPhase.Refused && place >= 0)
            unopened.Push(place);
        if (!isFinal || phase != TicketPhase.Open)
            return;
        if (place >= 0)
        {
            placeOf[itsRow] = Lingers;
            rows[place] = -1;
            unopened.Push(place);
        }
        for (var i = 0; i < clocks; i++)
        {
            if (wheel.DueOf(itsRow * clocks + i) != ClockState.Never)
                return;
        }
        slab.Remove(itsRow);
        placeOf[itsRow] = Vacant;
    }

    private static ulong Fold(ulong digest, long at, ReadOnlySpan<Effect> effects)
    {
        digest = Fold(digest, (ulong)at);
        foreach (ref readonly var effect in effects)
        {
            digest = Fold(digest, ((ulong)effect.Kind << 56) ^ ((ulong)(uint)effect.Citation << 28) ^ (uint)effect.Second);
            digest = Fold(digest, ((ulong)(uint)effect.A << 32) ^ ((ulong)(uint)effect.B << 16) ^ (uint)effect.C);
            digest = Fold(Fold(digest, (ulong)effect.X), (ulong)effect.Y);
        }
        return digest;
    }

    private static ulong Fold(ulong digest, ulong value) => (System.Numerics.BitOperations.RotateLeft(digest, 23) ^ value) * 0x9E3779B97F4A7C15UL;
}
