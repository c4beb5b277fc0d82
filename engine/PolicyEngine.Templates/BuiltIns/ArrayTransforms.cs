
namespace PolicyEngine.Templates.BuiltIns;

/// <summary>The functions of <c>array</c> that call functions, take members, sort and join.</summary>
internal static class ArrayTransforms
{
    public static readonly IReadOnlyList<BuiltInFunction> Functions =
    [
        new("array.any", "list function args...", Any),
        new("array.each", "list function args...", Each),
        new("array.filter", "list function args...", Filter),
        new("array.map", "list member", Map),
        new("array.sort", "list member?", (c, a) => ArraySets.Sort(c, ArrayFunctions.Items(c, a[0]), a[1] is null ? null : c.Text(a[1]))),
        new("array.join", "list delimiter function?", Join),
    ];

    private static object? Call(RenderContext context, object?[] arguments, object? item)
    {
        context.Step();
        var function = context.Function(arguments[1], "Going through an array");
        return function.Invoke(context, new CallArguments([item, .. (ScriptArray)arguments[2]!]));
    }

    private static object Any(RenderContext context, object?[] arguments)
    {
        foreach (var item in ArrayFunctions.Items(context, arguments[0]))
        {
            if (Comparison.IsTrue(Call(context, arguments, item)))
                return Boxes.True;
        }
        return Boxes.False;
    }

    private static object? Each(RenderContext context, object?[] arguments)
    {
        if (arguments[0] is null)
            return null;
        var results = new List<object?>();
        foreach (var item in ArrayFunctions.Items(context, arguments[0]))
        {
            context.Allocate(32);
            results.Add(Call(context, arguments, item));
        }
        return new ScriptArray(results);
    }

    private static object? Filter(RenderContext context, object?[] arguments) =>
        arguments[0] is null
            ? null
            : ArrayFunctions.Where(context, ArrayFunctions.Items(context, arguments[0]), item => Comparison.IsTrue(Call(context, arguments, item)));

    private static ScriptArray Map(RenderContext context, object?[] arguments)
    {
        var items = ArrayFunctions.Items(context, arguments[0]);
        var member = context.Text(arguments[1]);
        context.AllocateItems(items.Count);
        var members = new List<object?>(items.Count);
        foreach (var item in items)
            members.Add(context.Current(item) is { } value ? PathCompiler.Member(context, value, member) : null);
        return new ScriptArray(members);
    }

    /// <summary>Joins as text; as encoded text when one of the items is encoded, and then everything else is too.</summary>
    private static object Join(RenderContext context, object?[] arguments)
    {
        var items = ArrayFunctions.Items(context, arguments[0]);
        if (arguments[2] is not null)
            items = Texts(context, items, context.Function(arguments[2], "'array.join'"));
        var encoded = context.Encodes && (arguments[1] is EncodedText || HoldsEncoded(context, items));
        var delimiter = Part(context, arguments[1], encoded);
        var joined = new CharWriter(stackalloc char[256]);
        for (var index = 0; index < items.Count; index++)
        {
            var text = Part(context, items[index], encoded);
            context.Step();
            context.AllocateText((long)text.Length + delimiter.Length + 4);
            if (index > 0)
                joined.Append(delimiter);
            joined.Append(text);
        }
        return encoded ? new EncodedText(joined.ToString()) : joined.ToString();
    }

    private static string Part(RenderContext context, object? value, bool encoded) =>
        encoded ? Printer.Encoded(context, value) : context.Text(value);

    private static List<object?> Texts(RenderContext context, IReadOnlyList<object?> items, Callable function)
    {
        var texts = new List<object?>();
        foreach (var item in items)
        {
            context.Step();
            context.Allocate(32);
            texts.Add(function.Invoke(context, new CallArguments([context.Text(item)])));
        }
        return texts;
    }

    private static bool HoldsEncoded(RenderContext context, IReadOnlyList<object?> items)
    {
        for (var index = 0; index < items.Count; index++)
        {
            context.Step();
            if (items[index] is EncodedText)
                return true;
        }
        return false;
    }
}
