using NUnit.Framework;
using PolicyEngine.Templates;
using static PolicyEngine.Tests.Templates.Rendering;

namespace PolicyEngine.Tests.Templates;

public sealed class TemplateRenderTests
{
    private const string Busy = """
        {{ func line(dish, price) }}{{ dish | string.pad_right 8 }}{{ price | math.format 'N2' }}{{ end ~}}
        {{ for dish in dishes }}{{ line dish.name dish.price }} {{ array.cycle ['a', 'b'] }}
        {{ end ~}}
        {{ total = 0; for dish in dishes; total += dish.price; end; total }} {{ math.uuid }} {{ 'x1' | regex.replace `\d` (total) }}
        """;

    private static Dictionary<string, object?> Menu(int dishes) => Members(
        ("dishes", Enumerable.Range(1, dishes).Select(n => (object?)Members(("name", "dish " + n), ("price", n * 1.5m))).ToList()));

    [Test]
    public void One_template_renders_on_many_threads_at_once()
    {
        var template = Parse(Busy);
        var expected = Enumerable.Range(0, 16).Select(n => template.Render(Menu(n), Plain).Text).ToArray();
        var actual = new string?[16][];
        var threads = Enumerable.Range(0, 16).Select(n => new Thread(() =>
            actual[n] = [.. Enumerable.Range(0, 200).Select(_ => template.Render(Menu(n), Plain).Text)])).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.That(expected, Has.None.Null);
        Assert.That(actual.Select(texts => texts.Distinct().Single()), Is.EqualTo(expected));
    }

    [Test]
    public void The_same_input_gives_the_same_text() =>
        Assert.That(Enumerable.Range(0, 20).Select(_ => Text(Busy, Menu(5))).Distinct().Count(), Is.EqualTo(1));

    [Test]
    public void The_model_stays_as_it_was()
    {
        var dish = Members(("name", "soup"));
        var list = new List<object?> { dish };
        var model = Members(("dish", dish), ("list", list), ("x", 1));
        const string Template = """
            {{ x = 2; dish.name = 'stew'; list[0].price = 9; dish = null; x }} {{ list[0].name }} {{ list | array.map 'price' }}
            {{- for item in list; item.seen = true; end; list[0].seen; with list[0]; extra = 5; end; list[0].extra }}
            """;
        Assert.That(Text(Template, model), Is.EqualTo("2 stew [9]true5"));
        Assert.That(dish, Is.EqualTo(Members(("name", "soup"))));
        Assert.That(list, Is.EqualTo(new object?[] { dish }));
        Assert.That(model, Has.Count.EqualTo(3));
        Assert.That(model["x"], Is.EqualTo(1));
        Assert.That(Failure("{{ list[0] = 1 }}", model).Message, Does.Contain("make a new one"));
    }

    [Test]
    public void Built_in_names_can_be_shadowed_in_one_render_only()
    {
        Assert.That(Text("{{ string = {upcase: 5}; string.upcase }}"), Is.EqualTo("5"));
        Assert.That(Text("{{ 'a' | string.upcase }}"), Is.EqualTo("A"));
    }

    [Test]
    public void No_member_of_a_clr_type_can_be_reached()
    {
        var model = Members(("text", "x"), ("list", new List<object?> { 1 }), ("map", Members(("a", 1))));
        Assert.That(Text("{{ text.length }}{{ text.Length }}{{ list.count }}{{ list.Count }}{{ map.Keys }}{{ map.comparer }}{{ text.get_type }}", model), Is.Empty);
    }

    [Test]
    public void Front_matter_runs_first_where_it_is_asked_for()
    {
        const string Text = "+++\ntitle = 'Menu'\n+++\n{{ title }} of today";
        var parsed = new ScribanTemplateEngine { FrontMatter = true }.Parse("menu", Text);
        Assert.That(parsed.Template!.Render(NoModel, Plain).Text, Is.EqualTo("Menu of today"));
        Assert.That(Parse(Text).Render(NoModel, Plain).Text, Does.StartWith("+++"));
    }

    [Test]
    public void A_failed_render_has_no_text()
    {
        var result = Parse("written before {{ 1 / 0 }}").Render(NoModel, Plain);
        Assert.That((result.Succeeded, result.Text), Is.EqualTo((false, (string?)null)));
    }
}
