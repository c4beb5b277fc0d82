using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Scripting.Stages;
using Diagnostic = PolicyEngine.Diagnostics.Diagnostic;

namespace PolicyEngine.Scripting.Gates;

/// <summary>
/// Estimates, from the text alone, how deeply tuples come to stand in tuples: <c>var b = (a, a); var c = (b, b);</c>
/// doubles a type with each line, and the compiler would write it out. The estimate errs on the high side.
/// </summary>
internal sealed class TypeGrowth
{
    private const int Deepest = 3;

    /// <summary>Words of LINQ that put their items together in pairs.</summary>
    private static readonly HashSet<string> Pairing = new(StringComparer.Ordinal) { "Zip", "Index", "CountBy", "GroupBy", "GroupJoin", "Join" };

    private readonly Dictionary<string, int> names = new(StringComparer.Ordinal);
    private Diagnostic? tooDeep;

    public IEnumerable<Diagnostic> Check(SyntaxNode root)
    {
        tooDeep = null;
        Of(root, 0);
        return tooDeep is null ? [] : [tooDeep];
    }

    /// <summary>How deep the value of a form is.</summary>
    /// <param name="node">The form.</param>
    /// <param name="given">How deep what is handed to a function that stands here.</param>
    private int Of(SyntaxNode node, int given)
    {
        var depth = node switch
        {
            TupleExpressionSyntax or AnonymousObjectCreationExpressionSyntax => 1 + OfParts(node, given),
            TupleTypeSyntax => 1 + OfParts(node, given),
            IdentifierNameSyntax name => names.GetValueOrDefault(name.Identifier.Text),
            InvocationExpressionSyntax call => OfCall(call, given),
            AnonymousFunctionExpressionSyntax function => OfFunction(function, given),
            QueryExpressionSyntax query => OfQuery(query, given),
            VariableDeclaratorSyntax variable => Declare(variable.Identifier, OfParts(variable, given)),
            SingleVariableDesignationSyntax variable => Declare(variable.Identifier, given),
            ForEachStatementSyntax each => OfForEach(each, each.Identifier, given),
            AssignmentExpressionSyntax assignment => OfAssigned(assignment.Right, assignment.Left, given),
            ForEachVariableStatementSyntax each => Math.Max(OfAssigned(each.Expression, each.Variable, given), Of(each.Statement, given)),
            IsPatternExpressionSyntax test => OfAssigned(test.Expression, test.Pattern, given),
            SwitchExpressionSyntax choice => choice.Arms.Aggregate(Of(choice.GoverningExpression, given), (deep, arm) => Math.Max(deep, Of(arm, deep))),
            LocalFunctionStatementSyntax function => Declare(function.Identifier, OfParts(function, given)),
            MethodDeclarationSyntax function => Declare(function.Identifier, OfParts(function, given)),
            _ => OfParts(node, given),
        };
        if (depth > Deepest)
        {
            tooDeep ??= Diagnostic.Of("PE0713.depth", ScriptUnit.LocationOf(node.GetLocation()), Deepest);
        }

        return Math.Min(depth, Deepest + 1);
    }

    private int OfParts(SyntaxNode node, int given)
    {
        var deep = 0;
        foreach (var part in node.ChildNodesAndTokens())
        {
            if (part.AsNode() is { } child)
                deep = Math.Max(deep, Of(child, given));
        }

        return deep;
    }

    private int OfCall(InvocationExpressionSyntax call, int given)
    {
        var deep = Of(call.Expression, given);
        foreach (var argument in call.ArgumentList.Arguments.OrderBy(argument => argument.Expression is AnonymousFunctionExpressionSyntax))
            deep = Math.Max(deep, Of(argument, argument.Expression is AnonymousFunctionExpressionSyntax ? deep : given));
        var pairs = call.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: var word } && Pairing.Contains(word);
        return pairs ? deep + 1 : deep;
    }

    private int OfFunction(AnonymousFunctionExpressionSyntax function, int given)
    {
        var parameters = function switch
        {
            SimpleLambdaExpressionSyntax simple => [simple.Parameter],
            ParenthesizedLambdaExpressionSyntax several => several.ParameterList.Parameters,
            _ => Enumerable.Empty<ParameterSyntax>(),
        };
        foreach (var parameter in parameters)
            names[parameter.Identifier.Text] = parameter.Type is null ? given : Of(parameter.Type, 0);
        return Of(function.Body, 0);
    }

    /// <summary>Each clause of a query after the first hands on what the ones before it said, put together.</summary>
    private int OfQuery(QueryExpressionSyntax query, int given)
    {
        var deep = Declare(query.FromClause.Identifier, Of(query.FromClause.Expression, given));
        for (var body = query.Body; body is not null; body = body.Continuation?.Body)
        {
            foreach (var clause in body.Clauses)
            {
                deep = Math.Max(deep, OfParts(clause, given));
                var named = clause switch
                {
                    FromClauseSyntax from => from.Identifier,
                    LetClauseSyntax let => let.Identifier,
                    JoinClauseSyntax join => join.Into?.Identifier ?? join.Identifier,
                    _ => default,
                };
                if (clause is FromClauseSyntax or LetClauseSyntax or JoinClauseSyntax)
                    Declare(named, deep);
            }

            deep = Math.Max(deep, Of(body.SelectOrGroup, given));
            if (body.Continuation is { } continuation)
                Declare(continuation.Identifier, deep);
        }

        return deep;
    }

    private int OfForEach(ForEachStatementSyntax each, SyntaxToken name, int given)
    {
        var deep = Declare(name, Math.Max(Of(each.Expression, given), Of(each.Type, 0)));
        return Math.Max(deep, Of(each.Statement, given));
    }

    private int OfAssigned(SyntaxNode value, SyntaxNode names, int given)
    {
        var deep = Of(value, given);

        // What is taken apart is as deep as the whole at most; the brackets around its names are no tuple.
        foreach (var name in names.DescendantNodesAndSelf().OfType<SingleVariableDesignationSyntax>())
            Declare(name.Identifier, deep);
        return deep;
    }

    private int Declare(SyntaxToken name, int deep)
    {
        names[name.Text] = Math.Max(deep, names.GetValueOrDefault(name.Text));
        return deep;
    }
}
