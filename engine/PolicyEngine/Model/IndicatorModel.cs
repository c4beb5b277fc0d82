using System.Globalization;
using NodaTime;
using PolicyEngine.Authoring;

namespace PolicyEngine.Model;

/// <summary>How long an indicator's periods are, in the provider's zone.</summary>
public enum IndicatorPeriod : byte
{
    Month,
    HalfYear,
    Year,
}

/// <summary>What the sum of an indicator's observations is worth.</summary>
/// <param name="Multiplier">What the sum is multiplied by: 100 for percent.</param>
/// <param name="Divisor">What it is divided by: the ticks of an hour.</param>
/// <param name="IsMean">Whether it is then divided by the number of what was observed.</param>
public sealed record IndicatorScale(decimal Multiplier, decimal Divisor, bool IsMean)
{
    public static IndicatorScale Hours { get; } = new(1, NodaConstants.TicksPerHour, true);

    public static IndicatorScale Percent { get; } = new(100, 1, true);

    public static IndicatorScale Whole { get; } = new(1, 1, false);

    /// <summary>The average of a field, which is kept as a whole number of its smallest unit.</summary>
    public static IndicatorScale Of(NumberField field)
    {
        var divisor = 1m;
        for (var i = 0; i < field.Decimals; i++)
            divisor *= 10;
        return new IndicatorScale(1, divisor, true);
    }

    /// <summary>The value, rounded half up to hundredths; null where it is a mean of nothing.</summary>
    public decimal? ValueOf(decimal sum, long count)
    {
        if (IsMean && count == 0)
            return null;
        var value = decimal.Round(sum * Multiplier / Divisor / (IsMean ? count : 1), 2, MidpointRounding.AwayFromZero);
        // A decimal remembers its zeros; 3.50 is 3.5.
        return value / 1.000000000000000000000000000m;
    }
}

/// <summary>How a value is called within limits, both included.</summary>
public sealed record IndicatorBand(Value Band, decimal? AtLeast, decimal? AtMost, Citation Citation);

/// <summary>Something that is measured over all tickets of a period.</summary>
public sealed record IndicatorModel(Indicator Indicator, IndicatorPeriod Every, Citation Citation)
{
    public IndicatorScale Scale { get; init; } = IndicatorScale.Whole;

    public IReadOnlyList<IndicatorBand> Bands { get; init; } = [];

    /// <summary>The band of a value; null where none fits or nothing was observed.</summary>
    public Value? BandOf(decimal? value) => value is null ? null : Bands.FirstOrDefault(band =>
        (band.AtLeast is null || value >= band.AtLeast) && (band.AtMost is null || value <= band.AtMost))?.Band;

    /// <summary>The period that a local date belongs to: <c>2026-06</c>, <c>2026-S1</c> or <c>2026</c>.</summary>
    public string PeriodOf(LocalDate date) => Every switch
    {
        IndicatorPeriod.Month => date.ToString("uuuu-MM", CultureInfo.InvariantCulture),
        IndicatorPeriod.HalfYear => string.Create(CultureInfo.InvariantCulture, $"{date.Year}-S{(date.Month <= 6 ? 1 : 2)}"),
        _ => date.ToString("uuuu", CultureInfo.InvariantCulture),
    };
}
