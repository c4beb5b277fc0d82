using NUnit.Framework;
using PolicyEngine.Templates;
using static PolicyEngine.Tests.Templates.Rendering;

namespace PolicyEngine.Tests.Templates;

/// <summary>Text that nobody wrote: whatever it is, the engine answers with values and not with exceptions.</summary>
public sealed class TemplateFuzzTests
{
    private static readonly string[] Seeds =
    [
        "{{ for x in 1..3 limit: 2 reversed }}{{ x }}{{ for.index }}{{ end }}",
        "{{ func f(a, b = 2, c...); ret a + b; end; f 1 | f 2 3 4 }}",
        "{{ x = {a: [1, 'b', null]}; x.a[0] += 5; x.a[-1] ?? $\"{x.a.size}\" }}",
        "{{ if a && !b || c > 1 ~}}\n yes {{- else if d ?? e -}} no {{ end ~}}",
        "{{ case x; when 1, 2; 'a'; when 3 || 4; 'b'; else; 'c'; end }}",
        "{{ capture c; with o; y = 1; end; end; wrap w 1; $$; end; include 'x' 1 n: 2 }}",
        "{%{ raw {{ }} }%}{{ 'a' | string.pad_left 20 | string.replace 'a' \"\\u00f1\" | regex.match `(a|b)+` }}",
        "{{ [3, 1, 2] | array.sort | array.each @(do; ret $0 * 2; end) | array.join ', ' }} {{ date.now | date.to_string '%A %d' }}",
        "{{ tablerow p in [1, 2] cols: 2 }}{{ p }}{{ end }}{{ while false; break; end }}{{ import o; readonly x; ret 1 }}",
        "{{ 1_000 + 0xFF // 2 % 3 * 1.5e2 - 2m << 1 }} {{ a ? b : c?.d }} {{ object.eval '1 + 1' }} {{ 5 | object.format 'N2' 'es-MX' }}",
    ];

    private static readonly string[] Pieces =
    [
        "{{", "}}", "{{-", "~}}", "{%{", "}%}", "(", ")", "[", "]", "{", "}", "if", "else", "end", "for", "in", "while", "func", "ret",
        "do", "case", "when", "wrap", "capture", "with", "import", "include", "x", "y", "$", "$0", "$$", "$x", "this", "null", "true", "empty",
        "1", "2.5", "0x", "'a'", "\"", "`", "$'{", "+", "-", "*", "/", "//", "%", "==", "<", ">=", "&&", "||", "??", "?", ":", ".", "?.", "..",
        "..<", "...", "|", "@", "^", "!", "++", "=", "+=", ",", ";", "\n", "#", "##", "string.size", "array.add", "object.eval", "math.round",
        "date.parse", "regex.split", "timespan.from_days", "html.strip", "for.index", "999999999999", "string.pad_left", " ",
    ];

    [Test]
    public void No_text_makes_the_engine_throw()
    {
        var rendered = Fuzz(new Random(20260314), 10_000);
        Assert.That(rendered, Is.GreaterThan(500), "Almost nothing was rendered, so almost nothing was tested.");
    }

    /// <summary>Runs where it is named: <c>dotnet test --filter Name~A_million_texts</c>.</summary>
    [Test, Explicit("It takes some minutes."), Category("Long")]
    public void A_million_texts_do_not_make_the_engine_throw()
    {
        const int Lanes = 2;
        var rendered = new int[Lanes];
        Parallel.For(0, Lanes, lane => rendered[lane] = Fuzz(new Random(lane), 1_000_000 / Lanes));
        TestContext.Out.WriteLine($"1,000,000 texts, {rendered.Sum()} of them rendered.");
        Assert.That(rendered.Sum(), Is.GreaterThan(50_000));
    }

    private static int Fuzz(Random random, int texts)
    {
        var rendered = 0;
        for (var turn = 0; turn < texts; turn++)
        {
            var text = turn % 3 == 0 ? FromPieces(random) : Mutate(random, Seeds[random.Next(Seeds.Length)]);
            try
            {
                rendered += Run(text);
            }
            catch (Exception thrown) when (thrown is not AssertionException)
            {
                Assert.Fail($"{text}\n{thrown}");
            }
        }
        return rendered;
    }

    private static int Run(string text)
    {
        var parsed = new ScribanTemplateEngine().Parse("fuzz", text);
        if (parsed.Template is null)
        {
            Assert.That(parsed.Errors, Is.Not.Empty);
            Assert.That(parsed.Errors, Has.All.Matches<TemplateError>(error => error is { Line: > 0, Column: > 0 }));
            return 0;
        }
        var options = Plain with
        {
            Loader = _ => parsed.Template,
            Budget = new RenderBudget { Steps = 20_000, Memory = 1 << 20 },
            Encoding = OutputEncoding.Html,
        };
        var result = parsed.Template.Render(Members(("x", 1), ("y", new List<object?> { 1, "a" }), ("o", Members(("z", null)))), options);
        Assert.That(result.Text is null, Is.EqualTo(result.Error is not null));
        Assert.That(result.Error?.Message ?? "", Does.Not.Contain("broke off"), text);
        return 1;
    }

    private static string FromPieces(Random random) =>
        "{{ " + string.Join(random.Next(2) == 0 ? " " : "", Enumerable.Range(0, random.Next(1, 25)).Select(_ => Pieces[random.Next(Pieces.Length)])) + " }}";

    private static string Mutate(Random random, string text)
    {
        for (var change = random.Next(1, 5); change > 0 && text.Length > 2; change--)
        {
            var at = random.Next(text.Length);
            var length = random.Next(1, Math.Min(8, text.Length - at) + 1);
            text = random.Next(4) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, Pieces[random.Next(Pieces.Length)]),
                2 => text.Insert(at, text.Substring(at, length)),
                _ => text.Remove(at, 1).Insert(at, ((char)random.Next(32, 127)).ToString()),
            };
        }
        return text;
    }
}
