using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Diagnostics;
using PolicyEngine.Scripting.Stages;
using Diagnostic = PolicyEngine.Diagnostics.Diagnostic;

namespace PolicyEngine.Scripting.Gates;

/// <summary>
/// Looks at the forms of a script before anything is bound: forms that are not on the list, and sizes that would keep
/// the compiler busy. It walks without recursion, for it is what stands before all that recurses.
/// </summary>
internal static class SyntaxGate
{
    /// <summary>How deeply forms stand in each other: a call of a chain is two of them.</summary>
    public const int Deepest = 120;

    /// <summary>How deeply functions stand in each other. Six that call overloaded words hang the compiler.</summary>
    public const int DeepestFunction = 3;

    /// <summary>Forms of all files together; a line of a policy has about fifteen.</summary>
    public const int MostForms = 30_000;

    /// <summary>Forms of one function.</summary>
    public const int MostFormsOfFunction = 2_000;

    /// <summary>Forms inside functions inside functions: the compiler reads them again for each word that they might mean.</summary>
    public const int MostFormsRead = 60_000;

    /// <summary>Clauses of one query: each puts all that was named before into one more type.</summary>
    public const int MostClauses = 8;

    /// <summary>Cases of one <c>switch</c>: the compiler compares each with all before it.</summary>
    public const int MostCases = 500;

    /// <summary>Lists that are laid out in one other (<c>..</c>).</summary>
    public const int MostLaidOut = 50;

    /// <summary>The longest text that is written out, in characters.</summary>
    public const int LongestText = 4_000;

    private readonly record struct Place(SyntaxNode Node, int Depth, int Functions);

    public static IEnumerable<Diagnostic> Check(ScriptUnit unit)
    {
        var (forms, read) = (0, 0);
        var growth = new TypeGrowth();
        foreach (var tree in unit.Compilation.SyntaxTrees)
        {
            var found = new List<Diagnostic>();
            var waiting = new Stack<Place>();
            waiting.Push(new(tree.GetRoot(), 0, 0));
            while (waiting.TryPop(out var place))
            {
                var functions = place.Functions + (place.Node is AnonymousFunctionExpressionSyntax ? 1 : 0);
                forms++;
                read += functions switch { < 2 => 0, 2 => 10, _ => 100 };
                if (WhyRefused(unit, place, functions, forms, read) is { } refused)
                {
                    found.Add(refused);
                    if (refused.Code == "PE0711")
                        break;
                    continue;
                }

                foreach (var part in place.Node.ChildNodesAndTokens().Reverse())
                {
                    if (part.AsNode() is { } child)
                        waiting.Push(new(child, place.Depth + 1, functions));
                }
            }

            if (found.Count == 0)
                found.AddRange(growth.Check(tree.GetRoot()));
            foreach (var refused in found)
                yield return refused;
            if (found.Exists(d => d.Code == "PE0711"))
                yield break;
        }
    }

    private static Diagnostic? WhyRefused(ScriptUnit unit, Place place, int functions, int forms, int read)
    {
        var node = place.Node;
        Diagnostic At(string code, Sentence sentence) => new(code, sentence, ScriptUnit.LocationOf(node.GetLocation()));
        Diagnostic Says(string key, params object?[] values) => Diagnostic.Of(key, ScriptUnit.LocationOf(node.GetLocation()), values);
        // A type of the script's own, once serialized or cached by anybody, would keep the script in memory for ever.
        if (node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)
            return Says("PE0130");
        if (!unit.Allowed.HasForm(FormNames.Of(node)))
            return At("PE0710", FormSentences.Refused(node));
        if (FormSentences.RefusedWord(node, unit.Allowed) is { } word)
            return At("PE0710", word);
        if (place.Depth > Deepest)
            return Says("PE0711.depth", Deepest);
        if (functions > DeepestFunction)
            return Says("PE0711.functions", DeepestFunction);
        if (forms > MostForms)
            return Says("PE0711.script", MostForms);
        if (read > MostFormsRead)
            return Says("PE0711.read");
        if (node is QueryBodySyntax { Clauses.Count: > MostClauses })
            return Says("PE0711.query", MostClauses);
        if (node is SwitchExpressionSyntax { Arms.Count: > MostCases } or SwitchStatementSyntax { Sections.Count: > MostCases })
            return Says("PE0711.cases", MostCases);
        if (node is CollectionExpressionSyntax { Elements.Count: > MostLaidOut } list && list.Elements.Count(element => element is SpreadElementSyntax) > MostLaidOut)
            return Says("PE0711.laid", MostLaidOut);
        if (IsFunction(node) && node.DescendantNodes().Skip(MostFormsOfFunction).Any())
            return Says("PE0711.function", MostFormsOfFunction);
        return TextSizes.WhyRefused(node) is { } size ? At("PE0712", size) : null;
    }

    private static bool IsFunction(SyntaxNode node) =>
        node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MethodDeclarationSyntax;
}
