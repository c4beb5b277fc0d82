using NUnit.Framework;
using PolicyEngine.Templates;
using static PolicyEngine.Tests.Templates.Rendering;

namespace PolicyEngine.Tests.Templates;

public sealed class HtmlEncodingTests
{
    private static readonly Dictionary<string, object?> Hostile = Members(
        ("name", "<b>Peña & \"Ñu\" O'Hara</b>"), ("items", new List<object?> { "<i>", "x" }));

    [TestCase("<p>{{ name }}</p>", "<p>&lt;b&gt;Peña &amp; &quot;Ñu&quot; O&#39;Hara&lt;/b&gt;</p>")]
    [TestCase("{{ '<' }}", "&lt;")]
    [TestCase("{{ raw '<br>' }}", "<br>")]
    [TestCase("{{ '<br>' | html.raw }}", "<br>")]
    [TestCase("{{ '<' | html.escape }}", "&lt;")]
    [TestCase("{{ '<' | html.escape | html.escape }}", "&lt;")]
    [TestCase("{{ '<b>' + raw '<br>' }}", "&lt;b&gt;<br>")]
    [TestCase("{{ raw('<br>') + name | string.size }}", "59")]
    [TestCase("{{ capture c }}<u>{{ '<' }}</u>{{ end }}{{ c }}", "<u>&lt;</u>")]
    [TestCase("{{ func f }}<u>{{ $0 }}</u>{{ end; f '<' }}", "<u>&lt;</u>")]
    [TestCase("{{ include 'cell' '<' }}", "<td>&lt;</td>")]
    [TestCase("{{ include_join ['cell', 'cell'] '<br>' }}", "<td></td><br><td></td>")]
    [TestCase("{{ \"<\\n\" | html.newline_to_br }}", "&lt;<br />\n")]
    [TestCase("{{ items }}", "[&quot;&lt;i&gt;&quot;, &quot;x&quot;]")]
    [TestCase("{{ items | array.join '' }}", "&lt;i&gt;x")]
    [TestCase("{{ [raw('<br>'), '<'] | array.join '|' }}", "<br>|&lt;")]
    [TestCase("{{ $\"<{items[0]}>\" }}", "&lt;&lt;i&gt;&gt;")]
    [TestCase("{{ raw '<x>' | string.slice 0 2 }}", "&lt;x")]
    [TestCase("{{ 1.5 }} {{ true }} {{ null }}", "1.5 true ")]
    [TestCase("{%{ <literal> }%}", " <literal> ")]
    [TestCase("{{ tablerow x in ['<']; x; end }}", "<tr class=\"row1\"><td class=\"col1\">&lt;</td></tr>\n")]
    [TestCase("{{ '{{ \"<\" }}' | object.eval_template }}", "&lt;")]
    public void Values_are_escaped_once_and_template_text_never(string template, string expected)
    {
        var options = Plain with
        {
            Encoding = OutputEncoding.Html,
            Loader = _ => Parse("<td>{{ $0 }}</td>"),
        };
        Assert.That(Text(template, Hostile, options), Is.EqualTo(expected));
    }

    [Test]
    public void Without_encoding_values_are_written_as_they_are() =>
        Assert.That(Text("{{ items[0] }}{{ raw '<' }}", Hostile), Is.EqualTo("<i><"));
}
