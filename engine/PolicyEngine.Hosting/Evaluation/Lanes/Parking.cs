namespace PolicyEngine.Hosting.Evaluation.Lanes;

/// <summary>
/// Where one thread waits until another has done something: it spins for a while, then sleeps. Who wakes it takes no
/// lock, and does nothing where it does not sleep.
/// </summary>
internal sealed class Parking : IDisposable
{
    /// <summary>Turns of spinning, each of which gives the processor away where another thread wants it.</summary>
    private const int Spins = 100;

    private readonly AutoResetEvent signal = new(initialState: false);
    private int isParked;

    /// <summary>Waits until something is so. What makes it so calls <see cref="Wake"/> afterwards.</summary>
    public void Until(Func<bool> isReady)
    {
        var spin = new SpinWait();
        while (!isReady())
        {
            if (spin.Count < Spins)
            {
                spin.SpinOnce(sleep1Threshold: -1);
                continue;
            }
            Interlocked.Exchange(ref isParked, 1);
            // What became so before anybody could see that this sleeps.
            if (!isReady())
                signal.WaitOne();
            Volatile.Write(ref isParked, 0);
        }
    }

    public void Wake()
    {
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref isParked) != 0)
            signal.Set();
    }

    public void Dispose() => signal.Dispose();
}
