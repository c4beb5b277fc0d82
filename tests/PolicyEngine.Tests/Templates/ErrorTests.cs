using NUnit.Framework;
using static PolicyEngine.Tests.Templates.Rendering;

namespace PolicyEngine.Tests.Templates;

public sealed class ErrorTests
{
    [TestCase("a\n{{ 1 + }}", 2, 8, "end of the code block")]
    [TestCase("{{ if true }}x", 1, 7, "'if' is not closed")]
    [TestCase("{{ end }}", 1, 4, "'end'")]
    [TestCase("{{ else }}", 1, 4, "'else'")]
    [TestCase("{{ 'open }}", 1, 4, "string is not closed")]
    [TestCase("{{ $'{1' }}", 1, 4, "not closed")]
    [TestCase("{{ 1", 1, 1, "'}}' is missing")]
    [TestCase("{%{ open", 1, 1, "'}%}' is missing")]
    [TestCase("{{ break }}", 1, 4, "outside of a loop")]
    [TestCase("{{ for x in 1..2; func f; continue; end; end }}", 1, 27, "outside of a loop")]
    [TestCase("{{ for x in 1..2; wrap f; break; end; end }}", 1, 27, "outside of a loop")]
    [TestCase("{{ (1 + 2) = 3 }}", 1, 4, "'(1 + 2)' can not be assigned to")]
    [TestCase("{{ 5 6 }}", 1, 4, "'5' is not a function")]
    [TestCase("{{ o = {a: 1\nb: 2} }}", 1, 12, "'1' is not a function")]
    [TestCase("{{ for 5 in x }}{{ end }}", 1, 8, "needs a variable")]
    [TestCase("{{ for x of y }}{{ end }}", 1, 10, "'in'")]
    [TestCase("{{ {5: 1} }}", 1, 5, "name of a member")]
    [TestCase("{{ [1, 2 }}", 1, 10, "']'")]
    [TestCase("{{ x[ }}", 1, 7, "expression")]
    [TestCase("{{ 0xZZ }}", 1, 4, "'0xZZ'")]
    [TestCase("{{ '\\q' }}", 1, 5, "'\\q'")]
    [TestCase("{{ func f(a = 1, b); end }}", 1, 18, "'b' needs a default")]
    [TestCase("{{ func f(a..., b); end }}", 1, 17, "'a...'")]
    [TestCase("{{ f x: 1 2 }}", 1, 11, "must have names")]
    [TestCase("{{ case 1; 2; end }}", 1, 12, "'when'")]
    [TestCase("{{ x = € }}", 1, 8, "'€'")]
    [TestCase("{{ if x = 1; end }}", 1, 9, "'='")]
    public void Parsing_says_where_and_what(string template, int line, int column, string part)
    {
        var error = Errors(template).FirstOrDefault();
        Assert.That(error, Is.Not.Null);
        Assert.That((error!.Line, error.Column), Is.EqualTo((line, column)), error.Message);
        Assert.That(error.Message, Does.Contain(part));
    }

    [Test]
    public void Parsing_finds_several_errors_at_once()
    {
        var errors = Errors("{{ = }}\n{{ if ( }}\n{{ end }}\n{{ ] }}");
        Assert.That(errors.Select(error => error.Line), Is.EqualTo(new[] { 1, 2, 4 }));
    }

    [TestCase("{{ x.y }}", 1, 4, "There is no 'x'.")]
    [TestCase("{{ strng.upcase 'x' }}", 1, 4, "Did you mean 'string'?")]
    [TestCase("{{ 'x' | string.upcas }}", 1, 17, "There is no 'string.upcas'. Did you mean 'upcase'?")]
    [TestCase("{{ x = null\n x.y }}", 2, 2, "'x' is null and has no member 'y'")]
    [TestCase("{{ x = 5; x[0] }}", 1, 11, "the number 5 has no elements")]
    [TestCase("{{ [1][null] }}", 1, 4, "index is null")]
    [TestCase("{{ x = 5; x 1 }}", 1, 11, "'x' is not a function but the number 5")]
    [TestCase("{{ 1 | 'f' }}", 1, 8, "is not a function")]
    [TestCase("{{ 'a' * 'b' }}", 1, 8, "'*' does not work on the text 'a' and the text 'b'")]
    [TestCase("{{ 1 / 0 }}", 1, 6, "Division by zero")]
    [TestCase("{{ 1..'b' }}", 1, 5, "A range runs between two integers")]
    [TestCase("{{ for.index }}", 1, 4, "outside of a 'for' loop")]
    [TestCase("{{ while false; end; while.last }}", 1, 22, "outside of a 'while' loop")]
    [TestCase("{{ x = 1; readonly x; x = 2 }}", 1, 23, "'x' is read-only")]
    [TestCase("{{ func f(a); end; f }}", 1, 20, "lacks its argument 'a'")]
    [TestCase("{{ func f(a); end; f 1 2 }}", 1, 20, "takes 1 arguments and was given 2")]
    [TestCase("{{ func f(amount); end; f amont: 2 }}", 1, 25, "Did you mean 'amount'?")]
    [TestCase("{{ string.slice 'a' 0 lenght: 1 }}", 1, 4, "Did you mean 'length'?")]
    [TestCase("{{ string.size }}", 1, 4, "lacks 'text'")]
    [TestCase("{{ include 'nowhere' }}", 1, 4, "There is no template 'nowhere'")]
    [TestCase("{{ {} < 1 }}", 1, 7, "can not compare")]
    [TestCase("{{ math.pi = 3 }}", 1, 4, "'math'")]
    [TestCase("{{ wrap 1; end }}", 1, 9, "not the name of a function")]
    [TestCase("{{ 'x(' | object.eval }}", 1, 11, "'x(' is not an expression")]
    [TestCase("{{ 5 | object.format 'Q1' }}", 1, 8, "'Q1' is not a format")]
    [TestCase("{{ 'a' | regex.match '(' }}", 1, 10, "'(' is not a pattern")]
    [TestCase("{{ 'a' | regex.match 'a' 'q' }}", 1, 10, "'q' is not a regex option")]
    [TestCase("{{ date.parse 'soon' }}", 1, 4, "'soon' is not a date")]
    [TestCase("{{ [1, true, 2] | array.sort }}", 1, 19, "can not be sorted")]
    [TestCase("{{ '{' | object.from_json }}", 1, 10, "is not JSON")]
    public void Rendering_says_where_and_what(string template, int line, int column, string part)
    {
        var error = Errors(template).FirstOrDefault() ?? Failure(template);
        Assert.That((error.Line, error.Column), Is.EqualTo((line, column)), error.Message);
        Assert.That(error.Message, Does.Contain(part));
    }

    [Test]
    public void An_error_in_an_included_template_names_that_template()
    {
        var options = Plain with { Loader = name => Parse("\n{{ 1 / 0 }}", name) };
        var error = Failure("{{ include 'inner.tpl' }}", options: options);
        Assert.That(error.ToString(), Is.EqualTo("inner.tpl(2,6): Division by zero."));
    }

    [Test]
    public void A_strict_render_refuses_unknown_names()
    {
        var error = Failure("{{ gest }}", Members(("guest", "Ana")), Plain with { Strict = true });
        Assert.That(error.Message, Is.EqualTo("There is no 'gest'. Did you mean 'guest'?"));
        Assert.That(Text("[{{ gest }}]"), Is.EqualTo("[]"));
    }

    [Test]
    public void A_value_of_a_kind_that_templates_do_not_know_is_refused()
    {
        var error = Failure("{{ uri }}", Members(("uri", new Uri("http://example.org"))));
        Assert.That(error.Message, Does.Contain("unknown kind Uri"));
    }

    [Test]
    public void A_loader_that_throws_fails_the_render_and_nothing_else()
    {
        var options = Plain with { Loader = _ => throw new InvalidOperationException("disk gone") };
        Assert.That(Failure("{{ include 'x' }}", options: options).Message, Does.Contain("disk gone"));
    }
}
