using NodaTime;

namespace PolicyEngine.Authoring;

/// <summary>What a time is counted in.</summary>
public enum TimeUnit : byte
{
    /// <summary>Time on the clock's calendar: open hours on a business calendar, all hours on a natural one.</summary>
    Elapsed,

    /// <summary>All hours, whatever the clock's calendar: a natural day is 24 hours.</summary>
    Natural,

    /// <summary>Open days of the clock's calendar.</summary>
    BusinessDays,
}

/// <summary>A length of time as a service document says it: so many hours, natural days or business days.</summary>
/// <param name="Unit">What it is counted in.</param>
/// <param name="Amount">Ticks of 100 ns, or days where the unit is business days. Positive.</param>
public readonly record struct TimeAmount(TimeUnit Unit, long Amount)
{
    internal static TimeAmount Of(decimal count, long ticks, TimeUnit unit) => new(unit, decimal.ToInt64(count * ticks));
}

/// <summary>The words for lengths of time: <c>40.Minutes</c>, <c>3.NaturalDays</c>, <c>7.BusinessDays</c>.</summary>
public static class TimeWords
{
    extension(int count)
    {
        /// <summary>Minutes on the clock's calendar.</summary>
        public TimeAmount Minutes => TimeAmount.Of(count, NodaConstants.TicksPerMinute, TimeUnit.Elapsed);

        /// <summary>Hours on the clock's calendar.</summary>
        public TimeAmount Hours => TimeAmount.Of(count, NodaConstants.TicksPerHour, TimeUnit.Elapsed);

        /// <summary>Hours that run day and night, whatever the calendar.</summary>
        public TimeAmount NaturalHours => TimeAmount.Of(count, NodaConstants.TicksPerHour, TimeUnit.Natural);

        /// <summary>Days of 24 hours each, whatever the calendar.</summary>
        public TimeAmount NaturalDays => TimeAmount.Of(count, NodaConstants.TicksPerDay, TimeUnit.Natural);

        /// <summary>Open days of the calendar: the same local time on the Nth open date after the start.</summary>
        public TimeAmount BusinessDays => new(TimeUnit.BusinessDays, count);
    }

    extension(decimal count)
    {
        /// <summary>Hours on the clock's calendar, e.g. <c>3.5m.Hours</c>.</summary>
        public TimeAmount Hours => TimeAmount.Of(count, NodaConstants.TicksPerHour, TimeUnit.Elapsed);
    }
}
