using System.Runtime.CompilerServices;
using PolicyEngine.Authoring;
using PolicyEngine.Calendars;
using PolicyEngine.Compilation;
using PolicyEngine.Coverage;

namespace PolicyEngine.Runtime;

/// <content>Clocks: reckoned, paused, resumed, warned, met, missed, cancelled.</content>
internal ref partial struct Decision<TTrace>
{
    private const int Whole = ClockRuling.Whole;

    /// <summary>The instant at which a clock began to run.</summary>
    private readonly long BeginOf(in ClockState clock) =>
        clock.Opening < 0 ? clock.Start : image.Calendars[clock.Opening].Clock.NextOpen(clock.Start);

    /// <summary>How many pauses a clock has had, the one that lasts included.</summary>
    private static int PausesOf(in ClockState clock) => clock.PauseCount + (clock.PausedAt == ClockState.Never ? 0 : 1);

    /// <summary>Fills a span with a clock's pauses; one that lasts goes on until the event.</summary>
    private readonly ReadOnlySpan<Pause> Fill(Span<Pause> pauses, in ClockState clock)
    {
        state.Pauses.CopyTo(clock.Pauses, pauses[..clock.PauseCount]);
        if (clock.PausedAt != ClockState.Never)
            pauses[^1] = new Pause(clock.PausedAt, Math.Max(clock.PausedAt, input.At));
        return pauses;
    }

    /// <summary>The same of a clock that keeps its time.</summary>
    private readonly void Reckon(ClockPlan plan, ref ClockState clock) =>
        Reckon(plan, ref clock, ClockRuling.WarnAfterOf(plan, clock.Time), image.Calendars[clock.Calendar].Clock);

    /// <summary>The clock's whole time in open ticks of its calendar.</summary>
    private readonly long TotalOf(in ClockState clock)
    {
        var time = clock.Time;
        if (time.Unit != TimeUnit.BusinessDays)
            return time.Amount;
        var calendar = image.Calendars[clock.Calendar].Clock;
        var begin = BeginOf(clock);
        return calendar.Between(begin, calendar.AddBusinessDays(begin, (int)time.Amount));
    }

    /// <summary>Deadline and warning from start, pauses, calendar and time.</summary>
    private readonly void Reckon(ClockPlan plan, ref ClockState clock, long warnAfter, CompiledCalendar calendar)
    {
        if (warnAfter < 0 || clock.Time.Amount > CompiledCalendar.MostTicksAtOnce || PausesOf(clock) > 0 || clock.Warned)
        {
            ReckonWithPauses(plan, ref clock, calendar);
            return;
        }
        var begin = BeginOf(clock);
        var mark = calendar.Mark(begin);
        var deadline = calendar.AddFrom(mark, begin, clock.Time.Amount);
        clock.Deadline = deadline;
        clock.WarnAt = warnAfter == 0 || deadline == ClockState.Never
            ? ClockState.Never
            : Math.Max(calendar.AddFrom(mark, begin, warnAfter), input.At);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void ReckonWithPauses(ClockPlan plan, ref ClockState clock, CompiledCalendar calendar)
    {
        var time = clock.Time;
        var begin = BeginOf(clock);
        var pauses = Fill(stackalloc Pause[PausesOf(clock)], clock);
        clock.Deadline = time.Unit == TimeUnit.BusinessDays
            ? ClockArithmetic.Postponed(calendar, begin, calendar.AddBusinessDays(begin, (int)time.Amount), pauses)
            : ClockArithmetic.Deadline(calendar, begin, time.Amount, pauses);
        clock.WarnAt = clock.Warned ? ClockState.Never : Math.Max(WarningOf(plan, clock, pauses), input.At);
    }

    /// <summary>When a clock warns: at a part of its time, or some time before its deadline in that time's own unit.</summary>
    private readonly long WarningOf(ClockPlan plan, in ClockState clock, ReadOnlySpan<Pause> pauses)
    {
        if (clock.Deadline == ClockState.Never)
            return ClockState.Never;
        var calendar = image.Calendars[clock.Calendar].Clock;
        var begin = BeginOf(clock);
        if (plan.WarnBefore is { Unit: not TimeUnit.Elapsed } before)
        {
            var warning = before.Unit == TimeUnit.Natural
                ? clock.Deadline - before.Amount
                : calendar.AddBusinessDays(clock.Deadline, (int)-before.Amount);
            return warning > begin ? warning : ClockState.Never;
        }
        var part = ClockRuling.WarnAfterOf(plan, TotalOf(clock));
        return part > 0 ? ClockArithmetic.Deadline(calendar, begin, part, pauses) : ClockState.Never;
    }

    /// <summary>Asks the host to wake a running clock; one that is due in the past is missed now.</summary>
    private void Wake(int number, ref ClockState clock)
    {
        if (clock.Phase != ClockPhase.Running || !image.Clocks[number].IsHeard)
            return;
        if (clock.Deadline < input.At)
        {
            Sleep(number);
            Elapse(number, ref clock);
            return;
        }
        effects.Add(EffectKind.Wake, a: number, x: clock.NextAt);
    }

    /// <summary>Tells the host that a clock is not waited for any more.</summary>
    private void Sleep(int number) => effects.Add(EffectKind.Wake, a: number, x: ClockState.Never);

    /// <summary>A clock's warning or deadline has come, unless it has moved since.</summary>
    public void FireClock()
    {
        var number = input.Subject;
        ref var clock = ref state.Clocks[number];
        if (clock.Phase != ClockPhase.Running || input.At != clock.NextAt)
            return;
        state.Header.LastFiredAt = input.At;
        if (clock.IsWarningNext)
            Warn(number, ref clock);
        else
            Elapse(number, ref clock);
        DecideAgain();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Warn(int number, ref ClockState clock)
    {
        clock.Warned = true;
        trace.Part(PartKind.Warning, number, 0);
        if (image.Clocks[number].IsTarget)
            effects.Add(EffectKind.TargetWarned, clock.Citation, a: number, x: clock.Deadline, y: Used(clock, input.At));
        effects.Add(EffectKind.Wake, a: number, x: clock.Deadline);
        RunRules(image.Moments.Warned(number), 0, number);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Elapse(int number, ref ClockState clock)
    {
        var plan = image.Clocks[number];
        clock.Phase = ClockPhase.Elapsed;
        if (plan.IsTarget)
            effects.Add(EffectKind.TargetBreached, clock.Citation, a: number, x: clock.Deadline, y: Whole);
        RunRules(image.Moments.Elapsed(number), 1, number);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void MeetClock(int number, int citation, int depth)
    {
        ref var clock = ref state.Clocks[number];
        if (clock.Phase == ClockPhase.Pending && clock.MetAt == ClockState.Never)
            clock.MetAt = input.At;
        if (clock.Phase is not (ClockPhase.Running or ClockPhase.Paused))
            return;
        var plan = image.Clocks[number];
        if (clock.Phase == ClockPhase.Paused)
            Reckon(plan, ref clock);
        else
            Sleep(number);
        clock.Phase = ClockPhase.Met;
        if (plan.IsTarget)
            effects.Add(EffectKind.TargetMet, clock.Citation, citation == clock.Citation ? -1 : citation, number, x: clock.Deadline, y: Used(clock, input.At));
        RunRules(image.Moments.Met(number), depth + 1, number);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void CancelClock(int number, int citation)
    {
        ref var clock = ref state.Clocks[number];
        if (!clock.IsCounting)
            return;
        if (image.Clocks[number].IsTarget && clock.Phase != ClockPhase.Pending)
            effects.Add(EffectKind.TargetCancelled, citation, a: number, x: clock.Deadline);
        if (clock.Phase == ClockPhase.Running)
            Sleep(number);
        clock.Phase = ClockPhase.Cancelled;
    }

    private void CancelClocks(int citation)
    {
        for (var i = 0; i < state.Clocks.Length; i++)
            CancelClock(i, citation);
    }

    /// <summary>After a change of status: clocks that now stand still stop, those that stood still go on.</summary>
    private void PauseAndResumeClocks()
    {
        for (var i = 0; i < state.Clocks.Length; i++)
        {
            ref var clock = ref state.Clocks[i];
            var isPausing = image.Clocks[i].PausedIn.Has(Status);
            var isPaused = clock.PausedAt != ClockState.Never;
            if (clock.IsCounting && isPausing != isPaused)
                Turn(i, ref clock, isPausing);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Turn(int number, ref ClockState clock, bool isPausing)
    {
        var plan = image.Clocks[number];
        if (isPausing)
        {
            clock.PausedAt = input.At;
            trace.Part(PartKind.Pause, number, Status);
        }
        else
        {
            clock.Pauses = state.Pauses.Add(clock.Pauses, new Pause(clock.PausedAt, input.At));
            clock.PauseCount++;
            clock.PausedAt = ClockState.Never;
        }
        if (clock.Phase == ClockPhase.Pending)
            return;
        clock.Phase = isPausing ? ClockPhase.Paused : ClockPhase.Running;
        if (isPausing)
            Sleep(number);
        else
            Reckon(plan, ref clock);
        if (plan.IsTarget && isPausing)
            effects.Add(EffectKind.TargetPaused, plan.PauseCitation, a: number);
        else if (plan.IsTarget)
            effects.Add(EffectKind.TargetResumed, plan.PauseCitation, a: number, x: clock.Deadline);
        Wake(number, ref clock);
    }

    /// <summary>The part of a clock's time that has been used at an instant, in ten-thousandths.</summary>
    private readonly int Used(in ClockState clock, long at)
    {
        var total = TotalOf(clock);
        if (total == 0)
            return Whole;
        var running = RunningOf(clock, at);
        return (int)(running < long.MaxValue / Whole ? running * Whole / total : (Int128)running * Whole / total);
    }
}
