namespace PolicyEngine.Templates.Parsing;

/// <summary>Operators, pipes and calls. The bodies of brackets and the leaves are in the next part.</summary>
internal sealed partial class Parser
{
    private const int AboveConditional = 20;
    private const int AboveOr = 40;

    private bool insideArguments;
    private bool insideConditional;

    private static int Precedence(string symbol) => symbol switch
    {
        "??" or "?!" => AboveConditional,
        "||" => 30,
        "&&" => AboveOr,
        "==" or "!=" => 50,
        "<" or "<=" or ">" or ">=" => 60,
        "<<" or ">>" => 70,
        ".." or "..<" => 80,
        "+" or "-" => 90,
        "*" or "/" or "//" or "%" => 100,
        _ => -1,
    };

    private Statement ParseExpressionStatement()
    {
        var start = Current.Start;
        var expression = ParsePipeline();
        if (Current.Kind == TokenKind.Symbol && Current.Text is "=" or "+=" or "-=" or "*=" or "/=" or "//=" or "%=")
            return ParseAssignment(expression);
        if (!Current.EndsStatement)
            throw Unexpected("the end of the statement");
        return new OutputStatement(start, expression, indent);
    }

    private Statement ParseAssignment(Expression left)
    {
        if (Current.Text == "=" && left is Call call && InlineParameters(call) is { } parameters)
        {
            Take();
            var name = ((GlobalVariable)call.Callee).Name;
            var result = ParseSimple(ParsePipeline);
            var body = new Block(left.At, [new ReturnStatement(result.At, result)]);
            return new FunctionStatement(left.At, name, new FunctionLiteral(left.At, name, parameters, body));
        }
        var target = AssignmentTarget(left);
        var symbol = Take().Text;
        return ParseSimple(() => new Assignment(left.At, target, symbol[..^1], ParsePipeline()));
    }

    /// <summary><c>add(x, y) = x + y</c> declares a function: its left side reads like a call with nothing but names.</summary>
    private static List<Parameter>? InlineParameters(Call call) =>
        call.Callee is GlobalVariable && call.Arguments.All(argument => argument is { Name: null, Expand: false, Value: GlobalVariable })
            ? [.. call.Arguments.Select(argument => new Parameter(argument.At, ((GlobalVariable)argument.Value).Name, null, false))]
            : null;

    private Expression AssignmentTarget(Expression expression) => expression switch
    {
        Nested { Inner: GlobalVariable or LocalVariable } nested => nested.Inner,
        GlobalVariable or LocalVariable or MemberAccess { Optional: false } or IndexAccess => expression,
        _ => throw new ParseFailure(expression.At, $"'{Quote(expression.At, Previous.End)}' can not be assigned to: it is not a variable, a member or an element."),
    };

    private Expression ParsePipeline()
    {
        expressions++;
        var left = ParseBinary(0);
        while (TakePipe())
        {
            CountLink();
            SkipLines();
            var at = Current.Start;
            var callee = ParseUnary();
            left = ContinueBinary(new Pipe(left.At, left, callee as Call ?? new Call(at, callee, [])), 0);
        }
        expressions--;
        return left;
    }

    /// <summary>A pipe may also begin the next line: no statement could.</summary>
    private bool TakePipe()
    {
        var ahead = next;
        while (tokens[ahead].Kind == TokenKind.NewLine)
            ahead++;
        if (!tokens[ahead].IsSymbol("|") && !tokens[ahead].IsSymbol("|>"))
            return false;
        next = ahead;
        Take();
        return true;
    }

    private Expression ParseBinary(int lowest) => Deeper(() => ContinueBinary(ParseUnary(), lowest));

    private Expression ContinueBinary(Expression left, int lowest)
    {
        while (Current.Kind == TokenKind.Symbol)
        {
            var symbol = Current;
            var precedence = Precedence(symbol.Text);
            if (precedence >= 0 && precedence >= lowest)
            {
                CountLink();
                Take();
                SkipLines();
                left = new Binary(left.At, symbol.Text, left, ParseBinary(precedence + 1), symbol.Start);
            }
            else if (symbol.Text == "?" && lowest < AboveConditional)
            {
                CountLink();
                left = ParseConditional(left);
            }
            else
            {
                break;
            }
        }
        return left;
    }

    private Conditional ParseConditional(Expression condition)
    {
        var outer = insideConditional;
        insideConditional = true;
        Take();
        SkipLines();
        var then = ParseBinary(0);
        insideConditional = outer;
        SkipLines();
        ExpectSymbol(":");
        SkipLines();
        return new Conditional(condition.At, condition, then, ParseBinary(0));
    }

    private Expression ParseUnary()
    {
        var start = Current;
        if (start.Kind != TokenKind.Symbol || start.Text is not ("!" or "-" or "+" or "@" or "++" or "--"))
            return ParseOperand();
        Take();
        return Deeper<Expression>(() => start.Text switch
        {
            "@" => new Alias(start.Start, ParsePath()),
            "++" or "--" => new Increment(start.Start, AssignmentTarget(ParsePath()), start.Text == "++" ? 1 : -1, true),
            _ => new Unary(start.Start, start.Text, ParseUnary()),
        });
    }

    private Expression ParseOperand()
    {
        var operand = ParsePath();
        if (insideArguments || !StartsArgument())
            return operand;
        if (operand is Literal or Interpolation or ArrayLiteral or ObjectLiteral)
            throw new ParseFailure(operand.At, $"'{Quote(operand.At, Previous.End)}' is not a function, so it can not take arguments; or an operator is missing before {Describe(Current)}.");
        insideArguments = true;
        var arguments = new List<Argument>();
        while (StartsArgument())
            arguments.Add(ParseArgument(arguments));
        insideArguments = false;
        return new Call(operand.At, operand, arguments);
    }

    private bool StartsArgument() => Current.Kind switch
    {
        TokenKind.Identifier => !(insideIterator && IsIteratorEnd()) && !(insideConditional && tokens[next + 1].IsSymbol(":") && insideArguments),
        TokenKind.Local or TokenKind.Literal or TokenKind.Interpolation => true,
        TokenKind.Symbol => Current.Text is "@" or "^" or "!" or "{" || (Current.Text is "(" or "[" && SpaceBefore),
        _ => false,
    };

    private bool IsIteratorEnd() =>
        Current.Text == "reversed" || (IsLoopOption(Current.Text) && tokens[next + 1].IsSymbol(":"));

    private Argument ParseArgument(List<Argument> earlier)
    {
        var start = Current;
        string? name = null;
        if (start.Kind == TokenKind.Identifier && tokens[next + 1].IsSymbol(":") && !insideConditional)
        {
            name = Take().Text;
            Take();
        }
        else if (earlier.Count > 0 && earlier[^1].Name is { } last)
        {
            throw new ParseFailure(start.Start, $"All arguments after '{last}:' must have names.");
        }
        var expand = TakeSymbol("^");
        return new Argument(start.Start, name, insideBrackets && !insideArguments ? ParsePipeline() : ParseBinary(0), expand);
    }
}
