using System.Diagnostics;
using NUnit.Framework;
using PolicyEngine.Templates;
using static PolicyEngine.Tests.Templates.Rendering;

namespace PolicyEngine.Tests.Templates;

/// <summary>Templates that would take all time or memory there is. Each must fail soon, saying which limit it met.</summary>
public sealed class BudgetTests
{
    private static IEnumerable<TestCaseData> Hostile =>
        HostileTemplates.All.Select(hostile => new TestCaseData(hostile.Template, hostile.Limit));

    [TestCaseSource(nameof(Hostile))]
    public void A_hostile_template_fails_by_a_limit_and_every_time_at_the_same_place(string template, string limit)
    {
        var first = RenderHostile(template);
        Assert.That(first.Text, Is.Null);
        Assert.That(first.Error!.Message, Does.Match(limit));
        Assert.That(RenderHostile(template), Is.EqualTo(first));
    }

    /// <summary>On a quiet machine; the budgets, which are counted, are what holds everywhere.</summary>
    [Test, Explicit("It measures time.")]
    public void A_hostile_template_fails_within_a_quarter_of_a_second_and_sixteen_megabytes()
    {
        var worst = HostileTemplates.All.Select(hostile => Measure(hostile.Template)).ToList();
        foreach (var (template, time, bytes) in worst.OrderByDescending(measured => measured.Time).Take(8).Concat(worst.OrderByDescending(measured => measured.Bytes).Take(8)))
            TestContext.Out.WriteLine($"{time.TotalMilliseconds,8:0.0} ms {bytes / 1048576.0,8:0.0} MB  {template}");
        Assert.That(worst.Max(measured => measured.Time), Is.LessThan(TimeSpan.FromMilliseconds(250)));
        Assert.That(worst.Max(measured => measured.Bytes), Is.LessThan(16L << 20));
    }

    private static RenderResult RenderHostile(string template)
    {
        var again = Parse("{{ include 'again' }}");
        return Parse(template).Render(NoModel, Plain with { Loader = _ => again });
    }

    private static (string Template, TimeSpan Time, long Bytes) Measure(string template)
    {
        RenderHostile(template);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        RenderHostile(template);
        return (template, watch.Elapsed, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Test]
    public void Backtracking_patterns_take_no_longer_than_others() =>
        Assert.That(Text("{{ ('a' * 20000) | regex.match '(a+)+b' }}"), Is.EqualTo("[]"));

    [Test]
    public void Output_up_to_the_limit_is_whole_and_beyond_it_fails()
    {
        var options = Plain with { Budget = new RenderBudget { Output = 10 } };
        Assert.That(Text("0123456789", options: options), Is.EqualTo("0123456789"));
        Assert.That(Failure("0123456789!", options: options).Message, Does.Contain("10 characters"));
    }

    [Test]
    public void A_limit_is_met_at_the_same_place_every_time()
    {
        var options = Plain with { Budget = new RenderBudget { Steps = 1000 } };
        var model = Members(("seen", new List<object?>()));
        var places = Enumerable.Range(0, 5).Select(_ => Failure("{{ for n in 1..1000; x = n | string.upcase; end }}", model, options)).Distinct();
        Assert.That(places.Count(), Is.EqualTo(1));
    }

    [TestCase("(", 5000)]
    [TestCase("[", 5000)]
    [TestCase("!", 5000)]
    [TestCase("{a: ", 5000)]
    [TestCase("1 + ", 50000)]
    [TestCase("x.", 50000)]
    [TestCase("f(", 5000)]
    [TestCase("x[0]", 50000)]
    [TestCase("1 ? ", 5000)]
    [TestCase("'a' | ", 50000)]
    [TestCase("if true\n", 5000)]
    [TestCase("if true\nelse ", 5000)]
    [TestCase("do\n", 5000)]
    [TestCase("$'{", 5000)]
    public void A_text_that_nests_without_end_is_refused(string piece, int times)
    {
        var text = "{{ " + string.Concat(Enumerable.Repeat(piece, times)) + " }}";
        Assert.That(Errors(text), Is.Not.Empty);
    }

    [Test]
    public void A_text_that_is_too_long_is_refused() =>
        Assert.That(Errors(new string('x', ScribanTemplateEngine.LongestText + 1)), Has.Count.EqualTo(1));
}
