using System.Globalization;

namespace PolicyEngine.Templates.Parsing;

internal sealed partial class Parser
{
    /// <summary>A leaf and what hangs on it: members, elements, arguments in brackets, increments.</summary>
    private Expression ParsePath()
    {
        var path = ParsePrimary();
        while (Current.Kind == TokenKind.Symbol)
        {
            var symbol = Current;
            CountLink();
            if (symbol.Text is "." or "?.")
                path = ParseMember(path, symbol);
            else if (symbol.Text == "[" && !SpaceBefore && path is not Literal { Value: not string })
                path = new IndexAccess(path.At, path, InBrackets("]", ParsePipeline));
            else if (symbol.Text == "(" && !SpaceBefore && IsPath(path))
                path = new Call(path.At, path, InBrackets(")", () => ParseList<Argument>(")", ParseArgument)));
            else if (symbol.Text is "++" or "--" && IsPath(path))
                path = TakeIncrement(path);
            else
                break;
        }
        return path;
    }

    private static bool IsPath(Expression expression) =>
        expression is GlobalVariable or LocalVariable or MemberAccess or IndexAccess or Nested or Call;

    private MemberAccess ParseMember(Expression target, Token symbol)
    {
        Take();
        if (Current.Kind != TokenKind.Identifier)
            throw Unexpected("the name of a member");
        var name = Take();
        return new MemberAccess(target.At, target, name.Text, symbol.Text == "?.", name.Start);
    }

    private Increment TakeIncrement(Expression path)
    {
        var symbol = Take();
        return new Increment(path.At, AssignmentTarget(path), symbol.Text == "++" ? 1 : -1, false);
    }

    private List<T> ParseList<T>(string closing, Func<List<T>, T> read)
    {
        var items = new List<T>();
        while (!Current.IsSymbol(closing))
        {
            items.Add(read(items));
            if (!TakeSymbol(","))
                break;
        }
        return items;
    }

    private Expression ParsePrimary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Literal:
                Take();
                return new Literal(token.Start, token.Value);
            case TokenKind.Interpolation:
                Take();
                return new Interpolation(token.Start, [.. ((List<object>)token.Value!).Select(part => ParsePart(part, token.Start))]);
            case TokenKind.Identifier:
                Take();
                return ParseName(token);
            case TokenKind.Local:
                Take();
                return ParseLocal(token);
            case TokenKind.Symbol when token.Text is "(" or "[" or "{":
                return Deeper(() => ParseBracketed(token));
            default:
                throw Unexpected("an expression");
        }
    }

    private Expression ParsePart(object part, int at)
    {
        if (part is string literal)
            return new Literal(at, literal);
        var inner = new Parser(source, (List<Token>)part, errors) { depth = depth, links = links };
        var value = inner.ParsePipeline();
        if (inner.Current.Kind != TokenKind.End)
            throw inner.Unexpected("'}'");
        return value;
    }

    private Expression ParseName(Token token)
    {
        switch (token.Text)
        {
            case "true" or "false":
                return new Literal(token.Start, token.Text == "true");
            case "null":
                return new Literal(token.Start, null);
            case "this":
                return new ThisObject(token.Start);
            case "do":
                return new FunctionLiteral(token.Start, "", null, ParseFunctionBody("do"));
            case "for" or "while" or "tablerow" when Current.IsSymbol("."):
                Take();
                if (Current.Kind != TokenKind.Identifier)
                    throw Unexpected("the name of a member");
                return new LoopMember(token.Start, token.Text, Take().Text);
            default:
                return new GlobalVariable(token.Start, token.Text)
                {
                    Names = source.Names,
                    Number = source.Names.NumberOf(token.Text),
                };
        }
    }

    private Expression ParseLocal(Token token)
    {
        if (token.Text.Length == 0)
            return new ArgumentList(token.Start);
        if (token.Text == "$")
            return new WrappedBlock(token.Start);
        return char.IsAsciiDigit(token.Text[0])
            ? int.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                ? new IndexAccess(token.Start, new ArgumentList(token.Start), new Literal(token.Start, index))
                : throw new ParseFailure(token.Start, $"'${token.Text}' is not the number of an argument.")
            : new LocalVariable(token.Start, token.Text);
    }

    private Expression ParseBracketed(Token opening) => opening.Text switch
    {
        "(" => new Nested(opening.Start, InBrackets(")", ParsePipeline)),
        "[" => new ArrayLiteral(opening.Start, InBrackets("]", () => ParseList<Expression>("]", _ => ParsePipeline()))),
        _ => new ObjectLiteral(opening.Start, InBrackets("}", () => ParseList<KeyValuePair<string, Expression>>("}", _ => ParseObjectMember()))),
    };

    private KeyValuePair<string, Expression> ParseObjectMember()
    {
        var name = Current;
        if (name is not ({ Kind: TokenKind.Identifier } or { Kind: TokenKind.Literal, Value: string }))
            throw Unexpected("the name of a member");
        Take();
        ExpectSymbol(":");
        return KeyValuePair.Create(name.Value as string ?? name.Text, ParsePipeline());
    }
}
