using System.Runtime.ExceptionServices;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Scripting.Loading;

/// <summary>
/// A thread of its own for what a script's text makes the compiler do, and for a script's run: with a stack of a known
/// size whoever calls, and without the machine's culture. Texts are refused by counting; the clock here is a guard of
/// the host's for what nobody counted. A thread that does not stop when it is asked to is left behind.
/// </summary>
internal static class OwnThread
{
    /// <summary>Of the processor's time, far beyond any policy on any machine; a cold start takes seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>A machine that is busy with other things may take this many times as long by the clock.</summary>
    private const int MostWaits = 10;

    /// <summary>What the work gives; null where it came to no end.</summary>
    /// <param name="work">The work.</param>
    /// <param name="mayStay">
    /// Whether the thread may serve others after it, by what the work gave; always where nothing is said. A thread
    /// remembers the last exception that was thrown on it, and so whatever that exception's code stood in.
    /// </param>
    public static T? Run<T>(Func<CancellationToken, T> work, Predicate<T>? mayStay = null)
        where T : class
    {
        using var begun = new Begun<T>(work, mayStay);
        return HasEnded(begun) || begun.Stops() ? begun.Result() : null;
    }

    /// <summary>Begins some work, whose end is to be waited for beside work that is waited for itself.</summary>
    /// <param name="work">The work.</param>
    public static Begun<T> Begin<T>(Func<CancellationToken, T> work)
        where T : class => new(work, mayStay: null);

    /// <summary>Waits for as long as the process has not worked for so long: a thread that gets no turn has done nothing wrong.</summary>
    private static bool HasEnded<T>(Begun<T> begun)
        where T : class
    {
        var since = Environment.CpuUsage.TotalTime;
        for (var wait = 0; wait < MostWaits; wait++)
        {
            if (begun.Ends(Patience))
                return true;
            if (Environment.CpuUsage.TotalTime - since >= Patience)
                return false;
        }

        return false;
    }

    /// <summary>What is said of a script that kept the compiler busy for too long.</summary>
    public static Diagnostic TooLong(string file) =>
        Diagnostic.Of("PE0760", new(file));

    /// <summary>Work that goes on; disposed before its end, it is asked to stop and is left to itself.</summary>
    internal sealed class Begun<T> : IDisposable
        where T : class
    {
        private readonly CancellationTokenSource stop = new();
        private readonly ManualResetEventSlim done = new();
        private T? result;
        private ExceptionDispatchInfo? failure;

        public Begun(Func<CancellationToken, T> work, Predicate<T>? mayStay)
        {
            var token = stop.Token;
            StackThread.Take().Begin(() => Do(work, token, mayStay), done);
        }

        /// <summary>Whether the work ends within some time.</summary>
        public bool Ends(TimeSpan within) => done.Wait(within);

        /// <summary>Asks the work to stop, and says whether it does.</summary>
        public bool Stops()
        {
            stop.Cancel();
            return done.Wait(TimeSpan.FromSeconds(1));
        }

        /// <summary>What the work gave, waited for; null where it was stopped. Its exception is thrown.</summary>
        /// <param name="unless">Set when nobody waits any longer.</param>
        /// <exception cref="OperationCanceledException">Nobody waits any longer.</exception>
        public T? Result(CancellationToken unless = default)
        {
            done.Wait(unless);
            failure?.Throw();
            return result;
        }

        public void Dispose()
        {
            // What goes on may still ask whether it is to stop.
            if (done.IsSet)
                stop.Dispose();
            else
                stop.Cancel();
        }

        private bool Do(Func<CancellationToken, T> work, CancellationToken token, Predicate<T>? mayStay)
        {
            try
            {
                result = work(token);
                return mayStay is null || mayStay(result);
            }
            catch (OperationCanceledException) when (token.IsCancellationRequested)
            {
                return false;
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
                return false;
            }
        }
    }
}
