using System.Buffers;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NodaTime;
using NodaTime.Text;
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

    /// <param name="company">The company's id.</param>
    /// <param name="atLeast">How many lines there are at least: the recording is played again until there are.</param>
    public SampleLines(string company, int atLeast = 1)
    {
        var workspace = PolicyHost.FindWorkspace(AppContext.BaseDirectory)!;
        Host = PolicyHost.Open(workspace);
        using var read = new EventLines(File.OpenRead(Path.Combine(workspace, "policies", company, "samples", $"{Files[company]}.jsonl")));
        var recorded = read.All().Select(line => Encoding.UTF8.GetString(line.Span)).ToList();
        var span = TimeOf(recorded[^1]) - TimeOf(recorded[0]) + Duration.FromDays(1);
        for (var copy = 0; copy * recorded.Count < atLeast; copy++)
            lines.AddRange(recorded.Select(line => Again(line, copy, span * copy)));
    }

    public PolicyHost Host { get; }

    public IReadOnlyList<byte[]> Lines => lines;

    /// <summary>The same in parts as they come from a file.</summary>
    public IReadOnlyList<IReadOnlyList<ReadOnlyMemory<byte>>> Parts
    {
        get
        {
            using var read = new EventLines(new MemoryStream([.. lines.SelectMany(line => line.Append((byte)'\n'))]));
            return [.. read.Parts().Select(part => part.Select(line => new ReadOnlyMemory<byte>(line.ToArray())).ToArray())];
        }
    }

    /// <summary>Reads lines of any source by these plans.</summary>
    public static EventScanner ScannerOf(EventPlans plans) => new(source => EventSource.Parse(source)! with { Plans = plans });

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

    /// <summary>
    /// A line of a recording that is played once more: as another event, of another ticket, and that much later with every
    /// time in it.
    /// </summary>
    private static byte[] Again(string line, int copy, Duration later)
    {
        if (copy == 0)
            return Encoding.UTF8.GetBytes(line);
        var json = EventReader.ReadObject(Encoding.UTF8.GetBytes(line));
        foreach (var text in json.Descendants().OfType<JValue>().Where(value => value.Type == JTokenType.String))
        {
            if (OffsetDateTimePattern.Rfc3339.Parse((string)text!) is { Success: true, Value: var time })
                text.Value = OffsetDateTimePattern.Rfc3339.Format(time + later);
        }
        json["id"] = $"{json["id"]}-{copy}";
        if ((string)json["type"]! is not ("customer.updated" or "service.interrupted" or "service.restored"))
            json["subject"] = $"{json["subject"]}-{copy}";
        return Encoding.UTF8.GetBytes(json.ToString(Formatting.None));
    }

    private static Instant TimeOf(string line) => EventTime.Parse((string)EventReader.ReadObject(Encoding.UTF8.GetBytes(line))["time"]!)!.Value;

    public void Dispose() => Host.Dispose();
}
