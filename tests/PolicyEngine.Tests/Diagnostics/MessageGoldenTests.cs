using System.Text;
using NUnit.Framework;
using PolicyEngine.Diagnostics;
using PolicyEngine.Tests.Engine;
using PolicyEngine.Tests.Engine.Company;
using PolicyEngine.Tests.Scripting;

namespace PolicyEngine.Tests.Diagnostics;

/// <summary>What is said of each slip of a script, in both languages, kept in a file for each code.</summary>
public sealed class MessageGoldenTests
{
    private const string Folder = "tests/PolicyEngine.Tests/Diagnostics/Data/messages";
    private const int MostShown = 400;

    private static readonly Lazy<ILookup<string, (string Script, Diagnostic Found)>> Slips = new(() =>
        Compiled().Concat(Modelled()).ToLookup(slip => slip.Found.Code, StringComparer.Ordinal));

    private static IEnumerable<string> Codes() => Slips.Value.Select(group => group.Key).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Codes))]
    public void The_messages_of_a_code_are_as_they_were(string code)
    {
        var text = new StringBuilder();
        foreach (var (script, found) in Slips.Value[code])
        {
            text.Append(script.Length > MostShown ? script[..MostShown] + " …" : script).Append('\n');
            text.Append(found.In(Language.English)).Append('\n').Append(found.In(Language.Spanish)).Append("\n\n");
        }

        Goldens.Check($"{Folder}/{code}.txt", text.ToString());
    }

    /// <summary>A sentence of the policy's author knows no types of .NET's, and no method groups.</summary>
    [Test]
    public void No_message_speaks_of_the_compilers_types()
    {
        string[] foreign = ["System.", "NodaTime.", "PolicyEngine.", "IEnumerable", "method group", "lambda", "overload", "'Moment'", "'When'", "'Value'", "'Status'"];
        var speaking = Slips.Value.SelectMany(slips => slips).Where(slip => foreign.Any(word => slip.Found.Message.Contains(word, StringComparison.Ordinal)));

        Assert.That(speaking.Select(slip => slip.Found.ToString()), Is.Empty);
    }

    private static IEnumerable<(string Script, Diagnostic Found)> Compiled()
    {
        using var policies = new PolicyFolder();
        return [.. ScriptDiagnosticsTests.Texts().Select(text => (text, policies.Compile(text).Diagnostics[0]))];
    }

    private static IEnumerable<(string Script, Diagnostic Found)> Modelled() =>
        from line in ModelCheckTests.Lines()
        let script = $"{TemporaryPolicy.Head}\n{line}"
        from found in FoundIn(script)
        select (script, found);

    private static IReadOnlyList<Diagnostic> FoundIn(string script)
    {
        using var policy = new TemporaryPolicy(("prueba.csx", script));
        return policy.Diagnostics();
    }
}
