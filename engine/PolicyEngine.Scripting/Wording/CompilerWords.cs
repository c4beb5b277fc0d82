using PolicyEngine.Diagnostics;
using PolicyEngine.Scripting.Stages;
using Diagnostic = PolicyEngine.Diagnostics.Diagnostic;
using RoslynDiagnostic = Microsoft.CodeAnalysis.Diagnostic;
using RoslynSeverity = Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace PolicyEngine.Scripting.Wording;

/// <summary>Says the compiler's errors in the words of the policy: one line of the table for each slip that people make.</summary>
internal static class CompilerWords
{
    private const string AnyOther = "PE0199";

    private static readonly Dictionary<string, (string Code, Func<Slip, Sentence?> Sentence)> Table = new(StringComparer.Ordinal)
    {
        ["CS8098"] = ("PE0109", _ => Sentence.Of("PE0109")),

        ["CS1002"] = ("PE0110", _ => Sentence.Of("PE0110")),
        ["CS1026"] = ("PE0111", _ => Sentence.Of("PE0111", ")")),
        ["CS1513"] = ("PE0111", _ => Sentence.Of("PE0111", "}")),
        ["CS1514"] = ("PE0111", _ => Sentence.Of("PE0111", "{")),
        ["CS1003"] = ("PE0111", TokenSentences.Expected),
        ["CS1010"] = ("PE0112", TokenSentences.Unterminated),
        ["CS1039"] = ("PE0112", TokenSentences.Unterminated),
        ["CS8997"] = ("PE0112", TokenSentences.Unterminated),
        ["CS1011"] = ("PE0113", TokenSentences.SingleQuotes),
        ["CS1012"] = ("PE0113", TokenSentences.SingleQuotes),
        ["CS1056"] = ("PE0113", TokenSentences.UnexpectedCharacter),
        ["CS1525"] = ("PE0114", TokenSentences.NothingToRead),
        ["CS1733"] = ("PE0114", TokenSentences.NothingToRead),
        ["CS0839"] = ("PE0114", _ => Sentence.Of("PE0114.commas")),
        ["CS0201"] = ("PE0115", _ => Sentence.Of("PE0115")),

        ["CS0103"] = ("PE0120", NameSentences.UnknownName),
        ["CS0246"] = ("PE0120", NameSentences.UnknownName),
        ["CS0117"] = ("PE0121", NameSentences.UnknownMember),
        ["CS1061"] = ("PE0121", NameSentences.UnknownMember),
        ["CS1739"] = ("PE0122", CallSentences.UnknownParameter),
        ["CS1501"] = ("PE0123", CallSentences.WrongNumber),
        ["CS7036"] = ("PE0123", CallSentences.WrongNumber),
        ["CS1503"] = ("PE0124", CallSentences.WrongKind),
        ["CS0029"] = ("PE0124", CallSentences.WrongKind),
        ["CS0266"] = ("PE0124", CallSentences.WrongKind),
        ["CS0198"] = ("PE0124", CallSentences.SingleEquals),
        ["CS0191"] = ("PE0124", CallSentences.SingleEquals),
        ["CS0200"] = ("PE0124", CallSentences.SingleEquals),
        ["CS0131"] = ("PE0124", CallSentences.SingleEquals),
        ["CS0019"] = ("PE0124", CallSentences.WrongSign),
        ["CS0217"] = ("PE0124", CallSentences.WrongSign),
        ["CS0218"] = ("PE0124", CallSentences.WrongSign),
        ["CS0128"] = ("PE0125", NameSentences.SaidTwice),
        ["CS0102"] = ("PE0125", NameSentences.SaidTwice),
    };

    /// <summary>The errors among them, in the order in which the author reads the text: what is loaded first comes first.</summary>
    public static IEnumerable<Diagnostic> Say(ScriptUnit unit, IEnumerable<RoslynDiagnostic> diagnostics)
    {
        var trees = unit.Compilation.SyntaxTrees;
        return diagnostics
            .Where(d => d.Severity == RoslynSeverity.Error)
            .OrderBy(d => d.Location.SourceTree is { } tree ? trees.IndexOf(tree) : int.MaxValue)
            .ThenBy(d => d.Location.SourceSpan.Start)
            .Select(d => Say(new Slip(unit, d)))
            .Distinct();
    }

    private static Diagnostic Say(Slip slip)
    {
        if (slip.Id == "CS1504")
            return new(LoadSentences.CodeOf(slip), LoadSentences.NotLoaded(slip), slip.At);
        return Table.TryGetValue(slip.Id, out var entry) && entry.Sentence(slip) is { } sentence
            ? new(entry.Code, sentence, slip.At)
            : Diagnostic.Of(AnyOther, slip.At, slip.CompilersSentence);
    }
}
