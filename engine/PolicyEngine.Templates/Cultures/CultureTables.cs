namespace PolicyEngine.Templates.Cultures;

/// <summary>The data of all cultures. To add one, add it here.</summary>
internal static class CultureTables
{
    private const string SpanishLongDate = "dddd, d 'de' MMMM 'de' yyyy";

    private static readonly LanguageData English = new(
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
        ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
        ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
        "AM",
        "PM");

    private static readonly LanguageData Spanish = new(
        ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
        ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"],
        ["domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"],
        ["dom", "lun", "mar", "mié", "jue", "vie", "sáb"],
        "a. m.",
        "p. m.");

    private static readonly LanguageData French = new(
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
        ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."],
        ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"],
        ["dim.", "lun.", "mar.", "mer.", "jeu.", "ven.", "sam."],
        "AM",
        "PM");

    public static readonly CultureData Invariant = new("", English);

    private static readonly CultureData American = new("en-US", English)
    {
        Currency = "$",
        PercentSpaced = false,
        ShortDate = "%m/%d/%Y",
        LongDateFormat = "dddd, MMMM d, yyyy",
    };

    private static readonly CultureData DayFirstSpanish = new("es", Spanish)
    {
        DecimalSeparator = ",",
        GroupSeparator = ".",
        Currency = "€",
        CurrencySpaced = true,
        CurrencyLast = true,
        DayFirst = true,
        ShortDate = "%d/%m/%Y",
        ShortDateFormat = "dd/MM/yyyy",
        LongDateFormat = SpanishLongDate,
    };

    private static readonly CultureData FrenchOfFrance = DayFirstSpanish with
    {
        Name = "fr-FR",
        Language = French,
        GroupSeparator = "\u202f",
        LongDateFormat = "dddd d MMMM yyyy",
    };

    public static readonly IReadOnlyList<CultureData> All =
    [
        American,
        American with { Name = "en" },
        American with
        {
            Name = "en-GB", Currency = "£", DayFirst = true, ShortDate = "%d/%m/%Y", ShortDateFormat = "dd/MM/yyyy",
            LongDateFormat = "dddd, d MMMM yyyy",
        },
        DayFirstSpanish,
        DayFirstSpanish with
        {
            Name = "es-MX", DecimalSeparator = ".", GroupSeparator = ",", Currency = "$", CurrencySpaced = false, CurrencyLast = false,
            PercentSpaced = false,
        },
        DayFirstSpanish with { Name = "es-CO", Currency = "$", CurrencyLast = false },
        DayFirstSpanish with { Name = "es-BO", Currency = "Bs", CurrencyLast = false },
        FrenchOfFrance,
        FrenchOfFrance with { Name = "fr" },
    ];
}
