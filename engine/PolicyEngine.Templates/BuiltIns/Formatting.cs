using System.Globalization;
using System.Numerics;

namespace PolicyEngine.Templates.BuiltIns;

/// <summary>The format strings of .NET for numbers and dates, held to sizes that no text exceeds.</summary>
internal static class Formatting
{
    private const int LongestFormat = 100;
    private const int HighestPrecision = 99;

    public static string Format(RenderContext context, object value, string format, TemplateCulture culture)
    {
        CheckFormat(context, format);
        context.AllocateText(512 + (value is BigInteger ? 2000 : 0));
        try
        {
            return value switch
            {
                IFormattable number when Numbers.IsNumber(value) => number.ToString(format, culture.Info),
                _ when Dates.IsDate(value) => Dates.Zoned(context, value).ToDateTimeOffset().ToString(format, culture.Info),
                _ => context.Text(value),
            };
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException or OverflowException)
        {
            throw context.Fail($"'{format}' is not a format for {Describer.Describe(context, value)}.");
        }
    }

    /// <summary>A precision like that of F999999999 would fill the memory with zeros.</summary>
    private static void CheckFormat(RenderContext context, string format)
    {
        if (format.Length > LongestFormat)
            throw context.Fail($"The format is longer than the limit of {LongestFormat} characters.");
        var digits = format.AsSpan(Math.Min(1, format.Length));
        if (digits.Length > 2 && char.IsAsciiLetter(format[0]) && !digits.ContainsAnyExceptInRange('0', '9')
            && (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var precision) || precision > HighestPrecision))
            throw context.Fail($"The precision of the format '{format}' is higher than the limit of {HighestPrecision}.");
    }
}
