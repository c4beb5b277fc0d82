using System.Text.RegularExpressions;
using System.Xml.Linq;
using NUnit.Framework;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting;
using PolicyEngine.Testing.Load;
using PolicyEngine.Tests.Docs;

namespace PolicyEngine.Tests.Load;

/// <summary>What is told of a load: as text, as JSON that can be compared later, and as a page.</summary>
public sealed class LoadReportTests
{
    private LoadReport report = null!;

    [OneTimeSetUp]
    public void Run()
    {
        using var host = PolicyHost.Open(Repository.Root);
        var settings = new LoadSettings
        {
            Providers = ["encor", "masnegocio"],
            Tickets = 400,
            Partitions = 2,
            Events = 20_000,
            Rate = 1_000_000,
            WarmUp = 0,
            ShortestWarmUp = 0,
        };
        var machine = new FakeMachine();
        var run = new LoadRun(host, settings, machine);
        report = new LoadReport(settings, run.Versions, machine.Description, [run.Execute(), run.Execute()]);
    }

    [Test]
    public void Equal_runs_decide_the_same() => Assert.That(report.Digest, Has.Length.EqualTo(16));

    [Test]
    public void What_was_kept_is_read_back_as_it_was()
    {
        var (kept, now) = (LoadRecord.Read(LoadJson.Write(report))!, LoadRecord.Of(report));

        Assert.That(kept.Settings, Is.EqualTo(now.Settings));
        Assert.That(kept.Machine, Is.EqualTo(now.Machine));
        Assert.That(kept.Digest, Is.EqualTo(now.Digest));
        Assert.That(kept.Figures.Select(Told), Is.EqualTo(now.Figures.Select(Told)));
        Assert.That(new LoadComparison(kept, now, threshold: 0).Figures.Select(figure => figure.Verdict), Is.All.EqualTo(LoadVerdict.Same));
        Assert.That(LoadComparison.OtherSettings(kept, now), Is.Empty);
    }

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("""{"load":2,"settings":{},"machine":{},"digest":"","figures":[]}""")]
    [TestCase("""{"load":1,"settings":{},"machine":{},"digest":"","figures":[{"name":"a","unit":"time","better":"lower","runs":[]}]}""")]
    [TestCase("""{"load":1,"settings":{},"machine":{},"digest":"","figures":[{"name":"a","unit":"yards","better":"lower","runs":[1]}]}""")]
    public void Something_else_is_no_report(string text) => Assert.That(LoadRecord.Read(text), Is.Null);

    [Test]
    public void A_setting_that_differs_is_named()
    {
        var now = LoadRecord.Of(report);
        var then = now with { Settings = new Dictionary<string, string>(now.Settings) { ["seed"] = "2" } };

        Assert.That(LoadComparison.OtherSettings(then, now), Is.EqualTo(["seed"]));
    }

    [TestCase(Language.English)]
    [TestCase(Language.Spanish)]
    public void The_text_tells_every_figure_and_every_type_of_each_company(Language language)
    {
        var lines = LoadText.Write(report, language).Split('\n');

        foreach (var figure in report.Figures)
            Assert.That(lines, Has.One.StartsWith(LoadWords.Of(figure).In(language) + "  "));
        foreach (var (provider, index) in report.Settings.Providers.Select((provider, index) => (provider, index)))
        {
            foreach (var (type, _) in report.Runs[0].Of(index))
                Assert.That(lines, Has.One.Match($"^{provider} +{type} "));
        }
        Assert.That(lines, Has.One.EndsWith($": {report.Digest}"));
    }

    [TestCase(Language.English)]
    [TestCase(Language.Spanish)]
    public void The_page_stands_alone_and_draws_every_chart(Language language)
    {
        var page = LoadPage.Write(report, language);

        Assert.That(page, Does.Not.Match("(src|href)=|<script|<link|@import|url\\("));
        Assert.That(page, Does.Not.Contain("NaN").And.Not.Contain("Infinity").And.Not.Contain("∞"));
        var charts = Regex.Matches(page, "<svg.*?</svg>", RegexOptions.Singleline).Select(match => XElement.Parse(match.Value)).ToList();
        Assert.That(charts, Has.Count.EqualTo(5));
        foreach (var chart in charts)
        {
            var lines = chart.Elements("path").Where(path => path.Attribute("class")!.Value is "a" or "b" && path.Attribute("d")!.Value.Contains('L')).ToList();
            Assert.That(lines, Has.Count.EqualTo(2), chart.Attribute("aria-label")!.Value);
            var texts = chart.Elements("text").Where(text => text.Attribute("class")?.Value == "end").Select(text => double.Parse(text.Attribute("y")!.Value, System.Globalization.CultureInfo.InvariantCulture));
            Assert.That(texts, Is.All.InRange(0, 250), "no label leaves the chart");
        }
    }

    [TestCase(310, LoadUnit.Time, "310 ns")]
    [TestCase(12_340, LoadUnit.Time, "12.3 µs")]
    [TestCase(600e9, LoadUnit.Time, "600 s")]
    [TestCase(1_234_567.8, LoadUnit.PerSecond, "1 234 568")]
    [TestCase(0.0123, LoadUnit.Share, "1.2 %")]
    [TestCase(-2_500_000, LoadUnit.Memory, "-2.5 MB")]
    [TestCase(0, LoadUnit.Memory, "0 B")]
    [TestCase(2.3456, LoadUnit.Count, "2.35")]
    [TestCase(3, LoadUnit.Count, "3")]
    public void A_figure_is_written_with_its_unit(double value, LoadUnit unit, string text) => Assert.That(Quantity.Of(value, unit), Is.EqualTo(text));

    [TestCase(7, new double[] { 0, 2, 4, 6 })]
    [TestCase(1, new[] { 0, 0.2, 0.4, 0.6, 0.8, 1 })]
    [TestCase(600, new double[] { 0, 200, 400, 600 })]
    [TestCase(12.5, new double[] { 0, 5, 10 })]
    public void An_axis_has_few_and_round_steps(double limit, double[] steps) =>
        Assert.That(LoadChart.Steps(limit), Is.EqualTo(steps).Within(1e-9));

    private static string Told(LoadFigure figure) => $"{figure.Name} {figure.Unit} {figure.Better} {string.Join(' ', figure.Runs)}";
}
