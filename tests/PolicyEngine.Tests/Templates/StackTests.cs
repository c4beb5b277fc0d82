using NUnit.Framework;
using PolicyEngine.Templates;
using static PolicyEngine.Tests.Templates.Rendering;

namespace PolicyEngine.Tests.Templates;

/// <summary>The deepest trees that are allowed, on the smallest stacks that threads come with: a stack overflow would end the process.</summary>
public sealed class StackTests
{
    private static readonly string Sum = string.Concat(Enumerable.Repeat("1 + ", 290)) + "1";
    private static readonly string Nested = new string('(', 60) + string.Concat(Enumerable.Repeat("1 + ", 200)) + "1" + new string(')', 60);

    private static readonly string[] Deep =
    [
        "{{ " + Sum + " }}",
        "{{ " + Nested + " }}",
        "{{ func f; ret " + Sum.Replace("1 + 1 + 1", "1 + 1 + f") + "; end; f }}",
        "{{ func f(x); ret " + new string('(', 60) + "f x" + new string(')', 60) + "; end; f 1 }}",
        "{{ f = do; ret " + string.Concat(Enumerable.Repeat("[", 80)) + "@f 1" + string.Concat(Enumerable.Repeat("]", 80)) + "; end; f 1 }}",
        "{{ " + string.Concat(Enumerable.Repeat("if true; ", 60)) + Sum + string.Concat(Enumerable.Repeat("; end", 60)) + " }}",
        "{{ include 'self' }}",
        "{{ x = [1]; for n in 1..60; x = [x]; end; x; x | object.to_json; x == [x] }}",
    ];

    [Test]
    public void No_template_overflows_the_stack([Values(192, 256, 512, 1536)] int kilobytes)
    {
        var answered = 0;
        var thread = new Thread(
            () =>
            {
                foreach (var text in Deep)
                {
                    var parsed = new ScribanTemplateEngine().Parse("deep", text);
                    _ = parsed.Template?.Render(NoModel, Plain with { Loader = _ => parsed.Template, Budget = new RenderBudget { Depth = 10_000 } });
                    answered++;
                }
            },
            kilobytes * 1024);
        thread.Start();
        thread.Join();
        Assert.That(answered, Is.EqualTo(Deep.Length));
    }
}
