namespace PolicyEngine.Templates.Parsing;

/// <summary>Loops, functions, and the other statements with a body.</summary>
internal sealed partial class Parser
{
    private bool insideIterator;

    private sealed record LoopHead(Expression Variable, Expression Items, LoopOptions Options);

    private ForStatement? ParseFor(Token start)
    {
        var head = Head(() => ParseLoopHead(start.Text == "tablerow"));
        loops++;
        var body = Deeper(() => ParseBlock(start.Text, static token => token.IsName("else") || token.IsName("end")));
        loops--;
        var otherwise = ParseElse();
        return head is null ? null : new ForStatement(start.Start, head.Variable, head.Items, head.Options, body, otherwise);
    }

    private LoopHead ParseLoopHead(bool table)
    {
        var variable = ParsePrimary();
        if (variable is not (GlobalVariable or LocalVariable))
            throw new ParseFailure(variable.At, "A loop needs a variable: 'for item in items'.");
        if (!Current.IsName("in"))
            throw Unexpected("'in'");
        Take();
        insideIterator = true;
        var items = ParsePipeline();
        insideIterator = false;
        var options = new LoopOptions(null, null, false, null, table);
        while (Current.Kind == TokenKind.Identifier)
            options = ParseLoopOption(options, Take());
        return new LoopHead(variable, items, options);
    }

    private LoopOptions ParseLoopOption(LoopOptions options, Token name)
    {
        if (name.Text == "reversed")
            return options with { Reversed = true };
        if (!IsLoopOption(name.Text))
            throw new ParseFailure(name.Start, $"'{name.Text}' is not an option of a loop: they are offset, limit, reversed and cols.");
        ExpectSymbol(":");
        insideIterator = true;
        var value = ParseBinary(AboveOr);
        insideIterator = false;
        return name.Text switch
        {
            "offset" => options with { Offset = value },
            "limit" => options with { Limit = value },
            _ => options with { Columns = value },
        };
    }

    private static bool IsLoopOption(string name) => name is "offset" or "limit" or "cols";

    private WhileStatement? ParseWhile(Token start)
    {
        var condition = Head(ParsePipeline);
        loops++;
        var body = ParseBody("while");
        loops--;
        return condition is null ? null : new WhileStatement(start.Start, condition, body);
    }

    private LeaveStatement ParseLeave(Token start)
    {
        if (loops == 0)
            throw new ParseFailure(start.Start, $"'{start.Text}' stands outside of a loop.");
        return ParseSimple(() => new LeaveStatement(start.Start, start.Text == "break"));
    }

    private CaptureStatement? ParseCapture(Token start)
    {
        var target = Head(ParseTarget);
        var body = ParseBody("capture");
        return target is null ? null : new CaptureStatement(start.Start, target, body);
    }

    private ReadOnlyStatement ParseReadOnly(Token start)
    {
        var target = ParseSimple(ParseTarget);
        return target is GlobalVariable or LocalVariable
            ? new ReadOnlyStatement(start.Start, target)
            : throw new ParseFailure(target.At, "Only a variable can be made read-only.");
    }

    private Expression ParseTarget()
    {
        insideArguments = true;
        var target = ParseUnary();
        insideArguments = false;
        return AssignmentTarget(target);
    }

    private WithStatement? ParseWith(Token start)
    {
        var target = Head(ParsePipeline);
        var body = ParseBody("with");
        return target is null ? null : new WithStatement(start.Start, target, body);
    }

    private WrapStatement? ParseWrap(Token start)
    {
        var call = Head(() => ParseUnary() switch
        {
            Call { Callee: not Nested } made => made,
            var callee when callee is GlobalVariable or MemberAccess or IndexAccess or LocalVariable => new Call(callee.At, callee, []),
            var other => throw new ParseFailure(other.At, $"'{Quote(other.At, Previous.End)}' is not the name of a function, so nothing can be wrapped with it."),
        });
        var body = ParseFunctionBody("wrap");
        return call is null ? null : new WrapStatement(start.Start, call, body);
    }

    private FunctionStatement? ParseFunction(Token start)
    {
        var name = "";
        var head = Head(() =>
        {
            if (Current.Kind is not (TokenKind.Identifier or TokenKind.Local))
                throw Unexpected("the name of a function");
            name = Current.Kind == TokenKind.Local ? "$" + Take().Text : Take().Text;
            return Current.IsSymbol("(") ? InBrackets(")", ParseParameters) : [];
        });
        var parametric = head is { Count: > 0 } || tokens[next - 1].IsSymbol(")");
        var body = ParseFunctionBody("func");
        return head is null
            ? null
            : new FunctionStatement(start.Start, name, new FunctionLiteral(start.Start, name, parametric ? head : null, body));
    }

    private Block ParseFunctionBody(string what)
    {
        var outer = loops;
        loops = 0;
        var body = ParseBody(what);
        loops = outer;
        return body;
    }

    private List<Parameter> ParseParameters()
    {
        var parameters = new List<Parameter>();
        while (!Current.IsSymbol(")"))
        {
            if (Current.Kind != TokenKind.Identifier)
                throw Unexpected("the name of a parameter");
            var name = Take();
            var rest = TakeSymbol("...");
            var value = !rest && TakeSymbol("=") ? ParseBinary(0) : null;
            CheckParameter(parameters, name, rest || value is not null);
            parameters.Add(new Parameter(name.Start, name.Text, value, rest));
            if (!TakeSymbol(","))
                break;
        }
        return parameters;
    }

    private static void CheckParameter(List<Parameter> earlier, Token name, bool optional)
    {
        if (earlier.Exists(parameter => parameter.Name == name.Text))
            throw new ParseFailure(name.Start, $"There are two parameters '{name.Text}'.");
        if (earlier.Count > 0 && earlier[^1].Rest)
            throw new ParseFailure(name.Start, $"'{earlier[^1].Name}...' takes all that is left, so '{name.Text}' can not follow it.");
        if (!optional && earlier.Exists(parameter => parameter.Default is not null))
            throw new ParseFailure(name.Start, $"'{name.Text}' needs a default value, as the parameters before it have one.");
    }

    private ReturnStatement ParseReturn(Token start) =>
        ParseSimple(() => new ReturnStatement(start.Start, Current.EndsStatement ? null : ParsePipeline()));
}
