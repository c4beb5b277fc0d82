using NodaTime;

namespace PolicyEngine.Templates.Values;

/// <summary>Truth, equality and order of values. Text has an order of its own that no machine's culture data changes.</summary>
internal static class Comparison
{
    /// <summary>Only null, false and <c>empty</c> are not true: zero and empty text are.</summary>
    public static bool IsTrue(object? value) => value is not null && (value is not bool flag || flag) && value is not EmptyValue;

    public static bool AreEqual(RenderContext context, object? left, object? right)
    {
        if (ReferenceEquals(left, right))
            return true;
        if (left is string text && right is string other)
            return string.Equals(text, other, StringComparison.Ordinal);
        if (left is EmptyValue || right is EmptyValue)
            return IsEmpty(left is EmptyValue ? right : left);
        if (left is null || right is null)
            return false;
        if (left is string or EncodedText || right is string or EncodedText)
            return IsScalar(left) && IsScalar(right) && string.Equals(context.Text(left), context.Text(right), StringComparison.Ordinal);
        if (Numbers.IsNumber(left) && Numbers.IsNumber(right))
            return CompareNumbers(context, left, right) == 0;
        if (left is IReadOnlyList<object?> items && right is IReadOnlyList<object?> others)
            return AreListsEqual(context, items, others);
        return Dates.IsDate(left) && Dates.IsDate(right) ? Dates.Compare(context, left, right) == 0 : left.Equals(right);
    }

    private static bool IsScalar(object value) => value is not (IReadOnlyList<object?> or IReadOnlyDictionary<string, object?> or Callable);

    private static bool AreListsEqual(RenderContext context, IReadOnlyList<object?> left, IReadOnlyList<object?> right)
    {
        if (left.Count != right.Count)
            return false;
        context.Enter();
        for (var index = 0; index < left.Count; index++)
        {
            context.Step();
            if (!AreEqual(context, left[index], right[index]))
            {
                context.Leave();
                return false;
            }
        }
        context.Leave();
        return true;
    }

    public static bool IsEmpty(object? value) => value switch
    {
        null or EmptyValue => true,
        string or EncodedText => value.ToString()!.Length == 0,
        IReadOnlyDictionary<string, object?> members => !members.Any(),
        IReadOnlyList<object?> items => items.Count == 0,
        _ => false,
    };

    /// <summary>The order of two values, for the comparing operators. Null is in no order with anything.</summary>
    public static bool Holds(RenderContext context, string symbol, object? left, object? right)
    {
        if (left is null || right is null)
            return false;
        var order = Compare(context, left, right) ?? throw context.Fail(
            $"'{symbol}' can not compare {Describer.Describe(context, left)} with {Describer.Describe(context, right)}.");
        return symbol switch
        {
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            _ => order >= 0,
        };
    }

    /// <summary>The order of two values that are not null; null when they have none.</summary>
    public static int? Compare(RenderContext context, object left, object right)
    {
        if (Numbers.IsNumber(left) && Numbers.IsNumber(right))
            return CompareNumbers(context, left, right);
        if (left is string or EncodedText || right is string or EncodedText)
        {
            if (!IsScalar(left) || !IsScalar(right))
                return null;
            var (first, second) = (context.Text(left), context.Text(right));
            context.Step(1 + (Math.Min(first.Length, second.Length) >> 4));
            return TextOrder.Compare(first, second);
        }
        return (left, right) switch
        {
            (bool first, bool second) => first.CompareTo(second),
            (Duration first, Duration second) => first.CompareTo(second),
            _ when Dates.IsDate(left) && Dates.IsDate(right) => Dates.Compare(context, left, right),
            _ => null,
        };
    }

    private static int CompareNumbers(RenderContext context, object left, object right)
    {
        return Math.Max(Numbers.Rank(left), Numbers.Rank(right)) switch
        {
            Numbers.WholeRank => Numbers.Whole(left).CompareTo(Numbers.Whole(right)),
            Numbers.BigRank => Numbers.Big(left).CompareTo(Numbers.Big(right)),
            Numbers.SingleRank or Numbers.DoubleRank => Numbers.Double(left).CompareTo(Numbers.Double(right)),
            _ => Numbers.Decimal(context, left).CompareTo(Numbers.Decimal(context, right)),
        };
    }
}

/// <summary><c>empty</c> and <c>blank</c>: equal to whatever has nothing in it.</summary>
internal sealed class EmptyValue
{
    public static readonly EmptyValue Instance = new();
}
