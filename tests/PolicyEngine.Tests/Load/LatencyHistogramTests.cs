using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using PolicyEngine.Testing.Load;

namespace PolicyEngine.Tests.Load;

public sealed class LatencyHistogramTests
{
    private static readonly double[] Percentiles = [0.001, 1, 10, 50, 75, 90, 99, 99.9, 99.99, 100];

    /// <summary>Durations of all sizes, from some nanoseconds to most of an hour.</summary>
    private static Gen<long> Durations =>
        from bits in Gen.Choose(0, 41)
        from part in Gen.Choose(0, int.MaxValue - 1)
        select (1L << bits) + (long)((1L << bits) * (part / (double)int.MaxValue));

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public Property A_percentile_is_never_below_the_exact_one_and_at_most_one_part_in_128_above() =>
        Prop.ForAll(Durations.NonEmptyListOf().ToArbitrary(), list =>
        {
            var histogram = new LatencyHistogram();
            foreach (var duration in list)
                histogram.Record(duration);
            var sorted = list.Order().ToArray();
            return Percentiles.All(percent => IsNear(histogram.Percentile(percent), Exact(sorted, percent)))
                && histogram.Count == sorted.Length && histogram.Min == sorted[0] && histogram.Max == sorted[^1] && histogram.Sum == sorted.Sum();
        });

    [FsCheck.NUnit.Property(MaxTest = 100)]
    public Property Two_added_together_are_as_one_that_recorded_all() =>
        Prop.ForAll(Durations.ListOf().ToArbitrary(), Durations.ListOf().ToArbitrary(), (one, other) =>
        {
            var (left, right, both) = (Of(one), Of(other), Of(one.Concat(other)));
            left.Add(right);
            return left.Counts().SequenceEqual(both.Counts()) && left.Min == both.Min && left.Max == both.Max
                && Percentiles.All(percent => left.Percentile(percent) == both.Percentile(percent));
        });

    [Test]
    public void Of_a_hundred_thousand_skewed_durations_each_percentile_is_right()
    {
        var (random, sorted, histogram) = (new Random(7), new long[100_000], new LatencyHistogram());
        for (var i = 0; i < sorted.Length; i++)
            histogram.Record(sorted[i] = (long)(200 * Math.Exp(6 * random.NextDouble() * random.NextDouble() * random.NextDouble())));
        Array.Sort(sorted);

        foreach (var percent in Percentiles)
            Assert.That(IsNear(histogram.Percentile(percent), Exact(sorted, percent)), $"{percent}: {histogram.Percentile(percent)} for {Exact(sorted, percent)}");
    }

    [Test]
    public void Short_durations_are_exact()
    {
        var histogram = Of(Enumerable.Range(1, 200).Select(i => (long)i));

        Assert.That(histogram.Percentile(50), Is.EqualTo(100));
        Assert.That(histogram.Percentile(99), Is.EqualTo(198));
        Assert.That(histogram.Percentile(99.5), Is.EqualTo(199));
        Assert.That(histogram.Percentile(100), Is.EqualTo(200));
    }

    [Test]
    public void What_is_out_of_the_ordinary_is_counted_too()
    {
        var histogram = Of([-5, long.MaxValue / 4]);

        Assert.That((histogram.Count, histogram.Min, histogram.Max), Is.EqualTo((2, 0, long.MaxValue / 4)));
        Assert.That(histogram.Percentile(50), Is.Zero);
        Assert.That(histogram.Percentile(99), Is.GreaterThan(1L << 41));
    }

    [Test]
    public void An_empty_one_says_zero() =>
        Assert.That((new LatencyHistogram().Percentile(99), new LatencyHistogram().Min, new LatencyHistogram().Max), Is.EqualTo((0L, 0L, 0L)));

    [Test]
    public void Recording_allocates_nothing()
    {
        var histogram = Of([1]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0L; i < 10_000; i++)
            histogram.Record(i * i);

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static LatencyHistogram Of(IEnumerable<long> durations)
    {
        var histogram = new LatencyHistogram();
        foreach (var duration in durations)
            histogram.Record(duration);
        return histogram;
    }

    /// <summary>The nearest rank of the sorted durations.</summary>
    private static long Exact(long[] sorted, double percent) =>
        sorted[Math.Max(0, (int)Math.Ceiling((decimal)percent / 100 * sorted.Length) - 1)];

    private static bool IsNear(long found, long exact) => found >= exact && found - exact <= exact * LatencyHistogram.RelativeError;
}
