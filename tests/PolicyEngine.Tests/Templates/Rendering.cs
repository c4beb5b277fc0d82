using NodaTime;
using NUnit.Framework;
using PolicyEngine.Templates;

namespace PolicyEngine.Tests.Templates;

/// <summary>Renders for the tests of this folder: one line each, with the options that most of them share.</summary>
internal static class Rendering
{
    public static readonly IReadOnlyDictionary<string, object?> NoModel = new Dictionary<string, object?>();

    public static readonly RenderOptions Plain = new()
    {
        Culture = TemplateCulture.Invariant,
        Now = Instant.FromUtc(2026, 3, 14, 15, 9, 26),
        Seed = "test",
    };

    private static readonly ScribanTemplateEngine Engine = new();

    public static Template Parse(string text, string name = "test.tpl")
    {
        var parsed = Engine.Parse(name, text);
        Assert.That(parsed.Errors, Is.Empty, text);
        return parsed.Template!;
    }

    public static IReadOnlyList<TemplateError> Errors(string text) => Engine.Parse("test.tpl", text).Errors;

    public static string Text(string template, IReadOnlyDictionary<string, object?>? model = null, RenderOptions? options = null)
    {
        var result = Parse(template).Render(model ?? NoModel, options ?? Plain);
        Assert.That(result.Error, Is.Null, template);
        return result.Text!;
    }

    public static TemplateError Failure(string template, IReadOnlyDictionary<string, object?>? model = null, RenderOptions? options = null)
    {
        var result = Parse(template).Render(model ?? NoModel, options ?? Plain);
        Assert.That(result.Text, Is.Null, template);
        return result.Error!;
    }

    public static Dictionary<string, object?> Members(params (string Name, object? Value)[] members) =>
        members.ToDictionary(member => member.Name, member => member.Value);
}
