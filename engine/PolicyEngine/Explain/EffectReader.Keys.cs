using PolicyEngine.Runtime;

namespace PolicyEngine.Explain;

/// <content>What a description depends on, so that whoever describes many effects need not make each anew.</content>
public sealed partial class EffectReader
{
    private const int BitsOfDecision = 24;
    private const int MostDecisions = 4;

    /// <summary>
    /// What the description of an effect depends on, but for its instants (<c>deadline</c>, <c>was</c>, <c>due</c>) and the
    /// fraction that was used when a target was met: effects of one image with equal keys have equal descriptions apart
    /// from those. Null where it depends on more.
    /// </summary>
    public Effect? KeyOf(in Effect effect, in TicketState state)
    {
        var key = With(effect, effect.C, 0, 0);
        switch (effect.Kind)
        {
            case EffectKind.Accepted or EffectKind.Classified:
                return DecidedKey(key, state);
            case EffectKind.TargetStarted or EffectKind.TargetChanged or EffectKind.TargetBreached:
                var time = state.Clocks[effect.A].Time;
                return With(key, (int)time.Unit, time.Amount, 0);
            case EffectKind.TargetWarned:
                return With(key, key.C, 0, effect.Y);
            case EffectKind.TargetPaused or EffectKind.TargetResumed or EffectKind.TargetMet or EffectKind.TargetCancelled:
            case EffectKind.Routed or EffectKind.Escalated or EffectKind.Step:
                return key;
            case EffectKind.Task:
                return With(key, key.C, effect.X == ClockState.Never ? 0 : 1, 0);
            case EffectKind.StatusChanged or EffectKind.Charge or EffectKind.Notification:
                return effect;
            case EffectKind.Recorded:
                return key;
            default:
                return null;
        }
    }

    /// <summary>The row of each decision and what it decided.</summary>
    private Effect? DecidedKey(Effect key, in TicketState state)
    {
        if (tables.Decisions.Length > MostDecisions)
            return null;
        Span<long> parts = stackalloc long[MostDecisions];
        var facts = FactsOf(state);
        for (var i = 0; i < tables.Decisions.Length; i++)
        {
            var row = tables.Decisions[i].Table.Lookup(facts) + 1;
            if (row >= 1 << (BitsOfDecision - 8))
                return null;
            parts[i] = ((long)row << 8) | state.Small[tables.Decisions[i].Field.Slot];
        }
        return With(key, key.C, parts[0] | (parts[1] << BitsOfDecision), parts[2] | (parts[3] << BitsOfDecision));
    }

    /// <summary>
    /// The ticket as it stands. The event is gone: a condition in code that asks for it finds its members absent.
    /// </summary>
    private Facts FactsOf(in TicketState state) => new(
        state.Small, state.Wide, noSmall, noWide, noShared, state.Header.LastEventAt, state.People);

    private static Effect With(in Effect effect, int c, long x, long y) =>
        new(effect.Kind, effect.Citation, effect.Second, effect.A, effect.B, c, x, y);
}
