#pragma warning disable NUnit1027 // The arguments of a law come from its generators, which the analyzer does not know.

using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using PolicyEngine.Diagnostics;
using PolicyEngine.Testing.Load;
using Law = FsCheck.NUnit.PropertyAttribute;

namespace PolicyEngine.Tests.Load;

public sealed class LoadComparisonTests
{
    private static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();

    private static Gen<double[]> Measured => Gen.Choose(100, 400).Select(value => value / 100.0).ArrayOf().Where(runs => runs.Length > 1);

    /// <summary>What is flagged is worse in every run of the one load than in any of the other, and by more than either's noise.</summary>
    [Law(MaxTest = 2_000)]
    public Property No_difference_below_the_noise_is_ever_flagged() =>
        Prop.ForAll(Measured.ToArbitrary(), Measured.ToArbitrary(), Gen.Elements(0, 0.1, 0.5).ToArbitrary(), (then, now, threshold) =>
        {
            var (lower, higher) = (Compared(then, now, LoadBetter.Lower, threshold), Compared(then, now, LoadBetter.Higher, threshold));
            return Holds(lower, now, then, threshold) && Holds(higher, then, now, threshold);
        });

    /// <summary>A load that is compared with itself, or with an equal one, is never worse.</summary>
    [Law(MaxTest = 300)]
    public Property Halves_of_one_and_the_same_runs_do_not_differ() =>
        Prop.ForAll(Measured.ToArbitrary(), runs =>
            Compared(runs, runs, LoadBetter.Lower, 0).Verdict == LoadVerdict.Same
            && Compared(runs, [.. runs.Reverse()], LoadBetter.Higher, 0).Verdict == LoadVerdict.Same);

    [TestCase(new[] { 100.0, 101 }, new[] { 112.0, 113 }, 0.10, LoadVerdict.Worse)]
    [TestCase(new[] { 100.0, 101 }, new[] { 109.0, 110 }, 0.10, LoadVerdict.Same)]
    [TestCase(new[] { 112.0, 113 }, new[] { 100.0, 101 }, 0.10, LoadVerdict.Better)]
    [TestCase(new[] { 100.0, 130 }, new[] { 135.0, 140 }, 0.10, LoadVerdict.Same, TestName = "A difference within the noise of the earlier load is the same")]
    [TestCase(new[] { 100.0, 101 }, new[] { 105.0, 150 }, 0.10, LoadVerdict.Same, TestName = "A difference within the noise of the later load is the same")]
    [TestCase(new[] { 100.0 }, new[] { 500.0, 500 }, 0.10, LoadVerdict.Same, TestName = "Where a noise is not known nothing is said")]
    [TestCase(new[] { 0.0, 0 }, new[] { 500.0, 500 }, 0.10, LoadVerdict.Same, TestName = "There is no ratio to nothing")]
    public void A_figure_is_worse_where_it_exceeds_threshold_and_noise(double[] then, double[] now, double threshold, LoadVerdict verdict) =>
        Assert.That(Compared(then, now, LoadBetter.Lower, threshold).Verdict, Is.EqualTo(verdict));

    [Test]
    public void What_is_told_and_not_judged_is_not_compared()
    {
        var told = new LoadFigure("latency_max", LoadUnit.Time, LoadBetter.Neither, [1, 1]);

        Assert.That(new LoadComparison(Record(told), Record(told with { Runs = [9, 9] }), 0.1).Figures, Is.Empty);
    }

    [Test]
    public void Other_machines_and_other_decisions_are_said()
    {
        var figure = new LoadFigure("events_per_second", LoadUnit.PerSecond, LoadBetter.Higher, [100, 100]);
        var then = Record(figure) with { Machine = new Dictionary<string, string> { ["cores"] = "2" }, Digest = "a" };
        var now = Record(figure with { Runs = [50, 50] }) with { Machine = new Dictionary<string, string> { ["cores"] = "4" }, Digest = "b" };

        var said = LoadText.Write(new LoadComparison(then, now, 0.1), Language.English);

        Assert.That(said, Does.Contain("""
            figure           then  now  ratio   limit  verdict
            events a second   100   50  0.500  10.0 %    worse
            The machines differ (cores): the times do not say much about the program.
            Other things were decided than then: a policy has changed, or the engine.
            Worse than then, by more than the threshold and the noise: events a second.
            """));
    }

    private static bool Holds(ComparedFigure figure, double[] worse, double[] better, double threshold)
    {
        var difference = (worse.Average() / better.Average()) - 1;
        return figure.Verdict != LoadVerdict.Worse
            || (worse.Min() > better.Max() && difference > threshold && difference > figure.Then.Noise && difference > figure.Now.Noise);
    }

    private static ComparedFigure Compared(double[] then, double[] now, LoadBetter better, double threshold)
    {
        var figure = new LoadFigure("figure", LoadUnit.Time, better, then);
        return new LoadComparison(Record(figure), Record(figure with { Runs = now }), threshold).Figures.Single();
    }

    private static LoadRecord Record(LoadFigure figure) => new(Nothing, Nothing, "", [figure]);
}
