using System.Globalization;
using System.Numerics;

namespace PolicyEngine.Templates.Values;

/// <summary>Numbers and what their kinds have to do with one another: int and long, then BigInteger, float, double, decimal.</summary>
internal static class Numbers
{
    /// <summary>The largest integer that is worked with: larger ones cost more than any text could need.</summary>
    public const int MostBits = 4096;

    public const int NotANumber = -1;
    public const int WholeRank = 0;
    public const int BigRank = 1;
    public const int SingleRank = 2;
    public const int DoubleRank = 3;
    public const int DecimalRank = 4;

    public static int Rank(object? value) => value switch
    {
        int or long => WholeRank,
        BigInteger => BigRank,
        float => SingleRank,
        double => DoubleRank,
        decimal => DecimalRank,
        _ => NotANumber,
    };

    public static bool IsNumber(object? value) => Rank(value) != NotANumber;

    public static long Whole(object value) => value is int small ? small : (long)value;

    public static BigInteger Big(object value) => value switch
    {
        int small => small,
        long wide => wide,
        _ => (BigInteger)value,
    };

    public static double Double(object? value) => value switch
    {
        int small => small,
        long wide => wide,
        BigInteger big => (double)big,
        float single => single,
        double wide => wide,
        decimal money => (double)money,
        _ => double.NaN,
    };

    public static decimal Decimal(RenderContext context, object value)
    {
        try
        {
            return value switch
            {
                int small => small,
                long wide => wide,
                BigInteger big => (decimal)big,
                float single => (decimal)single,
                double wide => (decimal)wide,
                _ => (decimal)value,
            };
        }
        catch (OverflowException)
        {
            throw context.Fail("The number is too large for a decimal.");
        }
    }

    /// <summary>The value in the smallest kind that holds it: int, long, BigInteger.</summary>
    public static object Shrink(BigInteger value) =>
        value >= long.MinValue && value <= long.MaxValue ? Boxes.Of((long)value) : value;

    /// <summary>Checks a large result against the limit before it is worked with further, and counts the work of making it.</summary>
    public static object Checked(RenderContext context, BigInteger value)
    {
        var bits = value.GetBitLength();
        if (bits > MostBits)
            throw context.Fail($"The number is larger than the limit of {MostBits} bits.");
        context.Allocate(32 + (bits / 8));
        context.Step(1 + (int)(bits * bits / 65536));
        return Shrink(value);
    }

    /// <summary>An argument or index as a whole number; floats that are whole count as such.</summary>
    public static long ToWhole(RenderContext context, object? value, string what)
    {
        switch (value)
        {
            case int or long:
                return Whole(value);
            case float or double when Math.Abs(Double(value)) < 9e15:
                return (long)Double(value);
            case decimal money when Math.Abs(money) < 9e15m:
                return (long)money;
            case string text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var written):
                return written;
            default:
                throw context.Fail($"{(TemplateMessage)what} must be an integer and not {Describer.Describe(context, value)}.");
        }
    }

    /// <summary>Like <see cref="ToWhole"/>, held to the range of int: beyond it every length and index means the same.</summary>
    public static int ToInt(RenderContext context, object? value, string what) =>
        (int)Math.Clamp(ToWhole(context, value, what), int.MinValue, int.MaxValue);
}
