using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Scripting.Stages;
using Diagnostic = PolicyEngine.Diagnostics.Diagnostic;

namespace PolicyEngine.Scripting.Gates;

/// <summary>
/// Holds everything that a script's names and signs mean against the list: what is written (also inside
/// <c>nameof</c>, and constants that leave no trace in the emitted code) and what the compiler puts in by itself.
/// </summary>
internal static class MeaningGate
{
    public static IEnumerable<Diagnostic> Check(ScriptUnit unit)
    {
        var found = new List<Diagnostic>();
        var rules = new SymbolRules(unit.Allowed, unit.Compilation.Assembly);
        foreach (var tree in unit.Compilation.SyntaxTrees)
        {
            var meaning = unit.Compilation.GetSemanticModel(tree);
            var operations = new OperationRules(rules, new StorageRules(found.Add), found.Add);
            var implied = new ImpliedRules(meaning, rules, operations, found.Add);
            foreach (var root in RootsOf(tree))
            {
                unit.Stop.ThrowIfCancellationRequested();
                operations.Declared(root, meaning.GetDeclaredSymbol(root, unit.Stop));
                operations.Visit(meaning.GetOperation(root, unit.Stop));
                foreach (var node in root.DescendantNodesAndSelf())
                    implied.At(node);
            }
        }

        // Of several things wrong with one expression, the outermost is the one to say.
        return found.DistinctBy(refused => refused.At);
    }

    /// <summary>The largest parts of a script that mean something by themselves: asking for many small ones takes the compiler longer.</summary>
    private static IEnumerable<SyntaxNode> RootsOf(SyntaxTree tree) =>
        ((CompilationUnitSyntax)tree.GetRoot()).Members.SelectMany(member => member switch
        {
            GlobalStatementSyntax global => [global.Statement],
            FieldDeclarationSyntax field => field.Declaration.Variables.SelectMany(PartsOf),
            _ => (IEnumerable<SyntaxNode>)[member],
        });

    private static IEnumerable<SyntaxNode> PartsOf(VariableDeclaratorSyntax variable) =>
        variable.Initializer is { } initializer ? [variable, initializer] : [variable];
}
