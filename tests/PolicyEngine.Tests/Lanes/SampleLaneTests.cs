using System.Buffers;
using NodaTime;
using NUnit.Framework;
using PolicyEngine.Hosting.Evaluation;
using PolicyEngine.Plugins;
using PolicyEngine.Tests.Wire;

namespace PolicyEngine.Tests.Lanes;

/// <summary>The shipped samples and months of all companies, messages rendered: the same bytes in one, two and seven lanes.</summary>
public sealed class SampleLaneTests
{
    private static IEnumerable<string> Samples() =>
        Directory.GetFiles(Path.Combine(Workspace.Folder, "policies"), "*.jsonl", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Workspace.Folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Samples))]
    public void A_sample_gives_the_same_bytes_in_any_number_of_lanes(string sample)
    {
        var lines = File.ReadLines(Path.Combine(Workspace.Folder, sample)).ToList();
        var shape = sample.EndsWith("/vtiger.jsonl", StringComparison.Ordinal) ? Workspace.Host.FindShape("vtiger").Shape : null;

        Compare(lines, shape);
    }

    [Test]
    public void All_months_as_one_stream_give_the_same_bytes_in_any_number_of_lanes() =>
        Compare([.. Samples().Where(sample => !sample.EndsWith("/vtiger.jsonl", StringComparison.Ordinal))
            .SelectMany(sample => File.ReadLines(Path.Combine(Workspace.Folder, sample)))
            .OrderBy(line => Json.Parse(line)["time"]!.ToString(), StringComparer.Ordinal)], null);

    private static void Compare(IReadOnlyList<string> lines, InputShape? shape)
    {
        var expected = Evaluate(lines, shape, 1);

        Assert.That(expected, Is.Not.Empty);
        Assert.That(Evaluate(lines, shape, 2).AsSpan().SequenceEqual(expected), Is.True, "two lanes");
        Assert.That(Evaluate(lines, shape, 7).AsSpan().SequenceEqual(expected), Is.True, "seven lanes");
    }

    /// <summary>The effects as they are written, until some months after the last event.</summary>
    private static byte[] Evaluate(IReadOnlyList<string> lines, InputShape? shape, int lanes)
    {
        var written = new ArrayBufferWriter<byte>();
        var run = Workspace.Host.Begin(new EvaluationOptions
        {
            Lanes = lanes,
            From = shape,
            Output = written,
            Until = Instant.FromUtc(2027, 1, 15, 12, 0),
        });
        foreach (var part in run.Apply(lines))
            Assert.That(part, Is.Empty);
        run.Finish();
        return written.WrittenSpan.ToArray();
    }
}
