namespace PolicyEngine.Hosting.Evaluation.Lanes;

/// <summary>What a lane is to do with a batch.</summary>
internal readonly record struct LaneTask(Batch Batch, bool IsToDecide);

/// <summary>Tasks from one thread to one other, in order, without a lock.</summary>
internal sealed class BatchRing
{
    private const int Size = 64;

    private readonly LaneTask[] tasks = new LaneTask[Size];
    private int written;
    private int read;

    public bool IsEmpty => Volatile.Read(ref written) == Volatile.Read(ref read);

    /// <exception cref="InvalidOperationException">Nobody takes anything out: more is underway than there are batches.</exception>
    public void Put(LaneTask task)
    {
        if (written - Volatile.Read(ref read) == Size)
            throw new InvalidOperationException("The ring is full.");
        tasks[written % Size] = task;
        Volatile.Write(ref written, written + 1);
    }

    /// <summary>Takes the oldest task; the ring must not be empty.</summary>
    public LaneTask Take()
    {
        var task = tasks[read % Size];
        tasks[read % Size] = default;
        Volatile.Write(ref read, read + 1);
        return task;
    }
}
