using System.Globalization;

namespace PolicyEngine.Templates.Cultures;

/// <summary>
/// Turns the tables into what .NET formats numbers with. It starts from the invariant culture and sets everything that a
/// culture changes, so that nothing comes from the machine.
/// </summary>
internal static class CultureInfoBuilder
{
    public static CultureInfo Build(CultureData data)
    {
        var info = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        info.NumberFormat = Numbers(data);
        info.DateTimeFormat = Dates(data);
        return CultureInfo.ReadOnly(info);
    }

    private static NumberFormatInfo Numbers(CultureData data)
    {
        // The pattern numbers are those of NumberFormatInfo: 0 is $n, 2 is $ n, 3 is n $; negative 1 is -$n, 8 is -n $, 9 is -$ n.
        var (positive, negative) = data switch
        {
            { CurrencyLast: true } => (3, 8),
            { CurrencySpaced: true } => (2, 9),
            _ => (0, 1),
        };
        return new NumberFormatInfo
        {
            NumberDecimalSeparator = data.DecimalSeparator,
            NumberGroupSeparator = data.GroupSeparator,
            PercentDecimalSeparator = data.DecimalSeparator,
            PercentGroupSeparator = data.GroupSeparator,
            CurrencyDecimalSeparator = data.DecimalSeparator,
            CurrencyGroupSeparator = data.GroupSeparator,
            CurrencySymbol = data.Currency,
            CurrencyPositivePattern = positive,
            CurrencyNegativePattern = negative,
            PercentPositivePattern = data.PercentSpaced ? 0 : 1,
            PercentNegativePattern = data.PercentSpaced ? 0 : 1,
        };
    }

    private static DateTimeFormatInfo Dates(CultureData data)
    {
        string[] months = [.. data.Language.Months, ""];
        string[] shortMonths = [.. data.Language.ShortMonths, ""];
        return new DateTimeFormatInfo
        {
            MonthNames = months,
            MonthGenitiveNames = months,
            AbbreviatedMonthNames = shortMonths,
            AbbreviatedMonthGenitiveNames = shortMonths,
            DayNames = [.. data.Language.Days],
            AbbreviatedDayNames = [.. data.Language.ShortDays],
            AMDesignator = data.Language.Morning,
            PMDesignator = data.Language.Afternoon,
            ShortDatePattern = data.ShortDateFormat,
            LongDatePattern = data.LongDateFormat,
            ShortTimePattern = "HH:mm",
            LongTimePattern = "HH:mm:ss",
        };
    }
}
