using System.Globalization;
using Microsoft.CodeAnalysis;
using PolicyEngine.Diagnostics;
using PolicyEngine.Scripting.Stages;
using Diagnostic = PolicyEngine.Diagnostics.Diagnostic;
using RoslynDiagnostic = Microsoft.CodeAnalysis.Diagnostic;

namespace PolicyEngine.Scripting.Wording;

/// <summary>An error of the compiler's together with the place in the text that it speaks of.</summary>
/// <param name="unit">The script.</param>
/// <param name="diagnostic">The compiler's error.</param>
/// <param name="at">Where it is said; null for where the compiler says it.</param>
internal sealed class Slip(ScriptUnit unit, RoslynDiagnostic diagnostic, SourceLocation? at = null)
{
    /// <summary>Longer texts are not quoted in a sentence.</summary>
    public const int MostQuoted = 30;

    private readonly Lazy<SemanticModel> meaning = new(() => unit.Compilation.GetSemanticModel(diagnostic.Location.SourceTree!));

    public ScriptUnit Unit { get; } = unit;

    public string Id { get; } = diagnostic.Id;

    public SourceLocation At { get; } =
        at ?? (diagnostic.Location.IsInSource ? ScriptUnit.LocationOf(diagnostic.Location) : new(unit.File));

    /// <summary>What the compiler says, in its own terms: only to read signs out of it.</summary>
    public string CompilersSentence { get; } =
        diagnostic.GetMessage(CultureInfo.InvariantCulture) is var said && said.EndsWith('.') ? said : said + ".";

    /// <summary>The text that the compiler underlines.</summary>
    public string Written { get; } =
        diagnostic.Location.SourceTree?.GetText().ToString(diagnostic.Location.SourceSpan) ?? "";

    /// <summary>What the text means, as far as it means anything. Only for errors of meaning, which always stand in a text.</summary>
    public SemanticModel Meaning => meaning.Value;

    public SyntaxNode? Node { get; } =
        diagnostic.Location.SourceTree?.GetRoot().FindNode(diagnostic.Location.SourceSpan, findInsideTrivia: true, getInnermostNodeForTie: true);

    /// <summary>A message of the tables, said where this slip is.</summary>
    public Diagnostic Say(string key, params object?[] values) => Diagnostic.Of(key, At, values);

    public T? Enclosing<T>() where T : SyntaxNode => Node?.FirstAncestorOrSelf<T>();
}
