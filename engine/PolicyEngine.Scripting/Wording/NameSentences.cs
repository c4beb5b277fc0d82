using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Scripting.Wording;

/// <summary>Names that nobody knows, with the nearest that somebody does.</summary>
internal static class NameSentences
{
    public static Sentence UnknownName(Slip slip) =>
        Sentence.Of("PE0120", slip.Written) + NearestName.Proposal(slip.Written, NamesInScope(slip));

    public static Sentence? UnknownMember(Slip slip)
    {
        if (slip.Enclosing<MemberAccessExpressionSyntax>() is not { } access)
            return null;
        var written = access.Name.Identifier.Text;
        var owner = access.Expression;
        var known = MembersOf(slip, owner);
        var said = owner is IdentifierNameSyntax or LiteralExpressionSyntax ? Sentence.Of("PE0121", owner, written)
            : LastWord(owner) is { } last ? Sentence.Of("PE0121.follows", last, written)
            : Sentence.Of("PE0121.here", written);
        return said + NearestName.Proposal(written, known);
    }

    public static Sentence SaidTwice(Slip slip) => Sentence.Of("PE0125", slip.Written);

    /// <summary>The end of a chain is what its author looks at: <c>Clause("…").Target(…)</c> is spoken of as <c>Target(…)</c>.</summary>
    private static string? LastWord(ExpressionSyntax expression) =>
        expression switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } => $"{called.Name.Identifier.Text}(…)",
            InvocationExpressionSyntax called => $"{called.Expression}(…)",
            MemberAccessExpressionSyntax access => $"'{access.Name.Identifier.Text}'",
            _ => null,
        };

    private static IEnumerable<string> MembersOf(Slip slip, ExpressionSyntax owner) =>
        slip.Meaning.GetSymbolInfo(owner).Symbol is INamedTypeSymbol type
            ? Named(slip.Meaning.LookupStaticMembers(owner.SpanStart, type))
            : slip.Meaning.GetTypeInfo(owner).Type is { } instance
                ? Named(slip.Meaning.LookupSymbols(owner.Span.End, instance, includeReducedExtensionMethods: true))
                : [];

    private static IEnumerable<string> NamesInScope(Slip slip) =>
        slip.Node is null ? [] : Named(slip.Meaning.LookupSymbols(slip.Node.SpanStart));

    /// <summary>The words of the language, of the company and of the script; the platform's own names would only confuse.</summary>
    private static IEnumerable<string> Named(IEnumerable<ISymbol> symbols) =>
        from symbol in symbols
        where symbol is not INamespaceSymbol && !IsPlatforms(symbol)
        select symbol.Name;

    private static bool IsPlatforms(ISymbol symbol) =>
        symbol.ContainingAssembly?.Name is { } name
        && (name == "System" || name.StartsWith("System.", StringComparison.Ordinal));
}
