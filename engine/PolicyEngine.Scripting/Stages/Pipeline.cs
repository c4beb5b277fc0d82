using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using PolicyEngine.Diagnostics;
using PolicyEngine.Scripting.Bounding;
using PolicyEngine.Scripting.Gates;
using PolicyEngine.Scripting.Loading;
using PolicyEngine.Scripting.Wording;
using Diagnostic = PolicyEngine.Diagnostics.Diagnostic;

namespace PolicyEngine.Scripting.Stages;

/// <summary>One look at a script: what it finds wrong, the earliest in the text first.</summary>
internal delegate IEnumerable<Diagnostic> Stage(ScriptUnit unit);

/// <summary>
/// The stages that a script passes, each only if those before it found no error: what a stage says of a text that an
/// earlier one refused would be noise. The gate on syntax stands before <see cref="Emit"/>, which binds. The one on
/// meaning looks while that goes on, but is heard after it, so that a slip of the pen is said as what it is; where
/// there is one, what the gate would have found is never asked for. The one on metadata reads what was emitted.
/// </summary>
internal static class Pipeline
{
    public static readonly Stage[] InOrder = [Texts, Directives, Grammar, Syntax, Emit, Meaning, Metadata, Bounds];

    /// <summary>
    /// Lines and columns stand beside the assembly, as they are, until the bounds are put in: inside it they would be
    /// packed, unpacked and packed again.
    /// </summary>
    private static readonly EmitOptions Apart =
        new(debugInformationFormat: DebugInformationFormat.PortablePdb, pdbFilePath: ScriptRunner.AssemblyName + ".pdb");

    private static IEnumerable<Diagnostic> Texts(ScriptUnit unit)
    {
        // Asking for the trees makes the compiler read all that is loaded.
        _ = unit.Compilation.SyntaxTrees;
        return unit.Texts.Problems;
    }

    private static IEnumerable<Diagnostic> Directives(ScriptUnit unit) =>
        from tree in unit.Passes(GateSwitches.Text) ? unit.Compilation.SyntaxTrees : []
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

    private static IEnumerable<Diagnostic> Syntax(ScriptUnit unit) =>
        unit.Passes(GateSwitches.Syntax) ? SyntaxGate.Check(unit) : [];

    private static IEnumerable<Diagnostic> Meaning(ScriptUnit unit) => unit.Passes(GateSwitches.Meaning)
        ? unit.Meaning!.Result(unit.Stop) ?? throw new InvalidOperationException("The gate on meaning was stopped, so nobody knows what it would say.")
        : [];

    private static IEnumerable<Diagnostic> Metadata(ScriptUnit unit) =>
        unit.Passes(GateSwitches.Metadata) && unit.Image is { } image ? new MetadataGate(unit.Allowed).Check(unit.File, image) : [];

    private static IEnumerable<Diagnostic> Bounds(ScriptUnit unit)
    {
        // Of a text without a statement the compiler makes nothing.
        if (unit.Image is not { } image)
            return [];
        unit.Image = ScriptBounds.Put(image, unit.Lines);
        return unit.Image is null ? [Diagnostic.Of("PE0740", new(unit.File), Sentence.Of("PE0740.unread"))] : [];
    }

    private static IEnumerable<Diagnostic> Emit(ScriptUnit unit)
    {
        // Both bind all of the text, each for itself, and neither needs anything of the other.
        if (unit.Passes(GateSwitches.Meaning))
            unit.Meaning = OwnThread.Begin(stop => MeaningGate.Check(unit, stop));
        using var image = new MemoryStream();
        using var lines = new MemoryStream();
        var emitted = unit.Compilation.Emit(image, lines, options: Apart, cancellationToken: unit.Stop);
        if (emitted.Success)
            (unit.Image, unit.Lines) = (ImmutableCollectionsMarshal.AsImmutableArray(RunOnceCode.Mark(image.ToArray())), lines.ToArray());
        return CompilerWords.Say(unit, emitted.Diagnostics);
    }
}
