using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using NodaTime;
using PolicyEngine.Templates;

namespace PolicyEngine.Benchmarks;

/// <summary>
/// Three notifications, of 10 and 40 lines of text and 150 of HTML, against hand-written C# that gives the same text, which
/// is asserted; and what it takes to parse and compile each.
/// </summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class TemplateBenchmarks
{
    private const string Short = "10 lines";
    private const string Medium = "40 lines";
    private const string Long = "150 lines, HTML";

    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["America/Mexico_City"];
    private static readonly TemplateCulture Mexico = TemplateCulture.For("es-MX");

    private readonly ScribanTemplateEngine engine = new();
    private readonly HandWrittenMessages byHand = new(Mexico.ToCultureInfo(), Zone);
    private readonly BenchmarkTicket ticket = BenchmarkTicket.Create();
    private readonly IReadOnlyDictionary<string, object?> model = BenchmarkTicket.Create().ToModel();
    private readonly RenderOptions plain = new() { Culture = Mexico, Zone = Zone };
    private readonly RenderOptions html = new() { Culture = Mexico, Zone = Zone, Encoding = OutputEncoding.Html };
    private readonly string shortText = Read("short.text");
    private readonly string mediumText = Read("medium.text");
    private readonly string longText = Read("long.html");
    private Template shortTemplate = null!;
    private Template mediumTemplate = null!;
    private Template longTemplate = null!;

    [GlobalSetup]
    public void Prepare()
    {
        shortTemplate = Parse(shortText);
        mediumTemplate = Parse(mediumText);
        longTemplate = Parse(longText);
        AssertSame(RenderShort(), ShortByHand());
        AssertSame(RenderMedium(), MediumByHand());
        AssertSame(RenderLong(), LongByHand());
    }

    [Benchmark(Baseline = true), BenchmarkCategory(Short)]
    public string ShortByHand() => byHand.Short(ticket);

    [Benchmark, BenchmarkCategory(Short)]
    public string? RenderShort() => shortTemplate.Render(model, plain).Text;

    [Benchmark, BenchmarkCategory(Short)]
    public ParsedTemplate ParseShort() => engine.Parse("short", shortText);

    [Benchmark(Baseline = true), BenchmarkCategory(Medium)]
    public string MediumByHand() => byHand.Medium(ticket);

    [Benchmark, BenchmarkCategory(Medium)]
    public string? RenderMedium() => mediumTemplate.Render(model, plain).Text;

    [Benchmark, BenchmarkCategory(Medium)]
    public ParsedTemplate ParseMedium() => engine.Parse("medium", mediumText);

    [Benchmark(Baseline = true), BenchmarkCategory(Long)]
    public string LongByHand() => byHand.Long(ticket);

    [Benchmark, BenchmarkCategory(Long)]
    public string? RenderLong() => longTemplate.Render(model, html).Text;

    [Benchmark, BenchmarkCategory(Long)]
    public ParsedTemplate ParseLong() => engine.Parse("long", longText);

    private static string Read(string name)
    {
        using var stream = typeof(TemplateBenchmarks).Assembly.GetManifestResourceStream(name + ".sbn")!;
        return new StreamReader(stream).ReadToEnd().ReplaceLineEndings("\n");
    }

    private Template Parse(string text)
    {
        var parsed = engine.Parse("benchmark", text);
        return parsed.Template ?? throw new InvalidOperationException(string.Join('\n', parsed.Errors));
    }

    private static void AssertSame(string? rendered, string written)
    {
        if (rendered != written)
            throw new InvalidOperationException($"The texts differ:\n{rendered}\n----\n{written}");
    }
}
