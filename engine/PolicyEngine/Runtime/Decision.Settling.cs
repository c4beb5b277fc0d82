using System.Runtime.CompilerServices;
using PolicyEngine.Compilation;
using PolicyEngine.Coverage;

namespace PolicyEngine.Runtime;

/// <content>Clocks: started, and given their time, calendar and opening by the tables.</content>
internal ref partial struct Decision<TTrace>
{
    /// <summary>A clock begins to count. A timer begins anew each time; a target begins once.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void StartClock(int number)
    {
        var plan = image.Clocks[number];
        ref var clock = ref state.Clocks[number];
        if (plan.IsTarget && clock.Phase is not (ClockPhase.Idle or ClockPhase.Cancelled))
            return;
        var isPaused = plan.CanPause && plan.PausedIn.Has(Status);
        if (IsTraced && isPaused)
            trace.Part(PartKind.Pause, number, Status);
        if (!isPaused && plan.Cube == 0 && state.Header.Phase == TicketPhase.Open)
        {
            ref readonly var ruling = ref FirstAnswer().Rulings[plan.PlaceInCube];
            if (ruling.IsPlain && ruling.WarnAfter >= 0)
            {
                if (IsTraced)
                    TraceClock(number, plan, image.FirstCube!, verdict);
                StartPlainly(number, plan, ref clock, ruling);
                return;
            }
        }
        clock.Begin(input.At, isPaused);
        Settle(number, plan, ref clock);
    }

    /// <summary>Most clocks: so many ticks of a calendar, with a warning perhaps, and nothing in the way.</summary>
    private void StartPlainly(int number, ClockPlan plan, ref ClockState clock, in ClockRuling ruling)
    {
        var (at, calendar) = (input.At, ruling.On!);
        // Clocks that begin together mostly run on one calendar, and share the first half of the way.
        if (ruling.Calendar + 1 != marked)
            (marked, mark) = (ruling.Calendar + 1, calendar.Mark(at));
        var deadline = calendar.AddFrom(mark, at, ruling.Time.Amount);
        var warnAt = ruling.WarnAfter == 0 || deadline == ClockState.Never
            ? ClockState.Never
            : Math.Max(calendar.AddFrom(mark, at, ruling.WarnAfter), at);
        clock = ruling.Running;
        (clock.Start, clock.Deadline, clock.WarnAt) = (at, deadline, warnAt);
        if (plan.IsTarget)
            effects.Add(EffectKind.TargetStarted, ruling.Citation, ruling.Exception, number, ruling.Calendar, x: deadline);
        if (plan.IsHeard)
            effects.Add(EffectKind.Wake, a: number, x: Math.Min(deadline, warnAt));
    }

    /// <summary>Something that targets depend on has changed: each clock that counts is settled again.</summary>
    private void RetargetClocks(bool isNewRevision = false)
    {
        for (var i = 0; i < state.Clocks.Length; i++)
        {
            ref var clock = ref state.Clocks[i];
            if (clock.IsCounting)
                Settle(i, image.Clocks[i], ref clock, isNewRevision);
        }
    }

    /// <summary>
    /// Works out from the tables how long a clock takes and on which calendar, and from its start and pauses when it
    /// is due. A clock for which no row holds waits; once it has a time it keeps it.
    /// </summary>
    /// <param name="number">The clock's number.</param>
    /// <param name="plan">What the image says of it.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="isNewRevision">The rows that it had are another revision's, and say nothing any more.</param>
    private void Settle(int number, ClockPlan plan, ref ClockState clock, bool isNewRevision = false)
    {
        // The cubes speak of a ticket that has been classified.
        if (plan.Cube < 0 || state.Header.Phase != TicketPhase.Open)
        {
            SettleApart(number, plan, ref clock, isNewRevision);
            return;
        }
        var cube = image.Verdicts[plan.Cube];
        ref readonly var ruling = ref (plan.Cube == 0 ? ref FirstAnswer() : ref cube.AnswerOf(cube.Find(state.Small, state.Wide))).Rulings[plan.PlaceInCube];
        if (IsTraced)
            TraceClock(number, plan, cube, plan.Cube == 0 ? verdict : cube.Find(state.Small, state.Wide));
        if (ruling.IsNone)
            KeepTime(ref clock);
        else
            Settle(number, plan, ref clock, ruling, isNewRevision);
    }

    /// <summary>The same for a clock whose tables are asked one by one.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void SettleApart(int number, ClockPlan plan, ref ClockState clock, bool isNewRevision)
    {
        var duration = plan.Durations.Lookup(Facts);
        var (calendar, opening) = duration < 0 ? (-1, -1) : (plan.Calendars.Lookup(Facts), plan.Openings.Lookup(Facts));
        if (IsTraced)
            TraceClock(number, duration, calendar, opening);
        if (duration < 0)
            KeepTime(ref clock);
        else
            Settle(number, plan, ref clock, ClockRuling.Of(plan, duration, calendar, opening, image.Calendars, image.NaturalCalendar), isNewRevision);
    }

    private void TraceClock(int number, ClockPlan plan, VerdictCube cube, int found) =>
        TraceClock(number, cube.RowOf(found, plan.TableInCube), cube.RowOf(found, plan.TableInCube + 1), cube.RowOf(found, plan.TableInCube + 2));

    private void TraceClock(int number, int duration, int calendar, int opening)
    {
        trace.Row(PartKind.Time, number, duration);
        if (duration < 0)
            return;
        trace.Row(PartKind.Calendar, number, calendar);
        trace.Row(PartKind.Opening, number, opening);
    }

    /// <summary>The time that a clock keeps may be a contract's that no longer applies, whose clauses nobody knows any more.</summary>
    private void KeepTime(ref ClockState clock)
    {
        if (clock.Citation >= image.Citations.Length)
            clock.Citation = -1;
    }

    /// <summary>
    /// What the last ruling gave stands in the clock itself: a change of customer brings other tables, whose rows have
    /// other numbers.
    /// </summary>
    private void Settle(int number, ClockPlan plan, ref ClockState clock, in ClockRuling ruling, bool isNewRevision)
    {
        var calendar = ruling.CalendarSlot >= 0 ? (short)state.Wide[ruling.CalendarSlot] : ruling.Calendar;
        var opening = ruling.OpeningSlot >= 0 ? (short)state.Wide[ruling.OpeningSlot] : ruling.Opening;
        var isStart = clock.Phase == ClockPhase.Pending;
        var isSame = !isStart && !isNewRevision && clock.Calendar == calendar && clock.Opening == opening && clock.Time == ruling.Time;
        clock.Citation = ruling.Citation;
        if (isSame)
            return;
        (clock.Time, clock.Calendar, clock.Opening) = (ruling.Time, calendar, opening);

        var was = clock.Deadline;
        var isPaused = clock.PausedAt != ClockState.Never;
        clock.Phase = isPaused ? ClockPhase.Paused : ClockPhase.Running;
        Reckon(plan, ref clock, ruling.WarnAfter, ruling.On ?? image.Calendars[calendar].Clock);
        if (plan.IsTarget && isStart)
            effects.Add(EffectKind.TargetStarted, ruling.Citation, ruling.Exception, number, calendar, x: clock.Deadline);
        else if (plan.IsTarget && !(isNewRevision && (isPaused || clock.Deadline == was)))
            effects.Add(EffectKind.TargetChanged, ruling.Citation, ruling.Exception, number, x: isPaused ? ClockState.Never : clock.Deadline, y: was);
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
    [MethodImpl(MethodImplOptions.NoInlining)]
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
}
