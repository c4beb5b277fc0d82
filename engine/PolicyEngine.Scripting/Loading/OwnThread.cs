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

    /// <summary>Far beyond any policy on any machine; a cold start on a loaded one takes seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

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
        if (!thread.Join(Patience))
        {
            stop.Cancel();
            if (!thread.Join(TimeSpan.FromSeconds(1)))
                return null;
        }

        done.Failure?.Throw();
        return done.Result;
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
