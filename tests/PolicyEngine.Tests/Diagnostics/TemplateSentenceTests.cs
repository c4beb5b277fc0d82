using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NUnit.Framework;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting.Notifications;
using PolicyEngine.Templates;
using PolicyEngine.Tests.Docs;

namespace PolicyEngine.Tests.Diagnostics;

/// <summary>What the template language says in English is said in Spanish too.</summary>
public sealed partial class TemplateSentenceTests
{
    private static readonly string[] Sayers = ["Fail", "ErrorAt", "Report", "Unexpected", "ParseFailure", "TemplateError"];

    [GeneratedRegex(@"\{[0-9]\}")]
    private static partial Regex Places { get; }

    /// <summary>Signs and words of the template language itself, which are the same in every language.</summary>
    [GeneratedRegex("^'[^' ]*'$")]
    private static partial Regex Quoted { get; }

    [Test]
    public void Every_sentence_of_the_template_language_has_its_Spanish_form()
    {
        var said =
            from file in Repository.Files("engine/PolicyEngine.Templates", "*.cs")
            from form in FormsIn(Repository.Text(file))
            select (File: file, Form: form);
        var all = said.ToList();

        Assert.That(all, Has.Count.GreaterThan(110), "the sentences are found in the sources");
        Assert.That(all.Where(one => Quoted.Replace(one.Form, "").Any(char.IsLetter) && !TemplateSentences.InSpanish.ContainsKey(one.Form)), Is.Empty,
            "write these into template-messages.spanish.txt");
    }

    [Test]
    public void A_form_takes_the_same_values_in_both_languages()
    {
        foreach (var (english, spanish) in TemplateSentences.InSpanish)
        {
            Assert.That(Places.Matches(spanish).Select(place => place.Value).Order(), Is.EqualTo(Places.Matches(english).Select(place => place.Value).Order()), english);
            Assert.That(spanish, Is.Not.EqualTo(english));
        }
    }

    [TestCase("{{ tiket.id }}", "There is no 'tiket'. Did you mean 'ticket'?", "No hay ningún 'tiket'. ¿Quiso decir 'ticket'?")]
    [TestCase("{{ ticket.id + }}", "Expected an expression but found the end of the code block.", "Se esperaba una expresión y hay el final del bloque de código.")]
    [TestCase("{{ if ticket.id }}x", "'if' is not closed: 'end' is missing.", "'if' no está cerrado: falta 'end'.")]
    [TestCase("{{ 1 / 0 }}", "Division by zero.", "División entre cero.")]
    [TestCase("{{ 'a' * ticket }}", "'*' does not work on the text 'a' and an object.", "'*' no funciona con el texto 'a' y un objeto.")]
    [TestCase("{{ math.round 'a' }}", "The value must be a number and not the text 'a'.", "El valor tiene que ser un número y no el texto 'a'.")]
    [TestCase("{{ math.abs }}", "'math.abs' needs 1 argument and lacks 'value'.", "'math.abs' necesita 1 argumento y le falta 'value'.")]
    [TestCase("{{ string.truncate 'a' }}", "'string.truncate' needs 2 arguments and lacks 'length'.", "'string.truncate' necesita 2 argumentos y le falta 'length'.")]
    [TestCase("{{ \"\\q\" }}", "'\\q' is not an escape sequence. For a backslash, write '\\\\' or a string in backticks.", "'\\q' no es una secuencia de escape. Para una barra invertida escriba '\\\\', o un texto entre acentos graves.")]
    [TestCase("{{ 1", "The code block '{{' is not closed: '}}' is missing.", "El bloque de código '{{' no está cerrado: falta '}}'.")]
    public void A_slip_is_said_in_either_language(string text, string english, string spanish)
    {
        var parsed = new ScribanTemplateEngine().Parse("aviso", text);
        var error = parsed.Errors.FirstOrDefault()
            ?? parsed.Template!.Check(TemplateShape.Closed(("ticket", TemplateShape.Closed(("id", TemplateShape.Text)))), _ => null).FirstOrDefault()
            ?? parsed.Template!.Render(new Dictionary<string, object?> { ["ticket"] = new Dictionary<string, object?> { ["id"] = "T-1" } }, new RenderOptions { Culture = TemplateCulture.For("es-MX") }).Error!;

        var said = TemplateSentences.Of(error);

        Assert.That((said.ToString(), said.In(Language.Spanish)), Is.EqualTo((english, spanish)));
        Assert.That(error.Message, Is.EqualTo(english));
    }

    /// <summary>The sentences that are handed to what says them, and those that a method of sentences gives.</summary>
    private static IEnumerable<string> FormsIn(string source)
    {
        foreach (var node in CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes())
        {
            var given = node switch
            {
                ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } argument when Says(call) => argument.Expression,
                ArgumentSyntax { Parent.Parent: ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.Text: var type } } } argument when Sayers.Contains(type) => argument.Expression,
                CastExpressionSyntax { Type: IdentifierNameSyntax { Identifier.Text: nameof(TemplateMessage) } } cast => cast.Expression,
                ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax { ReturnType: var type } } body when type.ToString().TrimEnd('?') == nameof(TemplateMessage) => body.Expression,
                _ => null,
            };
            foreach (var text in Texts(given))
                yield return text;
        }
    }

    private static bool Says(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.Text: "Add", Expression: IdentifierNameSyntax { Identifier.Text: "errors" } } => true,
        MemberAccessExpressionSyntax member => Sayers.Contains(member.Name.Identifier.Text),
        IdentifierNameSyntax name => Sayers.Contains(name.Identifier.Text),
        _ => false,
    };

    private static IEnumerable<string> Texts(ExpressionSyntax? said) => said switch
    {
        InterpolatedStringExpressionSyntax text => [Form(text)],
        LiteralExpressionSyntax { Token.Value: string text } => [Escaped(text)],
        ParenthesizedExpressionSyntax inner => Texts(inner.Expression),
        CastExpressionSyntax cast => Texts(cast.Expression),
        ConditionalExpressionSyntax either => Texts(either.WhenTrue).Concat(Texts(either.WhenFalse)),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } either => Texts(either.Left).Concat(Texts(either.Right)),
        SwitchExpressionSyntax many => many.Arms.SelectMany(arm => Texts(arm.Expression)),
        _ => [],
    };

    private static string Form(InterpolatedStringExpressionSyntax text)
    {
        var value = 0;
        return string.Concat(text.Contents.Select(part => part is InterpolatedStringTextSyntax plain ? Escaped(Unescaped(plain)) : $"{{{value++}}}"));
    }

    /// <summary>The compiler's own token still has its doubled braces.</summary>
    private static string Unescaped(InterpolatedStringTextSyntax plain) =>
        plain.TextToken.ValueText.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal);

    private static string Escaped(string text) =>
        text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
