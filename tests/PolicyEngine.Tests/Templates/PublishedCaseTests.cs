using System.Text.Json;
using NUnit.Framework;
using PolicyEngine.Templates;
using static PolicyEngine.Tests.Templates.Rendering;

namespace PolicyEngine.Tests.Templates;

/// <summary>The published cases of the language, which are not part of this repository: a variable says where they are.</summary>
[Category("TemplateCases")]
public sealed class PublishedCaseTests
{
    private const string Variable = "POLICYENGINE_TEMPLATE_CASES";

    // Two functions that the publisher's own test host adds; the cases that call them expect these.
    private const string HostFunctions = """
        {{
        func numbered(list)
            $texts = []
            for $value in list
                $texts = $texts << ("v" + for.index + ": " + $value)
            end
            ret $texts | array.join ", "
        end
        func special_concat_params(args...)
            ret numbered(args)
        end
        func special_concat_string_and_params(a, args...)
            ret "a: " + a + ", " + numbered(args)
        end
        -}}
        """;

    private sealed record PublishedCase(string Id, string Template, string Kind, string Output);

    [Test]
    public void Every_published_case_renders_or_fails_as_published()
    {
        var path = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(path) || !File.Exists(path))
            Assert.Inconclusive($"{Variable} names no file, so the published cases did not run.");
        var options = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };
        var cases = File.ReadLines(path!).Select(line => JsonSerializer.Deserialize<PublishedCase>(line, options)!).ToList();
        var failures = cases.Select(Check).OfType<string>().ToList();
        TestContext.Out.WriteLine($"{cases.Count - failures.Count} of {cases.Count} published cases pass.");
        Assert.That(failures, Is.Empty, string.Join("\n\n", failures));
    }

    private static string? Check(PublishedCase published)
    {
        var engine = new ScribanTemplateEngine();
        var host = published.Template.Contains("special_concat", StringComparison.Ordinal) ? HostFunctions : "";
        var parsed = engine.Parse(published.Id, host + published.Template);
        var result = parsed.Template?.Render(PublishedModel(), Plain with { Loader = name => engine.Parse(name, name).Template });
        var actual = result?.Text;
        var passes = published.Kind == "error" ? actual is null : actual is not null && Normal(actual) == Normal(published.Output);
        return passes ? null : $"{published.Id}\nexpected: {(published.Kind == "error" ? "an error" : published.Output)}\n"
            + $"actual:   {actual ?? (result?.Error ?? parsed.Errors[0]).ToString()}";
    }

    private static string Normal(string text) => text.Replace("\r\n", "\n").TrimEnd();

    private static Dictionary<string, object?> PublishedModel()
    {
        (string Title, string Type)[] products =
        [
            ("Orange", "fruit"), ("Banana", "fruit"), ("Apple", "fruit"), ("Computer", "electronics"),
            ("Mobile Phone", "electronics"), ("Table", "furniture"), ("Sofa", "furniture"),
        ];
        var list = products.Select(product => (object?)Members(("title", product.Title), ("type", product.Type))).ToList();
        return Members(
            ("page", Members(("title", "This is a title"))),
            ("user", Members(("name", "John"))),
            ("product", list[0]),
            ("products", list));
    }
}
