using System.Runtime.InteropServices;

namespace PolicyEngine.Hosting.Evaluation.Lanes;

/// <summary>
/// Who may touch the facts that tickets share: decisions that can are made one after the other in the order of the
/// output, while all others go on. A lane says how far it has come; one that wants its turn waits until every other lane
/// is past its place, or waits for a later one itself. Nobody takes a lock.
/// </summary>
internal sealed class Turns
{
    private readonly Standing[] standings;
    private volatile bool isBroken;

    /// <summary>A lane's own: alone on its lines of the cache, since it is written for each event.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 128)]
    private struct Standing
    {
        /// <summary>All that this and earlier numbers release is decided but for what this one releases.</summary>
        [FieldOffset(0)]
        public long Reached;

        /// <summary>The place of the decision that waits for its turn.</summary>
        [FieldOffset(8)]
        public Place? Waiting;
    }

    private sealed record Place(OutputKey Key);

    public Turns(int lanes) => standings = new Standing[lanes];

    /// <summary>A lane goes on to what a sequence number releases: before it, it touches nothing any more.</summary>
    public void Reach(int lane, long sequence) => Volatile.Write(ref standings[lane].Reached, sequence);

    /// <summary>Waits for a lane's turn.</summary>
    /// <exception cref="OperationCanceledException">Another lane has failed and will never come so far.</exception>
    public void Take(int lane, in OutputKey key)
    {
        if (standings.Length == 1)
            return;
        Volatile.Write(ref standings[lane].Waiting, new Place(key));
        var spin = new SpinWait();
        for (var other = 0; other < standings.Length; other++)
        {
            while (other != lane && !IsPast(other, key))
            {
                if (isBroken)
                    throw new OperationCanceledException("Another lane has failed.");
                spin.SpinOnce(sleep1Threshold: -1);
            }
        }
    }

    /// <summary>The turn is over.</summary>
    public void Give(int lane)
    {
        if (standings.Length > 1)
            Volatile.Write(ref standings[lane].Waiting, null);
    }

    /// <summary>A lane has failed: nobody may wait for it.</summary>
    public void Break() => isBroken = true;

    private bool IsPast(int lane, in OutputKey key) =>
        Volatile.Read(ref standings[lane].Reached) > key.Sequence
        || (Volatile.Read(ref standings[lane].Waiting) is { } place && place.Key.CompareTo(key) > 0);
}
