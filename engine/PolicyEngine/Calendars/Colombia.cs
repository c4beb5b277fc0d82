namespace PolicyEngine.Calendars;

/// <summary>Holidays of Colombia.</summary>
public static class Colombia
{
    /// <summary>
    /// The days of rest of Ley 51 of 1983, the "ley Emiliani": six fixed days, two of the Holy Week, and the ones that
    /// are kept on the Monday on or after their date, whose own date is then an ordinary day. Ley 2578 of 2026 added
    /// Nuestra Señora del Rosario de Chiquinquirá from that year. Days after Easter are given as kept, on Mondays.
    /// </summary>
    public static HolidayCalendar Legal { get; } = new(
        "Colombia.Legal",
        HolidayRule.Fixed("Año Nuevo", 1, 1),
        HolidayRule.Fixed("Reyes Magos", 1, 6).MovedToMonday(),
        HolidayRule.Fixed("San José", 3, 19).MovedToMonday(),
        HolidayRule.FromEaster("Jueves Santo", -3),
        HolidayRule.FromEaster("Viernes Santo", -2),
        HolidayRule.Fixed("Día del Trabajo", 5, 1),
        HolidayRule.FromEaster("Ascensión del Señor", 43),
        HolidayRule.FromEaster("Corpus Christi", 64),
        HolidayRule.FromEaster("Sagrado Corazón de Jesús", 71),
        HolidayRule.Fixed("San Pedro y San Pablo", 6, 29).MovedToMonday(),
        HolidayRule.Fixed("Nuestra Señora del Rosario de Chiquinquirá", 7, 9).MovedToMonday().Since(2026),
        HolidayRule.Fixed("Día de la Independencia", 7, 20),
        HolidayRule.Fixed("Batalla de Boyacá", 8, 7),
        HolidayRule.Fixed("Asunción de la Virgen", 8, 15).MovedToMonday(),
        HolidayRule.Fixed("Día de la Raza", 10, 12).MovedToMonday(),
        HolidayRule.Fixed("Todos los Santos", 11, 1).MovedToMonday(),
        HolidayRule.Fixed("Independencia de Cartagena", 11, 11).MovedToMonday(),
        HolidayRule.Fixed("Inmaculada Concepción", 12, 8),
        HolidayRule.Fixed("Navidad", 12, 25));
}
