using NodaTime;

namespace PolicyEngine.Calendars;

/// <summary>Holidays of Bolivia.</summary>
public static class Bolivia
{
    /// <summary>
    /// The national holidays of Decreto Supremo 2750 of 1 May 2016, good from 2017. The ones that it moves close the
    /// Monday after as well when they fall on a Sunday; none moves for a Saturday. The single days that yearly
    /// decrees gave in 2025 and 2026 are included, and so is the decree that moved 22 January 2026 to the 23rd.
    /// Departmental days are not here: a policy adds them as dated closures.
    /// </summary>
    public static HolidayCalendar National { get; } = new HolidayCalendar(
        "Bolivia.National",
        HolidayRule.Fixed("Año Nuevo", 1, 1).WithMondayAfterSunday(),
        HolidayRule.Fixed("Día del Estado Plurinacional", 1, 22).WithMondayAfterSunday(),
        HolidayRule.FromEaster("Lunes de Carnaval", -48),
        HolidayRule.FromEaster("Martes de Carnaval", -47),
        HolidayRule.FromEaster("Viernes Santo", -2),
        HolidayRule.Fixed("Día del Trabajo", 5, 1).WithMondayAfterSunday(),
        HolidayRule.FromEaster("Corpus Christi", 60),
        HolidayRule.Fixed("Año Nuevo Andino Amazónico", 6, 21).WithMondayAfterSunday(),
        HolidayRule.Fixed("Día de la Independencia", 8, 6).WithMondayAfterSunday(),
        HolidayRule.Fixed("Día de Todos los Difuntos", 11, 2),
        HolidayRule.Fixed("Navidad", 12, 25).WithMondayAfterSunday())
        .With(new LocalDate(2025, 8, 7), "Feriado nacional por decreto")
        .With(new LocalDate(2025, 11, 3), "Feriado nacional por decreto")
        .With(new LocalDate(2025, 12, 26), "Feriado nacional por decreto")
        .With(new LocalDate(2026, 1, 2), "Feriado nacional por decreto")
        .Without(new LocalDate(2026, 1, 22))
        .With(new LocalDate(2026, 1, 23), "Día del Estado Plurinacional (trasladado)")
        .With(new LocalDate(2026, 6, 5), "Feriado nacional por decreto")
        .With(new LocalDate(2026, 8, 7), "Feriado nacional por decreto");
}
