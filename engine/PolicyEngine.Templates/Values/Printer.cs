using System.Globalization;
using System.Numerics;
using System.Text;
using NodaTime;

namespace PolicyEngine.Templates.Values;

/// <summary>Values as text: as they are written into the output, and inside arrays and objects as the language writes them.</summary>
internal static class Printer
{
    public static void Write(RenderContext context, object? value, string? indent)
    {
        switch (value)
        {
            case null:
                break;
            case int number:
                context.Output.WriteNumber(number, context.Culture.Info);
                break;
            case long number:
                context.Output.WriteNumber(number, context.Culture.Info);
                break;
            case double number:
                context.Output.WriteNumber(number, context.Culture.Info);
                break;
            case decimal number:
                context.Output.WriteNumber(number, context.Culture.Info);
                break;
            default:
                context.Output.Write(context.Encoding == OutputEncoding.None ? context.Text(value) : Encoded(context, value), indent);
                break;
        }
    }

    /// <summary>The value as the output takes it: encoded, unless it is already.</summary>
    public static string Encoded(RenderContext context, object? value)
    {
        if (value is EncodedText encoded)
            return encoded.ToString();
        var text = context.Text(value);
        context.Step(1 + (text.Length >> 5));
        return Numbers.IsNumber(value) ? text : ValueEncoder.Encode(context.Encoding, text);
    }

    public static string Text(RenderContext context, object? value, TemplateCulture culture)
    {
        switch (value)
        {
            case null or EmptyValue:
                return "";
            case string or EncodedText:
                return value.ToString()!;
            case bool flag:
                return flag ? "true" : "false";
            case Duration span:
                context.AllocateText(40);
                return Timespans.Text(span);
            case BigInteger big:
                context.Step(1 + (int)(big.GetBitLength() >> 3));
                return big.ToString(culture.Info);
            case int or long or float or double or decimal:
                return ((IFormattable)value).ToString(null, culture.Info);
            case Callable or BuiltInNamespace:
                return Describer.Describe(context, value).ToString();
            case IReadOnlyList<object?> or IReadOnlyDictionary<string, object?>:
                var text = new StringBuilder();
                Append(context, text, value, culture);
                return text.ToString();
            default:
                context.AllocateText(2L * context.BuiltIns.DateFormat.Length);
                return Dates.IsDate(value)
                    ? DateFormatter.Format(Dates.Zoned(context, value), context.BuiltIns.DateFormat, culture)
                    : throw context.Fail($"{Describer.Describe(context, value)} has no place in a template.");
        }
    }

    private static void Append(RenderContext context, StringBuilder text, object? value, TemplateCulture culture)
    {
        context.Enter();
        switch (value)
        {
            case null:
                Append(context, text, "null");
                break;
            case string or EncodedText:
                Append(context, text, Literal(context, value.ToString()!));
                break;
            case IReadOnlyDictionary<string, object?> members:
                AppendMembers(context, text, members, culture);
                break;
            case IReadOnlyList<object?> items:
                AppendItems(context, text, items, culture);
                break;
            default:
                Append(context, text, Text(context, value, culture));
                break;
        }
        context.Leave();
    }

    private static void Append(RenderContext context, StringBuilder text, string value)
    {
        context.AllocateText(value.Length);
        text.Append(value);
    }

    private static void AppendItems(RenderContext context, StringBuilder text, IReadOnlyList<object?> items, TemplateCulture culture)
    {
        Append(context, text, "[");
        var separator = "";
        foreach (var item in items)
        {
            Append(context, text, separator);
            Append(context, text, context.Current(item), culture);
            separator = ", ";
        }
        Append(context, text, "]");
    }

    private static void AppendMembers(
        RenderContext context, StringBuilder text, IReadOnlyDictionary<string, object?> members, TemplateCulture culture)
    {
        Append(context, text, "{");
        var separator = "";
        foreach (var (name, value) in members)
        {
            Append(context, text, separator);
            Append(context, text, IsName(name) ? name : Literal(context, name));
            Append(context, text, ": ");
            Append(context, text, context.Current(value), culture);
            separator = ", ";
        }
        Append(context, text, "}");
    }

    private static bool IsName(string name) =>
        name.Length > 0 && !char.IsDigit(name[0]) && name.All(c => char.IsLetterOrDigit(c) || c == '_');

    /// <summary>The text as a string of the language: in double quotes, with escape sequences.</summary>
    public static string Literal(RenderContext context, string text) => $"\"{Escape(context, text)}\"";

    public static string Escape(RenderContext context, string text)
    {
        context.AllocateText(text.Length);
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            var index = "\n\r\t\b\f\0\"\\".IndexOf(c, StringComparison.Ordinal);
            if (index >= 0)
                escaped.Append('\\').Append("nrtbf0\"\\"[index]);
            else if (char.IsControl(c))
                escaped.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
            else
                escaped.Append(c);
        }
        return escaped.ToString();
    }
}
