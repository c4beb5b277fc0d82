namespace PolicyEngine.Templates.BuiltIns;

/// <summary><c>include</c> and <c>include_join</c>: other templates, rendered in place with arguments of their own.</summary>
internal static class IncludeFunctions
{
    public static readonly Callable Include = new IncludeFunction();

    public static readonly BuiltInFunction IncludeJoin = new("include_join", "names separator begin? end?", Join);

    /// <summary>All named arguments are those of the included template, so that none of them names a parameter of <c>include</c>.</summary>
    private sealed class IncludeFunction() : Callable("include")
    {
        public override object Invoke(RenderContext context, CallArguments arguments)
        {
            if (arguments.Positional.Length == 0 || arguments.Positional[0] is null)
                throw context.Fail("'include' needs the name of a template.");
            var given = new CallArguments(arguments.Positional[1..], arguments.Named);
            return Render(context, context.Text(arguments.Positional[0]), ScriptFunction.Simple(context, given));
        }
    }

    private static object Render(RenderContext context, string name, ScriptArray arguments)
    {
        var template = context.Options.Loader?.Invoke(name)
            ?? throw context.Fail($"There is no template '{Describer.Shorten(name)}' to include.");
        return Render(context, template, arguments);
    }

    public static object Render(RenderContext context, Template template, ScriptArray arguments)
    {
        context.Enter();
        var (frame, source, position) = (context.Frame, context.Source, context.Position);
        context.Frame = new Frame { Arguments = arguments };
        context.Source = template.Source;
        var text = context.Capture(() => template.Body(context));
        (context.Frame, context.Source, context.Position) = (frame, source, position);
        context.Leave();
        return text;
    }

    private static object Join(RenderContext context, object?[] arguments)
    {
        var parts = new List<object?>();
        foreach (var name in ArrayFunctions.Items(context, arguments[0]))
            parts.Add(Render(context, context.Text(name), new ScriptArray()));
        var separator = Part(context, arguments[1]);
        object joined = "";
        foreach (var (index, part) in parts.Index())
            joined = Operators.Concatenate(context, index == 0 ? "" : Operators.Concatenate(context, joined, separator), part);
        if (joined.ToString()!.Length == 0)
            return "";
        return Operators.Concatenate(context, Operators.Concatenate(context, Part(context, arguments[2]), joined), Part(context, arguments[3]));
    }

    /// <summary>A delimiter is text of the template's author, or with <c>tpl:</c> another template.</summary>
    private static object? Part(RenderContext context, object? value)
    {
        const string Prefix = "tpl:";
        if (value is null)
            return null;
        var text = context.Text(value);
        if (text.StartsWith(Prefix, StringComparison.Ordinal))
            return Render(context, text[Prefix.Length..], new ScriptArray());
        return context.Encodes ? new EncodedText(text) : text;
    }
}
