using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Diagnostics;
using PolicyEngine.Scripting.Repair;
using PolicyEngine.Scripting.Stages;
using Diagnostic = PolicyEngine.Diagnostics.Diagnostic;
using RoslynDiagnostic = Microsoft.CodeAnalysis.Diagnostic;

namespace PolicyEngine.Scripting.Wording;

/// <summary>
/// Says what keeps a text from being read: one error for each broken statement, where its author has to put something,
/// and the rest of that statement's counted.
/// </summary>
internal static class GrammarWords
{
    /// <summary>A text that is not closed turns all that follows it on its line inside out; it is what to say first.</summary>
    private static readonly string[][] Quotes = [["CS1010", "CS1039", "CS8997"], ["CS1011", "CS1012", "CS1056"]];

    public static IEnumerable<Diagnostic> Say(ScriptUnit unit)
    {
        var mender = new Mender(unit.Words, ScriptTranslator.Language);
        foreach (var tree in unit.Compilation.SyntaxTrees)
        {
            var errors = tree.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
            if (errors.Count == 0)
                continue;
            var found = errors.Where(IsDirective).Select(error => CompilerWords.Say(new Slip(unit, error)))
                .Concat(Statements.Of(tree).Where(statement => statement.IsBroken).Select(statement => Say(unit, tree, statement, mender)))
                .ToList();
            foreach (var diagnostic in found.Count > 0 ? found : CompilerWords.Say(unit, errors))
                yield return diagnostic;
        }
    }

    private static Diagnostic Say(ScriptUnit unit, SyntaxTree tree, Statement statement, Mender mender)
    {
        var last = statement.Tree.GetRoot().GetLastToken().Span.End;
        if (statement.LacksEnd)
            return Diagnostic.Of("PE0110", At(last));
        var cascade = statement.Errors.Count - 1;
        if (Quotes.Select(ids => statement.Errors.FirstOrDefault(error => ids.Contains(error.Id))).FirstOrDefault(error => error is not null) is { } quote)
            return Said(quote);
        return mender.Mend(statement) switch
        {
            { Sign: ";" } end when end.At >= last => Diagnostic.Of("PE0110", At(end.At)) with { Cascade = cascade },
            { IsTooMany: true } extra => Diagnostic.Of("PE0116", At(extra.At), extra.Sign) with { Cascade = cascade },
            { } missing => Diagnostic.Of("PE0111", At(missing.At), missing.Sign) with { Cascade = cascade },
            null => Said(statement.Errors[0]),
        };

        Diagnostic Said(RoslynDiagnostic error) =>
            CompilerWords.Say(new Slip(unit, error, At(error.Location.SourceSpan.Start))) with { Cascade = cascade };

        SourceLocation At(int position) =>
            ScriptUnit.LocationOf(Location.Create(tree, new(statement.Start + position, 0)));
    }

    private static bool IsDirective(RoslynDiagnostic error) =>
        error.Location.SourceTree!.GetRoot().FindNode(error.Location.SourceSpan, findInsideTrivia: true) is DirectiveTriviaSyntax;
}
