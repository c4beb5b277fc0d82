using System.Text.Json;
using BenchmarkDotNet.Attributes;
using PolicyEngine.Hosting.Evaluation;
using PolicyEngine.Hosting.Ingestion;

namespace PolicyEngine.Benchmarks.Lines;

/// <summary>
/// A company's recorded lines: encoded, and read and decided with all deadlines that fall due on the way, against a
/// <see cref="Utf8JsonReader"/> that walks every token of the same bytes and keeps nothing. All lines are one operation.
/// </summary>
[MemoryDiagnoser]
public class ReaderBenchmarks
{
    /// <summary>So many that what a run begins with is not what is measured.</summary>
    private const int Lines = 10_000;

    private EventScanner scanner = null!;
    private readonly TicketEvent read = new();
    private SampleLines sample = null!;
    private IReadOnlyList<IReadOnlyList<ReadOnlyMemory<byte>>> parts = [];

    [Params("accioneficaz", "encor", "masnegocio")]
    public string Company { get; set; } = "";

    [GlobalSetup]
    public void Prepare()
    {
        sample = new SampleLines(Company, Lines);
        parts = sample.Parts;
        if (sample.Evaluate(scans: true, direct: true) != sample.Evaluate(scans: false, direct: false))
            throw new InvalidOperationException("Lines that are scanned come to something else.");
        var plans = new EventPlans(sample.Host.Get(Company).Plugin.Vocabulary);
        scanner = SampleLines.ScannerOf(plans);
        Warming.Run(() => _ = (ParseOnly(), Encode(), ReadAndDecide(), ReadAheadAndDecide()));
    }

    [GlobalCleanup]
    public void Close() => sample.Dispose();

    [Benchmark(Baseline = true)]
    public int ParseOnly()
    {
        var tokens = 0;
        foreach (var line in sample.Lines)
        {
            var reader = new Utf8JsonReader(line);
            while (reader.Read())
                tokens++;
        }
        return tokens;
    }

    [Benchmark]
    public int Encode()
    {
        var encoded = 0;
        foreach (var line in sample.Lines)
            encoded += scanner.TryRead(line, read) ? 1 : 0;
        return encoded;
    }

    [Benchmark]
    public int ReadAndDecide() => Decide(readsAhead: false);

    [Benchmark]
    public int ReadAheadAndDecide() => Decide(readsAhead: true);

    /// <summary>The control of what is done by two threads.</summary>
    [Benchmark]
    public int HandOver() => Handover.Run();

    private int Decide(bool readsAhead)
    {
        var run = sample.Host.Begin(new EvaluationOptions { Render = false, Tells = false, ReadsAhead = readsAhead });
        foreach (var _ in run.Apply(parts))
        {
        }
        return run.Summary.Lines;
    }
}
