using System.Buffers;
using BenchmarkDotNet.Attributes;

namespace PolicyEngine.Benchmarks.Lines;

/// <summary>
/// The effects of a company's recorded tickets, notifications unrendered, from the decisions' numbers to bytes; against
/// writing the same bytes from values that are at hand, and against copying them. All effects are one operation.
/// </summary>
[MemoryDiagnoser]
public class WriterBenchmarks
{
    private readonly ArrayBufferWriter<byte> output = new(16 << 20);
    private SampleLines sample = null!;
    private DecidedEvents decided = null!;
    private PreparedEffects prepared = null!;
    private byte[] bytes = [];

    [Params("accioneficaz", "masnegocio")]
    public string Company { get; set; } = "";

    [GlobalSetup]
    public void Prepare()
    {
        sample = new SampleLines(Company);
        decided = new DecidedEvents(sample, Company, output);
        WriteEffects();
        bytes = output.WrittenSpan.ToArray();
        prepared = new PreparedEffects(bytes);
        WritePrepared();
        if (!output.WrittenSpan.SequenceEqual(bytes))
            throw new InvalidOperationException("What is at hand is written otherwise.");
        WriteEffects();
        if (!output.WrittenSpan.SequenceEqual(bytes) || bytes.Length < 100_000)
            throw new InvalidOperationException("The second time something else is written, or little.");
        Warming.Run(() => _ = (WritePrepared(), CopyOnly(), WriteEffects()));
    }

    [GlobalCleanup]
    public void Close() => sample.Dispose();

    [Benchmark(Baseline = true)]
    public int WritePrepared()
    {
        output.ResetWrittenCount();
        prepared.Write(output);
        return output.WrittenCount;
    }

    [Benchmark]
    public int CopyOnly()
    {
        output.ResetWrittenCount();
        output.Write(bytes);
        return output.WrittenCount;
    }

    [Benchmark]
    public int WriteEffects()
    {
        output.ResetWrittenCount();
        decided.Write();
        return output.WrittenCount;
    }
}
