using System.Globalization;
using Microsoft.CodeAnalysis;
using PolicyEngine.Diagnostics;
using PolicyEngine.Scripting.Stages;
using RoslynDiagnostic = Microsoft.CodeAnalysis.Diagnostic;

namespace PolicyEngine.Scripting.Wording;

/// <summary>An error of the compiler's together with the place in the text that it speaks of.</summary>
internal sealed class Slip(ScriptUnit unit, RoslynDiagnostic diagnostic)
{
    private readonly Lazy<SemanticModel> meaning = new(() => unit.Compilation.GetSemanticModel(diagnostic.Location.SourceTree!));

    public ScriptUnit Unit { get; } = unit;

    public string Id { get; } = diagnostic.Id;

    public SourceLocation At { get; } =
        diagnostic.Location.IsInSource ? ScriptUnit.LocationOf(diagnostic.Location) : new(unit.File);

    public string CompilersSentence { get; } =
        diagnostic.GetMessage(CultureInfo.InvariantCulture) is var said && said.EndsWith('.') ? said : said + ".";

    /// <summary>The text that the compiler underlines.</summary>
    public string Written { get; } =
        diagnostic.Location.SourceTree?.GetText().ToString(diagnostic.Location.SourceSpan) ?? "";

    /// <summary>What the text means, as far as it means anything. Only for errors of meaning, which always stand in a text.</summary>
    public SemanticModel Meaning => meaning.Value;

    public SyntaxNode? Node { get; } =
        diagnostic.Location.SourceTree?.GetRoot().FindNode(diagnostic.Location.SourceSpan, findInsideTrivia: true, getInnermostNodeForTie: true);

    public T? Enclosing<T>() where T : SyntaxNode => Node?.FirstAncestorOrSelf<T>();
}
