using PolicyEngine.Authoring;
using PolicyEngine.Calendars;
using PolicyEngine.Runtime;

namespace PolicyEngine.Compilation;

/// <summary>
/// What the tables of a clock say together, resolved: its time, its calendar, the opening at which it begins to run,
/// and how much of its time passes until it warns.
/// </summary>
/// <param name="Time">How long it takes.</param>
/// <param name="WarnAfter">
/// The open ticks after which it warns; 0 for never, <see cref="WarnsByDays"/> where the days of the calendar have to
/// be counted from its beginning.
/// </param>
/// <param name="Citation">The citation of the row that gave the time.</param>
/// <param name="On">The calendar; null where a slot holds its number.</param>
/// <param name="Exception">The citation of the row that gave an exceptional calendar; -1 for none.</param>
/// <param name="Calendar">The calendar's number; not in force where <paramref name="CalendarSlot"/> is a slot.</param>
/// <param name="CalendarSlot">The wide slot that holds the calendar's number; -1 for none.</param>
/// <param name="Opening">The calendar at whose opening it begins; -1 for none.</param>
/// <param name="OpeningSlot">The wide slot that holds that calendar's number; -1 for none.</param>
internal readonly record struct ClockRuling(
    TimeAmount Time, long WarnAfter, CompiledCalendar? On, short Citation, short Exception, short Calendar, short CalendarSlot, short Opening, short OpeningSlot)
{
    public const long WarnsByDays = -1;

    /// <summary>The parts of ten thousand in which fractions are said.</summary>
    public const int Whole = 10_000;

    /// <summary>Whether it is due a number of ticks of a known calendar after it begins, and begins at once.</summary>
    public bool IsPlain { get; } = On is not null && OpeningSlot < 0 && Opening < 0 && Time.Unit != TimeUnit.BusinessDays && Time.Amount <= CompiledCalendar.MostTicksAtOnce;

    /// <summary>The state of a clock that runs by it and has just begun, but for its instants.</summary>
    public ClockState Running { get; init; }

    /// <summary>No row gives the clock a time: a time is positive.</summary>
    public bool IsNone => Time.Amount == 0;

    /// <summary>Puts together what the rows of a clock's three tables say.</summary>
    /// <param name="plan">The clock.</param>
    /// <param name="duration">The row that decides its time.</param>
    /// <param name="calendar">The row that decides its calendar; -1 for natural time.</param>
    /// <param name="opening">The row that decides the opening at which it begins; -1 for none.</param>
    /// <param name="calendars">The image's calendars.</param>
    /// <param name="natural">The number of natural time among them.</param>
    public static ClockRuling Of(ClockPlan plan, int duration, int calendar, int opening, CalendarPool calendars, int natural)
    {
        var (time, citation) = plan.DurationRows[duration];
        var on = calendar < 0 ? new CalendarRow(natural, -1, false, -1) : plan.CalendarRows[calendar];
        // Natural time runs day and night, whatever the clock's calendar.
        var isNatural = time.Unit == TimeUnit.Natural && !calendars[on.Calendar].Clock.Definition.IsNatural;
        var begins = opening < 0 ? new CalendarRow(-1, -1, false, -1) : plan.OpeningRows[opening];
        var ruling = new ClockRuling(
            time,
            WarnAfterOf(plan, time),
            on.ExtendedSlot >= 0 && !isNatural ? null : calendars[isNatural ? natural : on.Calendar].Clock,
            (short)citation,
            on.IsException ? (short)on.Citation : (short)-1,
            isNatural ? (short)natural : (short)on.Calendar,
            isNatural ? (short)-1 : (short)on.ExtendedSlot,
            (short)begins.Calendar,
            (short)begins.ExtendedSlot);
        return ruling with { Running = ClockState.Running(ruling) };
    }

    /// <summary>A fraction of a whole in ten-thousandths, rounded down, without leaving 64 bits.</summary>
    public static long Part(long whole, int tenThousandths) =>
        whole / Whole * tenThousandths + whole % Whole * tenThousandths / Whole;

    /// <summary>The open ticks after which a clock of this time warns, as in <see cref="WarnAfter"/>.</summary>
    public static long WarnAfterOf(ClockPlan plan, TimeAmount time) =>
        time.Unit == TimeUnit.BusinessDays || plan.WarnBefore is { Unit: not TimeUnit.Elapsed }
            ? WarnsByDays
            : Math.Max(0, WarnAfterOf(plan, time.Amount));

    /// <summary>The same of a time in open ticks where it warns by such; not positive for never.</summary>
    public static long WarnAfterOf(ClockPlan plan, long total) =>
        plan.WarnBefore is { } before ? total - before.Amount : Part(total, plan.WarnAt);
}

/// <summary>
/// What most rulings come to: so many ticks of a calendar from the beginning on. The calendar is null where a ruling
/// says more than that, or nothing.
/// </summary>
internal readonly record struct PlainTime(CompiledCalendar? On, long Ticks)
{
    public static PlainTime Of(in ClockRuling ruling) => ruling.IsPlain ? new(ruling.On, ruling.Time.Amount) : default;
}
