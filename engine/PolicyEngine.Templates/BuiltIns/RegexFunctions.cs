using System.Text.RegularExpressions;

namespace PolicyEngine.Templates.BuiltIns;

/// <summary>
/// The functions of <c>regex</c>. Matching takes time in proportion to the text whatever the pattern is; the price is that
/// patterns can not look around or refer back.
/// </summary>
internal static class RegexFunctions
{
    private const int StepsToBuild = 4000;
    private const int BytesToBuild = 150_000;

    public static readonly BuiltInNamespace Namespace = new("regex",
    [
        new("regex.escape", "pattern", (c, a) => Regex.Escape(StringFunctions.Made(c, c.ReadText(a[0])))),
        new("regex.unescape", "pattern", Unescape),
        new("regex.match", "text pattern options?", (c, a) => Groups(c, Find(c, a[0], a[1], a[2]).FirstOrDefault())),
        new("regex.matches", "text pattern options?", Matches),
        new("regex.replace", "text pattern replace options?", Replace),
        new("regex.split", "text pattern options?", Split),
    ]);

    private static string Unescape(RenderContext context, object?[] arguments)
    {
        var text = StringFunctions.Made(context, context.ReadText(arguments[0]));
        try
        {
            return Regex.Unescape(text);
        }
        catch (ArgumentException)
        {
            throw context.Fail($"'{Describer.Shorten(text)}' has an unknown escape sequence.");
        }
    }

    private static Regex Build(RenderContext context, object? pattern, object? options)
    {
        var key = (context.Text(pattern), context.Text(options));
        var built = context.BuiltIns.Expressions;
        if (built.TryGetValue(key, out var regex))
            return regex;
        RegexCost.Check(context, key.Item1);
        context.Step(StepsToBuild + (10 * key.Item1.Length));
        context.Allocate(BytesToBuild);
        try
        {
            return built[key] = new Regex(key.Item1, Options(context, key.Item2));
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            throw context.Fail($"'{Describer.Shorten(key.Item1)}' is not a pattern that can be used here: {wrong.Message}");
        }
    }

    private static RegexOptions Options(RenderContext context, string letters)
    {
        var options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
        foreach (var letter in letters)
        {
            options |= letter switch
            {
                'i' => RegexOptions.IgnoreCase,
                'm' => RegexOptions.Multiline,
                's' => RegexOptions.Singleline,
                'x' => RegexOptions.IgnorePatternWhitespace,
                _ => throw context.Fail($"'{letter}' is not a regex option: they are i, m, s and x."),
            };
        }
        return options;
    }

    private static IEnumerable<Match> Find(RenderContext context, object? value, object? pattern, object? options)
    {
        var text = context.ReadText(value);
        var regex = Build(context, pattern, options);
        var cost = RegexCost.PerCharacter(regex.ToString());
        // Every search may run to the end of the text, whatever it finds on the way, so each is counted as if it did.
        for (var from = 0; from <= text.Length;)
        {
            context.Step(4 + (int)Math.Min((long)cost * (text.Length - from) / 64, int.MaxValue / 4));
            var match = regex.Match(text, from);
            if (!match.Success)
                yield break;
            yield return match;
            from = match.Length == 0 ? match.Index + 1 : match.Index + match.Length;
        }
    }

    private static ScriptArray Groups(RenderContext context, Match? match)
    {
        if (match is null)
            return new ScriptArray();
        context.Allocate(768);
        context.AllocateItems(match.Groups.Count);
        var groups = new List<object?>(match.Groups.Count);
        foreach (Group group in match.Groups)
            groups.Add(StringFunctions.Made(context, group.Value));
        return new ScriptArray(groups);
    }

    private static ScriptArray Matches(RenderContext context, object?[] arguments)
    {
        var matches = new ScriptArray();
        foreach (var match in Find(context, arguments[0], arguments[1], arguments[2]))
        {
            context.AllocateItems(1);
            matches.Add(Groups(context, match));
        }
        return matches;
    }

    private static string Replace(RenderContext context, object?[] arguments)
    {
        var text = context.Text(arguments[0]);
        var replacement = context.Text(arguments[2]);
        var references = replacement.AsSpan().Count('$');
        var result = new System.Text.StringBuilder();
        var from = 0;
        foreach (var match in Find(context, arguments[0], arguments[1], arguments[3]))
        {
            // A sign may stand for the whole text, so each is counted as that before anything is made.
            context.AllocateText(match.Index - from + replacement.Length + (references * (long)text.Length));
            var inserted = references == 0 ? replacement : match.Result(replacement);
            result.Append(text, from, match.Index - from).Append(inserted);
            from = match.Index + match.Length;
        }
        context.AllocateText(text.Length - from);
        return result.Append(text, from, text.Length - from).ToString();
    }

    private static ScriptArray Split(RenderContext context, object?[] arguments)
    {
        var text = context.Text(arguments[0]);
        var parts = new ScriptArray();
        var from = 0;
        foreach (var match in Find(context, arguments[0], arguments[1], arguments[2]))
        {
            if (match.Length == 0 && (match.Index == 0 || match.Index == text.Length))
                continue;
            Add(context, parts, text[from..match.Index]);
            foreach (var group in match.Groups.Values.Skip(1).Where(group => group.Success))
                Add(context, parts, group.Value);
            from = match.Index + match.Length;
        }
        Add(context, parts, text[from..]);
        return parts;
    }

    private static void Add(RenderContext context, ScriptArray parts, string part)
    {
        context.AllocateItems(1);
        parts.Add(StringFunctions.Made(context, part));
    }
}
