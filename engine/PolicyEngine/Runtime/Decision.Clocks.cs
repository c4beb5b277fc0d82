using PolicyEngine.Authoring;
using PolicyEngine.Calendars;
using PolicyEngine.Compilation;
using PolicyEngine.Coverage;

namespace PolicyEngine.Runtime;

/// <content>Clocks: started, paused, resumed, moved, warned, met, missed, cancelled.</content>
internal readonly ref partial struct Decision<TTrace>
{
    private const int Whole = 10_000;

    /// <summary>A clock begins to count. A timer begins anew each time; a target begins once.</summary>
    private void StartClock(int number)
    {
        ref var clock = ref state.Clocks[number];
        if (image.Clocks[number].IsTarget && clock.Phase is not (ClockPhase.Idle or ClockPhase.Cancelled))
            return;
        clock.Reset();
        clock.Start = input.At;
        clock.Phase = ClockPhase.Pending;
        if (image.Clocks[number].PausedIn.Has(Status))
        {
            clock.PausedAt = input.At;
            trace.Part(PartKind.Pause, number, Status);
        }
        Settle(number);
    }

    /// <summary>Something that targets depend on has changed: each clock that counts is settled again.</summary>
    private void RetargetClocks()
    {
        for (var i = 0; i < state.Clocks.Length; i++)
        {
            if (state.Clocks[i].Phase is ClockPhase.Pending or ClockPhase.Running or ClockPhase.Paused)
                Settle(i);
        }
    }

    /// <summary>
    /// Works out from the tables how long a clock takes and on which calendar, and from its start and pauses when it
    /// is due. A clock for which no row holds waits; once it has a time it keeps it. What the last row gave stands in
    /// the clock itself: a change of customer brings other tables, whose rows have other numbers.
    /// </summary>
    /// <param name="number">The clock.</param>
    /// <param name="isNewRevision">The rows that it had are another revision's, and say nothing any more.</param>
    private void Settle(int number, bool isNewRevision = false)
    {
        var plan = image.Clocks[number];
        ref var clock = ref state.Clocks[number];
        var row = plan.Durations.Lookup(facts);
        trace.Row(PartKind.Time, number, row);
        if (row < 0)
        {
            // The time that it keeps may be a contract's that no longer applies, whose clauses nobody knows any more.
            if (clock.Citation >= image.Citations.Length)
                clock.Citation = -1;
            return;
        }
        var time = plan.DurationRows[row];
        var chosen = ChooseCalendar(number, time.Time.Unit, out var exception);
        var opening = ChooseOpening(number);
        var isStart = clock.Phase == ClockPhase.Pending;
        var isSame = !isStart && !isNewRevision && clock.Calendar == chosen && clock.Opening == opening
            && clock.Time == time.Time;
        (clock.Time, clock.Citation, clock.Calendar, clock.Opening) = (time.Time, (short)time.Citation, chosen, opening);
        if (isSame)
            return;

        var was = clock.Deadline;
        var isPaused = clock.PausedAt != ClockState.Never;
        clock.Phase = isPaused ? ClockPhase.Paused : ClockPhase.Running;
        Reckon(plan, ref clock);
        if (plan.IsTarget && isStart)
            effects.Add(EffectKind.TargetStarted, time.Citation, exception, number, chosen, x: clock.Deadline);
        else if (plan.IsTarget && !(isNewRevision && (isPaused || clock.Deadline == was)))
            effects.Add(EffectKind.TargetChanged, time.Citation, exception, number, x: isPaused ? ClockState.Never : clock.Deadline, y: was);
        if (isStart && clock.MetAt != ClockState.Never)
        {
            SettlePast(number, ref clock);
            return;
        }
        if (isStart && isPaused && plan.IsTarget)
            effects.Add(EffectKind.TargetPaused, plan.PauseCitation, a: number);
        Wake(number, ref clock);
    }

    /// <summary>A clock that was met before anybody knew how long it would take.</summary>
    private void SettlePast(int number, ref ClockState clock)
    {
        var plan = image.Clocks[number];
        var isMet = clock.MetAt <= clock.Deadline;
        clock.Phase = isMet ? ClockPhase.Met : ClockPhase.Elapsed;
        if (plan.IsTarget)
            effects.Add(isMet ? EffectKind.TargetMet : EffectKind.TargetBreached, clock.Citation, a: number,
                x: clock.Deadline, y: isMet ? Used(clock, clock.MetAt) : Whole);
        RunRules(isMet ? image.Moments.Met(number) : image.Moments.Elapsed(number), 1, number);
    }

    private short ChooseCalendar(int number, TimeUnit unit, out int exception)
    {
        var plan = image.Clocks[number];
        exception = -1;
        var row = plan.Calendars.Lookup(facts);
        trace.Row(PartKind.Calendar, number, row);
        if (row < 0)
            return (short)image.NaturalCalendar;
        var calendar = plan.CalendarRows[row];
        if (calendar.IsException)
            exception = calendar.Citation;
        if (unit == TimeUnit.Natural && !image.Calendars[calendar.Calendar].Clock.Definition.IsNatural)
            return (short)image.NaturalCalendar;
        return calendar.ExtendedSlot >= 0 ? (short)state.Wide[calendar.ExtendedSlot] : (short)calendar.Calendar;
    }

    private short ChooseOpening(int number)
    {
        var plan = image.Clocks[number];
        var row = plan.Openings.Lookup(facts);
        trace.Row(PartKind.Opening, number, row);
        if (row < 0)
            return -1;
        var opening = plan.OpeningRows[row];
        return opening.ExtendedSlot >= 0 ? (short)state.Wide[opening.ExtendedSlot] : (short)opening.Calendar;
    }

    /// <summary>The instant at which a clock began to run.</summary>
    private long BeginOf(in ClockState clock) =>
        clock.Opening < 0 ? clock.Start : image.Calendars[clock.Opening].Clock.NextOpen(clock.Start);

    /// <summary>How many pauses a clock has had, the one that lasts included.</summary>
    private static int PausesOf(in ClockState clock) => clock.PauseCount + (clock.PausedAt == ClockState.Never ? 0 : 1);

    /// <summary>Fills a span with a clock's pauses; one that lasts goes on until the event.</summary>
    private ReadOnlySpan<Pause> Fill(Span<Pause> pauses, in ClockState clock)
    {
        state.Pauses.CopyTo(clock.Pauses, pauses[..clock.PauseCount]);
        if (clock.PausedAt != ClockState.Never)
            pauses[^1] = new Pause(clock.PausedAt, Math.Max(clock.PausedAt, input.At));
        return pauses;
    }

    /// <summary>The clock's whole time in open ticks of its calendar.</summary>
    private long TotalOf(in ClockState clock)
    {
        var time = clock.Time;
        if (time.Unit != TimeUnit.BusinessDays)
            return time.Amount;
        var calendar = image.Calendars[clock.Calendar].Clock;
        var begin = BeginOf(clock);
        return calendar.Between(begin, calendar.AddBusinessDays(begin, (int)time.Amount));
    }

    /// <summary>Deadline and warning from start, pauses, calendar and time.</summary>
    private void Reckon(ClockPlan plan, ref ClockState clock)
    {
        var calendar = image.Calendars[clock.Calendar].Clock;
        var time = clock.Time;
        var begin = BeginOf(clock);
        var pauses = Fill(stackalloc Pause[PausesOf(clock)], clock);
        clock.Deadline = time.Unit == TimeUnit.BusinessDays
            ? ClockArithmetic.Postponed(calendar, begin, calendar.AddBusinessDays(begin, (int)time.Amount), pauses)
            : ClockArithmetic.Deadline(calendar, begin, time.Amount, pauses);
        clock.WarnAt = clock.Warned ? ClockState.Never : Math.Max(WarningOf(plan, clock, pauses), input.At);
    }

    /// <summary>When a clock warns: at a part of its time, or some time before its deadline in that time's own unit.</summary>
    private long WarningOf(ClockPlan plan, in ClockState clock, ReadOnlySpan<Pause> pauses)
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
        var total = TotalOf(clock);
        var part = plan.WarnBefore is { } time ? total - time.Amount : (long)((Int128)total * plan.WarnAt / Whole);
        return part > 0 ? ClockArithmetic.Deadline(calendar, begin, part, pauses) : ClockState.Never;
    }

    /// <summary>Asks the host to wake a running clock; one that is due in the past is missed now.</summary>
    private void Wake(int number, ref ClockState clock)
    {
        if (clock.Phase != ClockPhase.Running || !image.Clocks[number].IsHeard)
            return;
        if (clock.Deadline < input.At)
        {
            Elapse(number, ref clock);
            return;
        }
        if (clock.WarnAt < clock.Deadline)
            effects.Add(EffectKind.Wake, a: 2 * number, x: clock.WarnAt);
        if (clock.Deadline != ClockState.Never)
            effects.Add(EffectKind.Wake, a: 2 * number + 1, x: clock.Deadline);
    }

    /// <summary>A clock's warning or deadline has come, unless it has moved since.</summary>
    public void FireClock()
    {
        var number = input.Subject >> 1;
        var isDeadline = (input.Subject & 1) != 0;
        ref var clock = ref state.Clocks[number];
        if (clock.Phase != ClockPhase.Running || input.At != (isDeadline ? clock.Deadline : clock.WarnAt) || (!isDeadline && clock.Warned))
            return;
        state.Header.LastFiredAt = input.At;
        if (isDeadline)
            Elapse(number, ref clock);
        else
            Warn(number, ref clock);
        DecideAgain();
    }

    private void Warn(int number, ref ClockState clock)
    {
        clock.Warned = true;
        trace.Part(PartKind.Warning, number, 0);
        if (image.Clocks[number].IsTarget)
            effects.Add(EffectKind.TargetWarned, clock.Citation, a: number, x: clock.Deadline, y: Used(clock, input.At));
        RunRules(image.Moments.Warned(number), 0, number);
    }

    private void Elapse(int number, ref ClockState clock)
    {
        var plan = image.Clocks[number];
        clock.Phase = ClockPhase.Elapsed;
        if (plan.IsTarget)
            effects.Add(EffectKind.TargetBreached, clock.Citation, a: number, x: clock.Deadline, y: Whole);
        RunRules(image.Moments.Elapsed(number), 1, number);
    }

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
        clock.Phase = ClockPhase.Met;
        if (plan.IsTarget)
            effects.Add(EffectKind.TargetMet, clock.Citation, citation == clock.Citation ? -1 : citation, number, x: clock.Deadline, y: Used(clock, input.At));
        RunRules(image.Moments.Met(number), depth + 1, number);
    }

    private void CancelClock(int number, int citation)
    {
        ref var clock = ref state.Clocks[number];
        if (clock.Phase is not (ClockPhase.Pending or ClockPhase.Running or ClockPhase.Paused))
            return;
        if (image.Clocks[number].IsTarget && clock.Phase != ClockPhase.Pending)
            effects.Add(EffectKind.TargetCancelled, citation, a: number, x: clock.Deadline);
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
            if (clock.Phase is ClockPhase.Pending or ClockPhase.Running or ClockPhase.Paused && isPausing != isPaused)
                Turn(i, ref clock, isPausing);
        }
    }

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
        if (!isPausing)
            Reckon(plan, ref clock);
        if (plan.IsTarget && isPausing)
            effects.Add(EffectKind.TargetPaused, plan.PauseCitation, a: number);
        else if (plan.IsTarget)
            effects.Add(EffectKind.TargetResumed, plan.PauseCitation, a: number, x: clock.Deadline);
        Wake(number, ref clock);
    }

    /// <summary>The part of a clock's time that has been used at an instant, in ten-thousandths.</summary>
    private int Used(in ClockState clock, long at)
    {
        var total = TotalOf(clock);
        var pauses = Fill(stackalloc Pause[PausesOf(clock)], clock);
        var running = ClockArithmetic.Running(image.Calendars[clock.Calendar].Clock, BeginOf(clock), at, pauses);
        return total == 0 ? Whole : (int)((Int128)running * Whole / total);
    }
}
