using System.Globalization;

namespace PolicyEngine.Testing.Load;

/// <summary>Numbers with their units, as people read them; the same in every language.</summary>
internal static class Quantity
{
    private static readonly (double From, string Unit)[] Times = [(1e9, "s"), (1e6, "ms"), (1e3, "µs"), (0, "ns")];
    private static readonly (double From, string Unit)[] Sizes = [(1e9, "GB"), (1e6, "MB"), (1e3, "KB"), (0, "B")];
    private static readonly (double From, string Unit)[] Counts = [(1e9, "G"), (1e6, "M"), (1e3, "k"), (0, "")];

    public static string Of(double value, LoadUnit unit) => unit switch
    {
        LoadUnit.Time => Scaled(value, Times),
        LoadUnit.Memory => Scaled(value, Sizes),
        LoadUnit.Share => Percent(value),
        LoadUnit.PerSecond => Whole(value),
        _ => value == Math.Truncate(value) ? Whole(value) : value.ToString("0.##", CultureInfo.InvariantCulture),
    };

    /// <summary>As few signs as will do, for the axis of a chart.</summary>
    public static string Short(double value, LoadUnit unit) => unit switch
    {
        LoadUnit.Time => Scaled(value, Times),
        LoadUnit.Memory => Scaled(value, Sizes),
        _ => Scaled(value, Counts).TrimEnd(),
    };

    /// <summary>A part as a percentage with one decimal.</summary>
    public static string Percent(double part) => (part * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    /// <summary>A whole number in groups of three.</summary>
    public static string Whole(double number) => number.ToString("#,##0", CultureInfo.InvariantCulture).Replace(',', ' ');

    private static string Scaled(double value, (double From, string Unit)[] units)
    {
        var (from, unit) = Array.Find(units, unit => Math.Abs(value) >= unit.From);
        var number = from == 0 ? value : value / from;
        return number.ToString(Math.Abs(number) >= 100 || from == 0 ? "0" : Math.Abs(number) >= 10 ? "0.#" : "0.##", CultureInfo.InvariantCulture)
            + " " + unit;
    }
}
