using System.Buffers;
using PolicyEngine.Hosting.Ingestion;
using PolicyEngine.Runtime;

namespace PolicyEngine.Hosting.Output;

/// <summary>Effects as lines of JSON: the same bytes as their records would be, each with a line feed, without the records.</summary>
internal sealed class JsonLinesOutput
{
    private readonly Dictionary<(string, string?, string?), byte[]> versions = [];
    private readonly Utf8Line line = new();
    // Names and no versions: a line must not keep a revision that nobody serves any more.
    private (string Provider, string? Name, string? Revision) last = ("", null, null);
    private byte[] ofLast = [];

    /// <summary>Writes an effect.</summary>
    /// <param name="effect">The effect.</param>
    /// <param name="output">Where its line goes.</param>
    /// <returns>After how many of its bytes the members begin that only this effect has.</returns>
    public int Write(EffectLine effect, IBufferWriter<byte> output)
    {
        line.Clear();
        line.Raw("{\"ticket\":"u8);
        if (effect.Ticket is null)
            line.Raw("null"u8);
        else
            line.Text(effect.Ticket);
        line.Raw(VersionOf(effect));
        if (effect.Event is null)
            line.Raw("null"u8);
        else if (effect.Event.IsEncoded)
            line.Text(effect.Event.IdBytes);
        else
            line.Text(effect.Event.Id);
        line.Raw(",\"at\":"u8).Time(effect.At, effect.Times);
        foreach (var (before, gap) in effect.Form.Parts)
        {
            line.Raw(before);
            Fill(gap, effect);
        }
        var own = line.Raw(effect.Form.Rest).Written.Length;
        foreach (var (name, value) in effect.More)
            Write(line.Name(name), value);
        output.Write(line.Raw(effect.Form.End).Written);
        return own;
    }

    private void Fill(Gap gap, EffectLine effect)
    {
        switch (gap)
        {
            case Gap.FirstInstant:
                WriteInstant(effect.X, effect);
                break;
            case Gap.SecondInstant:
                WriteInstant(effect.Y, effect);
                break;
            case Gap.Fraction:
                line.Number(effect.Y / 10_000m);
                break;
            default:
                line.Raw("{\"role\":"u8);
                Write(line, effect.Actor.Role);
                if (effect.Actor.Name is { } name)
                    Write(line.Raw(",\"name\":"u8), name);
                line.Raw("}"u8);
                break;
        }
    }

    private void WriteInstant(long ticks, EffectLine effect)
    {
        if (ticks == ClockState.Never)
            line.Raw("null"u8);
        else
            line.Time(ticks, effect.Times);
    }

    private static void Write(Utf8Line line, in MemberValue value)
    {
        if (value.IsBytes)
            line.Text(value.Bytes);
        else
            line.Value(value.ToObject());
    }

    /// <summary>The members that all effects of a version have, up to the value of <c>event</c>.</summary>
    private byte[] VersionOf(EffectLine effect)
    {
        if (ReferenceEquals(effect.Version?.Revision, last.Revision) && ReferenceEquals(effect.Version?.Name, last.Name)
            && ReferenceEquals(effect.Provider, last.Provider))
            return ofLast;
        last = (effect.Provider, effect.Version?.Name, effect.Version?.Revision);
        if (versions.TryGetValue(last, out var known))
            return ofLast = known;
        var made = new Utf8Line().Name("provider").Value(effect.Provider)
            .Name("policy").Value(effect.Version?.Name).Name("revision").Value(effect.Version?.Revision).Raw(",\"event\":"u8);
        return ofLast = versions[last] = made.Written.ToArray();
    }
}
