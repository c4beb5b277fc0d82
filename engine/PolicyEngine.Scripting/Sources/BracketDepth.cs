namespace PolicyEngine.Scripting.Sources;

/// <summary>
/// Measures how deeply brackets nest, without recursion, in a text that nothing has parsed yet. Brackets in comments
/// and texts do not count; those in the holes of an interpolated text do, and each such text counts as one more.
/// </summary>
internal ref struct BracketDepth
{
    /// <summary>An open bracket (<c>(</c>, <c>[</c>, <c>{</c>), a hole (<c>h</c>), or an interpolated text (<c>$</c>).</summary>
    private readonly record struct Open(char Kind, bool Verbatim = false, int Dollars = 0, int Quotes = 0);

    private readonly Stack<Open> open = new();
    private readonly ReadOnlySpan<char> text;
    private int at;

    private BracketDepth(string text) => this.text = text;

    /// <summary>The position of the first bracket that stands deeper than <paramref name="limit"/>, or -1.</summary>
    public static int FirstDeeperThan(int limit, string text) => new BracketDepth(text).First(limit, int.MaxValue);

    /// <summary>The position of the first interpolated text in more than <paramref name="limit"/> others, or -1.</summary>
    public static int FirstTextDeeperThan(int limit, string text) => new BracketDepth(text).First(int.MaxValue, limit);

    private int First(int deepest, int deepestText)
    {
        while (at < text.Length)
        {
            var from = at;
            if (open.TryPeek(out var top) && top.Kind == '$')
                InsideText(top);
            else
                InsideCode();
            if (open.Count > deepest || (open.Count > deepestText && open.Count(o => o.Kind == '$') > deepestText))
                return from;
        }

        return -1;
    }

    private void InsideCode()
    {
        switch (text[at])
        {
            case '/' when Next is '/':
                SkipPast("\n");
                break;
            case '/' when Next is '*':
                at += 2;
                SkipPast("*/");
                break;
            case '\'':
                SkipQuoted('\'', escapes: true);
                break;
            case '"' or '$' or '@':
                Literal();
                break;
            case '(' or '[' or '{':
                open.Push(new(text[at++]));
                break;
            case ')' or ']' or '}':
                Close(text[at++]);
                break;
            default:
                at++;
                break;
        }
    }

    private readonly char Next => at + 1 < text.Length ? text[at + 1] : '\0';

    private void Literal()
    {
        var prefix = text[at..].IndexOfAnyExcept('$', '@');
        if (prefix < 0 || text[at + prefix] != '"')
        {
            at++;
            return;
        }

        var (dollars, verbatim) = (text.Slice(at, prefix).Count('$'), text.Slice(at, prefix).Contains('@'));
        at += prefix;
        var quotes = Run('"');
        if (dollars > 0)
        {
            if (quotes == 2 && !verbatim)
                at += 2; // An empty text.
            else
                Enter(new('$', verbatim, dollars, verbatim || quotes == 1 ? 1 : quotes));
        }
        else if (quotes >= 3 && !verbatim)
        {
            at += quotes;
            SkipPast(new string('"', quotes));
        }
        else
        {
            SkipQuoted('"', escapes: !verbatim);
        }
    }

    private void Enter(Open interpolated)
    {
        at += interpolated.Quotes;
        open.Push(interpolated);
    }

    private void InsideText(Open literal)
    {
        var raw = literal.Quotes >= 3;
        switch (text[at])
        {
            case '\\' when !raw && !literal.Verbatim:
                at += 2;
                break;
            case '"' when literal.Verbatim && Next is '"':
                at += 2;
                break;
            case '"' when Run('"') >= literal.Quotes:
                at += literal.Quotes;
                open.Pop();
                break;
            case '{' when !raw && Next is '{':
                at += 2;
                break;
            case '{' when Run('{') is var braces && (!raw || braces >= literal.Dollars):
                at += raw ? braces : 1;
                open.Push(new('h', Dollars: raw ? literal.Dollars : 1));
                break;
            case '\n' when !raw && !literal.Verbatim:
                open.Pop(); // The text was never closed; the parser will say so.
                break;
            default:
                at++;
                break;
        }
    }

    /// <summary>
    /// A closing bracket that fits nothing closes nothing, so stray ones cannot hide depth; a <c>}</c> also closes
    /// the round and square brackets left open inside it, as the parser does when it recovers.
    /// </summary>
    private void Close(char bracket)
    {
        if (bracket != '}')
        {
            if (open.TryPeek(out var top) && top.Kind == (bracket == ')' ? '(' : '['))
                open.Pop();
            return;
        }

        if (!open.TakeWhile(o => o.Kind != '$').Any(o => o.Kind is '{' or 'h'))
            return;
        while (open.Pop() is var closed)
        {
            if (closed.Kind == 'h')
                at += Math.Min(closed.Dollars - 1, Run('}'));
            if (closed.Kind is '{' or 'h')
                return;
        }
    }

    private readonly int Run(char c)
    {
        var length = text[at..].IndexOfAnyExcept(c);
        return length < 0 ? text.Length - at : length;
    }

    private void SkipPast(string end)
    {
        var found = text[at..].IndexOf(end, StringComparison.Ordinal);
        at = found < 0 ? text.Length : at + found + end.Length;
    }

    private void SkipQuoted(char quote, bool escapes)
    {
        for (at++; at < text.Length; at++)
        {
            if (escapes && text[at] == '\\')
                at++;
            else if (escapes && text[at] == '\n')
                return;
            else if (text[at] == quote)
                break;
        }

        at++;
    }
}
