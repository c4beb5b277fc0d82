using NUnit.Framework;
using static PolicyEngine.Tests.Templates.Rendering;

namespace PolicyEngine.Tests.Templates;

/// <summary>Every statement of the language, and the white space around code.</summary>
public sealed class StatementTests
{
    private static readonly Dictionary<string, object?> Order = Members(
        ("number", 42),
        ("guest", Members(("name", "Ana"), ("vip", true))),
        ("lines", new List<object?> { Members(("dish", "soup"), ("price", 3)), Members(("dish", "fish"), ("price", 12)) }));

    [TestCase("no code at all", "no code at all")]
    [TestCase("a { single } brace", "a { single } brace")]
    [TestCase("{{ 1 }}-{{ 2 ; 3 }}", "1-23")]
    [TestCase("a  {{- 1 -}}  b", "a1b")]
    [TestCase("a\n  {{~ 1 ~}}  \n  b", "a\n1  b")]
    [TestCase("{%{ {{ kept }} }%}", " {{ kept }} ")]
    [TestCase("{%%{ inner }%} }%%}", " inner }%} ")]
    [TestCase("x {%{- y -}%} z", "x y z")]
    [TestCase("{{ 1 # says nothing }}{{ 2 }}", "12")]
    [TestCase("{{ ## over\nlines ## 3 }}", "3")]
    [TestCase("  {{ \"one\\ntwo\" }}", "  one\n  two")]
    [TestCase("  {{- \"one\\ntwo\" }}", "one\ntwo")]
    public void Text_and_code_alternate(string template, string expected) =>
        Assert.That(Text(template, Order), Is.EqualTo(expected));

    [TestCase("{{ if number > 40 }}many{{ else }}few{{ end }}", "many")]
    [TestCase("{{ if number < 9; 'one digit'; else if number < 99; 'two'; else; 'more'; end }}", "two")]
    [TestCase("{{ if guest.missing }}yes{{ end }}", "")]
    [TestCase("{{ if 0 }}zero holds{{ end }}{{ if '' }}, empty text too{{ end }}", "zero holds, empty text too")]
    [TestCase("{{ case number; when 1, 2; 'low'; when 41 || 42; 'found'; else; 'none'; end }}", "found")]
    [TestCase("{{ case 'x' }}\n{{ when 'y' }}y{{ else }}other{{ end }}", "other")]
    public void A_condition_chooses(string template, string expected) =>
        Assert.That(Text(template, Order), Is.EqualTo(expected));

    [TestCase("{{ for line in lines }}{{ line.dish }} {{ end }}", "soup fish ")]
    [TestCase("{{ for n in 1..3 reversed; n; end }}", "321")]
    [TestCase("{{ for n in 1..9 offset: 2 limit: 3; n; end }}", "345")]
    [TestCase("{{ for n in 5..3; for.index; for.rindex; for.first; for.last; ' '; end }}", "02truefalse 11falsefalse 20falsetrue ")]
    [TestCase("{{ for n in 1..3; for.even; for.odd; for.length; ' '; end }}", "truefalse3 falsetrue3 truefalse3 ")]
    [TestCase("{{ for n in [7, 7, 8]; for.changed; ' '; end }}", "true false true ")]
    [TestCase("{{ for n in []; n; else; 'nothing'; end }}", "nothing")]
    [TestCase("{{ for pair in {a: 1, b: 2}; pair.key; pair.value; end }}", "a1b2")]
    [TestCase("{{ for c in 'hi'; c; '.'; end }}", "h.i.")]
    [TestCase("{{ for n in 1..9; if n == 2; continue; end; if n == 4; break; end; n; end }}", "13")]
    [TestCase("{{ n = 'kept'; for n in 1..2; end; n }}", "kept")]
    [TestCase("{{ for $n in 1..2; $n; end; $n }}", "12")]
    [TestCase("{{ for a in 1..2; for b in 1..2; for.index; end; for.index; end }}", "010011")]
    [TestCase("{{ n = 0; while n < 3; n += 1; while.index; while.first; end }}", "0true1false2false")]
    [TestCase("{{ n = 0; while true; n++; if n > 2; break; end; end }}", "012")]
    [TestCase("{{ tablerow n in 1..3 cols: 2; n; end }}",
        "<tr class=\"row1\"><td class=\"col1\">1</td><td class=\"col2\">2</td></tr>\n<tr class=\"row2\"><td class=\"col1\">3</td></tr>\n")]
    public void A_loop_repeats(string template, string expected) =>
        Assert.That(Text(template, Order), Is.EqualTo(expected));

    [TestCase("{{ x = 4; x += 3; x -= 1; x *= 5; x /= 4; x }}", "7.5")]
    [TestCase("{{ x = 17; x //= 5; x; x %= 2; x }}", "31")]
    [TestCase("{{ o = {}; o.a = 1; o['b'] = 2; o }}", "{a: 1, b: 2}")]
    [TestCase("{{ l = [1]; l[3] = 4; l }}", "[1, null, null, 4]")]
    [TestCase("{{ l = [1, 2]; l.name = 'pair'; l.name + l.size }}", "pair2")]
    [TestCase("{{ x = 1; x++; ++x; x--; x }}", "1332")]
    [TestCase("{{ (end) = 5; y = end; y }}", "5")]
    public void An_assignment_writes_nothing(string template, string expected) =>
        Assert.That(Text(template, Order), Is.EqualTo(expected));

    [TestCase("{{ capture greeting }}Hello {{ guest.name }}{{ end }}[{{ greeting }}]", "[Hello Ana]")]
    [TestCase("{{ o = {}; capture o.text; 1; 2; end; o.text | string.size }}", "2")]
    [TestCase("{{ with guest; name; vip; end }}", "Anatrue")]
    [TestCase("{{ with guest; name = 'Eva'; end; guest.name }}", "Eva")]
    [TestCase("{{ import guest; name }}", "Ana")]
    [TestCase("{{ name = 'Eva'; readonly name; import guest; name }}", "Eva")]
    [TestCase("{{ this.shade = 'red'; shade; this['number'] }}", "red42")]
    [TestCase("before{{ ret }}after", "before")]
    public void Blocks_and_scopes(string template, string expected) =>
        Assert.That(Text(template, Order), Is.EqualTo(expected));

    [TestCase("{{ func twice; ret $0 * 2; end; twice 4; 5 | twice }}", "810")]
    [TestCase("{{ func area(w, h = 2); ret w * h; end; area 3; area 3 4; area(h: 5, w: 6) }}", "61230")]
    [TestCase("{{ func count(first, rest...); ret first + rest.size; end; count 1; count 1 9 9 }}", "13")]
    [TestCase("{{ minus(a, b) = a - b; 9 | minus 4 }}", "5")]
    [TestCase("{{ add = do; ret $0 + $1; end; add 1 2; [1, 2] | array.each @add 10 }}", "3[11, 12]")]
    [TestCase("{{ func twice; ret $0 * 2; end; f = [@twice]; f[0] 21 }}", "42")]
    [TestCase("{{ func named; $.size_of + $[0]; end; named 'x' size_of: 'y' }}", "yx")]
    [TestCase("{{ func sum; ret $0 + $1 + $2; end; list = [2, 3]; sum 1 ^list }}", "6")]
    [TestCase("{{ x = 1; func change(); x = 2; ret x; end; change(); x }}", "21")]
    [TestCase("{{ $x = 1; func local; $x = 2; ret $x; end; local; $x }}", "21")]
    [TestCase("{{ func frame }}<{{ $0 }}>{{ $$ }}</{{ $0 }}>{{ end; wrap frame 'b' }}bold {{ guest.name }}{{ end }}", "<b>bold Ana</b>")]
    [TestCase("{{ func find; for n in $0; if n > 4; ret n; end; end; end; find [1, 5, 9] }}", "5")]
    public void Functions(string template, string expected) =>
        Assert.That(Text(template, Order), Is.EqualTo(expected));

    [TestCase("{{ include 'card' guest.name }}", "<card Ana>")]
    [TestCase("{{ card = include 'card' 'Eva'; card | string.upcase }}", "<CARD EVA>")]
    [TestCase("{{ include 'named' name: 'Leo' }}", "Leo!")]
    [TestCase("{{ include_join ['one', 'two'] ', ' '(' ')' }}", "(1, 2)")]
    [TestCase("{{ include_join ['one', 'two'] 'tpl:two' }}", "122")]
    [TestCase("{{ include_join [] ', ' '(' ')' }}", "")]
    public void Other_templates_are_included(string template, string expected)
    {
        var pages = new Dictionary<string, string>
        {
            ["card"] = "<card {{ $0 }}>",
            ["named"] = "{{ $.name }}!",
            ["one"] = "1",
            ["two"] = "2",
        };
        var options = Plain with { Loader = name => pages.TryGetValue(name, out var text) ? Parse(text, name) : null };
        Assert.That(Text(template, Order, options), Is.EqualTo(expected));
    }
}
