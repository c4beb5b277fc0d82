using NodaTime;

namespace PolicyEngine.Calendars;

/// <summary>
/// Turns instants into local time and back, both as ticks since 1970-01-01T00:00, the one in UTC and the other on the
/// zone's wall clock.
/// </summary>
internal static class LocalTicks
{
    public const long Day = NodaConstants.TicksPerDay;
    public const long Second = NodaConstants.TicksPerSecond;

    public static long OfInstant(DateTimeZone zone, long instant) =>
        instant + zone.GetUtcOffset(Instant.FromUnixTimeTicks(instant)).Ticks;

    /// <summary>
    /// The instant of a local time. One that a gap skips moves forward by the gap, an ambiguous one is its first
    /// occurrence. Allocates near a transition only.
    /// </summary>
    public static long ToInstant(DateTimeZone zone, long local) =>
        TrySteadyOffset(zone, local, local, out var offset)
            ? local - offset
            : zone.AtLeniently(Instant.FromUnixTimeTicks(local).InUtc().LocalDateTime).ToInstant().ToUnixTimeTicks();

    /// <summary>
    /// The zone's offset, if it is one and the same from a day and more before the first of two local times until a
    /// day and more after the second. No offset is as great as a day, so all local times between are then plain.
    /// </summary>
    public static bool TrySteadyOffset(DateTimeZone zone, long firstLocal, long lastLocal, out long offset)
    {
        var interval = zone.GetZoneInterval(Instant.FromUnixTimeTicks(firstLocal));
        offset = interval.WallOffset.Ticks;
        return (!interval.HasStart || firstLocal - interval.Start.ToUnixTimeTicks() > Day)
            && (!interval.HasEnd || interval.End.ToUnixTimeTicks() - lastLocal > Day);
    }

    public static int DayOf(long local) => (int)Math.DivRem(local, Day, out var rest) - (rest < 0 ? 1 : 0);

    public static int DayOf(LocalDate date) => Period.DaysBetween(new LocalDate(1970, 1, 1), date);

    public static LocalDate DateOf(int day) => new LocalDate(1970, 1, 1).PlusDays(day);
}
