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
    /// <param name="unit">The script; what is asked of its compilation may be asked on other threads too.</param>
    /// <param name="stop">Set when nobody wants to know any more.</param>
    public static List<Diagnostic> Check(ScriptUnit unit, CancellationToken stop)
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
                stop.ThrowIfCancellationRequested();
                operations.Declared(root, meaning.GetDeclaredSymbol(root, stop));
                operations.Visit(meaning.GetOperation(root, stop));
                foreach (var node in root.DescendantNodesAndSelf())
                    implied.At(node);
            }
        }

        // Of several things wrong with one expression, the outermost is the one to say.
        return [.. found.DistinctBy(refused => refused.At)];
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
