using System.Globalization;
using NodaTime;

namespace PolicyEngine.Templates;

/// <summary>
/// The language and the number format of an output. The data stands in this assembly and not in the machine's libraries, so
/// that the same input gives the same text anywhere. Immutable; safe to share between threads.
/// </summary>
public sealed class TemplateCulture
{
    private readonly CultureData data;

    private TemplateCulture(CultureData data)
    {
        this.data = data;
        Info = CultureInfoBuilder.Build(data);
        MonthNames = [.. data.Language.Months, .. data.Language.ShortMonths];
        DayNames = [.. data.Language.Days, .. data.Language.ShortDays];
    }

    /// <summary>English words, a point for decimals, no currency: for text that machines read.</summary>
    public static TemplateCulture Invariant { get; } = new(CultureTables.Invariant);

    // Declared after Invariant only for reading: each culture is independent of the others.
    private static readonly Dictionary<string, TemplateCulture> Known =
        CultureTables.All.ToDictionary(data => data.Name, data => new TemplateCulture(data), StringComparer.OrdinalIgnoreCase);

    /// <summary>The name, like <c>es-MX</c>; empty for the invariant culture.</summary>
    public string Name => data.Name;

    /// <summary>The names that <see cref="For"/> knows.</summary>
    public static IReadOnlyCollection<string> Names => Known.Keys;

    /// <summary>The same for the formats of .NET: a read-only culture that holds this assembly's data and none of the machine's.</summary>
    public CultureInfo ToCultureInfo() => Info;

    internal CultureInfo Info { get; }

    internal string ShortDatePattern => data.ShortDate;

    internal bool DayFirst => data.DayFirst;

    /// <summary>Full names, then short names.</summary>
    internal IReadOnlyList<string> MonthNames { get; }

    /// <summary>Full names, then short names, from Sunday.</summary>
    internal IReadOnlyList<string> DayNames { get; }

    /// <summary>The culture of that name: en, en-US, en-GB, es, es-MX, es-CO, es-BO, fr, fr-FR.</summary>
    /// <exception cref="ArgumentException">There is no data for that name.</exception>
    public static TemplateCulture For(string name) =>
        TryFor(name) ?? throw new ArgumentException($"There is no culture '{name}'. There are: {string.Join(", ", Known.Keys)}.", nameof(name));

    /// <summary>The culture of that name, or null.</summary>
    public static TemplateCulture? TryFor(string name) => name.Length == 0 ? Invariant : Known.GetValueOrDefault(name);

    internal string Month(int month) => data.Language.Months[month - 1];

    internal string ShortMonth(int month) => data.Language.ShortMonths[month - 1];

    internal string Day(IsoDayOfWeek day) => data.Language.Days[(int)day % 7];

    internal string ShortDay(IsoDayOfWeek day) => data.Language.ShortDays[(int)day % 7];

    internal string HalfDay(int hour) => hour < 12 ? data.Language.Morning : data.Language.Afternoon;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
