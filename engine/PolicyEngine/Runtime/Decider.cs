using PolicyEngine.Compilation;
using PolicyEngine.Model;

namespace PolicyEngine.Runtime;

/// <summary>
/// Decides ticket events. One pure function: it reads the image, the ticket's state and the encoded event, changes
/// the state, and leaves effects in the caller's buffer. It has no clock, no culture and no I/O, and allocates
/// nothing (but for a buffer that has to grow). Replay, what-if, tests, explanation and benchmarks all call it.
/// </summary>
/// <remarks>Thread-safe in so far as no two threads decide on one ticket, one buffer or one slab at a time.</remarks>
public static class Decider
{
    /// <summary>Decides one event of one ticket, or of none (<see cref="TicketPhase.Provider"/>).</summary>
    /// <param name="image">The policy version that the ticket is pinned to, with its customer's contract laid over.</param>
    /// <param name="state">The ticket's hot state.</param>
    /// <param name="input">The encoded event.</param>
    /// <param name="effects">Where the effects go; they are added after what is there.</param>
    public static void Decide(PolicyImage image, in TicketState state, in DecisionInput input, EffectBuffer effects)
    {
        var trace = new NoTrace();
        Decide(image, state, input, effects, ref trace);
    }

    /// <summary>The same, with receipts.</summary>
    public static void Decide<TTrace>(
        PolicyImage image, in TicketState state, in DecisionInput input, EffectBuffer effects, ref TTrace trace)
        where TTrace : struct, ITrace
    {
        scoped Decision<TTrace> decision = default;
        decision.image = image.Tables;
        decision.state = new TicketState(ref state.Header, state.Small, state.Wide, state.Clocks, state.Pauses, state.People);
        decision.input.Take(input);
        decision.effects = effects;
        decision.firstEffect = effects.Count;
        decision.trace = ref trace;
        switch (input.Kind)
        {
            case EventKind.ClockDue:
                decision.FireClock();
                break;
            case EventKind.ScheduleDue:
                decision.RunRules(image.Tables.Moments.Scheduled(input.Subject));
                break;
            case EventKind.RevisionSwapped:
                decision.TakeRevision();
                break;
            case EventKind.Opened when state.Header.Phase is TicketPhase.None or TicketPhase.Refused:
                decision.Open();
                break;
            default:
                decision.Apply();
                break;
        }
    }

    /// <summary>
    /// What the tables say of a ticket by its members alone: nothing is refused, nothing changes and no effect comes
    /// about. The same tables as in deciding, and nothing else.
    /// </summary>
    /// <param name="image">The policy version.</param>
    /// <param name="small">The ticket's small slots.</param>
    /// <param name="wide">The ticket's wide slots.</param>
    public static Assessment Assess(PolicyImage image, ReadOnlySpan<byte> small, ReadOnlySpan<long> wide) => new(image.Tables, small, wide);
}
