using PolicyEngine.Testing.Load;

namespace PolicyEngine.Tests.Load;

/// <summary>A machine whose clock goes on by itself each time that somebody looks at it.</summary>
/// <param name="step">By how many nanoseconds.</param>
internal sealed class FakeMachine(long step = 100) : ILoadMachine
{
    private long now;

    public long Now => Interlocked.Add(ref now, step);

    public IReadOnlyList<KeyValuePair<string, string>> Description => [new("processor", "fake")];

    /// <summary>Something has taken time: a halt of the machine, a decision.</summary>
    public void Halt(long nanoseconds) => Interlocked.Add(ref now, nanoseconds);

    public void WaitUntil(long nanoseconds)
    {
        for (var seen = Volatile.Read(ref now); seen < nanoseconds; seen = Volatile.Read(ref now))
            Interlocked.CompareExchange(ref now, nanoseconds, seen);
    }

    public MachineReading Read(bool collect = false) => new(100, 50, 0, 0, 0, now);
}
