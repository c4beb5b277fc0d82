using System.Buffers;
using System.Runtime.InteropServices;
using PolicyEngine.Diagnostics;
using PolicyEngine.Hosting.Output;

namespace PolicyEngine.Hosting.Evaluation.Lanes;

/// <summary>What is done with an effect when its turn in the output comes: gives the members that it thereby gets.</summary>
internal delegate IEnumerable<KeyValuePair<string, object?>> Deferred();

/// <summary>One thing that a decision leaves for the output.</summary>
internal readonly record struct OutputItem
{
    /// <summary>The effect as an object; null where it is among the log's bytes, or is only taken in.</summary>
    public EffectRecord? Record { get; init; }

    /// <summary>Where its line begins among the log's bytes, and where it ends.</summary>
    public int Start { get; init; }

    public int End { get; init; }

    /// <summary>Where members go that come about at the output: a place among the record's members, or among the bytes.</summary>
    public int Gap { get; init; }

    /// <summary>What the order of the output adds to it, or is told by it; null for nothing.</summary>
    public Deferred? Deferred { get; init; }

    public bool IsRefusal { get; init; }

    /// <summary>What failed, in place of an effect.</summary>
    public Diagnostic? Failure { get; init; }

    /// <summary>Whether somebody is told of it.</summary>
    public bool IsEffect => Record is not null || End > 0;
}

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

    /// <summary>The lines of its effects, where they are not objects.</summary>
    public ArrayBufferWriter<byte> Bytes { get; } = new();

    /// <summary>How many decisions left something.</summary>
    public int Steps => steps.Count;

    /// <summary>What follows is left by the decision at this place.</summary>
    public void Begin(in OutputKey at) => (key, isBegun) = (at, false);

    public void Add(in OutputItem item)
    {
        if (!isBegun)
            steps.Add((key, items.Count));
        isBegun = true;
        items.Add(item);
    }

    public void Fail(Diagnostic failure) => Add(new OutputItem { Failure = failure });

    public OutputKey KeyOf(int step) => steps[step].Key;

    public ReadOnlySpan<OutputItem> ItemsOf(int step)
    {
        var end = step + 1 < steps.Count ? steps[step + 1].First : items.Count;
        return CollectionsMarshal.AsSpan(items)[steps[step].First..end];
    }

    public void Clear()
    {
        steps.Clear();
        items.Clear();
        Bytes.ResetWrittenCount();
        isBegun = false;
    }
}
