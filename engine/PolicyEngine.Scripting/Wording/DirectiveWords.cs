using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Scripting.Wording;

/// <summary>Which lines that begin with <c>#</c> a script may hold, and what to do instead of the others.</summary>
internal static class DirectiveWords
{
    /// <summary>Why the line is refused; null where it is not. What is not known to be harmless is refused.</summary>
    public static (string Code, Sentence Sentence)? WhyRefused(DirectiveTriviaSyntax directive) =>
        directive.Kind() switch
        {
            SyntaxKind.LoadDirectiveTrivia or SyntaxKind.RegionDirectiveTrivia or SyntaxKind.EndRegionDirectiveTrivia => null,
            SyntaxKind.ReferenceDirectiveTrivia =>
                ("PE0106", Sentence.Of("PE0106")),
            _ => ("PE0105", Sentence.Of("PE0105", directive.DirectiveNameToken.Text)),
        };
}
