using System.Numerics;

namespace PolicyEngine.Templates.Values;

/// <summary>The arithmetic operators on two numbers.</summary>
internal static class Arithmetic
{
    public static object Apply(RenderContext context, string symbol, object left, object right)
    {
        var rank = Math.Max(Numbers.Rank(left), Numbers.Rank(right));
        try
        {
            return rank switch
            {
                Numbers.WholeRank => OnWholes(context, symbol, Numbers.Whole(left), Numbers.Whole(right)),
                Numbers.BigRank => OnBig(context, symbol, Numbers.Big(left), Numbers.Big(right)),
                Numbers.SingleRank => OnFractions(context, symbol, (float)Numbers.Double(left), (float)Numbers.Double(right)),
                Numbers.DoubleRank => OnFractions(context, symbol, Numbers.Double(left), Numbers.Double(right)),
                _ => OnFractions(context, symbol, Numbers.Decimal(context, left), Numbers.Decimal(context, right)),
            };
        }
        catch (OverflowException)
        {
            throw context.Fail($"The result of '{symbol}' is too large for its kind of number.");
        }
    }

    public static object Negate(RenderContext context, object value) => Apply(context, "-", Boxes.Of(0), value);

    private static object OnWholes(RenderContext context, string symbol, long left, long right)
    {
        switch (symbol)
        {
            case "+" when (right >= 0 ? left <= long.MaxValue - right : left >= long.MinValue - right):
                return Boxes.Of(left + right);
            case "-" when (right >= 0 ? left >= long.MinValue + right : left <= long.MaxValue + right):
                return Boxes.Of(left - right);
            case "*" when Math.BigMul(left, right, out var low) == low >> 63:
                return Boxes.Of(low);
            case "/" when right != 0:
                return (double)left / right;
            case "//" when right != 0 && !(left == long.MinValue && right == -1):
                return Boxes.Of(left / right);
            case "%" when right != 0:
                return Boxes.Of(right == -1 ? 0 : left % right);
            default:
                return OnBig(context, symbol, left, right);
        }
    }

    private static object OnBig(RenderContext context, string symbol, BigInteger left, BigInteger right)
    {
        switch (symbol)
        {
            case "+":
                return Numbers.Checked(context, left + right);
            case "-":
                return Numbers.Checked(context, left - right);
            case "*":
                return Numbers.Checked(context, left * right);
            case "<<" or ">>":
                return Shift(context, left, symbol == "<<" ? right : -right);
        }
        if (right.IsZero)
            throw context.Fail("Division by zero.");
        return symbol switch
        {
            "/" => BigInteger.Remainder(left, right).IsZero ? Numbers.Checked(context, left / right) : (double)left / (double)right,
            "//" => Numbers.Checked(context, left / right),
            _ => Numbers.Checked(context, left % right),
        };
    }

    private static object Shift(RenderContext context, BigInteger value, BigInteger by)
    {
        if (BigInteger.Abs(by) > Numbers.MostBits)
            throw context.Fail($"The number is shifted by more than the limit of {Numbers.MostBits} bits.");
        return Numbers.Checked(context, by.Sign >= 0 ? value << (int)by : value >> (int)-by);
    }

    private static object OnFractions<T>(RenderContext context, string symbol, T left, T right)
        where T : IFloatingPoint<T> => symbol switch
        {
            "+" => left + right,
            "-" => left - right,
            "*" => left * right,
            _ when right == T.Zero => throw context.Fail("Division by zero."),
            "/" => left / right,
            "//" => T.Round(left / right),
            "%" => left % right,
            _ => throw Unfit(context, symbol),
        };

    private static TemplateFailure Unfit(RenderContext context, string symbol) =>
        context.Fail($"'{symbol}' works on integers only.");
}
