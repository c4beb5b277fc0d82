namespace PolicyEngine.Templates.Parsing;

internal sealed partial class Parser
{
    private int loops;

    /// <summary>Reads statements up to the word that closes the block, which is left standing.</summary>
    private Block ParseBlock(string what, Func<Token, bool> closes)
    {
        var start = Previous.Start;
        var statements = new List<Statement>();
        while (true)
        {
            while (Current.Kind is TokenKind.NewLine or TokenKind.Semicolon or TokenKind.CodeEnter or TokenKind.CodeExit)
            {
                indent = Current.Kind == TokenKind.CodeEnter ? Current.Value as string : Current.Kind == TokenKind.CodeExit ? null : indent;
                next++;
            }
            if (Current.Kind == TokenKind.End)
            {
                if (what.Length > 0)
                    errors.Add(start, $"'{what}' is not closed: 'end' is missing.");
                return new Block(start, statements);
            }
            if (closes(Current) && !IsVariableUse())
                return new Block(start, statements);
            if (ParseStatementOrRecover() is { } statement)
                statements.Add(statement);
        }
    }

    private Block ParseBody(string what)
    {
        var (outer, arguments, conditional, iterator) = (insideBrackets, insideArguments, insideConditional, insideIterator);
        (insideBrackets, insideArguments, insideConditional, insideIterator) = (false, false, false, false);
        var body = Deeper(() => ParseBlock(what, static token => token.IsName("end")));
        (insideBrackets, insideArguments, insideConditional, insideIterator) = (outer, arguments, conditional, iterator);
        if (Current.Kind != TokenKind.End)
            Take();
        return body;
    }

    /// <summary>A word of the language followed by one of these is a name after all: <c>for.index</c>, <c>end = 5</c>.</summary>
    private bool IsVariableUse() =>
        next + 1 < tokens.Count && (tokens[next + 1].IsSymbol(".") || tokens[next + 1].IsSymbol("="));

    private Statement? ParseStatementOrRecover()
    {
        var (outerDepth, outerLoops, outerExpressions) = (depth, loops, expressions);
        if (expressions == 0)
            links = 0;
        try
        {
            return Deeper(ParseStatement);
        }
        catch (ParseFailure failure)
        {
            errors.Add(failure.At, failure.Said);
            (depth, loops, expressions) = (outerDepth, outerLoops, outerExpressions);
            Recover();
            return null;
        }
    }

    private void Recover()
    {
        (insideBrackets, insideArguments, insideConditional, insideIterator) = (false, false, false, false);
        while (!Current.EndsStatement && Current.Kind is not (TokenKind.Text or TokenKind.CodeEnter))
            next++;
    }

    /// <summary>
    /// Reads the first line of a statement that has a body. When it is wrong the body is read all the same, so that its
    /// <c>end</c> does not look like one too many.
    /// </summary>
    private T? Head<T>(Func<T> read)
        where T : class
    {
        try
        {
            var head = read();
            ExpectStatementEnd();
            return head;
        }
        catch (ParseFailure failure)
        {
            errors.Add(failure.At, failure.Said);
            Recover();
            return null;
        }
    }

    private void ExpectStatementEnd()
    {
        if (!Current.EndsStatement)
            throw Unexpected("the end of the statement");
    }

    private Statement? ParseStatement()
    {
        var start = Current;
        if (start.Kind == TokenKind.Text)
        {
            next++;
            return new TextStatement(start.Start, (string)start.Value!);
        }
        if (start.Kind == TokenKind.Identifier && !IsVariableUse() && IsKeyword(start.Text))
        {
            Take();
            return ParseKeyword(start);
        }
        return ParseExpressionStatement();
    }

    private static bool IsKeyword(string word) => word is "if" or "else" or "end" or "case" or "when" or "for" or "tablerow"
        or "while" or "break" or "continue" or "capture" or "readonly" or "import" or "with" or "wrap" or "func" or "ret";

    private Statement? ParseKeyword(Token start) => start.Text switch
    {
        "if" => ParseIf(start),
        "case" => ParseCase(start),
        "for" or "tablerow" => ParseFor(start),
        "while" => ParseWhile(start),
        "break" or "continue" => ParseLeave(start),
        "capture" => ParseCapture(start),
        "readonly" => ParseReadOnly(start),
        "import" => ParseSimple(() => new ImportStatement(start.Start, ParsePipeline())),
        "with" => ParseWith(start),
        "wrap" => ParseWrap(start),
        "func" => ParseFunction(start),
        "ret" => ParseReturn(start),
        _ => throw new ParseFailure(start.Start, $"'{start.Text}' has nothing that it could belong to."),
    };

    private T ParseSimple<T>(Func<T> read)
    {
        var statement = read();
        ExpectStatementEnd();
        return statement;
    }

    private IfStatement? ParseIf(Token start)
    {
        var condition = Head(ParsePipeline);
        var then = Deeper(() => ParseBlock("if", static token => token.IsName("else") || token.IsName("end")));
        var otherwise = ParseElse();
        return condition is null ? null : new IfStatement(start.Start, condition, then, otherwise);
    }

    private Statement? ParseElse()
    {
        var start = Current;
        if (!Current.IsName("else"))
        {
            if (Current.Kind != TokenKind.End)
                Take();
            return null;
        }
        Take();
        if (Current.IsName("if") && !IsVariableUse())
        {
            Take();
            return Deeper(() => ParseIf(start));
        }
        Head(() => start.Text);
        return ParseBody("else");
    }

    private CaseStatement? ParseCase(Token start)
    {
        var value = Head(ParsePipeline);
        SkipToWhen();
        var whens = new List<When>();
        while (Current.IsName("when"))
        {
            Take();
            var values = Head(ParseWhenValues);
            var body = Deeper(() => ParseBlock("case", static token => token.IsName("when") || token.IsName("else") || token.IsName("end")));
            if (values is not null)
                whens.Add(new When(values, body));
        }
        if (!Current.IsName("else") && !Current.IsName("end") && Current.Kind != TokenKind.End)
        {
            errors.Add(Current.Start, $"Expected 'when' after 'case' but found {Describe(Current)}.");
            ParseBody("case");
            return null;
        }
        if (Current.Kind == TokenKind.End && whens.Count == 0)
            errors.Add(start.Start, "'case' is not closed: 'end' is missing.");
        var otherwise = ParseElse();
        return value is null ? null : new CaseStatement(start.Start, value, whens, otherwise);
    }

    private void SkipToWhen()
    {
        while (Current.Kind is TokenKind.NewLine or TokenKind.Semicolon or TokenKind.CodeEnter or TokenKind.CodeExit
            || (Current.Kind == TokenKind.Text && string.IsNullOrWhiteSpace((string?)Current.Value)))
            next++;
    }

    private List<Expression> ParseWhenValues()
    {
        var values = new List<Expression>();
        do
        {
            SkipLines();
            values.Add(ParseBinary(AboveOr));
        }
        while (TakeSymbol(",") || TakeSymbol("||"));
        return values;
    }
}
