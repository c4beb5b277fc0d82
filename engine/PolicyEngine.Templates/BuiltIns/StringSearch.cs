using System.Text;

namespace PolicyEngine.Templates.BuiltIns;

/// <summary>The functions of <c>string</c> that cut, find, replace and pad.</summary>
internal static class StringSearch
{
    public static readonly IReadOnlyList<BuiltInFunction> Functions =
    [
        new("string.remove", "text remove", (c, a) => ReplaceAll(c, c.ReadText(a[0]), c.Text(a[1]), "")),
        new("string.remove_first", "text remove", (c, a) => ReplaceOne(c, c.ReadText(a[0]), c.Text(a[1]), "", last: false)),
        new("string.remove_last", "text remove", (c, a) => ReplaceOne(c, c.ReadText(a[0]), c.Text(a[1]), "", last: true)),
        new("string.replace", "text match replace", (c, a) => ReplaceAll(c, c.ReadText(a[0]), c.Text(a[1]), c.Text(a[2]))),
        new("string.replace_first", "text match replace from_end?", (c, a) =>
            ReplaceOne(c, c.ReadText(a[0]), c.Text(a[1]), c.Text(a[2]), last: Comparison.IsTrue(a[3]))),
        new("string.slice", "text start length?", (c, a) => Slice(c, c.Text(a[0]), a[1], a[2], c.Text(a[0]).Length)),
        new("string.slice1", "text start length?", (c, a) => Slice(c, c.Text(a[0]), a[1], a[2], 1)),
        new("string.split", "text match", (c, a) => Split(c, c.ReadText(a[0]), c.Text(a[1]))),
        new("string.truncate", "text length ellipsis?", (c, a) => Truncate(c, c.ReadText(a[0]), Numbers.ToInt(c, a[1], "The length"), c.Text(a[2] ?? "..."))),
        new("string.truncatewords", "text count ellipsis?", (c, a) => TruncateWords(c, c.ReadText(a[0]), Numbers.ToInt(c, a[1], "The count"), c.Text(a[2] ?? "..."))),
        new("string.pad_left", "text width", (c, a) => Pad(c, c.ReadText(a[0]), a[1], left: true)),
        new("string.pad_right", "text width", (c, a) => Pad(c, c.ReadText(a[0]), a[1], left: false)),
        new("string.index_of", "text search start_index? count? string_comparison?", IndexOf),
    ];

    private static string ReplaceAll(RenderContext context, string text, string match, string replacement)
    {
        if (match.Length == 0)
            return text;
        var result = new StringBuilder();
        var from = 0;
        for (int at; (at = text.IndexOf(match, from, StringComparison.Ordinal)) >= 0; from = at + match.Length)
        {
            context.AllocateText(at - from + replacement.Length);
            result.Append(text, from, at - from).Append(replacement);
        }
        context.AllocateText(text.Length - from);
        return result.Append(text, from, text.Length - from).ToString();
    }

    private static string ReplaceOne(RenderContext context, string text, string match, string replacement, bool last)
    {
        var at = match.Length == 0 ? -1
            : last ? text.LastIndexOf(match, StringComparison.Ordinal)
            : text.IndexOf(match, StringComparison.Ordinal);
        if (at < 0)
            return text;
        context.AllocateText((long)text.Length + replacement.Length);
        return string.Concat(text.AsSpan(0, at), replacement, text.AsSpan(at + match.Length));
    }

    /// <summary>A start before the text takes its distance from the length.</summary>
    private static string Slice(RenderContext context, string text, object? start, object? length, int otherwise)
    {
        long from = Numbers.ToInt(context, start, "The start");
        long count = context.IntOr(length, otherwise, "The length");
        if (from < 0)
            from += text.Length;
        if (from < 0)
        {
            count += from;
            from = 0;
        }
        count = Math.Min(count, text.Length - from);
        return count <= 0 ? "" : StringFunctions.Made(context, text.Substring((int)from, (int)count));
    }

    private static ScriptArray Split(RenderContext context, string text, string match)
    {
        context.AllocateText(text.Length);
        context.AllocateItems(match.Length == 0 ? text.Length : 1 + text.AsSpan().Count(match));
        return new ScriptArray(match.Length == 0
            ? [.. text.Select(c => c.ToString())]
            : [.. text.Split(match, StringSplitOptions.RemoveEmptyEntries)]);
    }

    private static string Truncate(RenderContext context, string text, int length, string ellipsis)
    {
        if (text.Length <= length)
            return text;
        var kept = Math.Max(0, length - ellipsis.Length);
        context.AllocateText((long)kept + ellipsis.Length);
        return string.Concat(text.AsSpan(0, kept), ellipsis);
    }

    private static string TruncateWords(RenderContext context, string text, int count, string ellipsis)
    {
        context.AllocateText((long)text.Length + ellipsis.Length);
        var kept = new StringBuilder();
        var words = 0;
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
                end++;
            if (end > at && words++ >= count)
                return kept.Append(ellipsis).ToString();
            if (end > at)
                kept.Append(words > 1 ? " " : "").Append(text, at, end - at);
            at = end + 1;
        }
        return text;
    }

    private static string Pad(RenderContext context, string text, object? width, bool left)
    {
        var total = Math.Max(text.Length, Numbers.ToInt(context, width, "The width"));
        context.AllocateText(total);
        return left ? text.PadLeft(total) : text.PadRight(total);
    }

    private static object IndexOf(RenderContext context, object?[] arguments)
    {
        var text = context.ReadText(arguments[0]);
        var start = Math.Clamp(context.IntOr(arguments[2], 0, "The start"), 0, text.Length);
        var count = Math.Clamp(context.IntOr(arguments[3], text.Length, "The count"), 0, text.Length - start);
        var ignoreCase = context.Text(arguments[4]).EndsWith("IgnoreCase", StringComparison.OrdinalIgnoreCase);
        return Boxes.Of(text.IndexOf(
            context.Text(arguments[1]), start, count, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal));
    }
}
