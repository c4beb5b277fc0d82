using System.Buffers;
using System.Text;
using PolicyEngine.Hosting;
using PolicyEngine.Hosting.Evaluation;
using PolicyEngine.Hosting.Ingestion;

namespace PolicyEngine.Benchmarks.Lines;

/// <summary>A company's recorded events as they stand in their file, and its policies as shipped.</summary>
internal sealed class SampleLines : IDisposable
{
    private static readonly Dictionary<string, string> Files = new()
    {
        ["accioneficaz"] = "mes",
        ["encor"] = "mes",
        ["masnegocio"] = "semana",
    };

    private readonly List<byte[]> lines = [];

    public SampleLines(string company)
    {
        var workspace = PolicyHost.FindWorkspace(AppContext.BaseDirectory)!;
        Host = PolicyHost.Open(workspace);
        using var read = new EventLines(File.OpenRead(Path.Combine(workspace, "policies", company, "samples", $"{Files[company]}.jsonl")));
        lines.AddRange(read.All().Select(line => line.ToArray()));
    }

    public PolicyHost Host { get; }

    public IReadOnlyList<byte[]> Lines => lines;

    /// <summary>What the policies make of all lines, one way or the other.</summary>
    /// <param name="scans">Whether the usual line is read without objects.</param>
    /// <param name="direct">Whether effects are written straight to bytes, or as records.</param>
    public string Evaluate(bool scans, bool direct)
    {
        var written = new ArrayBufferWriter<byte>();
        var run = Host.Begin(new EvaluationOptions { Render = false, Scans = scans, Output = direct ? written : null });
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            foreach (var effect in run.Apply(line))
                text.Append(effect.ToJson()).Append('\n');
        }
        return direct ? Encoding.UTF8.GetString(written.WrittenSpan) : text.ToString();
    }

    public void Dispose() => Host.Dispose();
}
