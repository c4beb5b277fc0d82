using System.Globalization;
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
    private const int StackSize = 16 << 20;

    /// <summary>Of the processor's time, far beyond any policy on any machine; a cold start takes seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>A machine that is busy with other things may take this many times as long by the clock.</summary>
    private const int MostWaits = 10;

    /// <summary>What the work gives; null where it came to no end.</summary>
    public static T? Run<T>(Func<CancellationToken, T> work)
        where T : class
    {
        using var stop = new CancellationTokenSource();
        var done = (Result: default(T), Failure: default(ExceptionDispatchInfo));
        var token = stop.Token;
        var thread = new Thread(() => done = Do(work, token), StackSize)
        {
            IsBackground = true,
            Name = "policy script",
            CurrentCulture = CultureInfo.InvariantCulture,
            CurrentUICulture = CultureInfo.InvariantCulture,
        };
        thread.Start();
        if (!HasEnded(thread))
        {
            stop.Cancel();
            if (!thread.Join(TimeSpan.FromSeconds(1)))
                return null;
        }

        done.Failure?.Throw();
        return done.Result;
    }

    /// <summary>Waits for as long as the process has not worked for so long: a thread that gets no turn has done nothing wrong.</summary>
    private static bool HasEnded(Thread thread)
    {
        var begun = Environment.CpuUsage.TotalTime;
        for (var wait = 0; wait < MostWaits; wait++)
        {
            if (thread.Join(Patience))
                return true;
            if (Environment.CpuUsage.TotalTime - begun >= Patience)
                return false;
        }

        return false;
    }

    /// <summary>What is said of a script that kept the compiler busy for too long.</summary>
    public static Diagnostic TooLong(string file) =>
        Diagnostic.Of("PE0760", new(file));

    private static (T? Result, ExceptionDispatchInfo? Failure) Do<T>(Func<CancellationToken, T> work, CancellationToken stop)
        where T : class
    {
        try
        {
            return (work(stop), null);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return default;
        }
        catch (Exception failure)
        {
            return (null, ExceptionDispatchInfo.Capture(failure));
        }
    }
}
