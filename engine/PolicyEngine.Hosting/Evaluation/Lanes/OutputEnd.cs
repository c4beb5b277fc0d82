using System.Buffers;
using PolicyEngine.Hosting.Output;

namespace PolicyEngine.Hosting.Evaluation.Lanes;

/// <summary>
/// Where the lanes' logs become one output: what only its order tells is added, effects and failures are counted. One
/// thread alone.
/// </summary>
/// <param name="summary">What is counted.</param>
/// <param name="bytes">Where lines are written; null: effects are objects.</param>
internal sealed class OutputEnd(EvaluationSummary summary, IBufferWriter<byte>? bytes)
{
    private readonly Utf8Line members = new();
    private List<EffectRecord> records = [];

    /// <summary>Tells what the lanes have left.</summary>
    /// <returns>The effects in order; none where they are written.</returns>
    public IReadOnlyList<EffectRecord> Tell(OutputLog[] logs)
    {
        if (!HasSteps(logs))
            return [];
        // What was returned is the caller's.
        records = [];
        var merge = new OutputMerge(logs);
        while (merge.TryRead(out var log, out var items))
        {
            foreach (ref readonly var item in items)
            {
                if (item.Failure is { } failure)
                    summary.AddFailure(failure);
                else
                    Tell(log, item);
            }
        }
        return records;
    }

    /// <summary>Whether anything was left: of most single lines nothing is.</summary>
    private static bool HasSteps(OutputLog[] logs)
    {
        foreach (var log in logs)
        {
            if (log.Steps > 0)
                return true;
        }
        return false;
    }

    private void Tell(OutputLog log, in OutputItem item)
    {
        var told = item.Deferred?.Invoke();
        if (!item.IsEffect)
            return;
        summary.Effects++;
        summary.Refusals += item.IsRefusal ? 1 : 0;
        if (item.Record is { } record)
            records.Add(told is null ? record : record with { Members = [.. record.Members.Take(item.Gap), .. told, .. record.Members.Skip(item.Gap)] });
        else
            Write(log.Bytes.WrittenSpan, item, told ?? []);
    }

    private void Write(ReadOnlySpan<byte> lines, in OutputItem item, IEnumerable<KeyValuePair<string, object?>> told)
    {
        members.Clear();
        foreach (var (name, value) in told)
            members.Name(name).Value(value);
        bytes!.Write(lines[item.Start..item.Gap]);
        bytes!.Write(members.Written);
        bytes!.Write(lines[item.Gap..item.End]);
    }
}
