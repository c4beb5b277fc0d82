namespace PolicyEngine.Templates.Cultures;

/// <summary>The words of a language for dates. Days run from Sunday.</summary>
internal sealed record LanguageData(
    IReadOnlyList<string> Months,
    IReadOnlyList<string> ShortMonths,
    IReadOnlyList<string> Days,
    IReadOnlyList<string> ShortDays,
    string Morning,
    string Afternoon);

/// <summary>What a culture adds to its language: how numbers, money and dates are written.</summary>
internal sealed record CultureData(string Name, LanguageData Language)
{
    public string DecimalSeparator { get; init; } = ".";

    public string GroupSeparator { get; init; } = ",";

    public string Currency { get; init; } = "¤";

    /// <summary>Whether a space stands between the currency and the amount.</summary>
    public bool CurrencySpaced { get; init; }

    /// <summary>Whether the currency follows the amount, after a space.</summary>
    public bool CurrencyLast { get; init; }

    /// <summary>Whether a space stands before the percent sign.</summary>
    public bool PercentSpaced { get; init; } = true;

    public bool DayFirst { get; init; }

    /// <summary>The date without time, as a percent pattern.</summary>
    public string ShortDate { get; init; } = "%m/%d/%Y";

    /// <summary>The same as .NET writes it, for <c>object.format</c>.</summary>
    public string ShortDateFormat { get; init; } = "MM/dd/yyyy";

    public string LongDateFormat { get; init; } = "dddd, dd MMMM yyyy";
}
