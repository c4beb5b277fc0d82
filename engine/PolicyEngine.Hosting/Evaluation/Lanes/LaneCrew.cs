using System.Runtime.ExceptionServices;

namespace PolicyEngine.Hosting.Evaluation.Lanes;

/// <summary>
/// A thread for each lane, for as long as this lives. Batches are handed over and awaited by one thread alone. Disposing
/// it ends the threads, whether or not they have done all.
/// </summary>
internal sealed class LaneCrew : IDisposable
{
    /// <summary>As much as the main thread has: what renders in one renders in the other.</summary>
    private const int StackBytes = 16 << 20;

    private readonly Worker[] workers;
    private readonly Turns turns;
    private readonly Parking caller = new();
    private volatile ExceptionDispatchInfo? failure;
    private volatile bool isEnding;

    private sealed record Worker(Lane Lane, BatchRing Ring, Parking Parking)
    {
        public Thread? Thread { get; set; }
    }

    public LaneCrew(IReadOnlyList<Lane> lanes, Turns turns)
    {
        this.turns = turns;
        workers = [.. lanes.Select(lane => new Worker(lane, new BatchRing(), new Parking()))];
        foreach (var worker in workers)
        {
            worker.Thread = new Thread(() => Work(worker), StackBytes) { IsBackground = true, Name = $"lane {worker.Lane.Number}" };
            worker.Thread.Start();
        }
    }

    /// <summary>Has the lanes read a batch's lines, or decide its entries; where there are none, nothing is to be awaited.</summary>
    public void Hand(Batch batch, bool isToDecide)
    {
        // Most batches hold nothing but usual lines, which the scanner has read already. One without entries stands
        // nowhere in the order: lanes that reached it would go back.
        if (isToDecide ? batch.Entries.Count == 0 : !batch.HasTexts)
            return;
        batch.Begin();
        foreach (var worker in workers)
        {
            worker.Ring.Put(new LaneTask(batch, isToDecide));
            worker.Parking.Wake();
        }
    }

    /// <summary>Waits until all lanes have done what they were handed the batch for.</summary>
    /// <exception cref="Exception">Whatever a lane threw.</exception>
    public void Await(Batch batch)
    {
        caller.Until(() => batch.IsFinished || failure is not null);
        failure?.Throw();
    }

    public void Dispose()
    {
        isEnding = true;
        foreach (var worker in workers)
            worker.Parking.Wake();
        foreach (var worker in workers)
        {
            worker.Thread!.Join();
            worker.Parking.Dispose();
        }
        caller.Dispose();
    }

    private void Work(Worker worker)
    {
        try
        {
            while (true)
            {
                worker.Parking.Until(() => isEnding || !worker.Ring.IsEmpty);
                // What was handed over is done to its end: another lane may wait for it.
                if (worker.Ring.IsEmpty)
                    return;
                var (batch, isToDecide) = worker.Ring.Take();
                if (isToDecide)
                    worker.Lane.Decide(batch);
                else
                    worker.Lane.Read(batch, workers.Length);
                batch.Finish();
                caller.Wake();
            }
        }
        // A bug: it is thrown where the batch is awaited. Lanes that wait for this one are let go.
        catch (Exception exception)
        {
            if (exception is not OperationCanceledException)
                failure = ExceptionDispatchInfo.Capture(exception);
            turns.Break();
            caller.Wake();
        }
    }
}
