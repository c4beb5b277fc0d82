using System.Runtime.CompilerServices;
using PolicyEngine.Authoring;
using PolicyEngine.Calendars;
using PolicyEngine.Compilation;

namespace PolicyEngine.Runtime;

/// <content>Indicators: what is observed. The sums are the output's; no decision reads them.</content>
internal ref partial struct Decision<TTrace>
{
    /// <summary>Observes a constant, a number of the event or ticket, or the time that a clock has used.</summary>
    private void Observe(in ActionPlan action)
    {
        switch (action.Kind)
        {
            case ActionKind.Observe:
                effects.Add(EffectKind.Observed, a: action.A, x: action.X, y: action.C);
                break;
            case ActionKind.ObserveTime:
                ref readonly var clock = ref state.Clocks[action.B];
                if (clock.Phase is not (ClockPhase.Idle or ClockPhase.Pending))
                    effects.Add(EffectKind.Observed, a: action.A, x: RunningOf(clock, input.At), y: action.C);
                break;
            default:
                var number = Facts.Wide((FieldScope)action.X, action.B);
                if (number != Field.AbsentNumber)
                    effects.Add(EffectKind.Observed, a: action.A, x: number, y: action.C);
                break;
        }
    }

    private void Measure(int indicator, int citation, int depth)
    {
        effects.Add(EffectKind.Indicator, citation, a: indicator);
        RunRules(image.Moments.Measured(indicator), depth + 1);
    }

    /// <summary>The ticks of its calendar that a clock has run until an instant.</summary>
    private readonly long RunningOf(in ClockState clock, long at) => PausesOf(clock) == 0
        ? image.Calendars[clock.Calendar].Clock.Between(BeginOf(clock), at)
        : RunningWithPauses(clock, at);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly long RunningWithPauses(in ClockState clock, long at)
    {
        var pauses = Fill(stackalloc Pause[PausesOf(clock)], clock);
        return ClockArithmetic.Running(image.Calendars[clock.Calendar].Clock, BeginOf(clock), at, pauses);
    }
}
