namespace PolicyEngine.Calendars;

/// <summary>A time during which a clock stands still, half-open, in Unix ticks.</summary>
/// <param name="From">The instant at which the clock stops running.</param>
/// <param name="To">The instant from which it runs again; <see cref="CompiledCalendar.Never"/> while nobody knows.</param>
public readonly record struct Pause(long From, long To);

/// <summary>
/// What a clock with pauses says: when its target is used up, and how much of it is. A clock runs when its calendar is
/// open and nothing pauses it, so a pause outside the windows changes nothing. Instants are Unix ticks, durations
/// ticks. Pauses come in the order of their beginnings; they may overlap, begin before the clock and lie after its
/// deadline. Pure and without allocations; safe on any thread.
/// </summary>
public static class ClockArithmetic
{
    /// <summary>
    /// The earliest instant at which a target has fully run off since the start. A target of 0 gives the first
    /// instant at which the clock runs.
    /// </summary>
    /// <param name="calendar">When the clock may run.</param>
    /// <param name="start">When it began.</param>
    /// <param name="target">The running time to use up, not negative.</param>
    /// <param name="pauses">When it stood still, in order.</param>
    /// <returns>The deadline; <see cref="CompiledCalendar.Never"/> if the clock does not run for so long.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The target is negative.</exception>
    public static long Deadline(CompiledCalendar calendar, long start, long target, ReadOnlySpan<Pause> pauses)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(target);
        var from = start;
        foreach (var pause in pauses)
        {
            if (pause.To <= from) continue;
            if (pause.From > from)
            {
                var deadline = calendar.Add(from, target);
                // A target of 0 is up where the clock first runs, and at a pause's beginning it does not.
                if (deadline < pause.From || (deadline == pause.From && target > 0)) return deadline;
                target -= calendar.Between(from, pause.From);
            }

            from = pause.To;
        }

        return calendar.Add(from, target);
    }

    /// <summary>The running time from the start until an instant.</summary>
    public static long Running(CompiledCalendar calendar, long start, long until, ReadOnlySpan<Pause> pauses) =>
        calendar.Between(start, until) - Paused(calendar, start, until, pauses);

    /// <summary>The open time between two instants during which the clock stood still.</summary>
    public static long Paused(CompiledCalendar calendar, long start, long until, ReadOnlySpan<Pause> pauses)
    {
        var paused = 0L;
        foreach (var pause in pauses)
        {
            var to = Math.Min(pause.To, until);
            paused += calendar.Between(Math.Max(pause.From, start), to);
            start = Math.Max(start, to);
        }

        return paused;
    }

    /// <summary>How much running time a clock took beyond its target by an instant; 0 where it kept it.</summary>
    public static long Overrun(
        CompiledCalendar calendar, long start, long target, long until, ReadOnlySpan<Pause> pauses) =>
        Math.Max(0, Running(calendar, start, until, pauses) - target);

    /// <summary>
    /// A deadline that was found without pauses, such as one in business days, moved by the open time of the pauses
    /// that begin before it. Those that begin at the deadline, as already moved, or later come too late to move it.
    /// </summary>
    public static long Postponed(CompiledCalendar calendar, long start, long deadline, ReadOnlySpan<Pause> pauses)
    {
        foreach (var pause in pauses)
        {
            var from = Math.Max(pause.From, start);
            if (from >= deadline) break;
            if (pause.To == CompiledCalendar.Never) return CompiledCalendar.Never;
            var paused = calendar.Between(from, pause.To);
            if (paused > 0) deadline = calendar.Add(deadline, paused);
            start = Math.Max(start, pause.To);
        }

        return deadline;
    }

    /// <summary>
    /// The deadline of a clock whose target changed while it ran, where the time already run counts in full towards
    /// the new target but the deadline cannot lie before the change: a target already used up is due at once.
    /// </summary>
    public static long Carried(
        CompiledCalendar calendar, long start, long changedAt, long newTarget, ReadOnlySpan<Pause> pauses)
    {
        var left = newTarget - Running(calendar, start, changedAt, pauses);
        return left <= 0 ? changedAt : Deadline(calendar, changedAt, left, pauses);
    }
}
