using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace PolicyEngine.Scripting.Loading;

/// <summary>
/// A thread with a stack of a known size. One that has done its work waits for more: making a thread takes longer than
/// some of the work. Nothing of the work is held while it waits.
/// </summary>
internal sealed class StackThread
{
    private const int StackSize = 16 << 20;

    /// <summary>A compilation works on two; more wait only where several scripts are compiled at once.</summary>
    private const int MostWaiting = 4;

    private static readonly ConcurrentStack<StackThread> Waiting = [];

    private readonly SemaphoreSlim begins = new(0);
    private Func<bool>? work;
    private ManualResetEventSlim? done;
    private bool isStarted;

    /// <summary>A thread that has nothing to do.</summary>
    public static StackThread Take() => Waiting.TryPop(out var waiting) ? waiting : new();

    /// <summary>Does some work on a thread that was taken.</summary>
    /// <param name="next">The work, which throws nothing; says whether the thread may do more after it.</param>
    /// <param name="ended">Set when it is done.</param>
    public void Begin(Func<bool> next, ManualResetEventSlim ended)
    {
        (work, done) = (next, ended);
        begins.Release();
        if (isStarted)
            return;
        isStarted = true;
        new Thread(Live, StackSize)
        {
            IsBackground = true,
            Name = "policy script",
            CurrentCulture = CultureInfo.InvariantCulture,
            CurrentUICulture = CultureInfo.InvariantCulture,
        }.UnsafeStart();
    }

    private void Live()
    {
        do
        {
            begins.Wait();
        }
        while (Work());
    }

    /// <summary>Not inlined: nothing of the work stays in the frame of a thread that waits.</summary>
    /// <returns>Whether the thread waits for more.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Work()
    {
        var (next, ended) = (work!, done!);
        (work, done) = (null, null);
        var stays = next() && Waiting.Count < MostWaiting;
        // Before anybody is told, who may want a thread at once.
        if (stays)
            Waiting.Push(this);
        ended.Set();
        return stays;
    }
}
