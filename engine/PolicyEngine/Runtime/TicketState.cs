using System.Runtime.InteropServices;
using PolicyEngine.Authoring;

namespace PolicyEngine.Runtime;

/// <summary>How far a ticket has come.</summary>
public enum TicketPhase : byte
{
    /// <summary>Nobody has opened it.</summary>
    None,

    /// <summary>Its opening was refused; it may be tried again.</summary>
    Refused,

    /// <summary>It was opened.</summary>
    Open,

    /// <summary>What belongs to no ticket: a maintenance window, a schedule, a customer's survey.</summary>
    Provider,
}

/// <summary>The fixed part of a ticket's hot state.</summary>
[StructLayout(LayoutKind.Auto)]
public struct TicketHeader
{
    public TicketPhase Phase;

    /// <summary>The step of a procedure that waits for an answer, from 1; 0 for none.</summary>
    public ushort Step;

    /// <summary>Unix ticks of the opening.</summary>
    public long OpenedAt;

    /// <summary>Unix ticks of the last event that was accepted.</summary>
    public long LastEventAt;

    /// <summary>Unix ticks of the last deadline that fired; the smallest long where none has.</summary>
    public long LastFiredAt;
}

/// <summary>How far a clock has come.</summary>
public enum ClockPhase : byte
{
    Idle,

    /// <summary>Started, but nothing says yet how long it takes (no priority yet).</summary>
    Pending,
    Running,
    Paused,
    Met,

    /// <summary>A target that was missed, or a timer that ran out.</summary>
    Elapsed,
    Cancelled,
}

/// <summary>The hot state of one clock.</summary>
[StructLayout(LayoutKind.Auto)]
public struct ClockState
{
    /// <summary>What <see cref="Deadline"/> and <see cref="WarnAt"/> hold where there is none.</summary>
    public const long Never = Calendars.CompiledCalendar.Never;

    public ClockPhase Phase;
    public bool Warned;
    private TimeUnit unit;
    private long amount;

    /// <summary>The citation of the row that gave the time in force; -1 for none.</summary>
    public short Citation;

    /// <summary>The calendar in force, by its number in the image.</summary>
    public short Calendar;

    /// <summary>The calendar at whose opening it begins to run; -1 for none.</summary>
    public short Opening;

    /// <summary>The newest of its pauses in the log; -1 for none.</summary>
    public int Pauses;

    /// <summary>How many pauses the log holds of it.</summary>
    public ushort PauseCount;

    public long Start;

    /// <summary>The deadline; while paused, the last one there was.</summary>
    public long Deadline;
    public long WarnAt;

    /// <summary>When the pause that now lasts began.</summary>
    public long PausedAt;

    /// <summary>For a pending clock that was already met: when.</summary>
    public long MetAt;

    /// <summary>The time in force: kept in two parts, so that it fills the gap beside the small members.</summary>
    public TimeAmount Time
    {
        readonly get => new(unit, amount);
        set => (unit, amount) = (value.Unit, value.Amount);
    }

    /// <summary>Whether what a running clock waits for next is its warning, not its deadline.</summary>
    public readonly bool IsWarningNext => !Warned && WarnAt < Deadline;

    /// <summary>The instant that a running clock waits for next; <see cref="Never"/> for none.</summary>
    public readonly long NextAt => IsWarningNext ? WarnAt : Deadline;

    /// <summary>Whether it began and has come to no end.</summary>
    public readonly bool IsCounting => Phase is ClockPhase.Pending or ClockPhase.Running or ClockPhase.Paused;

    /// <summary>It begins to count at an instant; how long it takes is not known yet.</summary>
    internal void Begin(long at, bool isPaused)
    {
        Reset();
        Phase = ClockPhase.Pending;
        Start = at;
        if (isPaused)
            PausedAt = at;
    }

    /// <summary>A clock that runs for as long as a ruling says; when is still to be said.</summary>
    internal static ClockState Running(in Compilation.ClockRuling ruling)
    {
        ClockState clock = default;
        clock.Reset();
        clock.Phase = ClockPhase.Running;
        (clock.Time, clock.Citation, clock.Calendar) = (ruling.Time, ruling.Citation, ruling.Calendar);
        return clock;
    }

    public void Reset()
    {
        this = default;
        (Citation, Calendar, Opening, Pauses) = (-1, -1, -1, -1);
        (Deadline, WarnAt, PausedAt, MetAt) = (Never, Never, Never, Never);
    }
}

/// <summary>
/// A ticket's hot state where it lives: views over the slab's memory. <see cref="Decider"/> reads and writes it; the
/// layout is the image's.
/// </summary>
public readonly ref struct TicketState(
    ref TicketHeader header, Span<byte> small, Span<long> wide, Span<ClockState> clocks, PauseLog pauses, PeopleLog people)
{
    public readonly ref TicketHeader Header = ref header;

    /// <summary>The status (slot 0), members, decisions, flags and escalation levels.</summary>
    public readonly Span<byte> Small = small;

    public readonly Span<long> Wide = wide;

    public readonly Span<ClockState> Clocks = clocks;

    public readonly PauseLog Pauses = pauses;

    /// <summary>The chains whose newest entries stand in wide slots.</summary>
    public readonly PeopleLog People = people;

    /// <summary>A ticket that nobody opened before is opened; its slots are filled by the opening.</summary>
    internal void Begin(long at)
    {
        ref var header = ref Header;
        (header.Phase, header.Step) = (TicketPhase.Open, 0);
        (header.OpenedAt, header.LastEventAt, header.LastFiredAt) = (at, at, long.MinValue);
        foreach (ref var clock in Clocks)
            clock.Phase = ClockPhase.Idle;
    }

    /// <summary>The ticket as it is before anybody opens it.</summary>
    public void Reset(TicketPhase phase)
    {
        Header = default;
        Header.Phase = phase;
        Header.LastEventAt = Header.LastFiredAt = long.MinValue;
        Small.Clear();
        Wide.Fill(Field.AbsentNumber);
        foreach (ref var clock in Clocks)
            clock.Reset();
    }
}
