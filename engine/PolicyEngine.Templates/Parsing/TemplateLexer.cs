namespace PolicyEngine.Templates.Parsing;

/// <summary>Cuts a template into text, escaped text and code, applying white space control on the way.</summary>
internal sealed class TemplateLexer(SourceText source, ErrorList errors)
{
    private readonly string text = source.Text;
    private readonly List<Token> tokens = [];
    private char strip;

    public List<Token> Tokenize(bool frontMatter = false)
    {
        var at = frontMatter ? ReadFrontMatter() : 0;
        while (at < text.Length)
        {
            var special = NextSpecial(at, out var percents);
            AddText(at, special);
            if (special == text.Length)
                break;
            at = percents == 0 ? ReadCode(special) : ReadEscaped(special, percents);
        }
        tokens.Add(new Token(TokenKind.End, text.Length, text.Length, ""));
        return tokens;
    }

    /// <summary>The tokens of a text that is all code, as <c>object.eval</c> takes it.</summary>
    public List<Token> TokenizeCode()
    {
        new CodeLexer(text, tokens, errors).ReadAll(0);
        tokens.Add(new Token(TokenKind.End, text.Length, text.Length, ""));
        return tokens;
    }

    private int ReadFrontMatter()
    {
        const string Marker = "+++";
        var close = text.IndexOf("\n" + Marker, StringComparison.Ordinal);
        if (close < 0 || !text.StartsWith(Marker, StringComparison.Ordinal) || text.AsSpan(0, text.IndexOf('\n', StringComparison.Ordinal)).TrimEnd().Length > Marker.Length)
            return 0;
        tokens.Add(new Token(TokenKind.CodeEnter, 0, Marker.Length, ""));
        new CodeLexer(text[..close], tokens, errors).ReadAll(Marker.Length);
        var line = text.IndexOf('\n', close + 1);
        var end = line < 0 ? text.Length : line + 1;
        tokens.Add(new Token(TokenKind.CodeExit, close, end, Marker));
        return end;
    }

    /// <summary>Finds the next <c>{{</c> or <c>{%{</c>; the number of percent signs tells which.</summary>
    private int NextSpecial(int from, out int percents)
    {
        for (var at = from; (at = text.IndexOf('{', at)) >= 0 && at + 1 < text.Length; at++)
        {
            percents = CountPercents(at + 1);
            if (at + 1 + percents < text.Length && text[at + 1 + percents] == '{')
                return at;
        }
        percents = 0;
        return text.Length;
    }

    private int CountPercents(int at)
    {
        var count = 0;
        while (at + count < text.Length && text[at + count] == '%')
            count++;
        return count;
    }

    private void AddText(int start, int end)
    {
        var from = SkipStripped(start, end);
        var opening = end < text.Length ? end + CountPercents(end + 1) + 2 : end;
        var left = opening < text.Length && end < text.Length ? text[opening] : '\0';
        var to = end;
        while (to > from && (left == '-' ? char.IsWhiteSpace(text[to - 1]) : left == '~' && text[to - 1] is ' ' or '\t'))
            to--;
        strip = '\0';
        if (to > from)
            tokens.Add(new Token(TokenKind.Text, from, to, "", text[from..to]));
    }

    private int SkipStripped(int from, int end)
    {
        if (strip == '-')
        {
            while (from < end && char.IsWhiteSpace(text[from]))
                from++;
        }
        else if (strip == '~')
        {
            while (from < end && char.IsWhiteSpace(text[from]) && text[from] != '\n')
                from++;
            if (from < end && text[from] == '\n')
                from++;
        }
        return from;
    }

    private int ReadCode(int start)
    {
        var at = start + 2;
        var stripped = at < text.Length && text[at] is '-' or '~';
        tokens.Add(new Token(TokenKind.CodeEnter, start, at, "", stripped ? null : Indentation(start)));
        if (stripped)
            at++;
        var lexer = new CodeLexer(text, tokens, errors);
        at = lexer.ReadBlock(at, out var exit);
        if (exit < 0)
        {
            if (errors.Count == 0)
                errors.Add(start, "The code block '{{' is not closed: '}}' is missing.");
            tokens.Add(new Token(TokenKind.CodeExit, text.Length, text.Length, ""));
            return text.Length;
        }
        tokens.Add(new Token(TokenKind.CodeExit, exit, at, "}}"));
        strip = text[exit];
        return at;
    }

    /// <summary>The white space between the start of the line and the code, unless stripping has already taken it away.</summary>
    private string? Indentation(int start)
    {
        var line = start;
        while (line > 0 && text[line - 1] is ' ' or '\t')
            line--;
        var atLineStart = line == 0 || text[line - 1] == '\n';
        var kept = tokens.Count > 0 && tokens[^1].Kind == TokenKind.Text && tokens[^1].End == start && tokens[^1].Start <= line;
        return atLineStart && kept && line < start ? text[line..start] : null;
    }

    private int ReadEscaped(int start, int percents)
    {
        var from = start + percents + 2;
        if (from < text.Length && text[from] is '-' or '~')
            from++;
        var closing = "}" + new string('%', percents) + "}";
        var end = text.IndexOf(closing, from, StringComparison.Ordinal);
        if (end < 0)
        {
            errors.Add(start, $"The escape block '{text[start..(start + percents + 2)]}' is not closed: '{closing}' is missing.");
            return text.Length;
        }
        var after = end + closing.Length;
        if (end > from && text[end - 1] is '-' or '~')
        {
            end--;
            strip = text[end];
        }
        if (end > from)
            tokens.Add(new Token(TokenKind.Text, from, end, "", text[from..end]));
        return after;
    }
}
