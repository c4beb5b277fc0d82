using System.Runtime.CompilerServices;

namespace PolicyEngine.Templates.Parsing;

/// <summary>Reads tokens into a tree. This part holds the cursor; statements, loops and expressions have parts of their own.</summary>
internal sealed partial class Parser(SourceText source, List<Token> tokens, ErrorList errors)
{
    /// <summary>How deep statements and expressions may stand in one another, so that no text can exhaust the stack.</summary>
    private const int Deepest = 200;

    /// <summary>How many operators, members and pipes may follow one another in a statement: they make a tree as deep as they are many.</summary>
    private const int MostLinks = 300;

    private int next;
    private int depth;
    private int links;
    private int expressions;
    private bool insideBrackets;
    private string? indent;

    private Token Current => tokens[next];

    private Token Previous => tokens[Math.Max(0, next - 1)];

    private bool SpaceBefore => next > 0 && tokens[next - 1].End < Current.Start;

    public Statement ParseTemplate() => ParseBlock("", static _ => false);

    /// <summary>The whole text as one expression, as <c>object.eval</c> takes it; null when there were errors.</summary>
    public Expression? ParseSingleExpression()
    {
        try
        {
            SkipLines();
            var expression = ParsePipeline();
            SkipLines();
            if (Current.Kind != TokenKind.End)
                throw Unexpected("the end of the expression");
            return expression;
        }
        catch (ParseFailure failure)
        {
            errors.Add(failure.At, failure.Said);
            return null;
        }
    }

    private Token Take()
    {
        var token = Current;
        if (token.Kind != TokenKind.End)
            next++;
        SkipInsideBrackets();
        return token;
    }

    private void SkipInsideBrackets()
    {
        while (insideBrackets && Current.Kind == TokenKind.NewLine)
            next++;
    }

    private void SkipLines()
    {
        while (Current.Kind == TokenKind.NewLine)
            next++;
    }

    private bool TakeSymbol(string symbol)
    {
        if (!Current.IsSymbol(symbol))
            return false;
        Take();
        return true;
    }

    private void ExpectSymbol(string symbol)
    {
        if (!TakeSymbol(symbol))
            throw Unexpected($"'{symbol}'");
    }

    /// <summary>Reads what stands between brackets: line ends mean nothing there.</summary>
    private T InBrackets<T>(string closing, Func<T> read)
    {
        var (outer, arguments, conditional, iterator) = (insideBrackets, insideArguments, insideConditional, insideIterator);
        (insideBrackets, insideArguments, insideConditional, insideIterator) = (true, false, false, false);
        Take();
        var result = read();
        if (!Current.IsSymbol(closing))
            throw Unexpected($"'{closing}'");
        (insideBrackets, insideArguments, insideConditional, insideIterator) = (outer, arguments, conditional, iterator);
        Take();
        return result;
    }

    private T Deeper<T>(Func<T> read)
    {
        if (++depth > Deepest || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new ParseFailure(Current.Start, $"The template nests deeper than {Deepest} levels.");
        try
        {
            return read();
        }
        finally
        {
            depth--;
        }
    }

    private void CountLink()
    {
        if (++links > MostLinks)
            throw new ParseFailure(Current.Start, $"The statement has more than {MostLinks} operators: split it.");
    }

    private ParseFailure Unexpected(TemplateMessage expected) =>
        new(Current.Start, $"Expected {expected} but found {Describe(Current)}.");

    private TemplateMessage Describe(Token token) => token.Kind switch
    {
        TokenKind.End or TokenKind.CodeExit when token.Text.Length == 0 => (TemplateMessage)"the end of the text",
        TokenKind.CodeExit => "the end of the code block",
        TokenKind.End => $"'{token.Text}'",
        TokenKind.NewLine => "the end of the line",
        TokenKind.Semicolon => "';'",
        TokenKind.Text => "text",
        _ => $"'{Quote(token.Start, token.End)}'",
    };

    private string Quote(int start, int end) =>
        Describer.Shorten(source.Text[start..end].TrimEnd());
}
