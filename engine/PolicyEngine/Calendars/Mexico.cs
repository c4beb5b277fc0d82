using NodaTime;

namespace PolicyEngine.Calendars;

/// <summary>Holidays of Mexico.</summary>
public static class Mexico
{
    /// <summary>
    /// The days of compulsory rest of the Ley Federal del Trabajo, article 74, with the movable Mondays of its reform
    /// of 17 January 2006. Sections I to VIII: nothing moves for a weekend and there are no bridges. The change of
    /// the federal executive (section VII) was on 1 December through 2018 and is on 1 October from 2024, once in six
    /// years. Election days (section IX) depend on each election's law and state, and are not here: a policy adds
    /// them as dated closures.
    /// </summary>
    public static HolidayCalendar Statutory { get; } = new(
        "Mexico.Statutory",
        HolidayRule.Fixed("Año Nuevo", 1, 1),
        HolidayRule.Nth("Día de la Constitución", 1, IsoDayOfWeek.Monday, 2),
        HolidayRule.Nth("Natalicio de Benito Juárez", 3, IsoDayOfWeek.Monday, 3),
        HolidayRule.Fixed("Día del Trabajo", 5, 1),
        HolidayRule.Fixed("Día de la Independencia", 9, 16),
        HolidayRule.Nth("Día de la Revolución", 3, IsoDayOfWeek.Monday, 11),
        HolidayRule.Fixed("Transmisión del Poder Ejecutivo Federal", 12, 1).Every(6, counting: 2018).Through(2018),
        HolidayRule.Fixed("Transmisión del Poder Ejecutivo Federal", 10, 1).Every(6, counting: 2024).Since(2024),
        HolidayRule.Fixed("Navidad", 12, 25));
}
