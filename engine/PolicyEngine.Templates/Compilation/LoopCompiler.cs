using System.Globalization;

namespace PolicyEngine.Templates.Compilation;

/// <summary>Compiles <c>for</c>, <c>tablerow</c> and <c>while</c>. Every turn of a loop costs steps.</summary>
internal static class LoopCompiler
{
    private const int StepsPerTurn = 2;

    public static Execute CompileFor(ForStatement statement)
    {
        var items = ExpressionCompiler.Compile(statement.Items);
        var offset = CompileOptional(statement.Options.Offset);
        var limit = CompileOptional(statement.Options.Limit);
        var columns = CompileOptional(statement.Options.Columns);
        var body = StatementCompiler.Compile(statement.Body);
        var otherwise = statement.Else is null ? static _ => Flow.Next : StatementCompiler.Compile(statement.Else);
        var reversed = statement.Options.Reversed;
        return context =>
        {
            var value = items(context);
            context.Position = statement.Items.At;
            var list = Lists.Items(context, value)
                ?? throw context.Fail($"A loop goes through an array, a range, an object or a text, and not through {Describer.Describe(context, value)}.");
            var first = Math.Max(0, Count(context, offset, 0, "The offset"));
            var count = (int)Math.Clamp((long)list.Count - first, 0, Math.Max(0, Count(context, limit, int.MaxValue, "The limit")));
            if (count == 0)
                return otherwise(context);
            var loop = new ForLoop(list, first, count, reversed, statement, body);
            return statement.Options.Table ? loop.RunTable(context, Count(context, columns, 1, "'cols'")) : loop.Run(context);
        };
    }

    private static Evaluate? CompileOptional(Expression? expression) =>
        expression is null ? null : ExpressionCompiler.Compile(expression);

    private static int Count(RenderContext context, Evaluate? value, int otherwise, string what) =>
        value?.Invoke(context) is { } given ? Numbers.ToInt(context, given, what) : otherwise;

    private sealed record ForLoop(
        IReadOnlyList<object?> Items, int First, int Count, bool Reversed, ForStatement Statement, Execute Body)
    {
        public Flow Run(RenderContext context) => Go(context, null, null);

        /// <summary>Writes the rows and cells of an HTML table around each turn.</summary>
        public Flow RunTable(RenderContext context, int columns)
        {
            columns = Math.Max(1, columns);
            return Go(
                context,
                (output, index) =>
                {
                    if (index % columns == 0)
                        output.Write(string.Create(CultureInfo.InvariantCulture, $"<tr class=\"row{(index / columns) + 1}\">"));
                    output.Write(string.Create(CultureInfo.InvariantCulture, $"<td class=\"col{(index % columns) + 1}\">"));
                },
                (output, index, last) =>
                {
                    output.Write("</td>");
                    if (last || (index + 1) % columns == 0)
                        output.Write("</tr>\n");
                });
        }

        private Flow Go(RenderContext context, Action<OutputBuffer, int>? before, Action<OutputBuffer, int, bool>? after)
        {
            var (scope, loop) = (context.Scope, context.Loop);
            var state = new LoopState(Statement.Options.Table ? "tablerow" : "for", Count, loop);
            var own = Statement.Variable is GlobalVariable global ? new LoopScope(global.Name, scope) : null;
            context.Scope = own ?? scope;
            context.Loop = state;
            var flow = Flow.Next;
            for (var index = 0; index < Count && flow is Flow.Next or Flow.Continue; index++)
            {
                context.Position = Statement.At;
                context.Step(StepsPerTurn);
                var item = context.Current(Items[First + (Reversed ? Count - 1 - index : index)]);
                state.Advance(item);
                if (own is not null)
                    own.Value = item;
                else
                    context.Frame.Set(context, ((LocalVariable)Statement.Variable).Name, item);
                before?.Invoke(context.Output, index);
                flow = Body(context);
                after?.Invoke(context.Output, index, index == Count - 1 || flow is Flow.Break or Flow.Return);
            }
            if (Statement.Variable is LocalVariable local)
                context.Frame.Remove(local.Name);
            (context.Scope, context.Loop) = (scope, loop);
            return flow == Flow.Return ? Flow.Return : Flow.Next;
        }
    }

    public static Execute CompileWhile(WhileStatement statement)
    {
        var condition = ExpressionCompiler.Compile(statement.Condition);
        var body = StatementCompiler.Compile(statement.Body);
        return context =>
        {
            var outer = context.Loop;
            var state = new LoopState("while", 0, outer);
            context.Loop = state;
            var flow = Flow.Next;
            while (flow is Flow.Next or Flow.Continue && Comparison.IsTrue(condition(context)))
            {
                context.Position = statement.At;
                context.Step(StepsPerTurn);
                state.Advance(null);
                flow = body(context);
            }
            context.Loop = outer;
            return flow == Flow.Return ? Flow.Return : Flow.Next;
        };
    }
}
