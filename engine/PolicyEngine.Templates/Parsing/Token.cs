namespace PolicyEngine.Templates.Parsing;

internal enum TokenKind
{
    /// <summary>Text outside of code; <see cref="Token.Value"/> is the text.</summary>
    Text,

    /// <summary>The opening of code; <see cref="Token.Value"/> is the indentation before it, or null.</summary>
    CodeEnter,
    CodeExit,
    NewLine,
    Semicolon,
    Identifier,

    /// <summary><c>$name</c>, <c>$0</c>, <c>$</c> or <c>$$</c>; <see cref="Token.Text"/> is what follows the first sign.</summary>
    Local,

    /// <summary>A number or a string; <see cref="Token.Value"/> is its value.</summary>
    Literal,

    /// <summary><see cref="Token.Value"/> is a list of strings and of token lists.</summary>
    Interpolation,
    Symbol,
    End,
}

/// <summary>One token: offsets into the source, the text of names and symbols, the value of literals.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End, string Text, object? Value = null)
{
    public bool IsSymbol(string symbol) =>
        Kind == TokenKind.Symbol && string.Equals(Text, symbol, StringComparison.Ordinal);

    public bool IsName(string name) =>
        Kind == TokenKind.Identifier && string.Equals(Text, name, StringComparison.Ordinal);

    public bool EndsStatement => Kind is TokenKind.NewLine or TokenKind.Semicolon or TokenKind.CodeExit or TokenKind.End;
}

/// <summary>Thrown and caught inside the parser only: the statement is given up, the error is kept, reading goes on after it.</summary>
internal sealed class ParseFailure(int at, TemplateMessage message) : Exception(message.ToString())
{
    public TemplateMessage Said { get; } = message;

    public int At { get; } = at;
}
