namespace PolicyEngine.Benchmarks.Lines;

/// <summary>
/// Has code run until the runtime has compiled it for good: what is measured first in a process would otherwise stay with
/// code that counts its own calls.
/// </summary>
internal static class Warming
{
    private const int Rounds = 4;
    private const int Turns = 40;

    /// <summary>Longer than the runtime waits before it compiles again what was called often.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(400);

    public static void Run(Action operation)
    {
        for (var round = 0; round < Rounds; round++)
        {
            for (var turn = 0; turn < Turns; turn++)
                operation();
            Thread.Sleep(Rest);
        }
    }
}
