using System.Text;
using PolicyEngine.Hosting.Output;

namespace PolicyEngine.Cli.Evaluate;

/// <summary>Writes one effect a line: UTF-8 without a mark, lines ended by a line feed on every machine.</summary>
internal sealed class JsonLinesWriter(Stream stream) : IEffectWriter
{
    private readonly StreamWriter writer = new(stream, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };

    public void Write(IReadOnlyList<EffectRecord> effects)
    {
        foreach (var effect in effects)
            writer.WriteLine(effect.ToJson());
    }

    public void Flush() => writer.Flush();

    public void Complete() => writer.Flush();

    public void Dispose() => writer.Dispose();
}
