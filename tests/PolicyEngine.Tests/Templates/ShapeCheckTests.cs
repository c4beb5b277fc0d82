using NUnit.Framework;
using PolicyEngine.Templates;
using static PolicyEngine.Tests.Templates.Rendering;

namespace PolicyEngine.Tests.Templates;

/// <summary>A template is checked against what is known of its model, before there is a model.</summary>
public sealed class ShapeCheckTests
{
    private static readonly TemplateShape Dish = TemplateShape.Closed(
        ("name", TemplateShape.Text), ("price", TemplateShape.Number), ("since", TemplateShape.Date));

    private static readonly TemplateShape Menu = TemplateShape.Closed(
        ("title", TemplateShape.Text),
        ("dish", Dish),
        ("dishes", TemplateShape.ListOf(Dish)),
        ("order", TemplateShape.Open(("table", TemplateShape.Number))),
        ("extra", TemplateShape.Anything));

    private static readonly Dictionary<string, string> Parts = new()
    {
        ["line"] = "{{ item.nme }}{{ total }}",
        ["again"] = "{{ titel }}{{ include 'again' }}",
        ["sets"] = "{{ total = 1 }}",
    };

    [TestCase("{{ titel }}", "1,4 There is no 'titel'. Did you mean 'title'?")]
    [TestCase("{{ dish.nmae }}", "1,9 'dish' has no member 'nmae'. Did you mean 'name'?")]
    [TestCase("{{ dish?.nmae }}", "1,10 'dish' has no member 'nmae'. Did you mean 'name'?")]
    [TestCase("{{ dish['nmae'] }}", "1,9 'dish' has no member 'nmae'. Did you mean 'name'?")]
    [TestCase("{{ dish.since.yeer }}", "1,15 'dish.since' is a date and has no member 'yeer'. Did you mean 'year'?")]
    [TestCase("{{ dishes.name }}", "1,11 'dishes' is a list and has no member 'name'.")]
    [TestCase("{{ dishes[0].nme }}", "1,14 'dishes[…]' has no member 'nme'. Did you mean 'name'?")]
    [TestCase("{{ (dishes | array.first).nme }}", "1,27 The value has no member 'nme'. Did you mean 'name'?")]
    [TestCase("{{ for d in dishes | array.sort 'price' }}\n{{ d.prize }}{{ end }}", "2,6 'd' has no member 'prize'. Did you mean 'price'?")]
    [TestCase("{{ for d in dishes; end; d }}", "1,26 There is no 'd'.")]
    [TestCase("{{ with dish; name; nmae; end }}", "1,21 There is no 'nmae'. Did you mean 'name'?")]
    [TestCase("{{ 'a' | string.upcas }}", "1,17 'string' has no member 'upcas'. Did you mean 'upcase'?")]
    [TestCase("{{ strin.upcase 'a' }}", "1,4 There is no 'strin'. Did you mean 'string'?")]
    [TestCase("{{ func f(x); x.a + y; end; f dish }}", "1,21 There is no 'y'.")]
    [TestCase("{{ x = titel; x }}", "1,8 There is no 'titel'. Did you mean 'title'?")]
    [TestCase("{{ if title == 'a' && tittle; end }}", "1,23 There is no 'tittle'. Did you mean 'title'?")]
    [TestCase("{{ case dish.kind; when 1; end }}", "1,14 'dish' has no member 'kind'.")]
    [TestCase("{{ $\"{titel}\" }}", "1,7 There is no 'titel'. Did you mean 'title'?")]
    [TestCase("{{ {a: titel} }}", "1,8 There is no 'titel'. Did you mean 'title'?")]
    [TestCase("{{ include 'missing' }}", "1,12 There is no template 'missing' to include.")]
    [TestCase("{{ include 'again' }}", "again 1,4 There is no 'titel'. Did you mean 'title'?")]
    [TestCase("{{ for item in dishes; include 'line'; end; include 'sets' }}", "line 1,9 'item' has no member 'nme'. Did you mean 'name'?")]
    [TestCase("{{ titel }}\n{{ dish.x }}\n{{ titel }}", "1,4 There is no 'titel'. Did you mean 'title'?|2,9 'dish' has no member 'x'.|3,4 There is no 'titel'. Did you mean 'title'?")]
    public void What_the_model_does_not_have_is_found(string template, string expected) =>
        Assert.That(string.Join('|', Check(template)), Is.EqualTo(expected));

    [TestCase("{{ title }}{{ title.size }}{{ dish.since.year }}{{ dishes.size }}{{ dish.empty? }}")]
    [TestCase("{{ order.anything.at.all }}{{ extra.x[0].y }}")]
    [TestCase("{{ x = 1; x }}{{ y }}{{ y = 2 }}{{ n++ }}")]
    [TestCase("{{ dish = order; dish.other }}")]
    [TestCase("{{ capture c }}a{{ end; c }}")]
    [TestCase("{{ func row; d.name; end; for d in dishes; row; end }}")]
    [TestCase("{{ func f(a); g; end; func g; a; end; f 1 }}")]
    [TestCase("{{ func f; name; end; with dish; f; end }}")]
    [TestCase("{{ with order; whatever; end }}{{ import order; whatever }}")]
    [TestCase("{{ '1 + x' | object.eval; whatever }}")]
    [TestCase("{{ include title; whatever }}{{ include_join [title] ''; whatever }}")]
    [TestCase("{{ include 'sets'; total }}")]
    [TestCase("{{ this.made = 1; made }}{{ this['a' + 'b'] = 1; ab }}")]
    [TestCase("{{ dishes | array.map 'nme' }}{{ for pair in dish; pair.key; pair.value; end }}")]
    [TestCase("{{ f = do; ret $0 + $.b; end; f 1 b: 2 }}{{ [1] | array.each @(do; ret $0; end) }}")]
    [TestCase("{{ $x = dish; $x.nme; for $i in dishes; $i.nme; end }}")]
    [TestCase("{{ raw title; empty; blank; math.round 1.5; for.index }}")]
    public void Where_nothing_can_be_known_nothing_is_said(string template) =>
        Assert.That(Check(template), Is.Empty);

    [Test]
    public void Includes_that_multiply_are_gone_through_once()
    {
        var templates = Enumerable.Range(0, 60).ToDictionary(
            n => $"t{n}", n => Parse($"{{{{ for x in dishes; include 't{n + 1}'; end; for x in dishes; include 't{n + 1}'; end }}}}", $"t{n}"));
        Assert.That(templates["t0"].Check(Menu, templates.GetValueOrDefault), Is.Empty);
    }

    private static IEnumerable<string> Check(string template)
    {
        var parts = Parts.ToDictionary(part => part.Key, part => Parse(part.Value, part.Key));
        return Parse(template).Check(Menu, parts.GetValueOrDefault)
            .Select(error => $"{(error.File == "test.tpl" ? "" : error.File + " ")}{error.Line},{error.Column} {error.Message}");
    }
}
