using System.Text;

namespace PolicyEngine.Templates.Parsing;

/// <summary>Cuts code into tokens. One lexer reads one block of code, or the code inside an interpolated string.</summary>
internal sealed class CodeLexer(string text, List<Token> tokens, ErrorList errors)
{
    private const int DeepestInterpolation = 8;

    // The longer come first, so that the first that fits is the one that is meant.
    private static readonly string[] Symbols =
    [
        "...", "..<", "//=", "..", "//", "==", "!=", "<=", ">=", "<<", ">>", "&&", "||", "|>", "??", "?!", "?.", "++", "--",
        "+=", "-=", "*=", "/=", "%=", "+", "-", "*", "/", "%", "<", ">", "!", "?", ":", ".", ",", "=", "|", "@", "^", "(", ")",
        "[", "]", "{", "}", "&", "~",
    ];

    private readonly int interpolationDepth;
    private int at;
    private int braces;

    private CodeLexer(string text, List<Token> tokens, ErrorList errors, int depth)
        : this(text, tokens, errors) => interpolationDepth = depth;

    /// <summary>Reads to the end of the code block. <paramref name="exit"/> is where the closing begins, or -1.</summary>
    public int ReadBlock(int start, out int exit)
    {
        at = start;
        while (at < text.Length)
        {
            exit = at;
            if (braces == 0 && AtExit(out var length))
                return at + length;
            ReadToken();
        }
        exit = -1;
        return at;
    }

    public void ReadAll(int start)
    {
        at = start;
        while (at < text.Length)
            ReadToken();
    }

    private bool AtExit(out int length)
    {
        length = text[at] is '-' or '~' ? 3 : 2;
        return At(length - 2, "}}");
    }

    private bool At(int offset, string expected) =>
        string.CompareOrdinal(text, at + offset, expected, 0, expected.Length) == 0;

    private void ReadToken()
    {
        var c = text[at];
        if (c == '\n')
            Add(TokenKind.NewLine, 1);
        else if (c == ';')
            Add(TokenKind.Semicolon, 1);
        else if (char.IsWhiteSpace(c))
            at++;
        else if (c == '#')
            SkipComment();
        else if (char.IsAsciiDigit(c))
            at = NumberReader.Read(text, at, tokens, errors);
        else if (c is '"' or '\'' or '`')
            at = StringReader.Read(text, at, tokens, errors);
        else if (c == '$')
            ReadDollar();
        else if (char.IsLetter(c) || c == '_')
            Add(TokenKind.Identifier, NameLength(at));
        else
            ReadSymbol();
    }

    private void Add(TokenKind kind, int length)
    {
        tokens.Add(new Token(kind, at, at + length, text.Substring(at, length)));
        at += length;
    }

    private int NameLength(int from)
    {
        var end = from;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
            end++;
        return end - from;
    }

    /// <summary>A closing <c>}}</c> ends a comment, so that code can be commented out within one line of text.</summary>
    private void SkipComment()
    {
        var multi = At(0, "##");
        at += multi ? 2 : 1;
        while (at < text.Length && (multi || text[at] != '\n') && !AtExit(out _))
        {
            if (multi && At(0, "##"))
            {
                at += 2;
                return;
            }
            at++;
        }
    }

    private void ReadDollar()
    {
        if (At(1, "\"") || At(1, "'"))
        {
            ReadInterpolation(text[at + 1]);
            return;
        }
        var length = At(1, "$") ? 1 : NameLength(at + 1);
        tokens.Add(new Token(TokenKind.Local, at, at + 1 + length, text.Substring(at + 1, length)));
        at += 1 + length;
    }

    private void ReadSymbol()
    {
        // The property 'empty?' is the only name with a sign in it.
        if (text[at] == '?' && tokens.Count > 1 && tokens[^1].IsName("empty") && tokens[^1].End == at && tokens[^2].IsSymbol("."))
        {
            tokens[^1] = tokens[^1] with { Text = "empty?", End = ++at };
            return;
        }
        var symbol = Array.Find(Symbols, candidate => At(0, candidate));
        if (symbol is null)
        {
            errors.Add(at, $"The character '{text[at]}' means nothing here.");
            at++;
            return;
        }
        if (symbol is "{")
            braces++;
        else if (symbol is "}" && braces > 0)
            braces--;
        Add(TokenKind.Symbol, symbol.Length);
    }

    private void ReadInterpolation(char quote)
    {
        var start = at;
        var parts = new List<object>();
        var literal = new StringBuilder();
        at += 2;
        while (at < text.Length && text[at] != quote)
        {
            if (text[at] == '{')
            {
                parts.Add(literal.ToString());
                literal.Clear();
                parts.Add(ReadInterpolated());
            }
            else
            {
                at = StringReader.ReadCharacter(text, at, literal, errors);
            }
        }
        if (at >= text.Length)
        {
            errors.Add(start, "The interpolated string is not closed.");
            tokens.Add(new Token(TokenKind.Literal, start, text.Length, "", ""));
            return;
        }
        parts.Add(literal.ToString());
        at++;
        tokens.Add(new Token(TokenKind.Interpolation, start, at, "", parts));
    }

    private List<Token> ReadInterpolated()
    {
        var open = at;
        var inner = new List<Token>();
        var lexer = new CodeLexer(text, inner, errors, interpolationDepth + 1) { at = at + 1 };
        if (interpolationDepth >= DeepestInterpolation)
        {
            errors.Add(at, "Interpolated strings stand too deep in one another.");
            at = text.Length;
            return [new Token(TokenKind.End, at, at, "")];
        }
        while (lexer.at < text.Length && !(text[lexer.at] == '}' && lexer.braces == 0))
            lexer.ReadToken();
        if (lexer.at >= text.Length)
            errors.Add(open, "The '{' in the interpolated string is not closed.");
        inner.Add(new Token(TokenKind.End, lexer.at, lexer.at, "}"));
        at = lexer.at + 1;
        return inner;
    }
}
