using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting.Output;

namespace PolicyEngine.Hosting.Evaluation.Lanes;

/// <summary>What is known of an effect only in the order of the output: what takes it in there, and where its members go.</summary>
/// <param name="Take">Takes the effect in; gives the members that the record thereby gets.</param>
/// <param name="Place">Where they go among the record's members.</param>
internal sealed record Deferred(Func<IEnumerable<KeyValuePair<string, object?>>> Take, int Place);

/// <summary>One thing that a decision leaves for the output.</summary>
/// <param name="Record">The effect; null where it is only taken in.</param>
/// <param name="Deferred">What the order of the output adds to it, or is told by it.</param>
/// <param name="Failure">What failed, in place of an effect.</param>
internal readonly record struct OutputItem(EffectRecord? Record, Deferred? Deferred = null, Diagnostic? Failure = null);

/// <summary>
/// What one lane leaves for the output, decision by decision, in its own order. Belongs to one lane, then to whoever
/// merges; used again for later batches.
/// </summary>
internal sealed class OutputLog
{
    private readonly List<(OutputKey Key, int First)> steps = [];
    private readonly List<OutputItem> items = [];
    private OutputKey key;
    private bool isBegun;

    /// <summary>How many decisions left something.</summary>
    public int Steps => steps.Count;

    /// <summary>What follows is left by the decision at this place.</summary>
    public void Begin(in OutputKey at) => (key, isBegun) = (at, false);

    public void Add(EffectRecord? record, Deferred? deferred = null) => Add(new OutputItem(record, deferred));

    public void Fail(Diagnostic failure) => Add(new OutputItem(null, Failure: failure));

    public OutputKey KeyOf(int step) => steps[step].Key;

    public ReadOnlySpan<OutputItem> ItemsOf(int step)
    {
        var end = step + 1 < steps.Count ? steps[step + 1].First : items.Count;
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(items)[steps[step].First..end];
    }

    public void Clear()
    {
        steps.Clear();
        items.Clear();
        isBegun = false;
    }

    private void Add(in OutputItem item)
    {
        if (!isBegun)
            steps.Add((key, items.Count));
        isBegun = true;
        items.Add(item);
    }
}
