using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace PolicyEngine.Templates.BuiltIns;

/// <summary>The functions of <c>math</c>. Random values are derived from the seed of the render and a count, and from nothing else.</summary>
internal static class MathFunctions
{
    private const int MostDigits = 15;

    public static readonly BuiltInNamespace Namespace = new("math",
    [
        new("math.abs", "value", (c, a) => Abs(c, c.Number(a[0], "The value"))),
        new("math.ceil", "value", (c, a) => Whole(c.Number(a[0], "The value"), Math.Ceiling, Math.Ceiling)),
        new("math.floor", "value", (c, a) => Whole(c.Number(a[0], "The value"), Math.Floor, Math.Floor)),
        new("math.round", "value precision?", Round),
        new("math.plus", "value with", (c, a) => Apply(c, "+", a)),
        new("math.minus", "value with", (c, a) => Apply(c, "-", a)),
        new("math.times", "value with", (c, a) => Apply(c, "*", a)),
        new("math.modulo", "value with", (c, a) => Apply(c, "%", a)),
        new("math.divided_by", "value divisor", DividedBy),
        new("math.is_number", "value", (_, a) => Boxes.Of(Numbers.IsNumber(a[0]))),
        new("math.format", "value format culture?", (c, a) => Formatting.Format(c, c.Number(a[0], "The value"), c.Text(a[1]), c.CultureOr(a[2]))),
        new("math.random", "min_value max_value", Random),
        new("math.uuid", "", (c, _) => new Guid(Draw(c).AsSpan(0, 16), bigEndian: true).ToString("D")),
    ]);

    private static object Apply(RenderContext context, string symbol, object?[] arguments)
    {
        context.Step();
        return Arithmetic.Apply(context, symbol, context.Number(arguments[0], "The value"), context.Number(arguments[1], "The argument"));
    }

    private static object Abs(RenderContext context, object value)
    {
        var negative = Numbers.Rank(value) == Numbers.BigRank ? ((BigInteger)value).Sign < 0 : Numbers.Double(value) < 0;
        return negative ? Arithmetic.Negate(context, value) : value;
    }

    private static object Whole(object value, Func<double, double> ofDouble, Func<decimal, decimal> ofDecimal) => value switch
    {
        float single => (float)ofDouble(single),
        double wide => ofDouble(wide),
        decimal money => ofDecimal(money),
        _ => value,
    };

    private static object Round(RenderContext context, object?[] arguments)
    {
        var digits = context.IntOr(arguments[1], 0, "The precision");
        if (digits is < 0 or > MostDigits)
            throw context.Fail($"The precision must lie between 0 and {MostDigits}.");
        return Whole(context.Number(arguments[0], "The value"), value => Math.Round(value, digits), value => Math.Round(value, digits));
    }

    /// <summary>Divided by an integer the result is one too, rounded down.</summary>
    private static object DividedBy(RenderContext context, object?[] arguments)
    {
        var result = Apply(context, "/", arguments);
        if (Numbers.Rank(arguments[1]) > Numbers.BigRank || Numbers.Rank(result) <= Numbers.BigRank)
            return result;
        var floor = Math.Floor(Numbers.Double(result));
        return double.IsFinite(floor) ? Numbers.Checked(context, new BigInteger(floor)) : throw context.Fail("The result is not a number.");
    }

    private static object Random(RenderContext context, object?[] arguments)
    {
        var lowest = Numbers.ToWhole(context, arguments[0], "The lower bound");
        var above = Numbers.ToWhole(context, arguments[1], "The upper bound");
        if (above < lowest)
            throw context.Fail("The upper bound of 'math.random' lies below the lower one.");
        var drawn = BinaryPrimitives.ReadUInt64BigEndian(Draw(context));
        var width = (ulong)above - (ulong)lowest;
        return width == 0 ? Boxes.Of(lowest) : Boxes.Of((long)((ulong)lowest + (drawn % width)));
    }

    /// <summary>The next 32 bytes of the render's own sequence.</summary>
    private static byte[] Draw(RenderContext context)
    {
        context.Step(20);
        context.Allocate(64);
        var seed = Encoding.UTF8.GetBytes(context.Options.Seed);
        var input = new byte[seed.Length + 4];
        seed.CopyTo(input, 0);
        BinaryPrimitives.WriteInt32BigEndian(input.AsSpan(seed.Length), context.BuiltIns.Draws++);
        var bytes = SHA256.HashData(input);
        // The bits that mark a random UUID, as RFC 9562 lays them out.
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return bytes;
    }
}
