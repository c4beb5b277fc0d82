using PolicyEngine.Authoring;
using PolicyEngine.Calendars;

namespace PolicyEngine.Tests.Engine.Laws;

/// <summary>How a target stands.</summary>
public enum Standing
{
    Pending,
    Running,
    Paused,
    Met,
    Elapsed,
}

/// <summary>
/// The target of <see cref="ClockLab"/> as one would work it out by hand: everything from the opening, the urgency
/// and a list of pauses, at each event from scratch. Calendar arithmetic is <see cref="ClockArithmetic"/>'s.
/// </summary>
internal sealed class NaiveClock
{
    private readonly long opened;
    private readonly List<Pause> pauses = [];
    private long? pausedSince;
    private long? repliedWhilePending;
    private int? urgency;
    private bool isMet;
    private bool isBreached;
    private long last;

    public NaiveClock(long opened) => this.opened = last = opened;

    public bool HasWarned { get; private set; }

    public Standing Standing =>
        isMet ? Standing.Met
        : isBreached ? Standing.Elapsed
        : urgency is null ? Standing.Pending
        : pausedSince is not null ? Standing.Paused
        : Standing.Running;

    /// <summary>The deadline, counting a pause that lasts until the last event.</summary>
    public long Deadline => Reach(1, 1);

    /// <summary>Time goes by until just before an instant: what falls due in it happens.</summary>
    public void PassUntil(long next)
    {
        if (Standing != Standing.Running)
            return;
        var warning = Math.Max(Reach(4, 5), last);
        HasWarned |= warning < Deadline && warning < next;
        isBreached |= Deadline < next;
    }

    public void SetUrgency(long at, int? value)
    {
        last = at;
        var wasPending = urgency is null;
        urgency = value ?? urgency;
        if (urgency is not null && wasPending && repliedWhilePending is { } reply)
            (isMet, isBreached) = (reply <= Deadline, reply > Deadline);
        BreachIfPast();
    }

    public void SetPausing(long at, bool isPausing)
    {
        last = at;
        if (Standing is Standing.Met or Standing.Elapsed)
            return;
        if (isPausing)
        {
            pausedSince ??= at;
            return;
        }
        if (pausedSince is { } since)
            pauses.Add(new Pause(since, at));
        pausedSince = null;
        BreachIfPast();
    }

    public void Reply(long at)
    {
        last = at;
        if (Standing == Standing.Pending)
            repliedWhilePending ??= at;
        isMet |= Standing is Standing.Running or Standing.Paused;
    }

    private void BreachIfPast() => isBreached |= Standing == Standing.Running && Deadline < last;

    /// <summary>The instant at which a part of the time has run off.</summary>
    private long Reach(int part, int whole)
    {
        var time = ClockLab.Times[urgency!.Value];
        var calendar = time.Unit == TimeUnit.Natural ? ClockLab.Natural : ClockLab.DeskHours;
        Pause[] all = pausedSince is { } since ? [.. pauses, new Pause(since, last)] : [.. pauses];
        if (time.Unit != TimeUnit.BusinessDays)
            return ClockArithmetic.Deadline(calendar, opened, time.Amount * part / whole, all);
        var unpaused = calendar.AddBusinessDays(opened, (int)time.Amount);
        return part == whole
            ? ClockArithmetic.Postponed(calendar, opened, unpaused, all)
            : ClockArithmetic.Deadline(calendar, opened, calendar.Between(opened, unpaused) * part / whole, all);
    }
}
