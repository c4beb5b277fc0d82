namespace PolicyEngine.Testing.Load;

/// <summary>One thread of a load: takes the next event of one of its partitions after the other.</summary>
/// <param name="partitions">Its partitions, each with its place among those of all threads.</param>
/// <param name="machine">The wall clock.</param>
internal sealed class LoadWorker(IReadOnlyList<(LoadPartition Partition, int Place)> partitions, ILoadMachine machine)
{
    /// <summary>What it has measured.</summary>
    public LoadMeter Meter { get; set; } = null!;

    /// <summary>Opens the tickets.</summary>
    public void Fill()
    {
        foreach (var (partition, _) in partitions)
            partition.Fill();
    }

    /// <summary>As fast as it goes: an event begins when the one before it has ended.</summary>
    /// <param name="until">The instant after which no event begins.</param>
    /// <param name="events">How many events each partition decides, by its place; null: as many as there is time for.</param>
    /// <param name="cancelled">Ends it early.</param>
    public void Run(long until, Func<int, long>? events, CancellationToken cancelled)
    {
        var isDone = false;
        var ended = machine.Now;
        for (var round = 0L; !isDone && !cancelled.IsCancellationRequested; round++)
        {
            isDone = true;
            foreach (var (partition, place) in partitions)
            {
                if (ended >= until)
                    return;
                if (events is not null && round >= events(place))
                    continue;
                isDone = false;
                partition.DrawNext();
                ended = Take(partition, machine.Now);
            }
        }
    }

    /// <summary>
    /// At a rate: events are due at equal distances, whether those before them have been decided or not, and each one's
    /// time counts from the instant at which it was due.
    /// </summary>
    /// <param name="start">When the first event of all threads is due.</param>
    /// <param name="until">The instant after which no event begins.</param>
    /// <param name="rate">How many events of all threads are due in a second.</param>
    /// <param name="all">How many partitions all threads have.</param>
    /// <param name="events">How many events each partition decides, by its place; null: as many as there is time for.</param>
    /// <param name="cancelled">Ends it early.</param>
    public void Run(long start, long until, double rate, int all, Func<int, long>? events, CancellationToken cancelled)
    {
        var isDone = false;
        for (var round = 0L; !isDone && !cancelled.IsCancellationRequested; round++)
        {
            isDone = true;
            foreach (var (partition, place) in partitions)
            {
                var due = start + (long)((round * all + place) * 1e9 / rate);
                if (due >= until || (events is not null && round >= events(place)))
                    continue;
                isDone = false;
                partition.DrawNext();
                if (machine.Now < due)
                    machine.WaitUntil(due);
                else if (machine.Now >= until)
                {
                    Meter.Behind = DueBefore(until, start, rate, all, round, place);
                    return;
                }
                Take(partition, due);
            }
        }
    }

    /// <summary>What was due before the event fires first; all of it counts from when the event begins or was due.</summary>
    /// <returns>When it had been decided.</returns>
    private long Take(LoadPartition partition, long from)
    {
        while (partition.TryFire())
            Meter.Fired(partition, machine.Now - from);
        partition.Decide();
        var ended = machine.Now;
        Meter.Decided(partition, ended - from);
        return ended;
    }

    /// <summary>How many of its events were due before an instant, from the one in its hand on.</summary>
    private long DueBefore(long until, long start, double rate, int all, long round, int place)
    {
        var due = (until - start) * rate / 1e9;
        var behind = 0L;
        foreach (var (_, other) in partitions)
            behind += Math.Max(0, (long)Math.Ceiling((due - other) / all) - round - (other < place ? 1 : 0));
        return behind;
    }
}
