using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PolicyEngine.Scripting.Gates;

/// <summary>Whose a variable or a list is.</summary>
internal static class Ownership
{
    /// <summary>The innermost function of the script's around a place; null outside all.</summary>
    public static SyntaxNode? FunctionAround(SyntaxNode? place) => place?.AncestorsAndSelf().FirstOrDefault(IsFunction);

    /// <summary>Whether a variable was declared in the same function in which it is used.</summary>
    public static bool IsInside(SyntaxNode use, ISymbol variable) =>
        variable.DeclaringSyntaxReferences is [var declared] && FunctionAround(use) == FunctionAround(declared.GetSyntax());

    /// <summary>Whether an element belongs to a list that was made where it was named, in the same function.</summary>
    public static bool IsOwnList(IArrayElementReferenceOperation element)
    {
        ISymbol? list = element.ArrayReference switch
        {
            ILocalReferenceOperation local => local.Local,
            IFieldReferenceOperation { Field: { ContainingType.IsScriptClass: true } field } => field,
            _ => null,
        };
        return list?.DeclaringSyntaxReferences is [var declared]
            && declared.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: var made } variable
            && IsNew(made)
            && FunctionAround(element.Syntax) == FunctionAround(variable);
    }

    /// <summary>Whether an expression makes a list that nobody else knows.</summary>
    public static bool IsNew(SyntaxNode expression) => expression switch
    {
        ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or CollectionExpressionSyntax => true,
        InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ArrayInitializerExpression } => true,
        LiteralExpressionSyntax => true,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "ToArray" or "Split" } } => true,
        _ => false,
    };

    /// <summary>What a query asks of each item is a function too, though it is not written as one.</summary>
    private static bool IsFunction(SyntaxNode node) =>
        node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MethodDeclarationSyntax or QueryBodySyntax;
}
