using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework;
using PolicyEngine.Scripting.Stages;

namespace PolicyEngine.Tests.Scripting;

/// <summary>One sign is deleted from a shipped policy: the first error that is said stands on the line of the sign.</summary>
public sealed class PunctuationTests
{
    private const int Sample = 300;
    private const double Wanted = 0.95;

    [Test]
    public void The_first_error_stands_on_the_line_of_a_deleted_sign() => Measure(Signs().Shuffled(new(20260316)).Take(Sample));

    [Test]
    [Explicit("Every sign of every shipped policy takes minutes.")]
    public void The_first_error_stands_on_the_line_of_any_deleted_sign() => Measure(Signs());

    private static void Measure(IEnumerable<(string File, int At)> signs)
    {
        using var scripts = new ShippedScripts();
        var roots = ShippedScripts.Files().ToDictionary(file => file, scripts.RootOf);
        Assert.That(roots.Where(root => root.Value is null).Select(root => root.Key), Is.Empty, "no script compiles with these");
        var (right, compiling, wrong) = (0, 0, new List<string>());
        foreach (var (file, at) in signs)
        {
            var text = scripts.Text(file);
            var compiled = scripts.CompileWith(file, text.Remove(at, 1), roots[file]!);
            var line = text.AsSpan(0, at).Count('\n') + 1;
            if (compiled.Success)
                compiling++;
            else if (compiled.Diagnostics[0].At.File == file && compiled.Diagnostics[0].At.Line == line)
                right++;
            else
                wrong.Add($"'{text[at]}' of line {line}: {compiled.Diagnostics[0]}");
        }

        var rate = (double)right / (right + wrong.Count);
        TestContext.Out.WriteLine($"{right} of {right + wrong.Count} ({rate:P2}); {compiling} still compile");
        Assert.That(right, Is.GreaterThan(Sample / 2), "most signs are needed");
        Assert.That(rate, Is.GreaterThanOrEqualTo(Wanted), string.Join('\n', wrong.Take(20)));
    }

    /// <summary>The signs outside comments and texts; of a text its quotes.</summary>
    private static List<(string File, int At)> Signs()
    {
        using var scripts = new ShippedScripts();
        return
        [
            .. from file in ShippedScripts.Files()
               let text = scripts.Text(file)
               from token in CSharpSyntaxTree.ParseText(text, ScriptTranslator.Language).GetRoot().DescendantTokens()
               from at in token.IsKind(SyntaxKind.StringLiteralToken)
                   ? [token.SpanStart, token.Span.End - 1]
                   : Enumerable.Range(token.SpanStart, token.Span.Length).Where(i => !char.IsLetterOrDigit(text[i]) && text[i] != '_')
               select (file, at),
        ];
    }
}

internal static class Shuffling
{
    /// <summary>The same items in an order that the seed settles.</summary>
    public static IEnumerable<T> Shuffled<T>(this IEnumerable<T> items, Random random)
    {
        var all = items.ToArray();
        random.Shuffle(all);
        return all;
    }
}
