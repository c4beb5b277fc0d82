using PolicyEngine.Authoring;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Tests.Engine.Laws;

/// <summary>One ticket of <see cref="ClockLab"/> in the engine, with a host as simple as can be: a list of wakes.</summary>
internal sealed class ClockRun
{
    private readonly TicketSlab slab = new(ClockLab.Image);
    private readonly EffectBuffer buffer = new();
    private readonly List<(long At, int Timer)> wakes = [];
    private readonly byte[] small = new byte[ClockLab.Vocabulary.EventSmall];
    private readonly long[] wide = new long[ClockLab.Vocabulary.EventWide];

    public ClockRun() => slab.Add(TicketPhase.None);

    /// <summary>Every effect so far with its time.</summary>
    public List<(long At, Effect Effect)> Effects { get; } = [];

    public ClockState Clock => slab[0].Clocks[0];

    public void Open(long at, int urgency) => Change(EventKind.Opened, at, urgency);

    public void SetUrgency(long at, int urgency) => Change(EventKind.Updated, at, urgency);

    public void SetStatus(long at, int status)
    {
        small[EventFields.NewStatus.Slot] = (byte)(status + 1);
        small[EventFields.Actor.Slot] = 1;
        Decide(new DecisionInput { Kind = EventKind.StatusChanged, At = at, Small = small, Wide = wide });
    }

    public void Reply(long at) => Decide(new DecisionInput { Kind = EventKind.Replied, At = at, Small = small, Wide = wide });

    /// <summary>Fires what is due before an instant.</summary>
    public void PassUntil(long next)
    {
        while (wakes.Count > 0 && wakes.Min() is var due && due.At < next)
        {
            wakes.Remove(due);
            Decide(new DecisionInput { Kind = EventKind.ClockDue, At = due.At, Subject = due.Timer, Small = small, Wide = wide });
        }
    }

    private void Change(EventKind kind, long at, int urgency)
    {
        byte[] ticketSmall = [.. slab[0].Small];
        ticketSmall[ClockLab.Urgency.Slot] = (byte)(urgency + 1);
        Decide(new DecisionInput
        {
            Kind = kind,
            At = at,
            Small = small,
            Wide = wide,
            TicketSmall = ticketSmall,
            TicketWide = (long[])[.. slab[0].Wide],
        });
    }

    private void Decide(in DecisionInput input)
    {
        buffer.Clear();
        Decider.Decide(ClockLab.Image, slab[0], input, buffer);
        foreach (var effect in buffer.Effects)
        {
            Effects.Add((input.At, effect));
            if (effect.Kind == EffectKind.Wake)
                wakes.Add((effect.X, effect.A));
        }
    }
}
