using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using PolicyEngine.Scripting.Wording;
using Diagnostic = PolicyEngine.Diagnostics.Diagnostic;

namespace PolicyEngine.Scripting.Stages;

/// <summary>One look at a script: what it finds wrong, the earliest in the text first.</summary>
internal delegate IEnumerable<Diagnostic> Stage(ScriptUnit unit);

/// <summary>
/// The stages that a script passes, each only if those before it found no error: what a stage says of a text that an
/// earlier one refused would be noise. A gate on syntax stands before <see cref="Emit"/>, which binds; a gate on the
/// emitted metadata after it.
/// </summary>
internal static class Pipeline
{
    public static readonly Stage[] InOrder = [Texts, Directives, Grammar, Declarations, Emit];

    private static IEnumerable<Diagnostic> Texts(ScriptUnit unit)
    {
        // Asking for the trees makes the compiler read all that is loaded.
        _ = unit.Compilation.SyntaxTrees;
        return unit.Texts.Problems;
    }

    private static IEnumerable<Diagnostic> Directives(ScriptUnit unit) =>
        from tree in unit.Compilation.SyntaxTrees
        from directive in AllDirectives((CSharpSyntaxNode)tree.GetRoot())
        let refused = DirectiveWords.WhyRefused(directive)
        where refused is not null
        let at = ScriptUnit.LocationOf(directive.GetLocation())
        select new Diagnostic(refused.Value.Code, refused.Value.Sentence, at);

    private static IEnumerable<DirectiveTriviaSyntax> AllDirectives(CSharpSyntaxNode root)
    {
        for (var directive = root.GetFirstDirective(); directive is not null; directive = directive.GetNextDirective())
            yield return directive;
    }

    private static IEnumerable<Diagnostic> Grammar(ScriptUnit unit) =>
        GrammarWords.Say(unit);

    /// <summary>A type of the script's own, once serialized or cached by anybody, would keep the script in memory for ever.</summary>
    private static IEnumerable<Diagnostic> Declarations(ScriptUnit unit) =>
        from tree in unit.Compilation.SyntaxTrees
        from declared in tree.GetRoot().DescendantNodes()
        where declared is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax
        let at = ScriptUnit.LocationOf(declared.GetLocation())
        select Diagnostic.Of("PE0130", at);

    private static IEnumerable<Diagnostic> Emit(ScriptUnit unit)
    {
        using var image = new MemoryStream();
        var emitted = unit.Compilation.Emit(
            image, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded));
        if (emitted.Success)
            unit.Image = ImmutableCollectionsMarshal.AsImmutableArray(RunOnceCode.Mark(image.ToArray()));
        return CompilerWords.Say(unit, emitted.Diagnostics);
    }
}
