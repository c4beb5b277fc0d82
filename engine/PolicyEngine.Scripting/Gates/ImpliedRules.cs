using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Diagnostics;
using PolicyEngine.Scripting.Stages;
using Diagnostic = PolicyEngine.Diagnostics.Diagnostic;

namespace PolicyEngine.Scripting.Gates;

/// <summary>What operations do not show: how a loop asks a list, how a value is taken apart, what stands inside <c>nameof</c>.</summary>
internal sealed class ImpliedRules(SemanticModel meaning, SymbolRules rules, OperationRules operations, Action<Diagnostic> add)
{
    public void At(SyntaxNode node)
    {
        switch (node)
        {
            case CommonForEachStatementSyntax each:
                var loop = meaning.GetForEachStatementInfo(each);
                Implied(node, loop.GetEnumeratorMethod, loop.MoveNextMethod, loop.CurrentProperty, loop.DisposeMethod,
                    loop.CurrentConversion.MethodSymbol, loop.ElementConversion.MethodSymbol);
                if (each is ForEachVariableStatementSyntax apart)
                    Deconstruction(node, meaning.GetDeconstructionInfo(apart));
                break;
            case AssignmentExpressionSyntax { Left: TupleExpressionSyntax or DeclarationExpressionSyntax } assignment:
                Deconstruction(node, meaning.GetDeconstructionInfo(assignment));
                break;
            case QueryClauseSyntax clause:
                var query = meaning.GetQueryClauseInfo(clause);
                Written(node, query.OperationInfo.Symbol);
                Written(node, query.CastInfo.Symbol);
                break;
            case InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } } names:
                foreach (var name in names.ArgumentList.DescendantNodes().OfType<SimpleNameSyntax>())
                    Named(name);
                break;
            case ParameterSyntax { Default: { } value }:
                operations.Visit(meaning.GetOperation(value));
                break;
            case UsingDirectiveSyntax { NamespaceOrType: { } import } when meaning.GetSymbolInfo(import).Symbol is ITypeSymbol type:
                Written(import, type);
                break;
        }
    }

    /// <summary>A method that has several forms is bound to none of them inside <c>nameof</c>.</summary>
    private void Named(SimpleNameSyntax name)
    {
        var bound = meaning.GetSymbolInfo(name);
        Written(name, bound.Symbol);
        foreach (var candidate in bound.CandidateSymbols)
            Written(name, candidate);
    }

    private void Deconstruction(SyntaxNode node, DeconstructionInfo taken)
    {
        Implied(node, taken.Method, taken.Conversion?.MethodSymbol);
        foreach (var nested in taken.Nested)
            Deconstruction(node, nested);
    }

    private void Implied(SyntaxNode node, params ISymbol?[] members)
    {
        foreach (var member in members)
        {
            if (member is not null && rules.WhyRefusedImplied(member) is { } why)
                Refuse(node, why);
        }
    }

    private void Written(SyntaxNode node, ISymbol? symbol)
    {
        if (symbol is not null && rules.WhyRefused(symbol) is { } why)
            Refuse(node, why);
    }

    private void Refuse(SyntaxNode node, Sentence why) => add(new("PE0720", why, ScriptUnit.LocationOf(Places.NameIn(node).GetLocation())));
}
