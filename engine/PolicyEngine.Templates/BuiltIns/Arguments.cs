namespace PolicyEngine.Templates.BuiltIns;

/// <summary>How built-in functions read their arguments.</summary>
internal static class Arguments
{
    /// <summary>An optional whole number.</summary>
    public static int IntOr(this RenderContext context, object? value, int otherwise, string what) =>
        value is null ? otherwise : Numbers.ToInt(context, value, what);

    /// <summary>A culture by its name; that of the render when none is given.</summary>
    public static TemplateCulture CultureOr(this RenderContext context, object? name) =>
        name is null ? context.Culture
        : TemplateCulture.TryFor(context.Text(name)) ?? throw context.Fail(
            $"There is no culture '{Describer.Shorten(context.Text(name))}'. There are: {string.Join(", ", TemplateCulture.Names)}.");

    public static Callable Function(this RenderContext context, object? value, string what) =>
        value as Callable ?? throw context.Fail($"{(TemplateMessage)what} needs a function (write '@' before its name) and not {Describer.Describe(context, value)}.");

    /// <summary>Counts the work of going through a text before it is done.</summary>
    public static string ReadText(this RenderContext context, object? value)
    {
        var text = context.Text(value);
        context.Step(1 + (text.Length >> 5));
        return text;
    }

    /// <summary>A number of any kind.</summary>
    public static object Number(this RenderContext context, object? value, string what) =>
        Numbers.IsNumber(value) ? value! : throw context.Fail($"{(TemplateMessage)what} must be a number and not {Describer.Describe(context, value)}.");
}
