namespace PolicyEngine.Templates.Compilation;

/// <summary>Turns statements into closures. Loops are in <see cref="LoopCompiler"/>, what opens or fills a scope in <see cref="ScopeCompiler"/>.</summary>
internal static class StatementCompiler
{
    public static Execute Compile(Statement statement) => statement switch
    {
        Block block => CompileBlock(block),
        TextStatement text => CompileText(text),
        OutputStatement output => CompileOutput(output),
        Assignment assignment => CompileAssignment(assignment),
        IfStatement conditional => CompileIf(conditional),
        CaseStatement choice => CompileCase(choice),
        ForStatement loop => LoopCompiler.CompileFor(loop),
        WhileStatement loop => LoopCompiler.CompileWhile(loop),
        LeaveStatement leave => leave.Break ? static _ => Flow.Break : static _ => Flow.Continue,
        CaptureStatement capture => CompileCapture(capture),
        ReadOnlyStatement readOnly => ScopeCompiler.CompileReadOnly(readOnly),
        ImportStatement import => ScopeCompiler.CompileImport(import),
        WithStatement with => ScopeCompiler.CompileWith(with),
        WrapStatement wrap => ScopeCompiler.CompileWrap(wrap),
        FunctionStatement function => ScopeCompiler.CompileFunction(function),
        ReturnStatement returned => ScopeCompiler.CompileReturn(returned),
        _ => throw new InvalidOperationException($"There is no code for {statement.GetType().Name}."),
    };

    private static Execute CompileBlock(Block block)
    {
        var statements = block.Statements.Select(Compile).ToArray();
        if (statements.Length == 1)
            return statements[0];
        return context =>
        {
            foreach (var statement in statements)
            {
                var flow = statement(context);
                if (flow != Flow.Next)
                    return flow;
            }
            return Flow.Next;
        };
    }

    private static Execute CompileText(TextStatement statement)
    {
        var (at, text) = (statement.At, statement.Text);
        return context =>
        {
            context.Position = at;
            context.Output.Write(text, context.Indent);
            return Flow.Next;
        };
    }

    private static Execute CompileOutput(OutputStatement output)
    {
        var value = ExpressionCompiler.Compile(output.Value);
        var (at, indent) = (output.At, output.Indent);
        if (indent is not null)
            return context => WriteIndented(context, value, at, indent);
        return context =>
        {
            context.Position = at;
            context.Step();
            Write(context, value(context), at);
            return Flow.Next;
        };
    }

    /// <summary>Further lines of what is written begin as far to the right as the first.</summary>
    private static Flow WriteIndented(RenderContext context, Evaluate value, int at, string indent)
    {
        context.Position = at;
        context.Step();
        var outer = context.Indent;
        context.Indent = indent;
        Write(context, value(context), at);
        context.Indent = outer;
        return Flow.Next;
    }

    private static void Write(RenderContext context, object? result, int at)
    {
        if (result is null)
            return;
        context.Position = at;
        if (result is string text && context.Encoding == OutputEncoding.None)
            context.Output.Write(text, context.Indent);
        else
            Printer.Write(context, result, context.Indent);
    }

    private static Execute CompileAssignment(Assignment assignment)
    {
        var value = ExpressionCompiler.Compile(assignment.Value);
        var store = TargetCompiler.Compile(assignment.Target);
        var (at, symbol) = (assignment.At, assignment.Operator);
        var read = symbol.Length > 0 ? ExpressionCompiler.Compile(assignment.Target) : null;
        return context =>
        {
            context.Position = at;
            context.Step();
            if (read is null)
            {
                store(context, value(context));
                return Flow.Next;
            }
            var old = read(context);
            var by = value(context);
            context.Position = at;
            store(context, Operators.Apply(context, symbol, old, by));
            return Flow.Next;
        };
    }

    private static Execute CompileIf(IfStatement statement)
    {
        var condition = ExpressionCompiler.Compile(statement.Condition);
        var then = Compile(statement.Then);
        var otherwise = statement.Else is null ? static _ => Flow.Next : Compile(statement.Else);
        return context =>
        {
            context.Step();
            return Comparison.IsTrue(condition(context)) ? then(context) : otherwise(context);
        };
    }

    private static Execute CompileCase(CaseStatement statement)
    {
        var value = ExpressionCompiler.Compile(statement.Value);
        var whens = statement.Whens
            .Select(when => (Values: when.Values.Select(ExpressionCompiler.Compile).ToArray(), Body: Compile(when.Body))).ToArray();
        var otherwise = statement.Else is null ? static _ => Flow.Next : Compile(statement.Else);
        var at = statement.At;
        return context =>
        {
            var chosen = value(context);
            foreach (var (values, body) in whens)
            {
                foreach (var candidate in values)
                {
                    context.Step();
                    var against = candidate(context);
                    context.Position = at;
                    if (Comparison.AreEqual(context, chosen, against))
                        return body(context);
                }
            }
            return otherwise(context);
        };
    }

    private static Execute CompileCapture(CaptureStatement statement)
    {
        var body = Compile(statement.Body);
        var store = TargetCompiler.Compile(statement.Target);
        return context =>
        {
            var flow = Flow.Next;
            var text = context.Capture(() => flow = body(context));
            store(context, text);
            return flow;
        };
    }
}
