using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Diagnostics;
using Diagnostic = PolicyEngine.Diagnostics.Diagnostic;

namespace PolicyEngine.Scripting.Wording;

/// <summary>
/// Tells what is wrong by itself from what follows. An unknown name is wrong by itself, once however often it stands;
/// of everything else only the first of a statement is said.
/// </summary>
internal static class Cascades
{
    /// <param name="slips">The errors in the order of the text.</param>
    public static IEnumerable<Diagnostic> Fold(IEnumerable<Slip> slips)
    {
        var said = new List<Diagnostic>();
        var names = new Dictionary<Sentence, int>();
        var statements = new Dictionary<SyntaxNode, int>();
        foreach (var slip in slips)
        {
            var diagnostic = CompilerWords.Say(slip);
            var statement = slip.Enclosing<GlobalStatementSyntax>() ?? (SyntaxNode?)slip.Enclosing<MemberDeclarationSyntax>();
            if (names.TryGetValue(diagnostic.Sentence, out var first)
                || (statement is not null && !IsOfItsOwn(diagnostic) && statements.TryGetValue(statement, out first)))
            {
                if (said[first].At != diagnostic.At)
                    said[first] = said[first] with { Cascade = said[first].Cascade + 1 };
                continue;
            }

            if (IsOfItsOwn(diagnostic))
                names.Add(diagnostic.Sentence, said.Count);
            if (statement is not null)
                statements.TryAdd(statement, said.Count);
            said.Add(diagnostic);
        }

        return said;
    }

    private static bool IsOfItsOwn(Diagnostic diagnostic) => diagnostic.Code is "PE0120" or "PE0121";
}
