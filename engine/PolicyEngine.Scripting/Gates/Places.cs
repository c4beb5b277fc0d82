using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PolicyEngine.Scripting.Gates;

/// <summary>Where in a form its author looks.</summary>
internal static class Places
{
    /// <summary>A call or a chain is spoken of at the name that is called.</summary>
    public static SyntaxNode NameIn(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call => NameIn(call.Expression),
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        ObjectCreationExpressionSyntax creation => NameIn(creation.Type),
        QualifiedNameSyntax name => name.Right,
        _ => node,
    };
}
