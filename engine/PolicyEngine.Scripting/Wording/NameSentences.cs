using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Diagnostics;
using Diagnostic = PolicyEngine.Diagnostics.Diagnostic;

namespace PolicyEngine.Scripting.Wording;

/// <summary>Names that nobody knows, with the nearest that somebody does, and names that stand where they cannot.</summary>
internal static class NameSentences
{
    public static Diagnostic UnknownName(Slip slip)
    {
        if (slip.Node is IdentifierNameSyntax { Parent: AssignmentExpressionSyntax { Parent: ArgumentSyntax } given } name
            && given.Left == name && slip.Unit.Words.IsArgument(slip.Written))
            return slip.Say("PE0118", slip.Written);
        if (WithoutItsClause(slip) is { } lonely)
            return lonely;
        var known = slip.Node is null ? [] : Known(slip.Meaning.LookupSymbols(slip.Node.SpanStart)).ToArray();
        return slip.Say("PE0120", slip.Written).And(
            RunTogether(slip, known) is { } apart
                ? Sentence.Of("near", apart)
                : NearestName.Proposal(slip.Written, known.Select(symbol => symbol.Name)));
    }

    /// <summary>A name that is known, and is not something that can stand here by itself.</summary>
    public static Diagnostic OutOfPlace(Slip slip) => WithoutItsClause(slip) ?? slip.Say("PE0124.place", slip.Written);

    public static Diagnostic? UnknownMember(Slip slip)
    {
        if (slip.Enclosing<MemberAccessExpressionSyntax>() is not { } access)
            return null;
        var (written, owner) = (access.Name.Identifier.Text, access.Expression);
        if (owner is LiteralExpressionSyntax number && slip.Meaning.GetTypeInfo(owner).Type?.SpecialType == SpecialType.System_Double)
            return slip.Say("PE0119", $"{number}m.{written}", $"{number}.{written}");
        var said = owner is IdentifierNameSyntax or LiteralExpressionSyntax ? slip.Say("PE0121", owner, written)
            : LastWord(owner) is { } last ? slip.Say("PE0121.follows", last, written)
            : slip.Say("PE0121.here", written);
        return NearestName.Of(written, Known(MembersOf(slip, owner)).Select(symbol => symbol.Name)) is { } near
            ? said.And(Sentence.Of("near", near))
            : said.And(WhereItStands(slip, written));
    }

    /// <summary>A word that only goes on with a statement stands where one begins.</summary>
    private static Diagnostic? WithoutItsClause(Slip slip) =>
        slip.Node?.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { Expression: IdentifierNameSyntax called } && called == slip.Node
        && WhereItStands(slip, slip.Written) is { } follows
            ? slip.Say("PE0117", slip.Written).And(follows)
            : null;

    private static Sentence? WhereItStands(Slip slip, string word) =>
        slip.Unit.Words.Leading(word) is { Count: > 0 } words
            ? Sentence.Of("stands", word, Sentence.AnyOf(words.Take(4).Select(before => $"{before}(…)")))
            : null;

    /// <summary>Two names that ran into each other where the dot between them is missing: <c>RolMesa</c>.</summary>
    private static string? RunTogether(Slip slip, IEnumerable<ISymbol> known) => (
        from owner in known
        where slip.Written.Length > owner.Name.Length && slip.Written.StartsWith(owner.Name, StringComparison.Ordinal)
        let rest = slip.Written[owner.Name.Length..]
        where TypeOf(owner)?.GetMembers(rest).Any(member => member.DeclaredAccessibility == Accessibility.Public) == true
        orderby owner.Name.Length descending
        select $"{owner.Name}.{rest}").FirstOrDefault();

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ITypeSymbol type => type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    /// <summary>The end of a chain is what its author looks at: <c>Clause("…").Target(…)</c> is spoken of as <c>Target(…)</c>.</summary>
    private static string? LastWord(ExpressionSyntax expression) =>
        expression switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } => $"{called.Name.Identifier.Text}(…)",
            InvocationExpressionSyntax called => $"{called.Expression}(…)",
            MemberAccessExpressionSyntax access => $"'{access.Name.Identifier.Text}'",
            _ => null,
        };

    private static IEnumerable<ISymbol> MembersOf(Slip slip, ExpressionSyntax owner) =>
        slip.Meaning.GetSymbolInfo(owner).Symbol is INamedTypeSymbol type
            ? slip.Meaning.LookupStaticMembers(owner.SpanStart, type)
            : slip.Meaning.GetTypeInfo(owner).Type is { } instance
                ? slip.Meaning.LookupSymbols(owner.Span.End, instance, includeReducedExtensionMethods: true)
                : [];

    /// <summary>The words of the language, of the company and of the script; the platform's own names would only confuse.</summary>
    private static IEnumerable<ISymbol> Known(IEnumerable<ISymbol> symbols) =>
        symbols.Where(symbol => symbol is not INamespaceSymbol && !IsPlatforms(symbol));

    private static bool IsPlatforms(ISymbol symbol) =>
        symbol.ContainingAssembly?.Name is { } name
        && (name == "System" || name.StartsWith("System.", StringComparison.Ordinal));
}
