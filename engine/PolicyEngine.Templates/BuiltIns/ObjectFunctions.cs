namespace PolicyEngine.Templates.BuiltIns;

/// <summary>The functions of <c>object</c>.</summary>
internal static class ObjectFunctions
{
    public static readonly BuiltInNamespace Namespace = new("object",
    [
        new("object.default", "value default", (_, a) => a[0] is null || (a[0] is string or EncodedText or EmptyValue && Comparison.IsEmpty(a[0])) ? a[1] : a[0]),
        new("object.eval", "value", Eval),
        new("object.eval_template", "value", EvalTemplate),
        new("object.format", "value format culture?", (c, a) => a[0] is null ? null : Formatting.Format(c, a[0]!, c.Text(a[1]), c.CultureOr(a[2]))),
        new("object.has_key", "value key", (c, a) => Boxes.Of(Find(c, a, out _))),
        new("object.has_value", "value key", (c, a) => Boxes.Of(Find(c, a, out var value) && value is not null)),
        new("object.keys", "value", (c, a) => new ScriptArray(Members(c, a[0]).ConvertAll(member => (object?)member.Key))),
        new("object.values", "value", (c, a) => new ScriptArray(Members(c, a[0]).ConvertAll(member => member.Value))),
        new("object.size", "value", Size),
        new("object.typeof", "value", (_, a) => Describer.TypeName(a[0])),
        new("object.kind", "value", (_, a) => Describer.KindName(a[0])),
        new("object.to_json", "value", (c, a) => Json.Write(c, a[0])),
        new("object.from_json", "json", (c, a) => a[0] is null ? null : Json.Read(c, c.ReadText(a[0]))),
    ]);

    private static List<KeyValuePair<string, object?>> Members(RenderContext context, object? value)
    {
        var members = value switch
        {
            IReadOnlyDictionary<string, object?> given => given,
            ScriptArray { Members: { } carried } => carried,
            BuiltInNamespace group => group.Members.Select(member => KeyValuePair.Create(member.Key, (object?)member.Value)),
            _ => [],
        };
        var list = new List<KeyValuePair<string, object?>>();
        foreach (var member in members)
        {
            context.AllocateItems(1);
            list.Add(KeyValuePair.Create(member.Key, context.Current(member.Value)));
        }
        return list;
    }

    private static bool Find(RenderContext context, object?[] arguments, out object? value)
    {
        value = null;
        if (arguments[1] is null)
            return false;
        var key = context.Text(arguments[1]);
        return arguments[0] switch
        {
            IReadOnlyDictionary<string, object?> members => members.TryGetValue(key, out value),
            ScriptArray { Members: { } carried } => carried.TryGetValue(key, out value),
            BuiltInNamespace group => (value = group.Members.GetValueOrDefault(key)) is not null,
            _ => false,
        };
    }

    private static object Size(RenderContext context, object?[] arguments) => arguments[0] switch
    {
        string or EncodedText => Boxes.Of(context.Text(arguments[0]).Length),
        IReadOnlyList<object?> items => Boxes.Of(items.Count),
        IReadOnlyDictionary<string, object?> or BuiltInNamespace => Boxes.Of(Members(context, arguments[0]).Count),
        _ => Boxes.Of(0),
    };

    private static object? Eval(RenderContext context, object?[] arguments)
    {
        if (arguments[0] is Callable callable)
            return callable.Invoke(context);
        if (arguments[0] is not (string or EncodedText))
            return arguments[0];
        var (source, errors) = Prepare(context, arguments[0], "(object.eval)");
        var expression = new Parser(source, new TemplateLexer(source, errors).TokenizeCode(), errors).ParseSingleExpression();
        if (expression is null || errors.Count > 0)
            throw context.Fail($"'{Describer.Shorten(source.Text)}' is not an expression. {errors.InOrder()[0].Said}");
        return ExpressionCompiler.Compile(expression)(context);
    }

    private static object? EvalTemplate(RenderContext context, object?[] arguments)
    {
        if (arguments[0] is Callable callable)
            return callable.Invoke(context);
        if (arguments[0] is not (string or EncodedText))
            return arguments[0];
        var (source, errors) = Prepare(context, arguments[0], "(object.eval_template)");
        var body = new Parser(source, new TemplateLexer(source, errors).Tokenize(), errors).ParseTemplate();
        if (errors.Count > 0)
            throw context.Fail($"'{Describer.Shorten(source.Text)}' is not a template. {errors.InOrder()[0].Said}");
        return IncludeFunctions.Render(context, new Template(source, body), new ScriptArray());
    }

    /// <summary>Counts the work of parsing before it is done: a tree takes many times the room of its text.</summary>
    private static (SourceText Source, ErrorList Errors) Prepare(RenderContext context, object? value, string suffix)
    {
        var text = context.ReadText(value);
        context.AllocateText(50L * text.Length);
        context.Step(50 + (4 * text.Length));
        var name = context.Source.Name;
        var source = new SourceText(name.EndsWith(')') ? name : name + suffix, text);
        return (source, new ErrorList(source));
    }
}
