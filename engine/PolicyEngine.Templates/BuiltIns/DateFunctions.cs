using NodaTime;

namespace PolicyEngine.Templates.BuiltIns;

/// <summary>The functions of <c>date</c>.</summary>
internal static class DateFunctions
{
    public static readonly BuiltInNamespace Namespace = new("date",
    [
        new("date.now", "", (c, _) => c.Options.Now),
        new("date.format", "", (c, _) => c.BuiltIns.DateFormat),
        new("date.default_format", "", (_, _) => DateFormatter.DefaultFormat),
        new("date.add_years", "date years", (c, a) => a[0] is null ? null : Dates.Plus(c, a[0], Period.FromYears(Count(c, a[1], "The years")))),
        new("date.add_months", "date months", (c, a) => a[0] is null ? null : Dates.Plus(c, a[0], Period.FromMonths(Count(c, a[1], "The months")))),
        new("date.add_days", "date days", AddDays),
        Adding("hours", Duration.FromHours(1)),
        Adding("minutes", Duration.FromMinutes(1)),
        Adding("seconds", Duration.FromSeconds(1)),
        Adding("milliseconds", Duration.FromMilliseconds(1)),
        new("date.parse", "text pattern? culture?", (c, a) => Parse(c, a[0], a[1], a[2])),
        new("date.to_string", "datetime pattern? culture?", (c, a) => ToText(c, a[0], a[1], a[2])),
        new("date.parse_to_string", "text output_pattern? output_culture? input_pattern? input_culture?",
            (c, a) => ToText(c, Parse(c, a[0], a[3], a[4]), a[1], a[2])),
    ]);

    private static int Count(RenderContext context, object? value, string what) =>
        Math.Clamp(Numbers.ToInt(context, value, what), -200_000, 200_000);

    private static BuiltInFunction Adding(string unit, Duration length) =>
        new($"date.add_{unit}", $"date {unit}", (c, a) => a[0] is null ? null : Dates.Apply(c, "+", Dates.Zoned(c, a[0]), Dates.Span(c, a[1], length)));

    /// <summary>Whole days go by the calendar, so that the clock reads the same across a change of the offset; parts of a day by time.</summary>
    private static object? AddDays(RenderContext context, object?[] arguments)
    {
        if (arguments[0] is null)
            return null;
        return arguments[1] is int
            ? Dates.Plus(context, arguments[0], Period.FromDays((int)arguments[1]!))
            : Dates.Apply(context, "+", Dates.Zoned(context, arguments[0]), Dates.Span(context, arguments[1], Duration.FromDays(1)));
    }

    private static object? Parse(RenderContext context, object? value, object? pattern, object? culture)
    {
        if (value is null || Dates.IsDate(value))
            return value;
        var text = context.ReadText(value);
        if (string.IsNullOrWhiteSpace(text))
            return null;
        context.Allocate(256);
        var form = Pattern(context, pattern, "");
        return DateReader.Read(text, form, context.CultureOr(culture), context.Options.Zone)
            ?? throw context.Fail($"'{Describer.Shorten(text)}' is not a date{(form.Length > 0 ? $" of the form '{form}'" : (TemplateMessage)"")}.");
    }

    private static string? ToText(RenderContext context, object? date, object? pattern, object? culture)
    {
        if (date is null)
            return null;
        var zoned = Dates.Zoned(context, date);
        var form = Pattern(context, pattern, context.BuiltIns.DateFormat);
        if (form == "%g")
            form = "%g " + context.BuiltIns.DateFormat;
        context.AllocateText(form.Length * 14L);
        context.Step(2 * form.Length);
        return DateFormatter.Format(zoned, form, context.CultureOr(culture));
    }

    private static string Pattern(RenderContext context, object? pattern, string otherwise)
    {
        var form = pattern is null ? otherwise : context.Text(pattern);
        return form.Length <= DateFormatter.LongestPattern
            ? form
            : throw context.Fail($"The date pattern is longer than the limit of {DateFormatter.LongestPattern} characters.");
    }
}
