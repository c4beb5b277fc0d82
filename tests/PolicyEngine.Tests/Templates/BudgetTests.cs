using System.Diagnostics;
using NUnit.Framework;
using PolicyEngine.Templates;
using static PolicyEngine.Tests.Templates.Rendering;

namespace PolicyEngine.Tests.Templates;

/// <summary>Templates that would take all time or memory there is. Each must fail soon, saying which limit it met.</summary>
public sealed class BudgetTests
{
    [TestCase("{{ for n in 1..9223372036854775807; end }}", "Steps")]
    [TestCase("{{ for a in 1..100000; for b in 1..100000; x = a; end; end }}", "Steps")]
    [TestCase("{{ while true; end }}", "Steps")]
    [TestCase("{{ while true; '12345678901234567890'; end }}", "Output")]
    [TestCase("{{ for n in 1..1000000; ''; end }}", "Steps")]
    [TestCase("{{ x = 'a'; while true; x = x + x; end }}", "Memory")]
    [TestCase("{{ 'a' * 2000000000 }}", "Memory")]
    [TestCase("{{ 'a' * 99999999999999999 }}", "Memory")]
    [TestCase("{{ (1..2000000000) | array.reverse }}", "Memory")]
    [TestCase("{{ (1..9223372036854775807) | array.sort }}", "Memory")]
    [TestCase("{{ (1..2000000000) | array.join ',' }}", "Memory")]
    [TestCase("{{ 1..2000000000 }}", "Steps")]
    [TestCase("{{ (1..2000000000) | array.uniq | array.size }}", "Memory")]
    [TestCase("{{ (1..2000000000) | array.contains 0 }}", "Steps")]
    [TestCase("{{ (1..2000000000) | array.each @string.upcase }}", "Memory")]
    [TestCase("{{ (1..2000000000) | object.to_json }}", "Steps")]
    [TestCase("{{ [1] * 2000000000 }}", "Memory")]
    [TestCase("{{ 'x' | string.pad_left 2000000000 }}", "Memory")]
    [TestCase("{{ x = []; x[2000000000] = 1 }}", "Memory")]
    [TestCase("{{ [] | array.insert_at 2000000000 1 }}", "Memory")]
    [TestCase("{{ x = 2; while true; x = x * x; end }}", "4096 bits")]
    [TestCase("{{ 1 << 100000000 }}", "4096 bits")]
    [TestCase("{{ 5 | math.format 'F999999999' }}", "precision")]
    [TestCase("{{ 5 | object.format 'D99999999999' }}", "precision")]
    [TestCase("{{ 5 | object.format ('0' * 5000) }}", "100 characters")]
    [TestCase("{{ func f; f; end; f }}", "Depth")]
    [TestCase("{{ func f(x); f x; f x; end; f 1 }}", "Depth")]
    [TestCase("{{ x = []; x[0] = x; x }}", "Depth")]
    [TestCase("{{ x = {}; x.a = x; x | object.to_json }}", "Depth")]
    [TestCase("{{ x = [1]; for n in 1..40; x = [x, x]; end; x }}", "Steps")]
    [TestCase("{{ x = [1]; for n in 1..200; x = [x]; end; y = [1]; for n in 1..200; y = [y]; end; x == y }}", "Depth")]
    [TestCase("{{ x = [1, 2]; for n in 1..100; x = x + x; end }}", "Memory")]
    [TestCase("{{ ('a' * 1000) | regex.match '((a{50}){50}){50}' }}", "states")]
    [TestCase("{{ 'a' | regex.match ('a' * 5000) }}", "500 characters")]
    [TestCase("{{ for n in 1..100000; n | regex.match ('a' + n); end }}", "Memory")]
    [TestCase("{{ ('a' * 100000) | regex.replace '' ('b' * 10000) }}", "Steps")]
    [TestCase("{{ ('a' * 50000) | string.replace 'a' ('b' * 10000) }}", "Memory")]
    [TestCase("{{ x = 'a' * 500000; for n in 1..100000; y = x | string.upcase; end }}", "Memory")]
    [TestCase("{{ x = '{{ x | object.eval_template }}'; x | object.eval_template }}", "Depth")]
    [TestCase("{{ for n in 1..1000000; '1+1' | object.eval; end }}", "Steps")]
    [TestCase("{{ for n in 1..1000000; x = n | string.sha512; end }}", "Steps")]
    [TestCase("{{ for n in 1..1000000; x = {a: 1, b: 2}; end }}", "Memory")]
    [TestCase("{{ for n in 1..1000000; this['v' + n] = n; end }}", "Memory")]
    [TestCase("{{ capture x; while true; '1234567890123456789012345678901234567890'; end; end }}", "Memory")]
    [TestCase("{{ ('a' * 4000000) | string.split '' }}", "Memory")]
    [TestCase("{{ ('a,' * 2000000) | string.split ',' }}", "Memory")]
    [TestCase("{{ ('a' * 50000) | regex.matches 'a|a.*b' }}", "Steps")]
    [TestCase("{{ o = {}; o.o = o; while true; x = o.o.o.o.o.o.o.o.o.o.o.o.o.o.o.o.o.o.o; end }}", "Steps")]
    [TestCase("{{ date.now | date.to_string ('%c' * 1000) }}", "1000 characters")]
    [TestCase("{{ func f; include 'again'; end; include 'again' }}", "Depth")]
    [TestCase("{{ func w; wrap w; $$; end; end; wrap w; 1; end }}", "Depth")]
    public void A_hostile_template_fails_soon_by_a_limit(string template, string limit)
    {
        Template? again = null;
        var options = Plain with { Loader = _ => again };
        again = Parse("{{ include 'again' }}");
        var parsed = Parse(template);
        var watch = Stopwatch.StartNew();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = parsed.Render(NoModel, options);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.That(result.Text, Is.Null);
        Assert.That(result.Error!.Message, Does.Contain(limit));
        // Far above what is meant to be reached, so that a busy machine does not fail the test.
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
        Assert.That(allocated, Is.LessThan(256L << 20));
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
