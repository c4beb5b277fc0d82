namespace PolicyEngine.Templates.Values;

/// <summary>The binary operators on values of any kind. The lazy ones (&amp;&amp;, ||, ??, ?!) are compiled and not here.</summary>
internal static class Operators
{
    public static object? Apply(RenderContext context, string symbol, object? left, object? right)
    {
        context.Step();
        switch (symbol)
        {
            case "==":
                return Boxes.Of(Comparison.AreEqual(context, left, right));
            case "!=":
                return Boxes.Of(!Comparison.AreEqual(context, left, right));
            case "<" or "<=" or ">" or ">=":
                return Boxes.Of(Comparison.Holds(context, symbol, left, right));
            case ".." or "..<":
                return Range(context, left, right, symbol == "..<");
        }
        if (left is not null && right is not null && Numbers.IsNumber(left) && Numbers.IsNumber(right))
            return Arithmetic.Apply(context, symbol, left, right);
        if (symbol is "<<" or ">>")
            return Push(context, symbol, left, right);
        if (left is string or EncodedText || right is string or EncodedText)
            return OnText(context, symbol, left, right);
        // Arithmetic with nothing gives nothing, as the language has it.
        if (left is null || right is null)
            return null;
        return OnOthers(context, symbol, left, right);
    }

    private static object OnText(RenderContext context, string symbol, object? left, object? right)
    {
        if (symbol == "+")
            return Concatenate(context, left, right);
        var (text, count) = left is string or EncodedText ? (left, right) : (right, left);
        if (symbol != "*" || !Numbers.IsNumber(count))
            throw Unfit(context, symbol, left, right);
        return Repeat(context, text!.ToString()!, Numbers.ToWhole(context, count, "The count"));
    }

    public static string Repeat(RenderContext context, string text, long count)
    {
        if (count <= 0 || text.Length == 0)
            return "";
        context.AllocateText(count > int.MaxValue ? long.MaxValue / 4 : text.Length * count);
        return new System.Text.StringBuilder(text.Length * (int)count).Insert(0, text, (int)count).ToString();
    }

    public static object Concatenate(RenderContext context, object? left, object? right)
    {
        var encoded = left is EncodedText || right is EncodedText;
        var (first, second) = encoded ? (Printer.Encoded(context, left), Printer.Encoded(context, right)) : (context.Text(left), context.Text(right));
        context.AllocateText((long)first.Length + second.Length);
        return encoded ? new EncodedText(first + second) : first + second;
    }

    private static ScriptRange Range(RenderContext context, object? left, object? right, bool exclusive)
    {
        if (left is not (int or long) || right is not (int or long))
            throw context.Fail($"A range runs between two integers and not from {Describer.Describe(context, left)} to {Describer.Describe(context, right)}.");
        var (first, last) = (Numbers.Whole(left), Numbers.Whole(right));
        if (!exclusive)
            return new ScriptRange(first, last);
        return first == last ? ScriptRange.Empty : new ScriptRange(first, first < last ? last - 1 : last + 1);
    }

    /// <summary><c>array &lt;&lt; value</c> adds at the end, <c>value &gt;&gt; array</c> at the front; both make a new array.</summary>
    private static ScriptArray Push(RenderContext context, string symbol, object? left, object? right)
    {
        if (symbol == "<<" && left is IReadOnlyList<object?> front)
            return Lists.Concatenate(context, front, [right]);
        if (symbol == ">>" && right is IReadOnlyList<object?> back)
            return Lists.Concatenate(context, [left], back);
        throw Unfit(context, symbol, left, right);
    }

    private static object OnOthers(RenderContext context, string symbol, object left, object right)
    {
        if (symbol == "+" && left is IReadOnlyList<object?> first && right is IReadOnlyList<object?> second)
            return Lists.Concatenate(context, first, second);
        if (symbol == "*" && left is IReadOnlyList<object?> items && right is int or long)
            return Lists.Repeat(context, items, Numbers.Whole(right));
        return Dates.Apply(context, symbol, left, right) ?? throw Unfit(context, symbol, left, right);
    }

    private static TemplateFailure Unfit(RenderContext context, string symbol, object? left, object? right) =>
        context.Fail($"'{symbol}' does not work on {Describer.Describe(context, left)} and {Describer.Describe(context, right)}.");
}
