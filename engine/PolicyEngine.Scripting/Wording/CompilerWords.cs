using PolicyEngine.Scripting.Stages;
using Diagnostic = PolicyEngine.Diagnostics.Diagnostic;
using RoslynDiagnostic = Microsoft.CodeAnalysis.Diagnostic;
using RoslynSeverity = Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace PolicyEngine.Scripting.Wording;

/// <summary>Says the compiler's errors in the words of the policy: one line of the table for each slip that people make.</summary>
internal static class CompilerWords
{
    private static readonly Dictionary<string, Func<Slip, Diagnostic?>> Table = new(StringComparer.Ordinal)
    {
        ["CS1504"] = LoadSentences.NotLoaded,
        ["CS8098"] = slip => slip.Say("PE0109"),

        // What keeps the text from being read.
        ["CS1002"] = TokenSentences.SomethingMissing,
        ["CS1026"] = slip => slip.Say("PE0111", ")"),
        ["CS1513"] = slip => slip.Say("PE0111", "}"),
        ["CS1514"] = slip => slip.Say("PE0111", "{"),
        ["CS1003"] = TokenSentences.Expected,
        ["CS1010"] = slip => slip.Say("PE0112"),
        ["CS1039"] = slip => slip.Say("PE0112"),
        ["CS8997"] = slip => slip.Say("PE0112"),
        ["CS1011"] = slip => slip.Say("PE0113.single"),
        ["CS1012"] = slip => slip.Say("PE0113.single"),
        ["CS1056"] = TokenSentences.UnexpectedCharacter,
        ["CS1001"] = TokenSentences.SomethingMissing,
        ["CS1525"] = TokenSentences.SomethingMissing,
        ["CS1733"] = TokenSentences.SomethingMissing,
        ["CS0839"] = slip => slip.Say("PE0114.commas"),
        ["CS0201"] = slip => slip.Say("PE0115"),
        ["CS0021"] = CallSentences.MissingComma,

        // Names.
        ["CS0103"] = NameSentences.UnknownName,
        ["CS0246"] = NameSentences.UnknownName,
        ["CS0122"] = NameSentences.UnknownName,
        ["CS0117"] = NameSentences.UnknownMember,
        ["CS1061"] = NameSentences.UnknownMember,
        ["CS1929"] = NameSentences.UnknownMember,
        ["CS0118"] = NameSentences.OutOfPlace,
        ["CS0119"] = NameSentences.OutOfPlace,
        ["CS0149"] = NameSentences.OutOfPlace,
        ["CS0428"] = NameSentences.OutOfPlace,
        ["CS1955"] = NameSentences.OutOfPlace,
        ["CS0841"] = slip => slip.Say("PE0120.before", slip.Written),
        ["CS0165"] = slip => slip.Say("PE0120.before", slip.Written),
        ["CS0102"] = slip => slip.Say("PE0125", slip.Written),
        ["CS0128"] = slip => slip.Say("PE0125", slip.Written),
        ["CS0136"] = slip => slip.Say("PE0125", slip.Written),
        ["CS1740"] = slip => slip.Say("PE0125", slip.Written),
        ["CS1744"] = slip => slip.Say("PE0125", slip.Written),

        // What a word is given.
        ["CS1739"] = CallSentences.UnknownParameter,
        ["CS1501"] = CallSentences.WrongNumber,
        ["CS7036"] = CallSentences.WrongNumber,
        ["CS1593"] = CallSentences.WrongNumber,
        ["CS1738"] = slip => slip.Say("PE0123.order"),
        ["CS8323"] = slip => slip.Say("PE0123.order"),
        ["CS0121"] = CallSentences.Ambiguous,
        ["CS1503"] = CallSentences.WrongKind,
        ["CS0029"] = CallSentences.WrongKind,
        ["CS0266"] = CallSentences.WrongKind,
        ["CS1660"] = CallSentences.WrongKind,
        ["CS9174"] = CallSentences.WrongKind,
        ["CS0131"] = SignSentences.SingleEquals,
        ["CS0191"] = SignSentences.SingleEquals,
        ["CS0198"] = SignSentences.SingleEquals,
        ["CS0200"] = SignSentences.SingleEquals,
        ["CS0019"] = SignSentences.WrongSign,
        ["CS0023"] = SignSentences.WrongSign,
        ["CS0034"] = SignSentences.WrongSign,
        ["CS0217"] = SignSentences.WrongSign,
        ["CS0218"] = SignSentences.WrongSign,
        ["CS0815"] = slip => slip.Say("PE0114.value"),
        ["CS0818"] = slip => slip.Say("PE0114.value"),
        ["CS9176"] = slip => slip.Say("PE0124.list"),
        ["CS0020"] = slip => slip.Say("PE0124.range"),
        ["CS0031"] = slip => slip.Say("PE0124.range"),
        ["CS0220"] = slip => slip.Say("PE0124.range"),
        ["CS0221"] = slip => slip.Say("PE0124.range"),
        ["CS0594"] = slip => slip.Say("PE0124.range"),
        ["CS1021"] = slip => slip.Say("PE0124.range"),
    };

    /// <summary>
    /// The errors among them, in the order in which the author reads the text: what is loaded first comes first. What
    /// probably follows from an earlier one is counted there and not said.
    /// </summary>
    public static IEnumerable<Diagnostic> Say(ScriptUnit unit, IEnumerable<RoslynDiagnostic> diagnostics)
    {
        var trees = unit.Compilation.SyntaxTrees;
        return Cascades.Fold(diagnostics
            .Where(d => d.Severity == RoslynSeverity.Error)
            .OrderBy(d => d.Location.SourceTree is { } tree ? trees.IndexOf(tree) : int.MaxValue)
            .ThenBy(d => d.Location.SourceSpan.Start)
            .Select(d => new Slip(unit, d)));
    }

    /// <summary>One error. What the table does not know is said by its place alone: the compiler's terms are not the author's.</summary>
    public static Diagnostic Say(Slip slip) =>
        (Table.TryGetValue(slip.Id, out var sentence) ? sentence(slip) : null)
        ?? (slip.Written is { Length: > 0 and <= Slip.MostQuoted }
            ? slip.Say("PE0199.at", slip.Written, slip.Id)
            : slip.Say("PE0199", slip.Id));
}
