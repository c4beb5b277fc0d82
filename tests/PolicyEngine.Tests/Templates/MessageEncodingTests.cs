using NUnit.Framework;
using PolicyEngine.Templates;
using static PolicyEngine.Tests.Templates.Rendering;

namespace PolicyEngine.Tests.Templates;

/// <summary>Subject lines and WhatsApp messages: what a customer wrote can neither break the one nor format the other.</summary>
public sealed class MessageEncodingTests
{
    private static readonly Dictionary<string, object?> Customer = Members(
        ("title", "No imprime\r\nBcc: otro@example.com\u2028fin\u0085\t."),
        ("bold", "*ya* _no_ ~hoy~ ```x```"),
        ("address", "ana_perez@example.com"),
        ("list", new List<object?> { "*", "a" }),
        ("quote", "> cita\n- punto\n-5 > 3"));

    [TestCase("Ticket: {{ title }}", "Ticket: No imprime Bcc: otro@example.com fin .")]
    [TestCase("{{ raw title }}", "No imprime Bcc: otro@example.com fin .")]
    [TestCase("{{ capture c; title; end; c + \"\\n\" }} end", "No imprime Bcc: otro@example.com fin . end")]
    [TestCase("one\n  {{ \"\\u2029\" }}two\n", "one two")]
    [TestCase("<{{ '<b>' }}>", "<<b>>")]
    [TestCase("{{ 5 | object.format \"0\\n0\" }}", "0 5")]
    public void A_subject_is_one_line(string template, string expected) =>
        Assert.That(Text(template, Customer, Plain with { Encoding = OutputEncoding.Subject }), Is.EqualTo(expected));

    [TestCase("*Aviso:* {{ bold }}", "*Aviso:* ∗ya∗ ˍnoˍ ∼hoy∼ ˋˋˋxˋˋˋ")]
    [TestCase("{{ raw bold }}", "*ya* _no_ ~hoy~ ```x```")]
    [TestCase("{{ address }}", "ana_perez@example.com")]
    [TestCase("{{ '*' + raw '*' }}", "∗*")]
    [TestCase("{{ list | array.join ' ' }}", "∗ a")]
    [TestCase("{{ list }}", "[\"∗\", \"a\"]")]
    [TestCase("{{ capture c }}*{{ '*' }}*{{ end }}{{ c }}", "*∗*")]
    [TestCase("{{ include 'cell' '*' }}", "_∗_")]
    [TestCase("{{ quote }}", "\u2060> cita\n\u2060- punto\n-5 > 3")]
    [TestCase("{{ '<b>' }}{{ -1.5 }}", "<b>-1.5")]
    public void Values_do_not_format_a_WhatsApp_message(string template, string expected)
    {
        var options = Plain with { Encoding = OutputEncoding.WhatsApp, Loader = _ => Parse("_{{ $0 }}_") };
        Assert.That(Text(template, Customer, options), Is.EqualTo(expected));
    }
}
